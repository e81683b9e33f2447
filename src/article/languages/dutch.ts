import type { LanguageTable } from './table';

export const dutch: LanguageTable = {
  id: 'nl',
  goesOn: `
    dhr mevr mw mej mr drs dr prof ir ing ds st burg kol maj kapt lt
    bijv bv b.v d.w.z o.a m.a.w a.u.b i.p.v i.v.m m.b.t n.a.v t.o.v t.a.v t.g.v t.b.v t/m v.d o.l.v z.g zgn zog m.i.v
    o.m m.n o.b.v i.t.t i.o.m i.s.m incl excl ca evt vgl resp nl plm gem vert uitg
  `,
  beforeNumber: `nr nrs art artt blz bldz p pp pag afb fig hfst tel jg dl vol vs`,
  mayEnd: `enz e.d e.a e.v etc n.v b.v v.o.f v.chr n.chr jr sr v.c a.d ned eng`,
  words: 'min max art les dan las men lit dir ten hem are ook toe',
  starters: `
    de het een 't die dat dit deze den der er hij zij ze wij we ik jij je u haar zijn mijn ons onze en of maar want dus
    als toen terwijl omdat zodat sinds tot totdat in op aan bij met van voor door over onder uit naar om na tegen
    tussen tijdens volgens zonder binnen buiten vanaf per ondanks ook nog nu dan daar hier daarna daarom echter verder
    toch al alle alles veel vele meer andere anderen elk elke iedere iedereen niemand niet geen iets wie wat waar
    wanneer waarom hoe welke welk is was waren wordt werd werden heeft hebben kan zal vandaag later eerst zo zoals
    zelfs ja nee daarnaast vervolgens bovendien tevens inmiddels sommige hoewel
  `,
  lowerCaseNames: 's t n k',
};
