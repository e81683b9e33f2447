import type { WordingPiece } from '../../article';

/** Characters that fit into a row of VS Code's quick pick; the first one shares its row with a heading. */
const ROW = 76;
const FIRST_ROW = 56;
/** So many rows tell a wording; of a longer one the middle is left out. */
const MOST_ROWS = 6;

/** A wording with brackets around what the other one lacks, in rows that fit. */
export function wordingRows(pieces: readonly WordingPiece[]): readonly string[] {
  const marked = pieces.map(({ text, changed }) => (changed ? bracketed(text) : text)).join('');
  const rows: string[] = [];
  for (const word of marked.split(/\s+/).filter((each) => each !== '')) {
    const last = rows.at(-1);
    const room = rows.length === 1 ? FIRST_ROW : ROW;
    if (last !== undefined && last.length + 1 + word.length <= room)
      rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word);
  }
  if (rows.length <= MOST_ROWS) return rows;
  return [...rows.slice(0, MOST_ROWS - 2), '…', ...rows.slice(-1)];
}

function bracketed(text: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
  return words === '' ? text : `${before}[${words}]${after}`;
}
