/**
 * Splits Markdown into blocks with exact offsets: CommonMark 0.31 with tables, footnotes and YAML front matter.
 * It knows less of nested containers than a parser, as much as sentences need: the indent of the innermost
 * list item and the number of quote markers.
 */
import type { Block, ScanStep } from './block';
import {
  cellsOf,
  closesFence,
  enterQuotes,
  hardBreak,
  headingText,
  isDelimiterRow,
  isEmpty,
  isIndentedCode,
  isLinkDefinition,
  isRule,
  isUnderline,
  itemMarker,
  mayBeginBlock,
  openFence,
  opensComment,
  paragraphMarker,
  readItem,
  readLine,
} from './markdownLines';
import type { Line } from './markdownLines';
import type { Span } from './span';
import type { TextWindow } from './textWindow';

/** What the lines before have left open. */
interface State {
  readonly open: 'nothing' | 'table' | 'comment' | '`' | '~';
  /** Length of the open fence. */
  readonly fence: number;
  /** Column at which the text of the innermost list item begins; 0 outside lists. */
  readonly indent: number;
  /** Quote markers before the open table or fence. */
  readonly quotes: number;
}

const openKinds = ['nothing', 'table', 'comment', '`', '~'] as const;
const most = 0xff;

/** As one number, of which a long article holds many; absurd depths are cut off. */
function packState({ open, fence, indent, quotes }: State): number {
  const depths = [fence, indent, quotes].map((depth) => Math.min(depth, most));
  return depths.reduce((packed, depth) => (packed << 8) | depth, openKinds.indexOf(open));
}

function unpackState(packed: number): State {
  return {
    open: openKinds[packed >> 24] ?? 'nothing',
    fence: (packed >> 16) & most,
    indent: (packed >> 8) & most,
    quotes: packed & most,
  };
}

/** Longer front matter, in code units, is none; so no more than this is read to find its end. */
export const longestFrontMatter = 8192;

/** See `ScanStep`. */
export function scanMarkdown(window: TextWindow, at: number, state: number): ScanStep {
  return new Scan(window, unpackState(state)).step(at);
}

class Scan {
  readonly #window: TextWindow;
  #state: State;

  constructor(window: TextWindow, state: State) {
    this.#window = window;
    this.#state = state;
  }

  step(at: number): ScanStep {
    const frontMatterEnd = at === 0 ? this.#frontMatterEnd() : 0;
    if (frontMatterEnd > 0)
      return this.#done([{ start: 0, end: frontMatterEnd, prose: false }], frontMatterEnd);
    const { open, fence, indent, quotes } = this.#state;
    if (open === 'comment') {
      const line = this.#line(at);
      return this.#notProse(line, line.text.includes('-->') ? { open: 'nothing' } : {});
    }
    if (fence > 0) {
      const line = this.#line(at, quotes);
      // A fence ends with the quote or the list item it stands in.
      if (line.quotes === quotes && (isEmpty(line) || line.column >= indent)) {
        const closes = closesFence(line.text.slice(line.at), open, fence);
        return this.#notProse(line, closes ? nothingOpen : {});
      }
      this.#become(nothingOpen);
    }
    return this.#begin(this.#line(at));
  }

