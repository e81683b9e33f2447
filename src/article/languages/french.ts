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
    le la les l un une des du de d au aux ce c cet cette ces il ils elle elles on nous vous je j tu qui que qu quoi quel
    quelle quels quelles mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs
    et ou mais donc or ni car si puis alors ensuite enfin ainsi aussi or cependant toutefois pourtant néanmoins
    dans en à a par pour sur sous avec sans chez vers entre depuis pendant avant après dès contre malgré selon parmi
    lors lorsque quand comme comment pourquoi où combien afin parce puisque tandis quoique bien
    plus moins très trop peu beaucoup tout toute tous toutes certains certaines plusieurs chaque aucun aucune quelques
    autre autres même personne rien ne n non oui y s se est sont était a ont avait sera peut
    cela ceci ça celui celle ceux celles voici voilà aujourd hier demain maintenant désormais déjà encore toujours
    jamais parfois souvent ici là outre grâce suite face seul seule
    actuellement finalement notamment également récemment malheureusement heureusement
  `,
};
