import type { LanguageTable } from './table';

export const czech: LanguageTable = {
  id: 'cs',
  goesOn: `
    dr prof doc ing mgr mudr judr phdr rndr bc csc akad gen plk pplk mjr kpt por p pí sl sv bl ul nám tř nábř
    např tzv tj t.j tzn resp popř příp mj m.j vč zvl cca ca srov viz pozn př.n.l red překl vyd býv zejm zn zkr angl
    něm franc lat čes slov mn j.č zv
  `,
  beforeNumber: `č čís str s sv kap obr tab čl odst písm par tel roč vyd kat`,
  mayEnd: `atd apod aj atp n.l př.n.l př.kr po.kr l hod min tis mil mld kč r ml st jr s.r.o a.s o.p.s o.s v.o.s csc drsc ph.d`,
  words: 've do se to on sen jen les od co art max ale dal',
  starters: `
    v ve z ze s se na do od po o u k ke za pro před při pod nad bez mezi během podle a i ale však avšak či že protože
    když kdyby pokud zatímco než tedy proto tak také též navíc ovšem poté potom pak teď dnes to ten ta tento tato toto
    tito této je jsou byl byla bude má mají jeho její jejich já si jako jak jaký jaká který která které kteří kdo co
    kde kdy proč kolik všichni všechny několik některé další jen ještě dále zde tam ne ano není nejsou nicméně později
    nyní rovněž přesto
  `,
  letters: 'ěřů',
  ordinals: {
    before: '',
    after: 'ledna února března dubna května června července srpna září října listopadu prosince',
  },
};
