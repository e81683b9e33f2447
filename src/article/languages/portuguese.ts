import type { LanguageTable } from './table';

export const portuguese: LanguageTable = {
  id: 'pt',
  goesOn: `
    sr sra srs sras srta dr dra drs profa prof eng engº arq cel maj sgt alm d sto sta fr pe mons
    exmo exma v.exa s.exa p.ex aprox av avda pç pça lgo trav cf N.R
  `,
  beforeNumber: `n nº n.º no núm art arts pág págs p pp vol vols cap caps fig figs ed tel séc r km`,
  mayEnd: `s.a s.a.r.l ltda lda cia e.u.a e.u a.c d.c a.m p.m jr depto dept q.b`,
  words: 'ave etc col sem sec max min dos das com ex art mod',
  starters: `
    o a os as um uma uns umas ao à aos às do da dos das de no na nos nas pelo pela este esta estes estas isto esse essa
    esses essas isso aquele desde ele ela eles elas eu você se lhe lhes seu sua seus suas e ou mas porém contudo
    todavia embora porque pois que quem qual quais quando onde como quanto quantos enquanto também ainda assim então
    depois antes agora hoje ontem amanhã já sempre aqui ali lá em com por para sem sob sobre entre até após contra
    durante não sim nem mais menos muito muitos muita muitas pouco poucos todo toda todos todas outro outra outros
    outras algum alguma alguns algumas nenhum nenhuma é são era eram foi foram tem têm tinha há está estão será ser
    várias vários nunca nada ninguém atualmente finalmente além apesar portanto entretanto
  `,
  letters: 'ãõ',
};
