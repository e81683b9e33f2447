import type { Chunk, Format } from './format';

/**
 * Takes files piece by piece, one after the other. Paths are opaque: file paths on the command line, URIs in
 * the editor. A file is there as a whole or not at all.
 */
export interface Output {
  /** Another path than before finishes the file before. */
  append(path: string, text: string): Promise<void>;
  /** Finishes the last file. */
  finish(): Promise<void>;
  /** Leaves nothing of a file that is not whole; those that are finished stay. */
  discard(): Promise<void>;
}

/**
 * Writes an export with the files that its readers need beside it.
 * @param pathOf gives the path for a file of the export; what it throws ends the export
 */
export async function writeFiles(
  chunks: AsyncIterable<Chunk>,
  { companions }: Format,
  pathOf: (file: string, isCompanion: boolean) => string,
  output: Output,
): Promise<void> {
  try {
    for await (const { file, text } of chunks) await output.append(pathOf(file, false), text);
    for (const { name, text } of companions) await output.append(pathOf(name, true), text);
    await output.finish();
  } catch (error) {
    await output.discard();
    throw error;
  }
}
