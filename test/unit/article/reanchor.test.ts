import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchorAt, encodeOutline, hashText, reanchor } from '../../../src/article';
import type { AnchoredTag, AnchorRecord, Span } from '../../../src/article';

/** An article given sentence by sentence; a paragraph begins at every '' in the list. */
function articleOf(sentences: readonly string[]): { text: string; spans: Span[] } {
  let text = '';
  let gap = '';
  const spans: Span[] = [];
  for (const sentence of sentences) {
    if (sentence === '') {
      gap = '\n\n';
      continue;
    }
    spans.push([text.length + gap.length, text.length + gap.length + sentence.length]);
    text += gap + sentence;
    gap = ' ';
  }
  return { text, spans };
}

function recordOf(
  text: string,
  spans: readonly Span[],
  tagged: readonly Span[],
  language = 'de',
): AnchorRecord {
  return {
    article: { text: hashText(text), length: text.length, language },
    outline: encodeOutline(text, spans),
    tags: tagged.map(([start, end], index) => ({ id: `t${index}`, ...anchorAt(text, start, end) })),
  };
}

/** A record with tags on the sentences of these numbers; all of them if none are given. */
function tagging(sentences: readonly string[], numbers?: readonly number[], language = 'de'): AnchorRecord {
  const { text, spans } = articleOf(sentences);
  return recordOf(text, spans, numbers?.map((number) => spans[number]!) ?? spans, language);
}

const wordingOf = (tag: AnchoredTag | undefined, text: string): string | null =>
  tag === undefined || tag.start === null ? null : text.slice(tag.start, tag.end);

const harbour = [
  'Nach dem Brand im Hafen streiten Behörden und Reederei über die Ursache.',
  'Die Hafenbehörde teilte am Dienstag mit, elf Container seien falsch deklariert gewesen.',
  'Die Reederei wies das zurück.',
  '',
  '„Uns liegen keine Hinweise auf falsche Papiere vor“, sagte die Sprecherin Maren Kolb.',
  'Alle Container seien vor der Abfahrt geprüft worden.',
  'Drei Besatzungsmitglieder wurden in ein Krankenhaus gebracht.',
  '',
  'Die Staatsanwaltschaft leitete ein Verfahren gegen Unbekannt ein.',
  'Einen Haftbefehl gebe es nicht, sagte eine Beamtin.',
  'Wann das Wrack geborgen wird, ist offen.',
];
const dam = [
  'The dam above Carrow is safe, the water authority said on Monday.',
  'Inspectors had found a crack about forty metres long in the eastern wall.',
  'The authority’s chief engineer, Marcus Thiel, denied that there is a leak.',
  '',
  'The damp patch is rain, he told a news conference.',
  'Residents of the valley said they had not been warned.',
  'Repairs would cost about 9.4 million, according to the minutes of the board.',
  'No money was approved.',
];

describe('reanchoring in the same text', () => {
  it('finds everything where it was', () => {
    const { text } = articleOf(harbour);
    const record = tagging(harbour);
    const { tags, sentences, fresh } = reanchor(record, text);
    assert.deepEqual(
      tags,
      record.tags.map(({ id, start, end }) => ({ id, state: 'exact', start, end, moved: false })),
    );
    assert.deepEqual(
      sentences,
      record.tags.map(({ start, end }) => ({ start, end, changed: false })),
    );
    assert.deepEqual(fresh, []);
  });

  it('gives back text that the outline leaves out', () => {
    const { text, spans } = articleOf(harbour);
    const record = recordOf(text, spans.slice(1), []);
    assert.deepEqual(reanchor(record, text).fresh, [spans[0]]);
  });
});

