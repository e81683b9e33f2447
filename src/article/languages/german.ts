import type { LanguageTable } from './table';

export const german: LanguageTable = {
  id: 'de',
  goesOn: `
    dr dres prof dipl ing hr hrn frl frhr med mult phil jur rer nat habil univ theol cand stud oec päd vet dent pharm
    psych priv doz präs vors stellv stv staatssekr bgm hptm ltn oblt obltn kdt insp st ste skt hl =ev Ev Mag Mr Mrs Ms
    Msgr Mt Fa Gebr Kfm Ldkr Lkr Obb Pfr Reg Inh Chr
    z.B z.T z.Z z.Zt z.Hd d.h d.i i.d.R i.A i.V i.S i.e i.H.v i.S.v i.S.d i.V.m i.R.d i.Allg s.o s.u s.a o.g u.U m.E m.W
    v.a n.a p.a v.l v.r d.J d.M a.a.O a.O zb
    ca bzw bspw vgl sog insb insbes inkl exkl zzgl abzgl abzügl einschl ausschl ggf ggfs evtl evt eventl gem bes spez
    ehem geb gest gegr verh verw vorm nachm röm kath evang dt dtsch engl frz franz ital portug russ poln tschech türk
    griech lat =schweiz österr amerik brit jap chin europ staatl städt zust jährl monatl mtl tägl tgl wöchentl wiss
    techn polit wirtsch milit mind =max durchschn ungef entspr urspr eigtl erw hrsg hg übers bearb bezgl bzgl betr
    diesbzgl dgl desgl allg gesetzl öffentl jew mögl natürl persönl schriftl mündl amtl ausgen befr berufl bisl chem
    ärztl westf nördl südl östl westl versch wg vs resp approx nrn ggü lt
    Abs Abb Anm Aufl Ausg Az Bde Forts Kgl Tel Verf Verl Vorst Zt Ztschr
  `,
  beforeNumber: `
    nr nrn No Art artt abs abschn abb abt anl anm aufl az bd bde bl buchst fig fn jg kap lfg lit pos rdnr rn rz s sp
    tab tel tl ziff zif str pl op Jan Feb Febr Mär Apr Jun Jul Aug Sep Sept Okt Nov Dez Mo Di Mi Do Fr Sa So
  `,
  mayEnd: `
    usw usf etc u.a u.ä u.v.m u.v.a u.s.w u.s.f o.ä o.dgl u.dgl u.a.m e.V a.D i.R i.B n.Chr v.Chr u.Z ff f
    mio mrd trd tsd t mill md jh jhd jhdt jr sr jun sen co inc ltd corp bros cie plc str pl h.c m.d a.m p.m u.s u.s.a
    u.k u.n abt bd Bhf Hbf Min Std Sek Red Feb Febr Apr Aug Sept Okt Nov Dez
  `,
  endings: 'str pl nr',
  starters: `
    der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines
    ich du er sie es wir ihr man mich mir dich dir ihn ihm ihnen uns euch sich wer wen wem wessen was welche welcher
    welches welchen welchem mein meine meinen meinem meiner meines dein deine deinen deinem deiner sein seine seinen
    seinem seiner seines ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer eure eurer
    dieser diese dieses diesen diesem jener jene jenes jenen jenem jeder jede jedes jeden jedem jedoch jemand niemand
    alle alles allen aller allem viele vieles vielen vieler manche manches mancher manchen einige einiges einigen
    mehrere wenige solche solches solcher beide beides beiden andere anderes anderen anderer sämtliche
    derselbe dieselbe dasselbe derjenige diejenige diejenigen dessen deren denen
    und oder aber denn doch sondern sowie sowohl weder entweder noch auch nur nicht nichts nie niemals
    wenn weil dass daß ob obwohl obgleich während bevor nachdem seit seitdem sobald solange sofern falls indem damit
    als wie wo woher wohin wofür womit wodurch woran worauf warum wieso weshalb wann weswegen
    in im an am auf aus bei beim mit nach von vom vor zu zum zur über unter für gegen ohne um durch bis zwischen neben
    hinter trotz wegen statt anstatt außer außerhalb innerhalb anhand aufgrund angesichts laut gemäß entgegen mithilfe
    infolge hinsichtlich bezüglich ab binnen je pro mangels zwecks anlässlich gegenüber entlang
    da dabei dadurch dafür dagegen daher dahin dahinter damals danach daneben dann daran darauf daraufhin daraus darin
    darüber darum darunter davon davor dazu dazwischen dort dorthin dementsprechend demnach demgegenüber dennoch
    deshalb deswegen derzeit desto derweil ebenso ebenfalls eben einst einmal einerseits endlich erst erstmals
    etwa etwas fast folglich freilich früher ferner gerade gestern heute morgen heutzutage hier hierbei hierfür hierzu
    hiermit hingegen hinzu immer immerhin immerzu indes indessen insgesamt insbesondere insofern inzwischen
    ja jetzt kaum künftig lange leider letztlich mal manchmal meist meistens mehr mittlerweile möglicherweise
    nämlich natürlich neuerdings nebenbei nun oben oft offenbar offensichtlich ohnehin plötzlich schließlich schon
    sehr selbst selten seither so sodass sogar somit sonst später stattdessen stets tatsächlich teilweise trotzdem
    überall überdies übrigens ungefähr vielleicht vielmehr voraussichtlich vorerst vorher wahrscheinlich
    weiter weiterhin weitere weiteres wieder wohl zudem zuerst zuletzt zumal zumindest zunächst zurzeit zusammen
    zusätzlich zuvor zwar zweitens drittens allerdings allein also andererseits anders anfangs anschließend
    außerdem bald bereits besonders besser bislang bisher bitte dank eigentlich einfach
    ist war sind waren hat hatte haben hatten wird wurde werden wurden kann konnte können könnte muss musste müssen
    soll sollte sollen will wollte wollen darf dürfen mag gibt gab geht kommt hätte wäre würde ließ lassen
    nein okay na ach oh tja schön gut genau klar richtig danke hallo
  `,
  letters: 'ß',
  ordinals: {
    before: `
      der die das den dem des am im zum zur vom beim ab seit ins ans ein eine einen einem einer eines kein keine jeder
      jede jedes jeden jedem dieser diese dieses diesen diesem mein meine meinen meinem meiner dein sein seine seinen
      seinem seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer
      und oder bis sowie bzw in an vor nach von als jener jenem welcher
      montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
    `,
    after: `
      januar jänner februar feber märz april mai juni juli august september oktober november dezember jan feb febr mär
      apr jun jul aug sep sept okt nov dez
      jahrhundert jahrhunderts jahrhunderte jahrhunderten jahrtausend jahrtausends jh jhd jhdt jahrestag
      geburtstag geburtstages todestag platz plätze rang mal liga bundesliga stock obergeschoss stockwerk etage klasse
      runde minute spieltag tag woche monat jahr auflage kapitel weltkrieg weltkriegs legislaturperiode sitzung
      lebensjahr lebensjahres wahlperiode parteitag kongress armee division bezirk arrondissement bataillon regiment
      semester quartal halbzeit satz akt teil band
    `,
  },
  capitalisedNouns: true,
  closingQuotes: '“”‘’«‹',
  lowerCaseNames: `c't c’t taz dpa heise.de`,
};
