/** Exports read back by parsers that are not ours. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import jsonld from 'jsonld';
import type { RemoteDocument } from 'jsonld/jsonld-spec';
import type { ExportOptions } from '../../../src/exchange';
import { labellingConfig } from '../../../src/exchange/labelStudio';
import { withProgram } from './programs';
import { corpus, exported, FILES, textOf } from './support';

const texts = Object.fromEntries(Object.keys(FILES).map((file) => [file, textOf(file)!]));

function run(program: string, args: readonly string[], input: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  assert.equal(status, 0, `${program}: ${error?.message ?? stderr}`);
  return stdout;
}

async function single(id: string, options: ExportOptions = {}): Promise<string> {
  const { files } = await exported(corpus(), id, options);
  assert.equal(files.size, 1);
  return [...files.values()][0]!;
}

const tagCount = corpus()
  .flatMap(({ annotations }) => annotations)
  .flatMap((set) => set.annotations.tags).length;

describe('consumers of exports', () => {
  withProgram('python3', {}, () => {
    const script = `
import csv, json, sys
texts = json.loads(sys.argv[1])
rows = list(csv.DictReader(open(sys.argv[2], encoding=sys.argv[3], newline=''), delimiter=sys.argv[4], strict=True))
for row in rows:
    there = texts[row['article']][int(row['start_codepoint']):int(row['end_codepoint'])]
    assert row['text'].lstrip("'") == there, (row['text'], there)
print(json.dumps(rows))`;

    const cases: [string, string, ExportOptions, string][] = [
      ['csv', ',', {}, 'utf-8'],
      ['csv', ';', { excel: true, delimiter: ';' }, 'utf-8-sig'],
      ['tsv', '\t', {}, 'utf-8'],
    ];
    for (const [id, delimiter, options, encoding] of cases) {
      it(`Python's csv reads ${id} with ${JSON.stringify(delimiter)}; its slices are the quotations`, async () => {
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'claimmark-'));
        const file = path.join(folder, 'tags');
        fs.writeFileSync(file, await single(id, options));
        const output = run('python3', ['-c', script, JSON.stringify(texts), file, encoding, delimiter], '');
        fs.rmSync(folder, { recursive: true });
        const rows = JSON.parse(output) as Record<string, string>[];
        assert.equal(rows.length, tagCount);
        assert.equal(rows[0]!['note'], 'Erste Zeile\nzweite\tmit "Anführung" und \\n');
        assert.equal(rows[0]!['source'], 'Stab; "Süd",\tOst');
        const defused = options.excel ? "'" : '';
        const formulas = rows.find(({ text }) => text!.includes('=Summe'))!;
        assert.equal(formulas['text']!.startsWith(`${defused}=`), true);
        assert.equal(formulas['source'], `${defused}-Zoë`);
      });
    }
  });

  withProgram('jq', {}, () => {
    for (const variant of ['sentences', 'tags']) {
      it(`jq reads JSON Lines of ${variant}; its slices are the texts`, async () => {
        const output = run(
          'jq',
          [
            '-c',
            '--argjson',
            'texts',
            JSON.stringify(texts),
            '[.text == $texts[.article][.start:.end], keys]',
          ],
          await single('jsonl', { variant }),
        );
        const lines = output
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as [boolean, string[]]);
        assert.ok(lines.length >= tagCount);
        for (const [same, keys] of lines) {
          assert.equal(same, true);
          assert.deepEqual(keys, lines[0]![1], 'every line has the same keys');
        }
      });
    }
  });

  const shared = path.resolve('..', 'shared', 'data', 'validators', 'w3c');
  if (fs.existsSync(shared)) {
    const read = (file: string): unknown => JSON.parse(fs.readFileSync(path.join(shared, file), 'utf8'));

    /** The schemas of the W3C test suite name each other by file name. */
    function schemas(): (file: string) => (value: unknown) => boolean {
      const ajv = new Ajv({ strict: false, allErrors: true });
      addFormats(ajv);
      for (const file of fs.readdirSync(path.join(shared, 'definitions'))) {
        ajv.addSchema(read(path.join('definitions', file)) as object, file);
      }
      return (file) => ajv.compile(read(file) as object);
    }

    for (const options of [{}, { withoutQuotes: true }, { pseudonyms: true }]) {
      it(`every annotation fits the schemas of the W3C, ${JSON.stringify(options)}`, async () => {
        const page = JSON.parse(await single('w3c', options)) as { '@context': unknown; items: object[] };
        const { assertions } = read('annotations/annotationMusts.test') as { assertions: string[] };
        const compile = schemas();
        assert.ok(page.items.length > tagCount);
        for (const assertion of assertions) {
          const schema = read(assertion) as { expectedResult: 'valid' | 'invalid'; title: string };
          const validate = compile(assertion);
          for (const item of page.items) {
            const valid = validate({ '@context': page['@context'], ...item });
            assert.equal(
              valid,
              schema.expectedResult === 'valid',
              `${schema.title}\n${JSON.stringify(item)}`,
            );
          }
        }
      });
    }

    it('jsonld expands the page in safe mode, nothing is dropped', async () => {
      const document = JSON.parse(await single('w3c')) as jsonld.JsonLdDocument;
      const documentLoader = (url: string): Promise<RemoteDocument> => {
        assert.equal(url, 'http://www.w3.org/ns/anno.jsonld');
        return Promise.resolve({
          document: read('anno.jsonld') as RemoteDocument['document'],
          documentUrl: url,
        });
      };
      const options = { documentLoader, safe: true, format: 'application/n-quads' } as const;
      const quads = await jsonld.toRDF(document, options);
      assert.ok(typeof quads === 'string');
      const lines = quads.split('\n');
      const having = (predicate: string) => lines.filter((line) => line.includes(predicate)).length;
      assert.equal(having('<http://www.w3.org/ns/oa#exact>'), tagCount);
      assert.equal(having('<urn:claimmark:terms:certainty>'), 2);
      assert.equal(having('"a|b\\\\c"'), 1);
    });
  }

  it('CoNLL-U: ten columns, tokens numbered from 1, and together the text of their sentence', async () => {
    const blocks = (await single('conllu')).trimEnd().split('\n\n');
    const ids = new Set<string>();
    for (const block of blocks) {
      const lines = block.split('\n');
      const comments = lines.filter((line) => line.startsWith('#'));
      const valueOf = (key: string) =>
        comments.find((line) => line.startsWith(`# ${key} = `))?.slice(key.length + 5);
      const rows = lines.slice(comments.length).map((line) => line.split('\t'));
      assert.ok(
        rows.length > 0 && rows.every((row) => row.length === 10 && row.every((cell) => cell !== '')),
      );
      assert.deepEqual(
        rows.map(([number]) => number),
        rows.map((_, index) => String(index + 1)),
      );
      const text = rows.map((row) => row[1]! + (row[9] === 'SpaceAfter=No' ? '' : ' ')).join('');
      assert.equal(text.trimEnd(), valueOf('text'));
      assert.match(valueOf('sent_id')!, /^[^\s/]+$/);
      ids.add(valueOf('sent_id')!);
    }
    assert.equal(ids.size, blocks.length);
    assert.ok(blocks.some((block) => block.includes('# label = claim|denial|attribution\n')));
  });

  it('doccano: only ASCII, as it guesses the encoding', async () => {
    for (const variant of ['spans', 'relations', 'classification']) {
      const lines = await single('doccano', { variant });
      assert.match(lines, /^[\n -~]+$/);
      const shown = (lines.match(/.+/g) ?? []).map((line) => (JSON.parse(line) as { text: string }).text);
      assert.ok(shown.some((text) => text.includes('🇺🇦')));
    }
  });

  it('Label Studio: data of tasks has no name that its short JSON and its CSV overwrite', async () => {
    const { files } = await exported(corpus(), 'label-studio');
    const tasks = JSON.parse(files.get('tasks.json')!) as { readonly data: Record<string, unknown> }[];
    const overwritten = [
      'id',
      'annotator',
      'annotation_id',
      'created_at',
      'updated_at',
      'lead_time',
      'agreement',
    ];
    const controls = Array.from(labellingConfig.matchAll(/ name="(\w+)" toName/g), ([, name]) => name!);
    assert.ok(controls.length > 5);
    for (const { data } of tasks) {
      assert.deepEqual(
        [...overwritten, ...controls].filter((name) => name in data),
        [],
      );
    }
  });
});
