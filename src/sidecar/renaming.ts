import { renameAnnotator, type Annotator } from '../annotation';
import { FileError, sameBytes, type Files } from './files';
import { parseSidecarName, sidecarName } from './names';
import { decode, parse, parseBytes } from './parse';
import { serialise } from './serialise';
import { SidecarError } from './store';

/** A sidecar that is to be by another annotator: written by `from` (a slug), or decided by that person. */
export interface Unrenamed {
  readonly path: string;
  readonly from: string;
}

/** A renaming as it is kept until nothing is left of it, so that an interruption can be made good. */
export interface Renaming {
  readonly to: Annotator;
  /** The slug of who is still to be called `to`; null when that is done. */
  readonly annotator: string | null;
  readonly sidecars: readonly Unrenamed[];
}

/** What could not be renamed, with a sentence that names the file. */
export type Left = Unrenamed & { readonly reason: string };

/**
 * Gives sidecars another annotator, in their names and in what they say; gives those that it could not. What an
 * interrupted call has done is found done: file names and contents say how far it came.
 */
export async function renameSidecars(files: Files, { to, sidecars }: Renaming): Promise<readonly Left[]> {
  const left: Left[] = [];
  for (const sidecar of sidecars) {
    try {
      await renameOne(files, sidecar, to);
    } catch (error) {
      if (!(error instanceof FileError || error instanceof SidecarError)) throw error;
      left.push({ ...sidecar, reason: error.message });
    }
  }
  return left;
}

async function renameOne(files: Files, { path, from }: Unrenamed, to: Annotator): Promise<void> {
  const { folder, name } = files.split(path);
  const parts = parseSidecarName(name);
  // The adjudication keeps its name, whoever decides.
  const own = parts?.annotator === from ? { ...parts, annotator: to.id } : null;
  const target = own ? files.join(folder, sidecarName(own)) : path;
  const before = await files.read(path);
  const { writable = true, problems = [] } = before ? parseBytes(before) : {};
  const [problem] = problems;
  if (!writable) throw new SidecarError(path, problem?.code ?? 'invalid', problem?.message ?? '', problems);
  if (!before && !(await files.read(target))) return;
  if (before && target !== path) await move(files, path, target);
  await files.update(target, (now) => {
    const text = (now && decode(now)) ?? '';
    const { annotations, writable } = parse(text);
    if (!writable) return now;
    const renamed = serialise(renameAnnotator(annotations, from, to), text);
    return renamed === text ? now : new TextEncoder().encode(renamed);
  });
}

async function move(files: Files, from: string, to: string): Promise<void> {
  try {
    await files.rename(from, to);
  } catch (error) {
    // A rename that was cut off can leave the file under both names.
    const taken = error instanceof FileError && error.code === 'exists';
    if (!taken || !sameBytes(await files.read(from), await files.read(to))) throw error;
    await files.update(from, () => null);
  }
}

/** Keeps what is to be done of a renaming in the file `path`, which goes with the last of it. */
export async function keepRenaming(files: Files, path: string, renaming: Renaming): Promise<void> {
  const done = renaming.annotator === null && renaming.sidecars.length === 0;
  await files.createFolder(files.split(path).folder);
  await files.update(path, () => (done ? null : new TextEncoder().encode(JSON.stringify(renaming))));
}

/** The renaming that an earlier session could not finish; null if there is none. */
export async function unfinishedRenaming(files: Files, path: string): Promise<Renaming | null> {
  const bytes = await files.read(path);
  try {
    const value = JSON.parse((bytes && decode(bytes)) ?? 'null') as Renaming | null;
    return typeof value?.to.id === 'string' && Array.isArray(value.sidecars) ? value : null;
  } catch {
    return null;
  }
}
