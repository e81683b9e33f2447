import type { LanguageTable } from './table';

export const spanish: LanguageTable = {
  id: 'es',
  goesOn: `
    sr sra srta sres dr dra dres prof profa lic ing arq gral cnel cap tte sgto alm mons rvdo fr pbro sto sta dña d EE
    p.ej p.e v.gr aprox prol excmo excma ilmo ilma cf cfr vid
  `,
  beforeNumber: `núm núms n n.º nº art arts pág págs p pp vol vols cap caps fig figs ed tel tlf av c km t`,
  mayEnd: `
    av avda avd EE.UU s.a s.l s.a.s s.r.l s.a.b a.c d.c j.c a.m p.m ud uds vd vds cía ltda jr admón dpto depto prov
  `,
  words: 'etc col sin max sec mod',
  starters: `
    el la los las lo un una unos unas al del de este esta estos estas esto ese esa esos esas eso éste él ella ellos
    ellas yo tú nosotros usted ustedes su sus se le les y e o u pero mas sino aunque si porque pues que qué quien quién
    quienes cual cuando cuándo donde dónde como cómo mientras en a ante con contra desde durante entre hacia hasta para
    por según sin sobre tras además también así entonces luego después antes ahora hoy ayer mañana ya aún todavía aquí
    allí muy más menos mucho muchos mucha muchas poco pocos todo toda todos todas otro otra otros otras algún algunos
    ningún cada varios cualquier embargo no sí es son era eran fue fueron ha han había hay está están será finalmente
    actualmente algunas alguna ninguna ninguno nada nadie siempre nunca tampoco mediante asimismo posteriormente
  `,
  letters: 'ñ',
};