describe('the states of a tag', () => {
  const formats: Record<string, (text: string) => string> = {
    reflowed: (text) => text.replaceAll(' ', '\r\n'),
    decomposed: (text) => text.normalize('NFD'),
    'with straight quotes': (text) => text.replaceAll(/[„“]/g, '"').replaceAll('’', "'"),
    'with entities': (text) =>
      text.replaceAll('ö', '&ouml;').replaceAll('„', '&bdquo;').replaceAll('“', '&#8220;'),
    misread: (text) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text)),
    'with byte order mark and soft hyphens': (text) => `\ufeff${text.replaceAll('st', 's\u00adt')}`,
    'in one line': (text) => text.replaceAll(/\s+/g, ' '),
  };
  for (const [name, change] of Object.entries(formats)) {
    it(`is exact in a text ${name}`, () => {
      for (const sentences of [harbour, dam]) {
        const text = change(articleOf(sentences).text);
        const { tags, sentences: places, fresh } = reanchor(tagging(sentences), text);
        assert.deepEqual(
          tags.map(({ state }) => state),
          tags.map(() => 'exact'),
        );
        assert.ok(places.every((place) => place?.changed === false));
        assert.deepEqual(fresh, []);
      }
    });
  }

  it('is exact where the sentence has moved, which is told', () => {
    const moved = [...harbour.slice(4), '', ...harbour.slice(0, 3)];
    const { text } = articleOf(moved);
    const { tags } = reanchor(tagging(harbour, [1, 5]), text);
    assert.deepEqual(
      tags.map((tag) => [tag.state, tag.state === 'exact' && tag.moved, wordingOf(tag, text)]),
      [
        ['exact', true, harbour[1]],
        ['exact', false, harbour[6]],
      ],
    );
  });

  it('is changed with the reason spelling if umlauts were written out', () => {
    const { text } = articleOf(
      harbour.map((sentence) => sentence.replaceAll('ü', 'ue').replaceAll('ö', 'oe')),
    );
    const [tag] = reanchor(tagging(harbour, [1]), text).tags;
    assert.deepEqual([tag?.state, tag?.state === 'changed' && tag.reason], ['changed', 'spelling']);
  });

  it('is changed with the reason punctuation if only marks differ', () => {
    const { text } = articleOf(harbour.with(5, 'Alle Container seien vor der Abfahrt geprüft worden?'));
    const [tag] = reanchor(tagging(harbour, [4]), text).tags;
    assert.deepEqual([tag?.state, tag?.state === 'changed' && tag.reason], ['changed', 'punctuation']);
    assert.equal(wordingOf(tag, text), 'Alle Container seien vor der Abfahrt geprüft worden?');
  });

  const reversals: readonly (readonly [readonly string[], number, string, readonly string[]])[] = [
    [harbour, 2, 'Die Reederei räumte das ein.', ['reporting verb']],
    [
      harbour,
      4,
      'Uns liegen Hinweise auf falsche Papiere vor, sagte die Sprecherin Maren Kolb.',
      ['negation'],
    ],
    [harbour, 6, 'Dreizehn Besatzungsmitglieder wurden in ein Krankenhaus gebracht.', ['number']],
    [
      dam,
      2,
      'The authority’s chief engineer, Marcus Thiel, confirmed that there is a leak.',
      ['reporting verb'],
    ],
    [dam, 5, 'Residents of the valley said they had been warned.', ['negation']],
    [dam, 6, 'Repairs would cost about 94 million, according to the minutes of the board.', ['number']],
  ];
  for (const [sentences, at, now, alarms] of reversals) {
    it(`raises the alarm at “${now}”`, () => {
      const number = sentences.slice(0, at).filter((sentence) => sentence !== '').length;
      const { text } = articleOf(sentences.with(at, now));
      const record = tagging(sentences, [number], sentences === dam ? 'en' : 'de');
      const [tag] = reanchor(record, text).tags;
      assert.ok(tag?.state === 'changed');
      assert.deepEqual([tag.reason, tag.alarms, wordingOf(tag, text)], ['words', alarms, now]);
    });
  }

  it('is never exact where a sentence goes on', () => {
    const line = ['Der Sprecher bestätigte den Bericht', '', 'Mehr dazu am Abend.'];
    for (const rest of [' nicht', ' der Zeitung, die ihn aber am Abend wieder von der Seite nahm']) {
      const { text } = articleOf(line.with(0, `${line[0]!}${rest}`));
      const [tag] = reanchor(tagging(line, [0]), text).tags;
      assert.deepEqual([tag?.state, tag?.state === 'changed' && tag.reason], ['changed', 'words']);
    }
    const { text } = articleOf(line.with(0, 'Der Sprecher bestätigte den Bericht nicht'));
    const [tag] = reanchor(tagging(line, [0]), text).tags;
    assert.deepEqual(tag?.state === 'changed' && tag.alarms, ['negation']);
  });

  it('is orphaned where the sentence is gone', () => {
    const { text } = articleOf(harbour.toSpliced(5, 1));
    assert.deepEqual(reanchor(tagging(harbour, [4]), text).tags, [
      { id: 't0', state: 'orphan', start: null, end: null, candidate: null },
    ]);
  });

  it('is orphaned with the best candidate where another sentence took the place', () => {
    const { text } = articleOf(harbour.with(5, 'Alle Schiffe liegen seit dem Morgen wieder vor der Küste.'));
    const [tag] = reanchor(tagging(harbour, [4]), text).tags;
    assert.ok(tag?.state === 'orphan' && tag.candidate !== null);
    assert.equal(
      text.slice(tag.candidate.start, tag.candidate.end),
      'Alle Schiffe liegen seit dem Morgen wieder vor der Küste.',
    );
  });

  it('is ambiguous if two places are alike and nothing tells them apart', () => {
    const team = 'Das Team Alpha gewann die Ausschreibung für den Bau der Brücke.';
    const others = [
      'Die Sonne schien am Nachmittag.',
      'Gegen Abend zog ein Gewitter auf.',
      'Niemand wurde verletzt.',
    ];
    const { text } = articleOf([
      others[0]!,
      team.replace('Alpha', 'Beta'),
      others[1]!,
      team.replace('Alpha', 'Gamma'),
      others[2]!,
    ]);
    const [tag] = reanchor(tagging([team]), text).tags;
    assert.ok(tag?.state === 'ambiguous', tag?.state);
    assert.deepEqual(tag.candidates.map(({ start, end }) => text.slice(start, end)).sort(), [
      team.replace('Alpha', 'Beta'),
      team.replace('Alpha', 'Gamma'),
    ]);
  });
});

