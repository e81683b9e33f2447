/**
 * brat standoff: for each annotator a folder with the article as `.txt` and its tags as `.ann`. Offsets are
 * code points of that `.txt`, which is the canonical text; brat refuses a line whose words differ from them.
 * Details without a place of their own are notes of that type, in one line.
 */
import { addTo, type Span } from '../article';
import { CERTAINTIES, type DetailName, SOURCE_KINDS, TAG_NAMES, type TagName } from '../annotation';
import type { AnnotationSet, ExportedArticle, ExportedTag } from './exportedArticle';
import { detailTexts, escapeLine, LOCAL_DETAILS, unescapeLine } from './features';
import { ExchangeError, type Write } from './format';
import { fileRefusal, linesOf, wholeText } from './input';
import { Offsets } from './offsets';
import {
  claimsOf,
  readDetails,
  offsetOf,
  Refused,
  refusing,
  shown,
  tagNameOf,
  type Candidate,
  type InputFile,
  type InputRecord,
  type Place,
} from './records';
import { phrase } from './phrase';

/** Characters that brat's reader takes for line ends; a blank of the same length stands for them. */
const lineBreakers = /[\v\f\u001c-\u001e\u0085\u2028\u2029]/g;

const typeOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const tagTypes = TAG_NAMES.map(typeOf);

/** Details with a closed list of values are attributes. */
const attributes: Readonly<Partial<Record<DetailName, readonly string[]>>> = {
  certainty: CERTAINTIES,
  sourceKind: SOURCE_KINDS,
  unsure: [],
};
/** The others are notes; `AnnotatorNotes` is the type that brat itself shows and edits. */
const noteTypes = { source: 'Source', cue: 'Cue', via: 'Via', note: 'AnnotatorNotes' } as const;
const deniedClaimType = 'DeniedClaim';

const knownNotes = new Set([
  ...Object.keys(attributes).map(typeOf),
  ...Object.values(noteTypes),
  deniedClaimType,
]);

/** The configuration that the output needs, to lie in its topmost folder. */
export const annotationConf = `[entities]
${tagTypes.join('\n')}

[relations]
denies	Arg1:Denial, Arg2:${tagTypes.join('|')}

[events]

[attributes]
${Object.entries(attributes)
  .map(
    ([name, values]) =>
      `${typeOf(name)}	Arg:<ENTITY>${values.length > 0 ? `, Value:${values.join('|')}` : ''}`,
  )
  .join('\n')}
`;

export const writeBrat: Write = async function* (articles) {
  const written = new Map<string, string>();
  for await (const article of articles) {
    const text = article.text.replace(lineBreakers, ' ');
    const base = article.path.replace(/\.txt$/, '');
    const other = written.get(base);
    if (other !== undefined)
      throw new ExchangeError(phrase`${other} and ${article.path} would both become ${base}.ann.`);
    written.set(base, article.path);
    for (const set of article.sets) {
      const path = `${set.annotator.id}/${base}`;
      yield { file: `${path}.txt`, text };
      yield { file: `${path}.ann`, text: annotationLines(article, set, text) };
    }
  }
};

function annotationLines({ offsets }: ExportedArticle, set: AnnotationSet, text: string): string {
  const keys = new Map(set.tags.map((tag, index) => [`${set.annotator.id}/${tag.id}`, `T${index + 1}`]));
  const lines: string[] = [];
  const counts = { A: 0, R: 0, '#': 0 };
  const add = (letter: keyof typeof counts, head: string, tail = ''): void => {
    lines.push(`${letter}${++counts[letter]}\t${head}${tail}`);
  };
  for (const tag of set.tags) {
    const key = keys.get(`${set.annotator.id}/${tag.id}`) ?? '';
    const fragments = fragmentsOf(text, tag);
    const spans = fragments.map((span) => span.map((at) => offsets.to('codepoint', at)).join(' ')).join(';');
    const quote = fragments.map(([start, end]) => text.slice(start, end)).join(' ');
    lines.push(`${key}\t${typeOf(tag.tag)} ${spans}\t${quote}`);
  }
  for (const tag of set.tags) {
    const key = keys.get(`${set.annotator.id}/${tag.id}`) ?? '';
    for (const [name, value] of detailTexts(tag)) {
      if (isNoteName(name)) add('#', `${noteTypes[name]} ${key}`, `\t${escapeLine(value)}`);
      else add('A', name === 'unsure' ? `${typeOf(name)} ${key}` : `${typeOf(name)} ${key} ${value}`);
    }
    for (const denied of tag.denies) {
      if (!('of' in denied)) add('#', `${deniedClaimType} ${key}`, `\t${escapeLine(denied.claim)}`);
      else if (keys.has(denied.of)) add('R', `denies Arg1:${key} Arg2:${keys.get(denied.of) ?? ''}`, '\t');
    }
  }
  return lines.map((line) => `${line}\n`).join('');
}

function isNoteName(name: DetailName): name is keyof typeof noteTypes {
  return name in noteTypes;
}

/** A span may not hold a line break: the parts of the tag in the lines that it crosses, without blanks around. */
function fragmentsOf(text: string, { start, end }: ExportedTag): readonly Span[] {
  const fragments: Span[] = [];
  for (const { index, 0: part } of text.slice(start, end).matchAll(/\S(?:[^\n]*\S)?/g)) {
    fragments.push([start + index, start + index + part.length]);
  }
  return fragments;
}

