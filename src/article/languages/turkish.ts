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
    bu şu o bunlar onlar ben sen biz siz bir iki her bazı ve veya ya ama fakat ancak çünkü eğer ise de da ki ile için
    gibi kadar göre sonra önce daha en çok az ayrıca bunun buna bunu onun ona onu şimdi bugün dün nasıl neden ne kim
    yine hem hatta sadece artık var yok evet hayır diğer ilk son
  `,
  letters: 'ğış',
  ordinals: {
    before: 've ile bu',
    after: 'yüzyıl yüzyılda yüzyılın dünya lig ordu kolordu tümen sınıf madde',
    everywhere: true,
  },
};