describe('sentences that look alike', () => {
  const teams = [
    'Am Montag begann der Wettbewerb in der Halle von Marlund.',
    'Team Alpha hat den Versuch nach drei Stunden abgebrochen.',
    'Die Zuschauer reagierten enttäuscht auf die lange Pause.',
    'Team Beta hat den Versuch nach drei Stunden abgebrochen.',
    'Der Veranstalter kündigte eine Untersuchung an.',
  ];

  it('keep their own places', () => {
    const { text } = articleOf(
      teams.with(3, 'Team Beta hat den Versuch schon nach drei Stunden abgebrochen.'),
    );
    const { tags } = reanchor(tagging(teams, [1, 3]), text);
    assert.deepEqual(
      tags.map((tag) => wordingOf(tag, text)),
      [teams[1], 'Team Beta hat den Versuch schon nach drei Stunden abgebrochen.'],
    );
  });

  it('do not inherit the tag of the one that was deleted, even if they are edited', () => {
    for (const other of [teams[3]!, 'Team Beta hat den Versuch erst nach vier Stunden abgebrochen.']) {
      const { text } = articleOf(teams.with(3, other).toSpliced(1, 1));
      const { tags, sentences } = reanchor(tagging(teams, [1]), text);
      assert.equal(tags[0]?.state, 'orphan');
      assert.deepEqual(
        [sentences[1], sentences[3] && text.slice(sentences[3].start, sentences[3].end)],
        [null, other],
      );
    }
  });

  it('are told apart by their surroundings if they are copies', () => {
    const copies = [...teams.slice(0, 3), ...harbour.slice(0, 2), teams[1]!, ...harbour.slice(5, 7)];
    for (const deleted of [1, 5]) {
      const { text } = articleOf(copies.toSpliced(deleted, 1));
      const { tags } = reanchor(tagging(copies, [1, 5]), text);
      assert.deepEqual(
        tags.map(({ state }) => state),
        deleted === 1 ? ['orphan', 'exact'] : ['exact', 'orphan'],
      );
    }
  });

  it('are told apart by the neighbour that is left to one of two edited copies', () => {
    const heading = 'Streit um die Ursache des Brandes an Bord | Hafen';
    const [first, second] = [
      'Zank um Ursachen des Brandes am Schiff | Hafen',
      heading.replace('Bord', 'Brod'),
    ];
    const old = [harbour[0]!, heading, heading, ...harbour.slice(1, 3)];
    const { text } = articleOf([second, ...harbour.slice(1, 3), '', harbour[0]!, first]);
    const { tags } = reanchor(tagging(old, [1, 2]), text);
    assert.deepEqual(
      tags.map((tag) => wordingOf(tag, text)),
      [first, second],
    );
  });
});