interface BratTag {
  readonly place: Place;
  readonly tag: TagName;
  readonly start: number;
  readonly end: number;
  readonly fragmented: boolean;
  readonly quote: string;
  readonly notes: Map<string, string[]>;
  readonly denies: string[];
}

/** Reads an `.ann` file; the `.txt` beside it tells the text that its offsets count in. */
export async function* readBrat(file: InputFile): AsyncGenerator<InputRecord, void, undefined> {
  if (!file.path.endsWith('.ann')) return;
  const base = file.path.slice(0, -'.ann'.length);
  const tags = new Map<string, BratTag>();
  let line = 0;
  try {
    const beside = file.sibling(`${base}.txt`);
    // brat counts a byte order mark as a character.
    const raw = beside && (await wholeText(beside, true));
    const offsets = raw === undefined ? undefined : new Offsets(raw);
    const source = { candidates: candidatesOf(base), ...(raw !== undefined && { text: raw }) };
    for await (const { number, text } of linesOf(file)) {
      line = number;
      if (text.trim() === '') continue;
      const place = { file: file.name, line };
      yield* refusing(place, function* () {
        readLine(text, place, tags);
        yield* [];
      });
    }
    for (const [key, tag] of tags) {
      yield* refusing(tag.place, function* () {
        const { place, notes } = tag;
        const start = offsets?.from('codepoint', tag.start) ?? tag.start;
        const end = offsets?.from('codepoint', tag.end) ?? tag.end;
        yield {
          kind: 'tag',
          place,
          source,
          tag: tag.tag,
          start,
          end,
          unit: offsets ? 'utf16' : 'codepoint',
          quote: tag.fragmented ? joined(tag.quote, raw?.slice(start, end)) : tag.quote,
          details: readDetails((name) =>
            notes.get(isNoteName(name) ? noteTypes[name] : typeOf(name))?.join('\n'),
          ),
          denies: [...tag.denies.map((of) => ({ key: of })), ...claimsOf(notes.get(deniedClaimType) ?? [])],
          key,
          carried: new Set(LOCAL_DETAILS),
        };
      });
    }
  } catch (error) {
    yield fileRefusal(file, error, line + 1);
  }
}

/** `anna/a.ann` is anna's `a.txt`, but also somebody's `anna/a.txt`; `a.md.ann` is that of `a.md`. */
export function candidatesOf(base: string): readonly Candidate[] {
  const [folder = '', ...rest] = base.split('/');
  const paths: Candidate[] = [{ path: base }];
  if (rest.length > 0) paths.push({ path: rest.join('/'), annotator: folder });
  return paths.flatMap(({ path, annotator }) => [
    { path: `${path}.txt`, annotator },
    { path, annotator },
  ]);
}

/** @throws Refused */
function readLine(line: string, place: Place, tags: Map<string, BratTag>): void {
  const [id = '', head = '', ...tail] = line.split('\t');
  const [type = '', ...args] = head.split(' ');
  const target = (key = ''): BratTag => {
    const tag = tags.get(key);
    if (!tag) throw new Refused(phrase`there is no tag ${shown(key)} above this line`);
    return tag;
  };
  const note = (name: string, key: string | undefined, value: string): void => {
    if (!knownNotes.has(name)) throw new Refused(phrase`there is no place here for ${shown(name)}`);
    addTo(target(key).notes, name, value);
  };
  switch (id.charAt(0)) {
    case 'T': {
      if (tags.has(id)) throw new Refused(phrase`${shown(id)} stands here twice`);
      const spans = args.join(' ').split(';');
      const numbers = spans.map((span) => span.split(' ').map((number) => offsetOf(number, 'offset') ?? -1));
      const [start = -1] = numbers[0] ?? [];
      const end = numbers.at(-1)?.[1] ?? -1;
      if (start < 0 || end <= start) throw new Refused(phrase`no span in ${shown(head)}`);
      const fragmented = spans.length > 1;
      const quote = tail.join('\t');
      tags.set(id, {
        place,
        tag: tagNameOf(type),
        start,
        end,
        fragmented,
        quote,
        notes: new Map(),
        denies: [],
      });
      return;
    }
    case 'A':
    case 'M':
      note(type, args[0], args[1] ?? 'true');
      return;
    case '#':
      note(type, args[0], unescapeLine(tail.join('\t')));
      return;
    case 'R': {
      if (type.toLowerCase() !== 'denies')
        throw new Refused(phrase`unknown relation ${shown(type)}; known is denies`);
      const ends = args.map((arg) => arg.slice(arg.indexOf(':') + 1));
      target(ends[1]);
      target(ends[0]).denies.push(ends[1] ?? '');
      return;
    }
    default:
      throw new Refused(phrase`lines that begin with ${shown(id)} have no counterpart here`);
  }
}

/** The words of a tag in fragments: the text between its ends if it differs by white space only. */
function joined(quote: string, between = quote): string {
  return between.replace(/\s+/g, ' ') === quote.replace(/\s+/g, ' ') ? between : quote;
}
