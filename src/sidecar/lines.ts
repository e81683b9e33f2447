import { withoutMark } from '../article';
import { entries, lineColumn } from './json';

/** Where things stand in a sidecar, in lines from 1. */
export interface SidecarLines {
  /** By key of the file. */
  readonly members: ReadonlyMap<string, number>;
  /** Tags and reviews, by id. */
  readonly records: ReadonlyMap<string, number>;
}

/** The lines of a sidecar that can be parsed, in one pass. */
export function linesOf(source: string): SidecarLines {
  const text = withoutMark(source);
  const members = new Map<string, number>();
  const records = new Map<string, number>();
  let line = 1;
  let counted = 0;
  const lineAt = (offset: number) => {
    line += lineColumn(text.slice(counted, offset), offset - counted).line - 1;
    counted = offset;
    return line;
  };
  for (const { key, from } of entries(text)) {
    members.set(String(key), lineAt(from));
    if (key !== 'tags' && key !== 'reviews') continue;
    for (const record of entries(text, from)) {
      const { id } = JSON.parse(text.slice(record.from, record.to)) as { readonly id: string };
      records.set(id, lineAt(record.from));
    }
  }
  return { members, records };
}