describe('sentences of which nothing tells which one they are', () => {
  const heading = 'Brand im Hafen von Marlund fordert mehrere Verletzte';

  it('are ambiguous if one of two equal ones is gone', () => {
    const twice = [harbour[0]!, '', heading, '', heading, '', ...harbour.slice(1)];
    const { text, spans } = articleOf(twice.toSpliced(2, 2));
    const { tags, sentences } = reanchor(tagging(twice, [1]), text);
    assert.deepEqual(tags[0], {
      id: 't0',
      state: 'ambiguous',
      start: null,
      end: null,
      candidates: [{ start: spans[1]![0], end: spans[1]![1], score: 1 }],
    });
    assert.equal(sentences.filter((sentence) => sentence === null).length, 1);
  });

  it('stay where they were if both of two equal ones stand', () => {
    const twice = [harbour[0]!, '', heading, '', heading, '', ...harbour.slice(1)];
    const { text } = articleOf(twice.with(-1, 'Wann man das Wrack bergen wird, ist offen.'));
    const { tags } = reanchor(tagging(twice, [1, 2]), text);
    assert.deepEqual(
      tags.map(({ state }) => state),
      ['exact', 'exact'],
    );
  });

  it('are ambiguous if a word or two stand among others now, and stand elsewhere, too', () => {
    const name = 'Maren Kolb:';
    const calls = [...harbour.slice(0, 3), name, ...harbour.slice(4, 9)];
    const moved = articleOf([...harbour.slice(0, 3), ...harbour.slice(4, 7), name, ...harbour.slice(8)]);
    assert.equal(reanchor(tagging(calls, [3]), moved.text).tags[0]?.state, 'exact');
    const { text } = articleOf([
      ...harbour.slice(0, 3),
      'Vom Kai aus sah man den Rauch.',
      name,
      'Ein Schlepper lag bereit.',
      ...harbour.slice(4, 8),
      'Gegen Mittag zog der Qualm ab.',
      name,
      'Die Feuerwehr rückte ein.',
      harbour[8]!,
    ]);
    assert.equal(reanchor(tagging(calls, [3]), text).tags[0]?.state, 'ambiguous');
  });
});

describe('very short sentences', () => {
  it('are ambiguous if their words stand within another sentence now', () => {
    const old = harbour.with(5, 'Nichts.');
    const { text } = articleOf([
      ...harbour.slice(8),
      'Ein Lotse sah davon offenbar nichts und fuhr ohne Funkspruch weiter.',
      'Am Abend lag Nebel auf dem Wasser.',
      ...harbour.slice(0, 3),
    ]);
    assert.equal(reanchor(tagging(old, [4]), text).tags[0]?.state, 'ambiguous');
  });
});

describe('another article in the place of the old one', () => {
  const count = (name: string, number: number): string =>
    `Von den ${number} Einwohnern der Gemeinde ${name} waren im Jahr 2010 ein Viertel jünger als achtzehn Jahre.`;
  const town = [
    'Altenried liegt am Fuß der Hügel östlich des Flusses.',
    'Seit 1890 hält hier die Bahn.',
    count('Altenried', 1036),
    'Die Kirche stammt aus dem Mittelalter.',
    'Im Sommer findet ein Markt statt.',
  ];
  const other = [
    ...harbour.slice(0, 4),
    count('Mühlbrunn in Oberfranken', 153).replace('waren im Jahr 2010 ein Viertel', 'ist kaum ein Drittel'),
    ...harbour.slice(4),
  ];

  it('keeps no tag on a sentence that only reads alike', () => {
    const { text } = articleOf(other);
    const { tags, sentences } = reanchor(tagging(town), text);
    assert.deepEqual(
      tags.map(({ state }) => state),
      town.map(() => 'orphan'),
    );
    assert.ok(sentences.every((sentence) => sentence === null));
  });

  it('keeps a tag on a sentence that stands there word for word', () => {
    const { text } = articleOf(other.with(4, town[2]!));
    assert.equal(reanchor(tagging(town, [2]), text).tags[0]?.state, 'exact');
  });

  it('finds the sentence in an article of which enough is left', () => {
    const { text } = articleOf(town.with(2, other[4]!));
    const [tag] = reanchor(tagging(town, [2]), text).tags;
    assert.equal(tag?.state, 'changed');
    assert.equal(wordingOf(tag, text), other[4]);
  });
});

