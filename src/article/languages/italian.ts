import type { LanguageTable } from './table';

export const italian: LanguageTable = {
  id: 'it',
  goesOn: `
    sig sigg sig.ra sig.na sigra dott dott.ssa dr prof prof.ssa ing avv arch geom rag on magg mons
    cav comm gov pres p.es p.e ad.es es cfr cf ca c.a v.le p.za p.zza c.so spett egr gent dir s ss
  `,
  beforeNumber: `n nn n.ro pag pagg p pp art artt fig figg vol voll cap tel ed tab sez sec lett v l`,
  mayEnd: `s.p.a s.r.l s.n.c s.a.s a.c d.c a.m p.m jr u.s.a e.v d.o.c`,
  words: 'etc ecc col sec sen gen max man art mod',
  starters: `
    il lo la i gli le l un uno una al allo alla ai agli alle all del dello della dei degli delle dell dal dallo dalla
    dai dagli dalle dall nel nello nella nei negli nelle nell sul sullo sulla sui sugli sulle sull
    questo questa questi queste quest quello quella quelli quelle quel quegli quei ciò esso essa essi esse egli lui lei
    loro io tu noi voi si ci vi mi ti ne suo sua suoi sue mio mia nostro nostra
    e ed o ma però anzi se che chi cosa quale quali quanto quanti quando dove come perché poiché mentre anche
    inoltre infatti quindi dunque perciò così allora poi dopo prima adesso ora oggi ieri domani già ancora sempre mai
    di a da in con su per tra fra durante secondo senza contro verso sotto sopra presso entro oltre dopo
    non no sì più meno molto molti molta molte poco pochi tutto tutta tutti tutte altro altri altre altra ogni ciascuno
    alcuni alcune nessuno nessuna qualche qualcuno niente nulla è sono era erano fu furono ha hanno aveva c
    nonostante tuttavia infine successivamente attualmente nel qui qua là lì
  `,
};
