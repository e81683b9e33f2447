import type { LanguageTable } from './table';

export const czech: LanguageTable = {
  id: 'cs',
  goesOn: `
    dr prof doc ing mgr mudr judr phdr rndr bc csc akad gen plk pplk mjr kpt por p pí sl sv bl ul nám tř nábř
    např tzv tj t.j tzn resp popř příp mj m.j vč zvl cca ca srov viz pozn př.n.l red překl vyd býv zejm zn zkr angl
    něm franc lat čes slov mn j.č tzv zv
  `,
  beforeNumber: `č čís str s sv kap obr tab čl odst písm par tel roč vyd kat`,
  mayEnd: `atd apod aj atp n.l př.n.l př.kr po.kr l hod min tis mil mld kč r ml st jr s.r.o a.s o.p.s o.s v.o.s csc drsc ph.d`,
  words: 've do se to on sen jen les od co art max ale dal',
  starters: `
    v ve z ze s se na do od po o u k ke za pro před při pod nad bez mezi během podle kromě kvůli díky proti přes
    a i ale však avšak nebo či ani že protože když kdyby pokud jestli jestliže aby ač ačkoli ačkoliv zatímco než tedy
    proto tak také též rovněž navíc ovšem nicméně přesto přitom poté potom pak později nyní teď dnes včera zítra
    to ten ta ti ty tento tato toto tito tyto tohoto této těchto tomu tím je jsou byl byla bylo byli byly bude budou má
    mají jeho její jejich on ona ono oni já my vy si jako jak jaký jaká který která které kteří kdo co kde kdy proč kolik
    každý každá každé všichni všechny všechno mnoho mnozí několik některé někteří jiné jiní další žádný nikdo nic
    někdo něco jen jenom pouze už již ještě velmi možná první druhý druhá dále zde tam ne ano není nejsou
    ještě vzhledem vedle pouze celkem zatím svou své
  `,
  letters: 'ěřů',
  ordinals: {
    before: '',
    after: 'ledna února března dubna května června července srpna září října listopadu prosince',
  },
};
