import assert from 'node:assert/strict';
import { bringTo, articleOf, type Annotations } from '../../../src/annotation';
import {
  english,
  FORMATS,
  formatOf,
  placeText,
  planImport,
  planMarkdown,
  type ImportPlan,
} from '../../../src/exchange';
import { ANNA, applied, corpus, exported, NOW, planned, textOf, Work } from './support';

function refusals(plan: ImportPlan): string[] {
  return plan.refused.map(({ place, text }) => `${placeText(place)}: ${english(text)}`);
}

function row(values: Record<string, unknown>): string {
  return `${JSON.stringify({ article: 'a.txt', tag: 'claim', text: 'Moskau bestreitet das.', start: 41, end: 63, ...values })}\n`;
}

async function line(values: Record<string, unknown>): Promise<ImportPlan> {
  return await planned('jsonl', row(values));
}

function spans(plan: ImportPlan): [number, number][] {
  return plan.articles.flatMap(({ tags }) => tags.map(({ tag }) => [tag.start, tag.end] as [number, number]));
}

describe('import', () => {
  it('believes offsets only if the words stand there, and counts in the unit of the input', async () => {
    assert.deepEqual(spans(await line({})), [[43, 65]]);
    assert.deepEqual(spans(await line({ offsets: 'utf16', start: 43, end: 65 })), [[43, 65]]);
  });

  it('finds words that stand elsewhere, and says so', async () => {
    const plan = await line({ text: 'Ein Satz ohne alles.', start: 0, end: 20 });
    assert.equal(textOf('a.txt')!.slice(...spans(plan)[0]!), 'Ein Satz ohne alles.');
    assert.match(english(plan.remarks[0]!.text), /^found at \d+ to \d+, not where the input says$/);
  });

  it('takes words for the same that differ in white space and quotation marks only', async () => {
    const plan = await line({ text: 'Noch einer: "gelesen".', start: undefined, end: undefined });
    assert.deepEqual(plan.refused, []);
    assert.equal(plan.articles[0]!.tags[0]!.tag.quote, 'Noch einer: „gelesen“.');
    assert.equal(plan.articles[0]!.tags[0]!.state, 'exact');
  });

  it('marks what is found in other words as changed and keeps the words of the input', async () => {
    const plan = await line({ text: 'DAS SAGTE SPRECHER PESKOW DER AGENTUR TASS.' });
    const [tag] = plan.articles[0]!.tags;
    assert.equal(tag!.state, 'changed');
    assert.equal(tag!.tag.quote, 'DAS SAGTE SPRECHER PESKOW DER AGENTUR TASS.');
    assert.match(planMarkdown(plan), /## Stands on changed words\n\n- `in:1`: `a\.txt`: \*\*Claim\*\* /);
  });

  it('refuses line by line, with file, line and reason', async () => {
    const lines = [
      row({}),
      row({ article: '../../etc/passwd' }),
      row({ article: '/etc/passwd' }),
      row({ article: 'C:\\Windows\\win.ini' }),
      row({ article: 'file:///a.txt' }),
      row({ article: 'fehlt.txt' }),
      '{"article": "a.txt", "tag": \n',
      row({ tag: 'Behauptung' }),
      row({ start: -3 }),
      row({ text: 'Das steht nirgends in diesem Artikel.' }),
      row({ text: '' }),
      row({ certainty: 'sicher' }),
      row({ note: 'a\u0007b' }),
      row({ article: 'a\u0000.txt' }),
      row({ source: '\ud800' }),
      row({ note: 'x'.repeat(20_001) }),
      row({ denies: [{ of: 'nobody' }] }),
      row({ created: 'gestern' }),
      '[]\n',
      row({ text: 'Ein Satz ohne alles.', start: 999_999, end: 1_000_020 }),
    ];
    const plan = await planned('jsonl', lines.join(''));
    assert.deepEqual(refusals(plan), [
      'in:2: the path "../../etc/passwd" leaves the folder of the articles',
      'in:3: the path "/etc/passwd" leaves the folder of the articles',
      'in:4: the path "C:\\Windows\\win.ini" leaves the folder of the articles',
      'in:5: the path "file:///a.txt" leaves the folder of the articles',
      'in:6: there is no article "fehlt.txt"',
      'in:7: not JSON: value expected at column 29',
      'in:8: unknown label "Behauptung"; known are claim, denial, attribution',
      'in:9: start is not an offset: "-3"',
      'in:12: unknown certainty "sicher"; known are certain, probable, possible',
      'in:13: note has control characters: "a\ufffdb"',
      'in:14: the path "a\ufffd.txt" has control characters',
      'in:15: source has control characters: "\ufffd"',
      'in:16: note is longer than 20000 characters',
      'in:17: not a link to a tag: "nobody"',
      'in:18: not a date: "gestern"',
      'in:19: the line is not an object',
      'in:10: "Das steht nirgends in diesem Artikel." is not in the article',
      'in:11: there are no words to find its place by',
    ]);
    assert.equal(plan.articles[0]!.tags.length, 2);
  });

  const broken: Readonly<Record<string, [string | Uint8Array, RegExp]>> = {
    csv: [
      'article,tag,text\r\na.txt,claim,"never closed\r\n',
      /^in:2: a quotation mark opens a cell and is never/,
    ],
    tsv: ['article\ttag\ttext\r\na.txt\tclaim\tx\ty\r\n', /^in:2: 4 cells in a table of 3 columns$/],
    w3c: ['{"items": [\n{"id": "x"},\n{"id": }]}', /^in:3: not JSON: value expected at column 8$/],
    'cas-json': [
      '{"%TYPES": {},\n"%FEATURE_STRUCTURES": [}',
      /^in\.json:2: not JSON: value expected at column 25$/,
    ],
    doccano: [
      '{"text": "x", "article": "a.txt", "label": [[5, 2, "claim"]]}',
      /^in:1: no span of the text: "\[5,2,"claim"\]"$/,
    ],
    'label-studio': ['[{"data": {}}]', /^in:1: the data of the task name no text or article$/],
    brat: ['T1\tClaim 0 4\tKiew\nT2\tClaim x y\tz\n', /^in\.ann:2: offset is not an offset: "x"$/],
    jsonl: [new Uint8Array([0x7b, 0x7d, 0x0a, 0xff, 0xfe]), /^in:2: the file is not valid UTF-8$/],
  };
  for (const [id, [content, expected]] of Object.entries(broken)) {
    it(`${id}: names file and line of what it cannot read`, async () => {
      const name = `in${id === 'brat' ? '.ann' : id === 'cas-json' ? '.json' : ''}`;
      const plan = await planned(id, new Map([[name, content]]));
      const found = refusals(plan).filter(
        (text) => !/no article|has no|names no/.test(text) || expected.test(text),
      );
      assert.match(found.join('\n'), expected);
    });
  }

  it('survives whatever a file holds, in every format', async () => {
    const hostile = [
      '',
      '\0\0\0',
      '[]',
      'null',
      '"',
      '{"__proto__": {"x": 1}, "constructor": null}',
      '['.repeat(5_000),
      `{"items":[${'{"target":'.repeat(300)}`,
      '\ufeff',
      'T1\tClaim 0 5;7\tx\nR1\tdenies Arg1:T1\nA1\tUnsure\n#1\t\nE1\tX:T1\n*\tEquiv T1 T2\n',
      '{"%FEATURE_STRUCTURES":[{"%TYPE":"uima.cas.Sofa","sofaString":"x"},{"%TYPE":"webanno.custom.Statement"}]}',
      '[{"data":{"text":"x","article":"a.txt"},"annotations":[{"result":[{"type":"labels"}]}]}]',
      'T\x1b[2J\t\u202e\n\x1b]0;x\x07\t\x1b\n#1\t\x1b T\x1b\ty\nR1\t\u202e T\x1b\ty\nT1\tClaim \x1b\ty',
      '{"article":"\\u001b","annotator":"\\u001b[2J","text":"x","label":[["\\u001b",1,"\\u202e"]],"entities":["\\u001b"]}',
    ];
    for (const format of FORMATS.filter(({ read }) => read)) {
      for (const content of hostile) {
        const plan = await planned(
          format.id,
          new Map([
            ['x.ann', content],
            ['x.json', content],
            ['x', content],
          ]),
        );
        assert.deepEqual(
          plan.articles.flatMap(({ tags }) => tags),
          [],
        );
        const told = plan.refused.map(({ text }) => english(text)).join('');
        assert.doesNotMatch(told, /\p{Cc}|\p{Bidi_Control}/u, 'what a terminal or an editor would obey');
        assert.ok(told.length < 1e4);
      }
    }
  });

  it('refuses a line and a document that are too large, without holding more than that', async () => {
    let given = 0;
    const block = new TextEncoder().encode('x'.repeat(2 ** 20));
    const endless = (id: string) => ({
      name: id,
      path: `${id}.json`,
      async *read() {
        for (given = 0; given < 4096; given++) yield await Promise.resolve(block);
      },
      sibling: () => undefined,
    });
    const library = { exists: () => Promise.resolve(false), open: () => Promise.resolve(null) };
    for (const [id, reason] of Object.entries({
      jsonl: /^jsonl:1: line 1 is longer than \d+ characters$/,
      w3c: /^w3c: the file is larger than 128 MB and has to be read as a whole; split it$/,
      csv: /^csv:1: a cell is longer than \d+ characters$/,
    })) {
      const plan = await planImport([endless(id)], formatOf(id), library, { annotator: ANNA, now: NOW });
      assert.match(refusals(plan).join(), reason);
      assert.ok(given < 256, `${id} read ${given} MB`);
    }
  });

  describe('annotators', () => {
    it('takes the tags of the annotator asked for, and says whose it leaves out', async () => {
      const { files } = await exported(corpus(), 'csv');
      const plan = await planned('csv', files);
      assert.deepEqual([...plan.leftOut], [['bert', 1]]);
      const other = await planned('csv', files, { annotator: { id: 'carla', name: 'Carla' } });
      assert.deepEqual([[...other.leftOut.keys()], other.articles], [['anna', 'bert'], []]);
      const chosen = await planned('csv', files, { annotator: { id: 'carla', name: 'Carla' }, from: 'bert' });
      assert.equal(chosen.articles.flatMap(({ tags }) => tags).length, 1);
    });

    it('gives the tags of another annotator new ids, and leads the links among them along', async () => {
      const { files } = await exported(corpus(), 'jsonl', { variant: 'tags' });
      const plan = await planned('jsonl', files, { annotator: { id: 'carla', name: 'Carla' }, from: 'anna' });
      const tags = plan.articles.flatMap((article) => article.tags.map(({ tag }) => tag));
      const before = corpus()[0]!.annotations[0]!.annotations.tags.map(({ id }) => id);
      assert.ok(tags.every(({ id }) => !before.includes(id)));
      const denial = tags.find(({ denies }) => denies && denies.length > 1)!;
      const claims = tags.filter(({ tag }) => tag === 'claim').map(({ id }) => `carla/${id}`);
      const links = denial.denies!.flatMap((denied) => ('of' in denied ? [denied.of] : []));
      assert.equal(links.length, 2);
      assert.ok(links.every((link) => claims.includes(link)));
      assert.match(plan.remarks.map(({ text }) => english(text)).join(), /the link to carl\/a+ was dropped/);
    });

    it('replaces a model as a whole, and only adds to a person', async () => {
      const model = { id: 'model-x', name: 'Model X' };
      const work = new Work('a.txt', textOf('a.txt')!, model);
      work.tag('Kiew', 'claim');
      const own = new Map([['a.txt', work.annotations]]);
      const input = row({ tag: 'denial' });
      const [article] = (await planned('jsonl', input, { annotator: model }, own)).articles;
      assert.deepEqual(
        article!.removed.map(({ tag }) => tag),
        ['claim'],
      );
      assert.equal(article!.change.tags!.filter(({ after }) => after === null).length, 1);
      const person = new Work('a.txt', textOf('a.txt')!, ANNA);
      person.tag('Kiew', 'claim');
      const kept = await planned('jsonl', input, {}, new Map([['a.txt', person.annotations]]));
      assert.deepEqual(kept.articles[0]!.removed, []);
      assert.equal(kept.articles[0]!.change.tags!.length, 1);
    });

    it('does not make adjudicated tags, nor reads reports', async () => {
      await assert.rejects(
        planned('csv', '', { annotator: { id: 'adjudicated', name: '' } }),
        /made by adjudication/,
      );
      await assert.rejects(planned('html', ''), /cannot be imported/);
    });
  });

  describe('into annotations that exist', () => {
    async function again(id: string, edit: (text: string) => string = (text) => text) {
      const [article] = corpus();
      const { files } = await exported([article!], id);
      const edited = new Map(Array.from(files, ([name, text]) => [name, edit(text)]));
      const before = article!.annotations[0]!.annotations;
      return { before, plan: await planned(id, edited, {}, new Map([['a.txt', before]])) };
    }

    for (const format of FORMATS.filter(({ read }) => read)) {
      it(`${format.id}: changes nothing if nothing changed`, async () => {
        const { plan } = await again(format.id);
        assert.deepEqual(
          plan.articles.map(({ change }) => change),
          [{}],
        );
      });
    }

    it('updates what the format carries and keeps the rest', async () => {
      const { before, plan } = await again('brat', (text) =>
        text.replace('Certainty T1 probable', 'Certainty T1 certain'),
      );
      const changes = plan.articles[0]!.change.tags!;
      assert.equal(changes.length, 1);
      assert.deepEqual(changes[0]!.after, { ...before.tags[0]!, certainty: 'certain' });
    });

    it('removes a detail that the input could carry and has not', async () => {
      const { plan } = await again('brat', (text) => text.replace(/^#3\tVia T1\t@Tass\n/m, ''));
      assert.equal(plan.articles[0]!.change.tags![0]!.after!.via, undefined);
    });

    it('keeps the sentences that the annotator cut', async () => {
      const { before, plan } = await again('cas-json');
      assert.equal(plan.articles[0]!.article.outline, before.outline);
    });
  });

  it('takes over the sentences of an input that cuts the whole article, and no others', async () => {
    const text = textOf('a.txt')!;
    const joined = {
      article: 'a.txt',
      offsets: 'utf16',
      text: text.slice(0, 65),
      start: 0,
      end: 65,
      labels: ['claim'],
    };
    const rest = {
      article: 'a.txt',
      offsets: 'utf16',
      text: text.slice(67),
      start: 67,
      end: text.length,
      labels: [],
    };
    const both = `${JSON.stringify(joined)}\n${JSON.stringify(rest)}\n`;
    const plan = await planned('jsonl', both);
    assert.deepEqual(plan.articles[0]!.article.sentences, [
      [0, 65],
      [67, text.length],
    ]);
    const part = await planned('jsonl', `${JSON.stringify(joined)}\n`);
    assert.ok(part.articles[0]!.article.sentences.length > 4);
    assert.match(english(part.remarks[0]!.text), /it was cut anew/);
    assert.deepEqual(spans(part), [[0, 65]]);
  });

  it('anchors in the text of the other program, whatever became of its line ends', async () => {
    const text = textOf('ordner/b.md')!.replaceAll('\n', '\r\n');
    const at = text.indexOf('Der Minister');
    const end = text.indexOf(' Danach');
    const value = { article: 'ordner/b.md', text, label: [[at, end, 'denial']] };
    const plan = await planned('doccano', JSON.stringify(value));
    const before = corpus()[1]!.annotations[0]!.annotations.tags[0]!;
    assert.deepEqual(spans(plan), [[before.start, before.end]]);
    assert.equal(plan.articles[0]!.tags[0]!.tag.quote, before.quote);
  });

  it('checks hashes in place of quotations', async () => {
    for (const id of ['csv', 'jsonl', 'w3c']) {
      const { files } = await exported(corpus(), id, { withoutQuotes: true });
      const [output] = [...files.values()];
      assert.ok(!output!.includes('Moskau bestreitet') && !output!.includes('Peskow der'));
      const plan = await planned(id, files);
      assert.deepEqual(plan.refused, []);
      assert.equal(plan.articles.flatMap(({ tags }) => tags).length, 10);
      const shifted = await planned(
        id,
        new Map([['in', output!.replaceAll(/sha256:[0-9a-f]{8}/g, 'sha256:00000000')]]),
      );
      assert.ok(shifted.refused.every(({ text }) => english(text).includes('than the hash says')));
    }
  });

  it('reads CSV as spreadsheets save it: other delimiter, defused, LF, columns in another order', async () => {
    const { files } = await exported(corpus(), 'csv', { excel: true, delimiter: ';' });
    const [output] = [...files.values()];
    const imported = applied(await planned('csv', output!.replaceAll('\r\n', '\n')));
    const before = corpus()[0]!.annotations[0]!.annotations;
    const details = ({ tags }: Annotations) => tags.map(({ source, note, cue }) => [source, note, cue]);
    assert.deepEqual(details(imported.get('a.txt')!), details(before));
    const reordered = 'text;label;tag;article\n"Ein Satz\nohne alles.";x;CLAIM;./a.txt\n';
    assert.equal((await planned('csv', reordered)).articles[0]!.tags[0]!.tag.quote, 'Ein Satz ohne alles.');
  });

  it('lists the plan in Markdown that nothing from outside can turn into something else', async () => {
    const plan = await planned(
      'jsonl',
      row({ text: '`<img src=x onerror=alert(1)>` [x](command:y)\n# z' }) + row({}),
    );
    const markdown = planMarkdown(plan);
    assert.match(
      markdown,
      /^Tags: new 1, updated 0, there already 0, removed 0\. Entries that cannot be imported: 1\.$/m,
    );
    const outside = markdown.replace(/(`+)[^`].*?\1/g, '');
    assert.ok(!/[<[]/.test(outside), outside);
    assert.equal(markdown.split('\n').filter((one) => one.startsWith('#')).length, 3);
  });

  it('is the plan of what applying it gives', async () => {
    const { files } = await exported(corpus(), 'jsonl');
    const plan = await planned('jsonl', files);
    for (const [path, annotations] of applied(plan)) {
      const placed = bringTo(annotations, articleOf(annotations, textOf(path)!));
      assert.ok([...placed.places.values()].every(({ state }) => state === 'exact'));
    }
  });
});
