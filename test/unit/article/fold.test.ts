import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldedText, foldFormat, foldWide } from '../../../src/article/fold';

const format = (text: string): string => foldedText(foldFormat(text));
const wide = (text: string): string => foldedText(foldWide(text));

describe('the format fold', () => {
  const article = 'Die Zahl lag – so das Amt – bei „mehr als 70 %“. Müller fügte hinzu: „Das genügt …“';

  const formats: Record<string, (text: string) => string> = {
    'line ends and reflowed lines': (text) => text.replaceAll(' ', '\r\n'),
    'doubled and special blanks': (text) => `  ${text.replaceAll(' ', '\u00a0\u2009 ')}\n`,
    'a byte order mark': (text) => `\ufeff${text}`,
    'soft hyphens and zero width spaces': (text) => text.replaceAll('ü', '\u00adü\u200b'),
    'decomposed letters': (text) => text.normalize('NFD'),
    'straight quotes, hyphens and dots': (text) =>
      text.replaceAll(/[„“]/g, '"').replaceAll('–', '-').replaceAll('…', '...'),
    guillemets: (text) => text.replaceAll('„', '»').replaceAll('“', '«'),
    'named references': (text) =>
      text
        .replaceAll('„', '&bdquo;')
        .replaceAll('“', '&ldquo;')
        .replaceAll('ü', '&uuml;')
        .replaceAll('–', '&ndash;'),
    'numbered references': (text) =>
      text.replaceAll(/[^\x20-\x7e]/g, (character) => `&#${character.codePointAt(0) ?? 0};`),
    'hexadecimal references': (text) =>
      text.replaceAll(/[^\x20-\x7e]/g, (character) => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`),
    'UTF-8 read as Windows-1252': (text) =>
      new TextDecoder('windows-1252').decode(new TextEncoder().encode(text)),
    'UTF-8 read as Latin-1': (text) => Buffer.from(text, 'utf8').toString('latin1'),
    'UTF-8 read as Windows-1252 twice': (text) => {
      const misread = (once: string): string =>
        new TextDecoder('windows-1252').decode(new TextEncoder().encode(once));
      return misread(misread(text));
    },
  };
  for (const [name, change] of Object.entries(formats)) {
    it(`does not see ${name}`, () => {
      assert.notEqual(change(article), article);
      assert.equal(format(change(article)), format(article));
    });
  }

  it('repairs a closing quote whose last byte was lost', () => {
    assert.equal(format('â€žTassâ€ meldet es'), format('„Tass” meldet es'));
    assert.equal(format('â€žTassâ€\ufffd meldet es'), format('„Tass” meldet es'));
  });

  it('repairs Cyrillic that was misread', () => {
    const text = 'Москва отрицает, что цена «выросла».';
    assert.equal(
      format(new TextDecoder('windows-1252').decode(new TextEncoder().encode(text))),
      format(text),
    );
  });

  it('reads references that were escaped again', () => {
    assert.equal(format('A &amp;quot;B&amp;quot; &amp;amp; C'), 'A "B" & C');
    assert.equal(format('AT&T; R&D & B&unknown;'), 'AT&T; R&D & B&unknown;');
  });

  it('leaves capitals before typographic quotes alone', () => {
    assert.equal(format('das „MENÜ“ und der „MÜLL“ – À «Ô»'), 'das "MENÜ" und der "MÜLL" - À "Ô"');
  });

  it('keeps a line break between ideographs from becoming a blank', () => {
    assert.equal(format('外交部\n否认了指控。'), format('外交部否认了指控。'));
    assert.equal(format('외교부는 부인했다'), '외교부는 부인했다');
  });

  it('keeps words, case, umlauts and negations apart', () => {
    for (const other of ['die Zahl', 'Die Zähl', 'Die  Zahlen', 'Die nicht Zahl', 'Die Zahl.']) {
      assert.notEqual(format(other), format('Die Zahl'));
    }
  });
});

describe('the wide fold', () => {
  it('drops case and marks and writes umlauts out', () => {
    assert.equal(wide('Änderung in GROẞ-Łódź, naïve Ærø'), 'aenderung in gross-lodz, naive aero');
    assert.equal(wide('Straße über Köln'), wide('STRASSE UEBER KOELN'));
    assert.equal(wide('Й ΣΊΣΥΦΟΣ'), 'и σισυφοσ');
  });
});

describe('the way back from folded text', () => {
  it('leads to the characters that were folded', () => {
    const text = 'A\u00ad &uuml;ber\r\n\r\nÃ¤ e\u0301…';
    const folded = foldWide(text);
    const units = Array.from(foldedText(folded), (unit, index) => [
      unit,
      text.slice(folded.starts[index], folded.ends[index]),
    ]);
    assert.deepEqual(units, [
      ['a', 'A'],
      [' ', ' '],
      ['u', '&uuml;'],
      ['e', '&uuml;'],
      ['b', 'b'],
      ['e', 'e'],
      ['r', 'r'],
      [' ', '\r\n\r\n'],
      ['a', 'Ã¤'],
      ['e', 'Ã¤'],
      [' ', ' '],
      ['e', 'e\u0301'],
      ['.', '…'],
      ['.', '…'],
      ['.', '…'],
    ]);
  });

  it('stays in order, inside the text and outside of surrogate pairs, whatever the text', () => {
    const unit = fc.constantFrom('grapheme', 'binary', 'grapheme-composite') as fc.Arbitrary<
      'grapheme' | 'binary'
    >;
    const piece = fc.oneof(
      unit.chain((kind) => fc.string({ unit: kind, maxLength: 8 })),
      fc.constantFrom(
        '&amp;quot;',
        'Ã¤',
        'â€œ',
        'â€',
        '\u0308',
        '\u1112\u1161\u11ab',
        '…',
        '....',
        '--',
        '\u00ad',
        '😀',
      ),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const { starts, ends } = foldWide(text);
        for (let i = 0; i < starts.length; i += 1) {
          const [start, end] = [starts[i]!, ends[i]!];
          assert.ok(start >= 0 && start < end && end <= text.length);
          assert.ok(i === 0 || (start >= starts[i - 1]! && end >= ends[i - 1]!));
          const paired = /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(end - 1, end + 1));
          assert.ok(!paired, 'cuts a pair');
        }
      }),
      { numRuns: 400 },
    );
  });
});
