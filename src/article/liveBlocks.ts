import { scanBlocks } from './blocks';
import type { Layout } from './blocks';
import { blockSentences } from './blockSentences';
import { longestFrontMatter } from './markdownBlocks';
import { PositionList } from './positionList';
import type { Span } from './span';
import { TextWindow } from './textWindow';
import type { TextSource } from './textWindow';

/** Knows where in a text that is being edited blocks can be scanned from, so that few need be. */
export class LiveBlocks {
  readonly #layout: Layout;
  /** Where each step of the scan begins, and the state it begins with. */
  readonly #steps = new PositionList();

  constructor(text: string, layout: Layout) {
    this.#layout = layout;
    this.rescan(text, 0, text.length);
  }

  /** `[start, end)` was replaced by `length` units; to be followed by `rescan` around them. */
  edit(start: number, end: number, length: number): void {
    // A line start that loses the line feed before it is none.
    this.#steps.remove(start + 1, end + 1);
    this.#steps.edit(start, end, length);
  }

  /** Takes note of new text in `[start, end)`. Returns the range in which blocks can have changed. */
  rescan(source: TextSource, start: number, end: number): Span {
    const steps = this.#steps;
    const first = this.#firstAffected(source, start);
    let [at, state] = steps.size > 0 ? [steps.at(first), steps.valueAt(first)] : [0, 0];
    const window = new TextWindow(source, at);
    const positions: number[] = [];
    const states: number[] = [];
    let known = first;
    while (at < window.length) {
      while (known < steps.size && steps.at(known) < at) known++;
      // From here on everything is as it was.
      if (at > end && known < steps.size && steps.at(known) === at && steps.valueAt(known) === state) break;
      positions.push(at);
      states.push(state);
      ({ next: at, state } = scanBlocks(window, at, state, this.#layout));
    }
    if (at >= window.length) known = steps.size;
    const [from = at, second = Infinity] = positions;
    const isFirstAsBefore =
      second <= start && steps.at(first + 1) === second && steps.valueAt(first + 1) === states[1];
    steps.splice(first, known - first, positions, states);
    return [isFirstAsBefore ? second : from, at];
  }

  /** The segmenter's sentences in all blocks that begin in a step that reaches into `[start, end)`. */
  sentences(source: TextSource, start: number, end: number): Span[] {
    const first = Math.max(0, this.#steps.lowerBound(start + 1) - 1);
    let [at, state] = this.#steps.size > 0 ? [this.#steps.at(first), this.#steps.valueAt(first)] : [0, 0];
    const window = new TextWindow(source, at);
    const sentences: Span[] = [];
    while (at < Math.min(end, window.length)) {
      const step = scanBlocks(window, at, state, this.#layout);
      for (const block of step.blocks) {
        const text = window.slice(block.start, block.end);
        for (const sentence of blockSentences(text, block, this.#layout)) sentences.push(sentence);
      }
      ({ next: at, state } = step);
    }
    return sentences;
  }

  /** A step sees what follows it: the first that can change is the one before that which holds `start`. */
  #firstAffected(source: TextSource, start: number): number {
    // The line that ends front matter can stand far from its first.
    const isMarkdown = this.#layout.format === 'markdown';
    if (isMarkdown && start <= longestFrontMatter && source.slice(0, 3) === '---') return 0;
    return Math.max(0, this.#steps.lowerBound(start + 1) - 2);
  }
}
