import type { LanguageTable } from './table';

export const french: LanguageTable = {
  id: 'fr',
  goesOn: `
    M MM Mgr Me Mes Dr Pr Vve prof gal col cdt lt st ste sts stes av env approx cf c.-à-d càd p.ex boul
    réf trad éd dir coll ms
  `,
  beforeNumber: `n no nos art chap fig p pp vol t tél al éd env av bd rte ch`,
  mayEnd: `J.-C j.-c J.C ap ex cie s.a s.a.r.l e.u é.-u o.n.u h.t t.t.c n.d.l.r n.b jr`,
  words: 'etc lit col max son dont art vet ft fr ill mind sec',
  starters: `
    le la les l un une des du de d au aux ce c cet cette ces il ils elle elles on nous vous je qui que quoi quel quelle
    quels mon ma mes son sa ses notre nos votre vos leur leurs et ou mais donc or ni car si puis alors ensuite enfin
    ainsi aussi cependant toutefois pourtant dans en à a par pour sur sous avec sans chez vers entre depuis pendant
    avant après dès contre malgré selon parmi lors lorsque quand comme comment pourquoi où combien afin parce puisque
    tandis bien plus moins très trop peu beaucoup tout toute tous toutes certains plusieurs chaque aucun quelques autre
    autres même ne n non oui y s se ont cela ça celui aujourd hier demain maintenant désormais déjà encore toujours ici
    là outre seul sont était rien également notamment finalement actuellement jamais suite
  `,
};