describe('sentences cut otherwise', () => {
  const cargo =
    'Geladen waren Möbel, Farben, Lacke, Reifen, Batterien, Düngemittel, Papier, Kaffee und Wein aus Übersee.';

  it('are found whole beside one that is gone, however many clauses they have', () => {
    const old = [...harbour.slice(0, 6), 'Wann das Wrack geborgen wird, ist offen.', cargo];
    const now = cargo.replace('Farben', 'Pigmente');
    const { text } = articleOf([...harbour.slice(0, 6), now]);
    assert.equal(wordingOf(reanchor(tagging(old, [6]), text).tags[0], text), now);
  });

  it('are told apart beside one that is gone where the second begins small now', () => {
    const mayor = 'Der Bürgermeister, der zuvor geschwiegen hatte, erklärte, er habe nichts gewusst.';
    const old = ['Die Reederei wies das zurück.', cargo, mayor, ...harbour.slice(4)];
    const now = [
      cargo.replace('Möbel', 'Hausrat'),
      mayor.replace('Der Bürger', 'der Ober'),
      ...harbour.slice(4),
    ];
    const { text } = articleOf(now);
    const { tags } = reanchor(tagging(old, [1, 2]), text);
    assert.deepEqual(
      tags.map((tag) => wordingOf(tag, text)),
      now.slice(0, 2),
    );
  });

  it('are found where no break tells where they begin and end', () => {
    // The first word went, and the next sentence begins small now.
    const { text } = articleOf([
      ...harbour.slice(7, 8),
      'Kinder des Viertels spielten auf dem Platz vor der alten Werft.',
      'besatzungsmitglieder wurden in ein anderes Krankenhaus gebracht, zwei davon schwer verletzt,',
      'von dort meldete sich am Abend niemand mehr bei den Angehörigen der Leute.',
      ...harbour.slice(0, 1),
    ]);
    const { tags } = reanchor(tagging(harbour, [5]), text);
    assert.match(wordingOf(tags[0], text) ?? '', /^besatzungsmitglieder wurden .* Krankenhaus gebracht/);
  });

  it('do not grow by more than half', () => {
    const call = 'Kolb:';
    const old = [...harbour.slice(0, 3), call, ...harbour.slice(4)];
    const { text } = articleOf([...harbour.slice(0, 3), `${call} 732 657 3416`, '', ...harbour.slice(5)]);
    const { tags } = reanchor(tagging(old, [3]), text);
    assert.equal(wordingOf(tags[0], text), call);
    assert.equal(tags[0]?.state, 'changed');
  });

  it('are found whole in a text where they were joined', () => {
    const { text } = articleOf(
      harbour
        .with(5, 'Alle Container seien vor der Abfahrt geprüft worden, und')
        .with(6, 'drei Besatzungsmitglieder wurden in ein Krankenhaus gebracht.'),
    );
    const { tags } = reanchor(tagging(harbour, [4, 5]), text);
    assert.deepEqual(
      tags.map((tag) => wordingOf(tag, text)?.replace(',', '')),
      [
        'Alle Container seien vor der Abfahrt geprüft worden',
        'drei Besatzungsmitglieder wurden in ein Krankenhaus gebracht.',
      ],
    );
  });

  it('are found whole in a text where they were split', () => {
    const split = 'Die Hafenbehörde teilte am Dienstag mit. Elf Container seien falsch deklariert gewesen.';
    const { text } = articleOf(harbour.with(1, split));
    const { tags, sentences } = reanchor(tagging(harbour, [1]), text);
    assert.equal(wordingOf(tags[0], text), split);
    assert.equal(sentences[1] && text.slice(sentences[1].start, sentences[1].end), split);
  });

  it('keep their words where no break tells two of them apart and both have changed', () => {
    const heading = 'Reeder und Behörden streiten weiter über das Wrack vor der Küste';
    const answer = 'Beide Seiten prüfen und bewerten die Papiere.';
    const old = [heading, answer, '', ...harbour];
    const now = [heading.replace('weiter', 'wieter'), answer.replace('prüfen', 'prüfne'), '', ...harbour];
    const { text, spans } = articleOf(now);
    const { tags, sentences } = reanchor(tagging(old, [1]), text);
    assert.equal(wordingOf(tags[0], text), text.slice(...spans[1]!));
    assert.equal(sentences[0]?.end, spans[0]![1]);
  });

  it('give back only what is new', () => {
    const inserted = 'Der Hafenkapitän äußerte sich zunächst nicht.';
    const { text } = articleOf(harbour.toSpliced(2, 0, inserted));
    const { sentences, fresh } = reanchor(tagging(harbour, []), text);
    assert.ok(sentences.every((sentence) => sentence !== null));
    assert.deepEqual(
      fresh.map((span) => text.slice(...span)),
      [inserted],
    );
  });
});

