import { assertCuts } from './cuts';

describe('German sentences', () => {
  it('keeps ellipses of omission, and ends a sentence at others', () => {
    assertCuts('de', [
      'Und dann … war es vorbei.¦ Niemand sprach.',
      'Und dann ... Stille herrschte im Saal.¦ Niemand sprach.',
      'Das war es also...¦ Der Rest ist Schweigen.',
      'Wer weiß …¦ Vielleicht kommt er noch.',
      '„Wir haben … Raketen geliefert“, sagte er.',
      'Er sagte, „[…] Das ist falsch“, und ging.',
      'Die Sendung „Wetten, dass..?“ war beliebt.¦ Sie lief samstags.',
    ]);
  });

  it('cuts quotes of several sentences inside and keeps closing marks with their sentence', () => {
    assertCuts('de', [
      '„Das ist falsch“, sagte Müller.¦ „Wir prüfen das.“',
      '„Das ist falsch.¦ Wir prüfen das“, sagte Müller.¦ Er ging.',
      '„Ist das wahr?“, fragte sie.¦ „Nein!“, rief er.¦ Stille.',
      '„Ist das wahr?“ fragte sie.¦ „Nein!“ rief er.',
      'Er rief: „Halt!“¦ Dann lief er weg.',
      'Sie sagte: „Ich komme.“¦ Müller nickte.',
      'Er nannte es „eine Schande.“¦ Die Partei widersprach.',
      '»Das ist falsch«, sagte Müller.¦ »Wir prüfen das.«¦ Er ging.',
      '«Das ist falsch», sagte Müller.¦ «Wir prüfen das.»¦ Er ging.',
      '"Das ist falsch", sagte Müller.¦ "Wir prüfen das."¦ Er ging.',
      '‚Das ist falsch‘, sagte er.¦ ‚Wir prüfen das.‘¦ Er ging.',
      '“Das ist falsch.”¦ Er ging.¦ “Wir bleiben.”',
      '„Das Zitat endet nie.¦ Niemand weiß es.¦ Der Text geht weiter.',
      'Er sagte: „Eins.¦ Zwei.¦ Drei.“¦ Dann schwieg er.',
      'Er las das Buch.¦ Es heißt „Wer bin ich?“.¦ Es ist gut.',
      'Die Show „Wer wird Millionär?“ läuft montags.¦ Sie ist alt.',
      '„Wir schaffen das!“¦ Mit diesem Satz ging sie.',
      '„Niemals!“¦ Das sagte er immer.',
      'Die Partei „Die Linke.“ ist klein.',
    ]);
  });

  it('takes a bracket inside a sentence as a part of it', () => {
    assertCuts('de', [
      '(Das ist falsch.)¦ Der Rest stimmt.',
      'Das Haus (es war alt. Sehr alt!) brannte ab.¦ Es regnete.',
      'Das ist so (siehe Seite 3).¦ Der Rest stimmt.',
      'Er kam (endlich!) nach Hause.¦ Sie freute sich.',
      'Die CDU (Berlin) siegte.¦ (Foto: dpa)',
      'Er gewann in Wimbledon (6:4, 6:2).¦ Das Finale ist morgen.',
    ]);
  });

  it('goes by the whole mark, footnotes and emoji included', () => {
    assertCuts('de', [
      'Die Seite www.beispiel.de ist offline.¦ Mehr unter https://example.org/a.b?c=d.¦ Das war alles.',
      'Mail an a.b@example.org.¦ Danke!',
      'Was soll das?!¦ Keiner weiß es.',
      'Toll!!!¦ Weiter so!',
      'Was?¦ Wann?¦ Wo?',
      'Das ist wahr.[1]¦ Das nicht.[2][3]¦ Ende.',
      'Das ist wahr.¹¦ Das nicht.²',
      'Das ist toll! 😀¦ Das nicht.',
      'Was ist los in St. Petersburg?¦ Was in Frankfurt a. M.?¦ Nichts.',
      'Nr. 1 lebt!¦ Nr. 2 auch.',
    ]);
  });

  it('cuts at numbers, but not behind ordinals, in dates, sums and times', () => {
    assertCuts('de', [
      'Der Minister trat am 18. Juni zurück.¦ Seine Partei schwieg.',
      'Am Montag, 3. März, tagt der Ausschuss.¦ Danach reist er ab.',
      'Der Prozess beginnt am Dienstag, dem 4. November.¦ Er dauert lange.',
      'Das Treffen fand vom 12. bis 14. Mai statt.¦ Es brachte nichts.',
      'Er feierte seinen 60. Geburtstag.¦ Viele Gäste kamen.',
      'Sie wurde in der 85. Minute eingewechselt.¦ Trainer Maier war zufrieden.',
      'In der 2. Bundesliga führt Bochum.¦ Köln ist Letzter.',
      'Der 1. FC Köln verlor.¦ Der VfB gewann.',
      'Seit dem 19. Jahrhundert steht hier ein Turm.¦ Touristen lieben ihn.',
      'Das war im Jahr 1998.¦ Bundeskanzler Schröder regierte.',
      'Es geschah 1998.¦ Danach war Ruhe.',
      'Sie kamen auf Platz 3.¦ Deutschland jubelte.',
      'Er liegt auf Platz 12.¦ Die anderen folgen.',
      'Der Kurs stieg um 0,5.¦ Anleger atmeten auf.',
      'Das Spiel endete 3:2.¦ Bayern war enttäuscht.',
      'Die Temperatur lag bei minus 5.¦ Es schneite.',
      'Er ist 25.¦ Seine Frau ist 30.',
      'Papst Johannes Paul II. reiste nach Polen.¦ Tausende jubelten.',
      'König Ludwig XIV. Bourbon regierte lange.¦ Er starb 1715.',
      'Elisabeth II. war Königin.¦ Charles III. folgte ihr.',
      'Das war unter Friedrich II.¦ Er war König.',
      'Sie wohnt im 6. Stock in der Hauptstr. 5 in Bonn.¦ Er nicht.',
      'Vgl. Abb. 3 und Tab. 4.¦ Dort steht es.',
      'Um 15.30 Uhr beginnt es.¦ Es endet um 18 Uhr.',
      'Es kostet 1.000.000 Euro.¦ Das ist viel.',
      'Die Version 2.0 ist da.¦ Version 3.0 folgt.',
      'Am 18.6. beginnt es.¦ Am 20.6. endet es.',
      'Am 18.06.2024 begann es.¦ Am 20.6.24 endete es.',
      'Bis zum 30.6.¦ Dann ist Schluss.',
      'Die Frist endet am 30. 6. 2024.¦ Danach ist Schluss.',
      'Er sagte das 1992.¦ 1993 widerrief er.',
      'Es waren 500.¦ 300 gingen.',
      'Er wurde am 5. d. M. verhaftet.¦ Sein Anwalt schweigt.',
      'Der Artikel erschien in Nr. 12.¦ Danach war Schluss.',
      'Der Euro kostet 1,08 Dollar.¦ Der Dax fiel auf 15.300 Punkte.¦ Analysten warnen.',
      'Die Band wurde 5.¦ Die Jury war zufrieden.',
      'Punkt 1.¦ Punkt 2.',
      'Es war der 9. November.¦ Die Mauer fiel.',
      'Das wären dann 3,50.¦ Danke.',
      'Im 3. und 4. Quartal stieg der Umsatz.¦ Anleger freuten sich.',
      'Der 3. Oktober ist Feiertag.¦ Der 4. nicht.',
      'Er kommt am 3.¦ Sie kommt am 4.',
      'Die 10. Klasse fuhr nach Rom.¦ Lehrer Schmidt blieb.',
      'Paragraf 12.¦ Absatz 3.',
      'Es gilt Tempo 30.¦ Autofahrer klagen.',
      'Das regelt Artikel 7.¦ Experten sehen das anders.',
      'Er fuhr auf der A 3.¦ Lkw blockierten die Straße.',
      'Es war die Boeing 737.¦ Airbus schwieg.',
      'Sie trägt Größe 38.¦ Männer tragen 44.',
    ]);
  });

  it('leaves abbreviations and initials whole, and ends a sentence at those that can end one', () => {
    assertCuts('de', [
      'Dr. Weber kam z. B. mit dem Zug.¦ Prof. Dr. med. Lang nicht.',
      'Prof. Dr. h. c. mult. Klaus Meier sprach.¦ Niemand hörte zu.',
      'Dipl.-Ing. Huber baute das Haus.¦ Es steht noch.',
      'Die Firma zahlte 3 Mio. Euro.¦ Das war ca. die Hälfte.',
      'Sie zahlte 3 Mrd. Dollar an die Fa. Müller.¦ Der Rest kam später.',
      'Der Schaden beträgt 3 Mio.¦ Die Versicherung zahlt nicht.',
      'Er wohnt in der Bahnhofstr.¦ Sie wohnt am Marktplatz.',
      'Franz B. Kunze sprach lange.¦ 1992 war er noch stumm.',
      'J. R. R. Tolkien schrieb Bücher.¦ Sie sind lang.',
      'Er verkaufte Brot, Käse usw.¦ Dann schloss er.',
      'Er sprach über Krieg, Frieden etc.¦ Das Publikum klatschte.',
      'Die Regel gilt i. d. R. Montag bis Freitag.¦ Ausnahmen gibt es.',
      'Das gilt lt. Polizei für alle.¦ Die Stadt bestreitet das.',
      'Gem. Art. 5 Abs. 1 GG ist die Presse frei.¦ Das gilt überall.',
      'Nach § 14 Abs. 2 S. 1 Nr. 3 BGB ist er Unternehmer.¦ Das Gericht sah es anders.',
      'Er lebte von 44 v. Chr. bis 12 n. Chr. in Rom.¦ Das ist belegt.',
      'Er starb 44 v. Chr.¦ Sein Sohn folgte ihm.',
      'Der Verein Hilfe e. V. Berlin sammelt Spenden.¦ Sie gehen nach Afrika.',
      'Die Müller GmbH & Co. KG ist pleite.¦ Der Chef schweigt.',
      'Der ADAC, das DRK u. a. Verbände warnen.¦ Die Lage ist ernst.',
      'Die U.S. Army griff ein.¦ Die U.N. schwieg.',
      'Washington D.C. ist die Hauptstadt.',
      'Das St. Petersburger Forum tagt.¦ St. Gallen auch.',
      'Die Uni St. Gallen ist gut.¦ Das Essen nicht.',
      'Die Polizei sucht Zeugen, Tel. 030 12345.¦ Hinweise bitte an die Wache.',
      'Siehe Kap. 3, S. 12 ff.¦ Das reicht.',
      'Das gilt bzgl. Steuern und ggf. Abgaben.¦ Der Rest ist frei.',
      'Lt. Angaben der Stadt starben ca. 20 Menschen.¦ Die Zahl steigt.',
      'Sen. John McCain kam.¦ Gov. Schwarzenegger auch.',
      'Mr. Smith und Mrs. Jones kamen.¦ Sie gingen wieder.',
      'Der Hl. Franziskus lebte in Assisi.¦ Er war arm.',
      'Im Nov. 2020 begann es.¦ Im Dez. endete es.',
      'Der Fall Jan M. beschäftigt die Justiz.¦ Die Anklage lautet auf Mord.',
      'Angeklagt ist Jan M.¦ Der Prozess beginnt morgen.',
      'Der Täter heißt Beate Z.¦ Sie schweigt.',
      'Er kam, sah u. siegte.¦ Rom jubelte.',
      'Er ist ca. 1,80 m groß.¦ Hinweise nimmt die Polizei entgegen.',
      'Verletzt wurden 3 Pers.¦ Die Straße war gesperrt.',
      'Das sagte Regierungssprecher Steffen S.¦ Am Montag will er mehr sagen.',
    ]);
  });

  it('cuts between plain words, and not before a small letter, in an address or a name', () => {
    assertCuts('de', [
      'Ende.¦Der neue Absatz beginnt hier.',
      'Das war alles.¦ – Der nächste Punkt folgt.',
      'BERLIN – Der Kanzler ist müde.¦ Er schläft.',
      'BERLIN (dpa) – Der Kanzler ist müde.¦ Er schläft.',
      'Berlin.¦ Der Kanzler ist müde.',
      'Er traf Wladimir Putin. laut einer Erklärung des Kremls war es gut.',
      'Er will zu stärken .¦ Sie nicht .',
      'Das iPhone ist teuer.¦ iPhones kosten viel.',
      'Sie verkaufte alles.¦ eBay verdiente mit.',
      'Er ist Mitglied der SPD.¦ Sie ist in der CDU.',
      'Er ging in die USA.¦ Dort blieb er.',
      'Sie kam um 8 Uhr p.m. an.',
      'Er sagte nein. ¦Sie sagte ja.',
      'Das Tier wog 5 kg.¦ Der Bauer war stolz.',
      'Das Tier wog 5 kg.¦ Bauer Meier war stolz.',
      'Es sind 12 km.¦ Autos brauchen eine Stunde.',
      'Die Strecke ist 12 km lang.¦ Autos brauchen eine Stunde.',
      'Der Link steht hier: http://www.test.de/.¦ Er geht nicht.',
      'Quelle: dpa.¦ Alle Rechte vorbehalten.',
      'Von Peter Meier, dpa',
    ]);
  });
});
