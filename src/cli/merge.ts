import type { Annotations } from '../annotation';
import {
  decode,
  merge as mergeSides,
  parse,
  parseSidecarName,
  serialise,
  SidecarError,
  type Clash,
} from '../sidecar';
import { Failure, FINDINGS, FINE, type Command } from './command';
import { files, placeIn, readFile, readText } from './corpus';

/** The merge of two states of one sidecar; as git's merge driver it is called with `%O %A %B --output %A`. */
export const merge: Command = {
  operands: 'BASE OURS THEIRS',
  summary:
    'Merge two states of a sidecar record by record. An empty BASE is none. Exit code 1 if something clashes: then the result has OURS.',
  options: ['output', 'article'],
  async run(args, output) {
    const [basePath = '', ourPath = '', theirPath = ''] = args.count(3, 3);
    const [base, ours, theirs] = await Promise.all([basePath, ourPath, theirPath].map(readSide));
    if (!ours || !theirs) throw new Failure(`${ours ? theirPath : ourPath}: the file is empty`);
    if (ours.annotations.annotator.id !== theirs.annotations.annotator.id) {
      throw new Failure(`${ourPath} and ${theirPath} are by different annotators`);
    }
    const bring = await bringerTo(args.get('article'));
    const { annotations, clashes } = mergeSides(
      base?.annotations ?? null,
      ours.annotations,
      theirs.annotations,
      bring,
    );
    const text = serialise(annotations, ours.text, theirs.text);
    const target = args.get('output');
    if (target === undefined) output.text(text);
    else await files.update(target, () => new TextEncoder().encode(text));
    for (const clash of clashes) output.note(`${target ?? ourPath}: ${describe(clash)}`);
    return clashes.length > 0 ? FINDINGS : FINE;
  },
};

interface Side {
  readonly text: string;
  readonly annotations: Annotations;
}

/** A side; null for an empty file, which is what git gives where there was none. */
async function readSide(path: string): Promise<Side | null> {
  const text = decode(await readFile(path));
  if (text === '') return null;
  const parsed = parse(text ?? '');
  if (text !== null && parsed.writable) return { text, annotations: parsed.annotations };
  const [problem] = parsed.problems;
  throw new SidecarError(path, problem?.code ?? 'not-utf8', problem?.message ?? '', parsed.problems);
}

/** Takes annotations to the text of the article, if it is known and there; a sidecar's path names its article. */
async function bringerTo(
  path: string | undefined,
): Promise<((side: Annotations) => Annotations) | undefined> {
  if (path === undefined) return undefined;
  const { folder, name } = files.split(path);
  const article = files.join(folder, parseSidecarName(name)?.article ?? name);
  if ((await files.read(article)) === null) return undefined;
  const text = await readText(article);
  return (side) => placeIn(article, text, side).annotations;
}

function describe({ id, field, ours, theirs }: Clash): string {
  const say = (value: unknown) =>
    value === undefined ? 'nothing' : value === null ? 'deleted' : JSON.stringify(value);
  const what = id === null ? field : `${id} ${field}`;
  return `${what}: ours ${say(ours)}, theirs ${say(theirs)}`;
}
