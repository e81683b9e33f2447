import { assertCuts } from './cuts';

describe('sentences in other languages', () => {
  it('French', () => {
    assertCuts('fr', [
      'M. Macron est arrivé à 10 h.¦ Il a parlé à Mme Le Pen.',
      "M. Le Drian a répondu.¦ Personne n'a compris.",
      "« C'est faux », a dit M. Dupont.¦ « Nous verrons. »¦ Il est parti.",
      "« C'est faux.¦ Nous verrons », a-t-il dit.",
      "« C'est vrai ? » demanda-t-il.¦ Personne ne répondit.",
      "Le XXe siècle fut long.¦ Louis XIV régna.¦ C'était au XVIIe siècle.",
      'En 52 av. J.-C., Alésia tomba.¦ César gagna.',
      "Voir p. 12, art. 5, n° 3.¦ C'est écrit.",
      'Il aime les pommes, les poires, etc.¦ Paul aime le vin.',
      "L'entreprise S.A. Dupont a fermé.¦ Elle vend des briquets.",
      'Il est né le 1er janvier 1990 à St. Denis.¦ Sa mère aussi.',
      'Quoi ?!¦ Impossible !¦ Rien.',
      'Enfin...¦ Il est venu.',
      'J. K. Rowling a écrit un livre.¦ Il est bon.',
    ]);
  });

  it('Spanish', () => {
    assertCuts('es', [
      'El Sr. García llegó a las 5 p. m. a Madrid.¦ Habló con la Dra. López.',
      'Los EE. UU. y la UE firmaron.¦ México no.',
      'Viajó a EE. UU.¦ Después volvió.',
      '¿Qué pasó?¦ ¡Nada!¦ Todo bien.',
      '«Es falso», dijo.¦ «Ya veremos».¦ Se fue.',
      'Vive en la Av. Reforma núm. 12.¦ Es caro.',
      'Compró pan, leche, etc.¦ Luego se fue.',
      'Nació en el siglo XX.¦ Murió en 2005.',
      'Según el art. 5, pág. 12, es legal.¦ El juez lo negó.',
      'J. L. Borges nació en Buenos Aires.¦ Escribió mucho.',
    ]);
  });

  it('Italian', () => {
    assertCuts('it', [
      'Il sig. Rossi è arrivato alle 10.¦ Ha parlato con il dott. Bianchi.',
      "L'on. Verdi ha smentito.¦ La Camera ha votato.",
      '«È falso», ha detto.¦ «Vedremo».¦ È uscito.',
      'La Fiat S.p.A. chiude.¦ Il mercato crolla.',
      'È nato nel sec. XX a S. Giovanni.¦ È morto nel 2005.',
      'Vedi pag. 12, art. 5, n. 3.¦ È scritto.',
      'Ha comprato pane, latte ecc.¦ Poi è uscito.',
    ]);
  });

  it('Portuguese', () => {
    assertCuts('pt', [
      'O Sr. Silva chegou às 10h.¦ Falou com a Dra. Costa.',
      'Os E.U.A. assinaram.¦ O Brasil não.',
      '«É falso», disse.¦ «Veremos».¦ Saiu.',
      'Mora na Av. Paulista, n.º 12.¦ É caro.',
      'Nasceu no séc. XX.¦ Morreu em 2005.',
      'O prof. Dr. José da Silva falou.¦ Ninguém ouviu.',
    ]);
  });

  it('Dutch', () => {
    assertCuts('nl', [
      'Dhr. Jansen kwam om 10 uur.¦ Hij sprak met mevr. De Vries.',
      'Dat geldt bijv. voor Nederland.¦ België niet.',
      "'s Avonds regent het.¦ 's Nachts ook.",
      "Hij woont in 's-Gravenhage.¦ Zij niet.",
      '„Dat is onjuist”, zei hij.¦ „We zien wel.”¦ Hij ging weg.',
      'Prof. dr. A. de Vries sprak.¦ Niemand luisterde.',
      'De n.v. Philips groeit.¦ Dat is mooi.',
    ]);
  });

  it('Polish', () => {
    assertCuts('pl', [
      'Dr Kowalski przyszedł o godz. 10.¦ Rozmawiał z prof. Nowakiem.',
      'Urodził się w 1990 r. w Warszawie.¦ Zmarł w 2005 r.',
      'Było to w 1990 r.¦ Potem wyjechał.',
      '„To nieprawda”, powiedział.¦ „Zobaczymy”.¦ Wyszedł.',
      'Mieszka na ul. Długiej 5.¦ To drogie.',
      'Kupił chleb, mleko itp.¦ Potem wyszedł.',
      'Cena wzrosła do 5 mln zł.¦ Rząd milczy.',
    ]);
  });

  it('Czech', () => {
    assertCuts('cs', [
      'Dr. Novák přišel v 10 hod. do Prahy.¦ Mluvil s prof. Svobodou.',
      'Dne 5. ledna 1990 se narodil.¦ Zemřel v roce 2005.',
      'Karel IV. byl císař.¦ Vládl dlouho.',
      '„To není pravda,“ řekl.¦ „Uvidíme.“¦ Odešel.',
      'Firma ČEZ, a.s., roste.¦ Akcie klesají.',
      'Ve 20. století zemřel.¦ Jeho syn žil.',
    ]);
  });

  it('Swedish', () => {
    assertCuts('sv', [
      'Dr. Svensson kom kl. 10.¦ Han talade med prof. Berg.',
      'Det gäller t.ex. Sverige.¦ Norge inte.',
      'Jag såg det.¦ Peter såg det inte.',
      'Han köpte bröd, mjölk m.m.¦ Sedan gick han.',
      '”Det är fel”, sade han.¦ ”Vi får se.”¦ Han gick.',
    ]);
  });

  it('Russian', () => {
    assertCuts('ru', [
      'Г-н Иванов родился в 1990 г. в Москве.¦ Он умер.',
      'Это было в 1990 г.¦ Потом он уехал.',
      'А. С. Пушкин жил на ул. Мойка, д. 12.¦ Он поэт.',
      '«Это неправда», — сказал он.¦ «Посмотрим».¦ Он ушёл.',
      '— Кто там? — спросил он.¦ — Он.¦ — Входи!',
      'Цена выросла до 5 млн руб. за год.¦ Это много.',
      'Он купил хлеб, молоко и т. д.¦ Потом ушёл.',
      'Книги, журналы и др.¦ Иванов читал всё.',
    ]);
  });

  it('Ukrainian', () => {
    assertCuts('uk', [
      'Пан Коваль народився у 1990 р. в Києві.¦ Він помер.',
      'Т. Г. Шевченко жив на вул. Хрещатик, буд. 5.¦ Він поет.',
      '«Це неправда», — сказав він.¦ «Побачимо».¦ Він пішов.',
    ]);
  });

  it('Turkish', () => {
    assertCuts('tr', [
      "Dr. Yılmaz saat 10'da geldi.¦ Prof. Kaya ile konuştu.",
      'II. Abdülhamid tahttaydı.¦ Sonra indirildi.',
      'Bu 19. yüzyılda oldu.¦ Osmanlı zayıftı.',
      'İstanbul büyüktür.¦ İki kıtadadır.',
      'T.C. Merkez Bankası açıkladı.¦ Faiz arttı.',
      '3. Selim reform yaptı.¦ Sonra öldü.',
      'Sultan 3. Selim reform yaptı.¦ Bu zordu.',
    ]);
  });

  it('Indonesian', () => {
    assertCuts('id', [
      'Dr. Budi tiba pukul 10.00.¦ Ia berbicara dengan Prof. Sari.',
      'PT. Maju Jaya tutup.¦ Karyawan marah.',
      'Ia membeli roti, susu, dll.¦ Lalu pulang.',
      'Jl. Sudirman No. 5 macet.¦ Polisi datang.',
    ]);
  });

  it('Arabic', () => {
    assertCuts('ar', [
      'وصل د. أحمد اليوم.¦ قال إنه سعيد.',
      'هل هذا صحيح؟¦ نعم!¦ انتهى.',
      'قال: «هذا خطأ.¦ سنرى».¦ ثم ذهب.',
    ]);
  });

  it('Hindi', () => {
    assertCuts('hi', [
      'यह सच है।¦ वह झूठ है।',
      'डॉ. शर्मा आए।¦ वे बोले।',
      'क्या यह सच है?¦ हाँ!¦ ठीक है।',
      'ए. पी. जे. अब्दुल कलाम आए।¦ वे बोले।',
    ]);
  });

  it('Chinese', () => {
    assertCuts('zh', [
      '他说：“这是错的。”¦然后他走了。',
      '这是真的吗？¦不是！¦好吧。',
      '价格为3.5元。¦很贵。',
    ]);
  });

  it('Japanese', () => {
    assertCuts('ja', [
      'これは本当です。¦嘘です。',
      '「これは嘘だ。」と彼は言った。¦終わり。',
      '彼は「本当ですか？」と聞いた。¦終わり。',
      'すごい！¦本当？¦はい。',
    ]);
  });

  it('Korean', () => {
    assertCuts('ko', [
      '그는 왔다.¦ 그녀는 갔다.',
      '"이것은 거짓이다."¦ 그는 말했다.',
      '가격은 3.5달러다.¦ 비싸다.',
      '"사실입니까?"라고 물었다.¦ 끝.',
      '"사실이다."라고 말했다.¦ 끝.',
    ]);
  });
});
