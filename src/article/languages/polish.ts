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
    w we z ze na do od po o u za przez przed przy pod nad dla bez między wśród podczas według wobec poza oprócz obok
    i a ale lecz oraz lub albo czy że bo gdy gdyby kiedy jeśli jeżeli ponieważ aby żeby choć chociaż więc zatem
    to ten ta te ci tego tej tym tych temu jest są był była było byli były będzie jego jej ich on ona ono oni one ja ty my
    wy się nie tak tam tu tutaj teraz dziś dzisiaj wczoraj jutro potem później wtedy następnie obecnie jednak
    jednakże natomiast również także też ponadto dlatego dodatkowo jako jak jaki jaka jakie który która które którzy
    kto co gdzie dlaczego ile każdy każda każde wszyscy wszystkie wszystko wiele wielu kilka niektóre niektórzy inni
    inne żaden nikt nic ktoś coś tylko już jeszcze bardzo może można pierwszy pierwsza pierwsze drugi druga
    mimo zgodnie dzięki oto no niestety swoje swoją mój moja nasz
  `,
  letters: 'łąężśź',
};