describe('tags on other ranges than sentences', () => {
  const { text: old, spans } = articleOf(harbour);
  const at = (words: string): Span => [old.indexOf(words), old.indexOf(words) + words.length];

  it('find parts of sentences, also in edited ones', () => {
    const parts = ['elf Container', 'keine Hinweise auf falsche Papiere', 'gegen Unbekannt'];
    const record = recordOf(old, spans, parts.map(at));
    const { text } = articleOf(
      harbour
        .with(1, 'Am Dienstag teilte die Hafenbehörde mit, elf Container seien falsch beschriftet gewesen.')
        .with(4, '„Uns liegen derzeit keine Hinweise auf gefälschte Papiere vor“, sagte Kolb.')
        .toSpliced(0, 1),
    );
    const { tags } = reanchor(record, text);
    assert.deepEqual(
      tags.map((tag) => [tag.state, wordingOf(tag, text)]),
      [
        ['exact', 'elf Container'],
        ['changed', 'keine Hinweise auf gefälschte Papiere'],
        ['exact', 'gegen Unbekannt'],
      ],
    );
  });

  it('find a part by the words before and behind it, whatever it is now', () => {
    const record = recordOf(old, spans, ['am Dienstag', 'elf'].map(at));
    const { text } = articleOf(
      harbour.with(
        1,
        'Die Hafenbehörde teilte zu Pfingsten mit, zwei Container seien falsch beschriftet gewesen.',
      ),
    );
    const { tags } = reanchor(record, text);
    assert.deepEqual(
      tags.map((tag) => [tag.state, wordingOf(tag, text)]),
      [
        ['changed', 'zu Pfingsten'],
        ['changed', 'zwei'],
      ],
    );
  });

  it('find parts that begin or end within a word or hold none', () => {
    const marked = harbour.with(2, 'Die Reederei &#39;Nord&#39; wies das (nicht ohne Grund ...) zurück.');
    const { text: before, spans: cut } = articleOf(marked);
    const parts = ['39;Nord', '...)', 'ederei'];
    const record = recordOf(
      before,
      cut,
      parts.map((part): Span => [before.indexOf(part), before.indexOf(part) + part.length]),
    );
    const { text } = articleOf(marked.toSpliced(1, 1));
    const { tags } = reanchor(record, text);
    assert.deepEqual(
      tags.map((tag) => [tag.state, wordingOf(tag, text)]),
      parts.map((part) => ['exact', part]),
    );
  });

  it('do not take a part for found in another sentence', () => {
    const twins = [
      'Der Minister sagte am Montag in Marlund nichts dazu.',
      'Die Lage blieb ruhig.',
      'Die Ministerin sagte am Montag in Marlund nichts weiter.',
    ];
    const { text: before, spans: cut } = articleOf(twins);
    const part = 'sagte am Montag in Marlund';
    const record = recordOf(before, cut, [[before.indexOf(part), before.indexOf(part) + part.length]]);
    assert.equal(reanchor(record, articleOf(twins.slice(1)).text).tags[0]?.state, 'orphan');
  });

  it('find ranges over several sentences', () => {
    const record = recordOf(old, spans, [
      [spans[1]![0], spans[2]![1]],
      [spans[4]![0] + 5, spans[5]![1] - 10],
    ]);
    const { text } = articleOf([
      'Neu ist dieser Absatz.',
      '',
      ...harbour.with(2, 'Die Reederei wies dies umgehend zurück.'),
    ]);
    const { tags } = reanchor(record, text);
    assert.equal(wordingOf(tags[0], text), `${harbour[1]!} Die Reederei wies dies umgehend zurück.`);
    assert.equal(tags[0]?.state, 'changed');
    assert.deepEqual([tags[1]?.state, wordingOf(tags[1], text)], ['exact', record.tags[1]!.quote]);
  });

  it('find a sentence that is a line of marks between its neighbours', () => {
    const lined = [...harbour.slice(0, 2), '', '***', '', ...harbour.slice(4)];
    const { text } = articleOf(['Vorab ein Satz.', ...lined]);
    const { tags } = reanchor(tagging(lined, [2]), text);
    assert.deepEqual([tags[0]?.state, wordingOf(tags[0], text)], ['exact', '***']);

    const commented = lined.with(1, '<!-- Nach einem Gespräch mit der Behörde -->');
    const after = articleOf(['Vorab ein Satz.', ...commented]).text;
    assert.equal(wordingOf(reanchor(tagging(commented, [2]), after).tags[0], after), '***');
  });

  it('give tags with one anchor one place', () => {
    const record = recordOf(old, spans, [spans[1]!, spans[1]!, spans[1]!]);
    const { text } = articleOf(harbour.toSpliced(0, 1));
    const { tags } = reanchor(record, text);
    assert.deepEqual(
      tags.map(({ start }) => start),
      [0, 0, 0],
    );
    assert.deepEqual(
      tags.map(({ id }) => id),
      ['t0', 't1', 't2'],
    );
  });
});

