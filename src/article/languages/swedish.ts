import type { LanguageTable } from './table';

export const swedish: LanguageTable = {
  id: 'sv',
  goesOn: `
    dr prof doc fil jur tekn hr st s:t s:ta kapt löjtn t.ex tex bl.a d.v.s dvs s.k f.d p.g.a pga fr.o.m
    t.o.m f.n f.ö e.g i.a u.a n.b m.a.o ca c:a jfr inkl exkl resp ev eg enl ung milj gm sthlm gbg
  `,
  beforeNumber: `nr kl sid s kap fig tab art tel bd st avd nrs`,
  mayEnd: `osv o.s.v m.m m.fl o.d etc f.kr e.kr kr mkr mdr mnkr jr sr tr kv st`,
  words: 'det sen rep art dir men min max var van lit bes hon hav vet gen sec fig are son mod ill best col',
  starters: `
    det den de en ett denna detta dessa han hon man vi ni jag du sig hans hennes och men eller för så ty samt om att
    när då medan eftersom trots som än i på av till från med vid under över efter före mellan genom mot hos inom sedan
    inte ej aldrig alltid ofta nu här där dessutom också även ändå dock senare bara kanske vad vem var varför hur alla
    allt många mycket flera fler är har hade kan kunde ska skulle får ja nej därefter därför enligt först några
  `,
  letters: 'å',
};
