import type { LanguageTable } from './table';

export const polish: LanguageTable = {
  id: 'pl',
  goesOn: `
    mgr inż dr hab prof doc lek med płk ppłk gen mjr kpt por ppor sierż kpr plut adm ks bp abp kard św śś bł o ul al pl
    os im m.in np tzn tzw tj j.w wyd red tłum oprac przyp zob cyt dyr zast ob p.o śp płd płn wsch zach pol ang niem
    fr ros łac wł hiszp franc m ew wsp jw
  `,
  beforeNumber: `nr nry str s t rozdz art ust pkt poz ryc rys tab godz ok wyd zob tel tom dz`,
  mayEnd: `itp itd etc r w ww tys proc n.e p.n.e ur zm godz min sek sp z.o.o s.a jr wlk pow woj gm pw k.o`,
  words: 'do on to co sen max gen od are na',
  starters: `
    w we z ze na do od po o u za przez przed przy pod nad dla bez między wśród podczas według i a ale lecz oraz lub czy
    że bo gdy kiedy jeśli ponieważ aby żeby więc zatem to ten ta te ci tego tej jest są był była jego jej ich on ona my
    się nie tak tam tu tutaj teraz dziś później następnie obecnie jednak natomiast również także też ponadto dlatego
    jako jak jaki jaka jakie który która które którzy kto co gdzie dlaczego ile wszyscy wszystkie wszystko wiele kilka
    tylko już jeszcze dzięki no potem wtedy niestety każdy wielu niektórzy jeżeli
  `,
  letters: 'łąężśź',
};
