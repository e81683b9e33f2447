import type { LanguageTable } from './table';

export const turkish: LanguageTable = {
  id: 'tr',
  goesOn: `
    dr prof doç yrd öğr arş gör av sn hz müh mim alb org orgen korg tümg tuğg yzb bnb tğm ütğm bkz örn çev yay haz
    der cad sok sk mah bul apt st opr uzm ecz kd gen
  `,
  beforeNumber: `no s sf sy c m md bkz tel fig şek`,
  mayEnd: `vb vs vd a.ş ltd şti m.ö m.s t.c a.b.d tic san jr`,
  words: 'sen ben dan are son var max vet on col',
  starters: `
    bu şu o bunlar onlar ben sen biz siz bir iki her bazı birçok çoğu tüm bütün hiç kimse herkes
    ve veya ya ama fakat ancak lakin çünkü eğer ise de da ki ile için gibi kadar göre sonra önce daha en çok az
    ayrıca böylece böyle şöyle öyle bunun buna bunu onun ona onu bundan ondan burada orada şimdi bugün dün yarın
    nasıl neden niçin ne hangi kim nerede zaman yine hem hatta üstelik özellikle sadece yalnızca artık henüz
    var yok değil evet hayır kendi kendisi aynı diğer başka ilk son olarak oldu
  `,
  letters: 'ğış',
  ordinals: {
    before: 've ile bu',
    after: 'yüzyıl yüzyılda yüzyılın dünya lig ordu kolordu tümen sınıf madde',
    everywhere: true,
  },
};
