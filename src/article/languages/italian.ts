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
    il lo la i gli le l un uno una al alla ai alle del dello della dei degli delle dell dal dalla dai nel nella nei
    nelle sul sulla sui questo questa questi queste quest quello quella ciò esso lui lei io tu noi voi si ci suo sua
    suoi sue e ed o ma però anzi se che chi cosa quale quali quando dove come perché poiché mentre anche inoltre
    infatti quindi dunque così allora poi dopo adesso ora oggi ieri domani già ancora sempre mai di a da in con su per
    tra fra durante secondo senza contro non no sì più meno molto molti molta molte poco pochi tutto tutta tutti tutte
    altro altri altre altra ogni alcuni qualche è sono era erano fu furono ha hanno aveva c tuttavia infine qui qua là
    lì alcune prima oltre nonostante successivamente nessuno
  `,
};