describe('records that mix states of the article', () => {
  const later = [
    'Dieser Vorspann kam später hinzu und verschiebt alles.',
    ...harbour.with(2, 'Die Reederei wies das am Abend zurück.'),
  ];
  const before = tagging(harbour, [0, 2, 5]);
  const after = tagging(later, [1, 6]);
  const { text } = articleOf(later);
  const expected = [
    ['exact', harbour[0]],
    ['changed', 'Die Reederei wies das am Abend zurück.'],
    ['exact', harbour[6]],
    ['exact', harbour[0]],
    ['exact', harbour[6]],
  ];
  const tags = [...before.tags, ...after.tags];

  it('find old tags beside the new outline and text hash', () => {
    const placed = reanchor({ ...after, tags }, text).tags;
    assert.deepEqual(
      placed.map((tag) => [tag.state, wordingOf(tag, text)]),
      expected,
    );
  });

  it('find new tags beside the old outline and text hash', () => {
    const placed = reanchor({ ...before, tags }, text).tags;
    assert.deepEqual(
      placed.map((tag) => [tag.state, wordingOf(tag, text)]),
      expected,
    );
  });

  it('find both beside the old outline and the new text hash', () => {
    const { tags: placed, sentences } = reanchor({ ...before, article: after.article, tags }, text);
    assert.deepEqual(
      placed.map((tag) => [tag.state, wordingOf(tag, text)]),
      expected,
    );
    assert.equal(sentences[0]?.start, text.indexOf(harbour[0]!));
  });

  it('find both in a text that is neither', () => {
    const { text: third } = articleOf(later.toSpliced(4, 0, 'Noch ein Satz steht nun hier dazwischen.'));
    const placed = reanchor({ ...before, tags }, third).tags;
    assert.deepEqual(
      placed.map((tag) => [tag.state, wordingOf(tag, third)]),
      expected,
    );
  });

  it('believe a quote at its offsets if copies of it stand elsewhere', () => {
    const copies = [harbour[5]!, harbour[0]!, harbour[5]!, harbour[1]!];
    const { text: twice, spans } = articleOf(copies);
    const tag = { id: 'x', ...anchorAt(twice, ...spans[2]!), prefix: '', suffix: '' };
    const [placed] = reanchor({ ...before, outline: '', tags: [tag] }, twice).tags;
    assert.deepEqual([placed?.state, placed?.start], ['exact', spans[2]![0]]);
  });
});

