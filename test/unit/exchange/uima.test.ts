/** CAS JSON as UIMA itself understands it: turned into XMI, which Debian's release reads, type by type. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withProgram } from './programs';
import { corpus, exported, textOf } from './support';

type Structure = Readonly<Record<string, unknown>> & { readonly '%ID': number; readonly '%TYPE': string };
interface Cas {
  readonly '%TYPES': Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly '%FEATURE_STRUCTURES': readonly Structure[];
  readonly '%VIEWS': {
    readonly _InitialView: { readonly '%SOFA': number; readonly '%MEMBERS': readonly number[] };
  };
}

const JAR = '/usr/share/java/uimaj-core.jar';
const STATEMENT = 'webanno.custom.Statement';

/** Every control character is a reference: raw ones would become blanks. */
function attribute(value: unknown): string {
  return String(value).replace(/[&<>"']|\p{Cc}/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

function typeSystem({ '%TYPES': types }: Cas): string {
  const features = (type: object) =>
    Object.values(type)
      .filter((value): value is Record<string, string> => typeof value === 'object')
      .map(
        (feature) =>
          `<featureDescription><name>${feature['%NAME']}</name><rangeTypeName>${feature['%RANGE']}</rangeTypeName></featureDescription>`,
      )
      .join('');
  const descriptions = Object.values(types).map(
    (type) =>
      `<typeDescription><name>${String(type['%NAME'])}</name><supertypeName>${String(type['%SUPER_TYPE'])}</supertypeName>` +
      `<features>${features(type)}</features></typeDescription>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>${descriptions.join('')}</types></typeSystemDescription>`;
}

function xmi({ '%FEATURE_STRUCTURES': structures, '%VIEWS': { _InitialView: view } }: Cas): string {
  const elements = structures.map(({ '%ID': id, '%TYPE': type, ...features }) => {
    const name = type.slice(type.lastIndexOf('.') + 1);
    const values = Object.entries(features).map(
      ([key, value]) => `${key.replace('@', '')}="${attribute(value)}"`,
    );
    const space = `http:///${type.slice(0, -name.length - 1).replaceAll('.', '/')}.ecore`;
    return `<t:${name} xmlns:t="${space}" xmi:id="${id}" ${values.join(' ')}/>`;
  });
  const members = view['%MEMBERS'].join(' ');
  return (
    `<?xml version="1.0" encoding="UTF-8"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmi:version="2.0">` +
    `<cas:NULL xmlns:cas="http:///uima/cas.ecore" xmi:id="0"/>${elements.join('')}` +
    `<cas:View xmlns:cas="http:///uima/cas.ecore" sofa="${view['%SOFA']}" members="${members}"/></xmi:XMI>`
  );
}

const decoded = (text: string) => Buffer.from(text, 'base64').toString();

interface Read {
  readonly type: string;
  readonly begin: number;
  readonly end: number;
  readonly text: string;
  readonly features: Readonly<Record<string, string>>;
}

function readLine(line: string): Read {
  const [type = '', begin, end, text = '', ...features] = line.split('\t');
  const pairs = features.map((feature): [string, string] => {
    const [name = '', value = ''] = feature.split(/=(.*)/);
    return [name, value.startsWith('@') ? value.slice(1) : decoded(value)];
  });
  return {
    type,
    begin: Number(begin),
    end: Number(end),
    text: decoded(text),
    features: Object.fromEntries(pairs),
  };
}

describe('consumers of exports', () => {
  withProgram('javac', { packages: ['default-jdk-headless', 'libuima-core-java'], file: JAR }, () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'claimmark-uima-'));
    after(() => {
      fs.rmSync(folder, { recursive: true });
    });

    function readByUima(all: readonly Cas[]): readonly (readonly Read[])[] {
      const files = all.flatMap((cas, index) => {
        const [types, file] = [path.join(folder, `${index}.xml`), path.join(folder, `${index}.xmi`)];
        fs.writeFileSync(types, typeSystem(cas));
        fs.writeFileSync(file, xmi(cas));
        return [types, file];
      });
      const program = path.join('test', 'unit', 'exchange', 'ReadXmi.java');
      const args = ['-Dfile.encoding=UTF-8', '-cp', JAR, program, ...files];
      const { status, stdout, stderr } = spawnSync('java', args, { encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      return stdout
        .trimEnd()
        .split('\n\n')
        .map((lines) => lines.split('\n').map(readLine));
    }

    it("UIMA reads CAS JSON's types, offsets, details and links", async function () {
      this.timeout(120_000);
      const { files } = await exported(corpus(), 'cas-json');
      const sets = corpus().flatMap(({ path: article, annotations }) =>
        annotations.map(({ annotations: { annotator } }) => ({ article, annotator: annotator.id })),
      );
      const cases = sets.map(
        ({ article, annotator }) => JSON.parse(files.get(`${annotator}/${article}.json`)!) as Cas,
      );
      const all = readByUima(cases);
      assert.equal(all.length, cases.length);
      all.forEach((read, index) => {
        const text = textOf(sets[index]!.article)!;
        for (const one of read) assert.equal(one.text, text.slice(one.begin, one.end));
        const sentences = read.filter(({ type }) => type.endsWith('.Sentence'));
        assert.ok(sentences.every((one) => one.text === one.text.trim()));
        assert.equal(sentences.length > 0, text.length > 0);
      });
      const ofType = (type: string) => all.flatMap((read) => read.filter((one) => one.type === type));
      const tags = corpus().flatMap(({ annotations }) => annotations.flatMap((set) => set.annotations.tags));
      const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
      assert.deepEqual(
        sorted(
          ofType(STATEMENT).map(({ begin, end, features }) => {
            const { label, note, source, sourceKind, via, certainty, unsure } = features;
            return [begin, end, label, note, source, sourceKind, via, certainty, unsure];
          }),
        ),
        sorted(
          tags.map(({ start, end, tag, ...details }) => {
            const { note = '', source = '', sourceKind = '', via = '', certainty = '', unsure } = details;
            return [start, end, tag, note, source, sourceKind, via, certainty, unsure ? 'true' : ''];
          }),
        ),
      );
      const links = ofType('webanno.custom.Denies').map(({ features: { Governor, Dependent } }) =>
        [Governor, Dependent].map(Number),
      );
      const [denied, denial] = ['claim', 'denial'].map((name) => tags.find(({ tag }) => tag === name)!.start);
      assert.deepEqual(links, [[denial, denied]]);
    });
  });
});
