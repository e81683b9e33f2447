import { FileError } from './files';

/** The name of an article's sidecar and of the files beside it while it is written; no paths, names only. */

const SIDECAR = /^(.+)\.([a-z0-9][a-z0-9-]{0,39})\.claimmark\.json$/s;
const COPY = /^(.+)\.([a-z0-9][a-z0-9-]{0,39})\.claimmark(?!\.json$).*\.json$/s;

/** Bytes (UTF-8) that a file name can have on the file systems in use. */
const LONGEST_NAME = 255;

export const LOCK_ENDING = '.claimmark-lock';
export const TEMP_ENDING = '.claimmark-tmp';

/** What a sidecar's name says: the article's name and the annotator's slug. */
export interface SidecarName {
  readonly article: string;
  readonly annotator: string;
}

/** `report.txt` of `anna` → `report.txt.anna.claimmark.json`. Throws a FileError if the name is too long. */
export function sidecarName({ article, annotator }: SidecarName): string {
  const name = `${article}.${annotator}.claimmark.json`;
  if (byteLength(name) > LONGEST_NAME) throw new FileError('name-too-long', name);
  return name;
}

/** The inverse of {@link sidecarName}; null if the name is not that of a sidecar. */
export function parseSidecarName(name: string): SidecarName | null {
  const [, article, annotator] = SIDECAR.exec(name) ?? [];
  return article !== undefined && annotator !== undefined ? { article, annotator } : null;
}

/**
 * What sidecar a file is probably a copy of: cloud services set their word between `.claimmark` and `.json`
 * (`report.txt.anna.claimmark (conflicted copy).json`). Null for sidecars and for all other files.
 */
export function parseCopyName(name: string): SidecarName | null {
  const [, article, annotator] = COPY.exec(name) ?? [];
  return article !== undefined && annotator !== undefined ? { article, annotator } : null;
}

/** The sidecars of one article among the files of its folder, and what looks like copies of them; names only. */
export interface BesideNames {
  readonly sidecars: readonly { readonly name: string; readonly annotator: string }[];
  readonly copies: readonly string[];
}

/** Sorts the names of a folder's files by the name of the article they belong to, in the order of the names. */
export function byArticle(names: readonly string[]): ReadonlyMap<string, BesideNames> {
  const articles = new Map<string, BesideNames>();
  for (const name of names) {
    const sidecar = parseSidecarName(name);
    const parts = sidecar ?? parseCopyName(name);
    if (!parts) continue;
    const { sidecars, copies } = articles.get(parts.article) ?? { sidecars: [], copies: [] };
    articles.set(parts.article, {
      sidecars: sidecar ? [...sidecars, { name, annotator: parts.annotator }] : sidecars,
      copies: sidecar ? copies : [...copies, name],
    });
  }
  return articles;
}

/** Sidecars of one article that were found by several ways: those of each annotator once. */
export function joinSidecars<S extends { readonly annotator: string }>(
  known: readonly S[],
  found: readonly S[],
): readonly S[] {
  const annotators = new Set(known.map(({ annotator }) => annotator));
  return [...known, ...found.filter(({ annotator }) => !annotators.has(annotator))];
}

/**
 * The hidden name beside the file `name` that ends in `ending`. Long names are cut: those that then share a
 * lock only wait for each other.
 */
export function hiddenName(name: string, ending: string): string {
  const room = new Uint8Array(LONGEST_NAME - byteLength(`.${ending}`));
  // Only whole characters are written into the room.
  const { read } = new TextEncoder().encodeInto(name, room);
  return `.${name.slice(0, read)}${ending}`;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