describe('broken and hostile records', () => {
  const { text } = articleOf(harbour);
  const good = tagging(harbour);

  it('find tags by quote and context without an outline', () => {
    const { text: now } = articleOf([
      'Ein neuer Anfang.',
      ...harbour.with(6, 'Vier Besatzungsmitglieder wurden in ein Krankenhaus gebracht.'),
    ]);
    for (const outline of ['', 'nonsense', '2 0+5.1:AAAAAAAAAAAAAAAA', good.outline.slice(0, -3)]) {
      const { tags } = reanchor({ ...good, outline }, now);
      assert.deepEqual(
        tags.map(({ state }) => state),
        ['exact', 'exact', 'exact', 'exact', 'exact', 'changed', 'exact', 'exact', 'exact'],
      );
    }
  });

  it('find tags that overlap without an outline', () => {
    const at = (words: string): Span => [text.indexOf(words), text.indexOf(words) + words.length];
    const ranges = [
      at(harbour[4]!),
      at('keine Hinweise auf falsche Papiere'),
      at('Papiere vor“, sagte die Sprecherin'),
    ];
    const record = { ...recordOf(text, [], ranges), outline: '' };
    for (const now of [`Vorab.\n\n${text}`, articleOf(harbour.slice(4)).text]) {
      const { tags } = reanchor(record, now);
      assert.deepEqual(
        tags.map((tag) => [tag.state, wordingOf(tag, now)]),
        record.tags.map(({ quote }) => ['exact', quote]),
      );
    }
  });

  it('find tags whose offsets are nonsense', () => {
    const offsets: readonly Span[] = [
      [-5, 3],
      [1e15, 1e15 + 4],
      [9, 2],
      [0, 0],
      [NaN, NaN],
      [0, Infinity],
      [0.5, 3.5],
      [text.length - 3, text.length + 40],
    ];
    for (const [start, end] of offsets) {
      const tags = good.tags.map((tag) => ({ ...tag, start, end }));
      for (const now of [text, `Vorab.\n\n${text}`]) {
        const found = reanchor({ ...good, tags }, now).tags;
        assert.deepEqual(
          found.map((tag) => wordingOf(tag, now)),
          good.tags.map(({ quote }) => quote),
          `${start} ${end}`,
        );
      }
    }
  });

  it('orphan tags without words and texts without anything', () => {
    const [tag] = good.tags;
    const tags = ['', ' ', '\ufeff'].map((quote, index) => ({ ...tag!, id: String(index), quote }));
    assert.ok(reanchor({ ...good, tags }, text).tags.every(({ state }) => state === 'orphan'));
    assert.ok(reanchor(good, '').tags.every(({ state }) => state === 'orphan'));
    assert.deepEqual(reanchor({ ...good, outline: '', tags: [] }, ''), {
      tags: [],
      sentences: [],
      fresh: [],
    });
  });

  it('never throw, and place everything inside of the text and outside of surrogate pairs', () => {
    const word = fc.constantFrom(
      'Der',
      'Minister',
      'wies',
      'nicht',
      '„',
      '“',
      '.',
      '. ',
      '\n\n',
      ' ',
      '😀',
      '3',
      'ä',
      '否认',
      '\u00ad',
    );
    const texts = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
    const offset = fc.oneof(fc.integer({ min: -5, max: 200 }), fc.double());
    const tag = fc.record({
      id: fc.string(),
      start: offset,
      end: offset,
      quote: fc.oneof(texts, fc.string()),
      prefix: fc.string(),
      suffix: fc.string(),
    });
    const spans = fc.array(fc.nat(30), { maxLength: 20 }).map((steps) => {
      let at = 0;
      return steps.map((step): Span => [(at += step % 3), (at += step)]);
    });
    fc.assert(
      fc.property(
        texts,
        texts,
        spans,
        fc.array(tag, { maxLength: 8 }),
        fc.string(),
        (a, b, cuts, tags, noise) => {
          const outline = encodeOutline(a, cuts);
          const now = [a, b, a + b, b + a];
          for (const [index, outlined] of [outline, outline + noise, noise + outline, outline].entries()) {
            const record = {
              article: { text: hashText(a), length: a.length, language: 'de' },
              outline: outlined,
              tags,
            };
            const newText = now[index]!;
            const result = reanchor(record, newText);
            assert.equal(result.tags.length, tags.length);
            const placed = [...result.tags, ...result.sentences].flatMap((place) =>
              place === null || place.start === null ? [] : [[place.start, place.end] as const],
            );
            for (const [start, end] of [...placed, ...result.fresh]) {
              assert.ok(0 <= start && start < end && end <= newText.length, `${start} ${end}`);
              for (const edge of [start, end]) {
                assert.ok(!/^[\ud800-\udbff][\udc00-\udfff]$/.test(newText.slice(edge - 1, edge + 1)));
              }
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('give each sentence text of its own', () => {
    const sentence = fc.constantFrom(
      ...harbour.filter((line) => line !== ''),
      ...dam,
      'Nein.',
      '„Ja“',
      '***',
    );
    const articles = fc.array(sentence, { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(articles, articles, (a, b) => {
        const { text: now } = articleOf(b);
        const { sentences, fresh } = reanchor(tagging(a), now);
        const spans = [
          ...sentences.flatMap((place) => (place ? [[place.start, place.end] as const] : [])),
          ...fresh,
        ];
        spans.sort((x, y) => x[0] - y[0]);
        spans.forEach(([start], index) => {
          assert.ok(index === 0 || start >= spans[index - 1]![1]);
        });
      }),
      { numRuns: 150 },
    );
  });

  it('find everything in the very text they were made of', () => {
    const sentence = fc.constantFrom(
      ...harbour.filter((line) => line !== ''),
      ...dam,
      'Nein.',
      '„Ja“',
      'Juli',
    );
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 20 }), fc.string(), (a, hash) => {
        const record = tagging(a);
        const { text: now } = articleOf(a);
        // Also where the hash does not say that the text is the same.
        const { tags } = reanchor({ ...record, article: { ...record.article, text: hash } }, now);
        assert.deepEqual(
          tags.map(({ state, start }) => [state, start]),
          record.tags.map(({ start }) => ['exact', start]),
        );
      }),
      { numRuns: 150 },
    );
  });
});
