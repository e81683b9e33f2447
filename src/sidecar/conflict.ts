/** Git's conflict markers: `<<<<<<< ours`, in diff3 style also `||||||| base`, `=======`, `>>>>>>> theirs`. */
const MARKER = /^(<{7}|\|{7}|={7}|>{7})(?: [^\n]*)?\r?$/;
const FIRST_MARKER = /(?<![^\n])<{7}(?= |\r?\n)/;

/** The offset of the first conflict marker, or null if there is none. */
export function conflictMarker(text: string): number | null {
  const at = text.search(FIRST_MARKER);
  return at === -1 ? null : at;
}

/** Both sides of a file with conflict markers, and their common base where the markers name it (diff3 style). */
export interface Sides {
  readonly ours: string;
  readonly theirs: string;
  readonly base: string | null;
}

/** Takes a file with conflict markers apart; null if it has none or they are not whole. */
export function splitConflict(text: string): Sides | null {
  const sides = { ours: '', theirs: '', base: '' };
  let now: keyof typeof sides | null = null;
  let hunks = 0;
  let hunksWithBase = 0;
  for (const line of text.match(/[^\n]*(?:\n|$)/g) ?? []) {
    const marker = MARKER.exec(line.replace(/\n$/, ''))?.[1]?.[0];
    if (marker === '<' && now === null) {
      now = 'ours';
      hunks++;
    } else if (marker === '|' && now === 'ours') {
      now = 'base';
      hunksWithBase++;
    } else if (marker === '=' && (now === 'ours' || now === 'base')) now = 'theirs';
    else if (marker === '>' && now === 'theirs') now = null;
    else if (marker !== undefined) return null;
    else if (now !== null) sides[now] += line;
    else {
      sides.ours += line;
      sides.theirs += line;
      sides.base += line;
    }
  }
  if (hunks === 0 || now !== null) return null;
  return {
    ours: mendCommas(sides.ours),
    theirs: mendCommas(sides.theirs),
    base: hunksWithBase === hunks ? mendCommas(sides.base) : null,
  };
}

/**
 * Sets the commas between records anew. Git puts a side together line by line, so the record that was the
 * last one on its side can come to stand before another, and the other way round.
 */
function mendCommas(text: string): string {
  const records = /(?<![^\n])(\{[^\n]*\}),?(\s*\n\s*)(?=([^]))/g;
  return text.replace(records, (_, record: string, space: string, next: string) =>
    next === '{' ? `${record},${space}` : `${record}${space}`,
  );
}