  #become(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
  }

  #done(blocks: readonly Block[], lineEnd: number): ScanStep {
    const next = Math.min(lineEnd + 1, this.#window.length);
    return { blocks, next, state: packState(this.#state) };
  }

  #notProse(line: Line, change: Partial<State> = {}): ScanStep {
    this.#become(change);
    const { start, end } = line;
    return this.#done(start < end ? [{ start, end, prose: false }] : [], end);
  }

  #line(start: number, mostQuotes?: number): Line {
    const text = this.#window.slice(start, this.#window.lineEnd(start));
    return readLine(start, text, this.#state.indent, mostQuotes);
  }

  #lineBelow(line: Line): Line | undefined {
    return line.end < this.#window.length ? this.#line(line.end + 1) : undefined;
  }

  #frontMatterEnd(): number {
    let line: Line | undefined = this.#line(0);
    if (line.text.trimEnd() !== '---') return 0;
    while ((line = this.#lineBelow(line)) && line.end <= longestFrontMatter) {
      if (/^(?:---|\.\.\.)[ \t]*$/.test(line.text)) return line.end;
    }
    return 0;
  }

  /** What begins in a line that goes on with nothing. */
  #begin(outer: Line): ScanStep {
    const inTable = this.#state.open === 'table' && this.#state.quotes === outer.quotes;
    this.#become(nothingOpen);
    if (isEmpty(outer)) return this.#done([], outer.end);
    const line = this.#enterItems(outer);
    if (isEmpty(line)) return this.#done([], line.end);
    if (isIndentedCode(line, this.#state.indent)) return this.#notProse(line);
    const rest = line.text.slice(line.at);
    const fence = openFence(rest);
    if (fence) return this.#notProse(line, { open: fence.mark, fence: fence.length, quotes: line.quotes });
    if (opensComment(rest)) return this.#notProse(line, rest.includes('-->') ? {} : { open: 'comment' });
    if (isRule(rest) || isLinkDefinition(rest)) return this.#notProse(line);
    const heading = headingText(rest);
    if (heading) return this.#done(this.#prose(line, heading), line.end);
    const isRow = inTable && line === outer;
    const delimiters = isRow ? undefined : this.#delimitersBelow(line);
    if (isRow || delimiters) {
      this.#become({ open: 'table', quotes: line.quotes });
      const cells = cellsOf(rest).flatMap((cell) => this.#prose(line, cell));
      return this.#done(cells, (delimiters ?? line).end);
    }
    return this.#paragraph(line, line !== outer);
  }

  /** Over the markers of list items. A line left of a list's text leaves the list. */
  #enterItems(outer: Line): Line {
    let line = outer;
    while (!isIndentedCode(line, this.#state.indent) && !isRule(line.text.slice(line.at))) {
      const item = readItem(line);
      if (!item) break;
      this.#become({ indent: item.indent });
      line = enterQuotes(item.line, item.indent);
    }
    if (line === outer && line.column < this.#state.indent) {
      this.#become({ indent: line.column - line.base >= 2 ? line.column : 0 });
    }
    return line;
  }

  /** The row of dashes that makes a line the head of a table. */
  #delimitersBelow(head: Line): Line | undefined {
    const rest = head.text.slice(head.at);
    const below = rest.includes('|') ? this.#lineBelow(head) : undefined;
    if (below?.quotes !== head.quotes) return undefined;
    return isDelimiterRow(below.text.slice(below.at), cellsOf(rest).length) ? below : undefined;
  }

  #paragraph(first: Line, inItem: boolean): ScanStep {
    const marker = paragraphMarker(first.text.slice(first.at), inItem);
    if (marker > 0) {
      // Paragraphs of a footnote are indented by four columns.
      if (!inItem) this.#become({ indent: first.base + 4 });
      first = enterQuotes({ ...first, at: first.at + marker, column: first.column + marker }, 0, 0);
    }
    const lines = [first];
    let last = first;
    for (
      let line = this.#lineBelow(first);
      line && !this.#interrupts(line, first);
      line = this.#lineBelow(line)
    ) {
      last = line;
      if (this.#isInside(line, first) && isUnderline(line.text.slice(line.at))) break;
      lines.push(line);
    }
    return this.#done(lines.length > 1 || !isEmpty(first) ? this.#pieces(lines) : [], last.end);
  }

  /** Whether a line below a paragraph begins something else; if not it goes on with it, even less indented. */
  #interrupts(line: Line, paragraph: Line): boolean {
    if (isEmpty(line) || line.quotes > paragraph.quotes) return true;
    const { indent } = this.#state;
    if (!mayBeginBlock(line) || isIndentedCode(line, indent <= line.column ? indent : 0)) return false;
    const rest = line.text.slice(line.at);
    const isInside = this.#isInside(line, paragraph);
    if (isInside && isUnderline(rest)) return false;
    if (isRule(rest) || openFence(rest) || opensComment(rest) || headingText(rest)) return true;
    const marker = itemMarker(line);
    // A number within a paragraph ("am\n14. März") begins no list.
    if (
      marker !== undefined &&
      (!isInside || (/^(?:[-+*]|1[.)])$/.test(marker) && rest.length > marker.length))
    ) {
      return true;
    }
    return /^\[\^[^\]\s]+\]:/.test(rest) || this.#delimitersBelow(line) !== undefined;
  }

  /** Whether a line stands in the same quote and list item as the paragraph above. */
  #isInside(line: Line, paragraph: Line): boolean {
    return line.quotes === paragraph.quotes && line.column >= this.#state.indent;
  }

  /** The lines of a paragraph, cut at hard breaks. */
  #pieces(lines: readonly Line[]): Block[] {
    const pieces: Block[] = [];
    let start: number | undefined;
    for (const [i, line] of lines.entries()) {
      start ??= line.start + line.at;
      const isLast = i === lines.length - 1;
      const breakLength = isLast ? 0 : hardBreak(line.text);
      if (isLast || breakLength > 0) {
        for (const piece of this.#proseBlocks(start, line.end - breakLength)) pieces.push(piece);
        start = undefined;
      }
    }
    return pieces;
  }

  #prose(line: Line, [from, to]: Span): Block[] {
    return this.#proseBlocks(line.start + line.at + from, line.start + line.at + to);
  }

  /** The block `[start, end)`, cut at `<br>`, which is a hard break too. */
  #proseBlocks(start: number, end: number): Block[] {
    const blocks: Block[] = [];
    let from = start;
    for (const { index, 0: tag } of this.#window.slice(start, end).matchAll(/<br\s*\/?>/gi)) {
      blocks.push({ start: from, end: start + index, prose: true });
      from = start + index + tag.length;
    }
    blocks.push({ start: from, end, prose: true });
    return blocks.filter((block) => block.start < block.end);
  }
}

const nothingOpen = { open: 'nothing', fence: 0, quotes: 0 } as const;
