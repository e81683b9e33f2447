/** Cost of a keystroke over the length of the article: following edits against cutting the whole text again. */
import { LiveSentences, segment } from '../src/article';
import type { ArticleFormat } from '../src/article';

/** A text in which somebody types at one place, as an editor holds it: never copied as a whole. */
class TypedText {
  asked = 0;
  #typed = '';

  constructor(
    readonly before: string,
    readonly behind: string,
  ) {}

  get length(): number {
    return this.before.length + this.#typed.length + this.behind.length;
  }

  get cursor(): number {
    return this.before.length + this.#typed.length;
  }

  type(key: string): void {
    this.#typed += key;
  }

  slice(start: number, end: number): string {
    this.asked += end - start;
    const typed = this.before.length;
    return (
      this.before.slice(start, Math.max(start, Math.min(end, typed))) +
      this.#typed.slice(Math.max(0, start - typed), Math.max(0, end - typed)) +
      this.behind.slice(Math.max(0, start - this.cursor), Math.max(0, end - this.cursor))
    );
  }
}

const sentences =
  'Der Minister wies das am Montag zurück. „Das ist falsch“, sagte er der Zeitung. Mehr weiß man z. B. am 3. Mai. ';
const shapes: Readonly<Record<string, { format: ArticleFormat; part: string }>> = {
  'plain, paragraphs': { format: 'plain', part: `${sentences.repeat(4)}\n\n` },
  'plain, a sentence a line': { format: 'plain', part: sentences.replaceAll('. ', '.\n') },
  Markdown: {
    format: 'markdown',
    part: `## Kopf\n\n${sentences.repeat(3)}\n\n- *Punkt* [eins](x "y")\n- ${sentences}\n\n`,
  },
};
const lengths = [1_000, 10_000, 100_000, 1_000_000, 5_000_000];
const keys = ' Neu war das nicht. Er sagte „nein“ und ging am 1. Mai heim';

/** The lower quartile: what else runs on the machine makes a task slower, never faster. */
function quartile(times: number[]): number {
  return times.sort((a, b) => a - b)[times.length >> 2] ?? 0;
}

function milliseconds(task: () => void): number {
  const start = performance.now();
  task();
  return performance.now() - start;
}

/** Types keys in the middle of the article; with a second cursor at its start, where nothing is typed. */
function typing(text: string, format: ArticleFormat, count: number, cursors = 1) {
  const lineEnd = text.indexOf('\n', text.length >> 1);
  const source = new TypedText(text.slice(0, lineEnd), text.slice(lineEnd));
  let live: LiveSentences | undefined;
  const load = milliseconds(() => (live = new LiveSentences(source, { language: 'de', format })));
  source.asked = 0;
  let most = 0;
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const key = keys.charAt(i % keys.length);
    const start = source.cursor;
    source.type(key);
    const asked = source.asked;
    const edits = [
      { start, end: start, text: key },
      { start: 0, end: 0, text: '' },
    ].slice(0, cursors);
    times.push(milliseconds(() => live?.edit(edits)));
    most = Math.max(most, source.asked - asked);
  }
  return { load, microseconds: quartile(times) * 1000, asked: most };
}

const cell = (value: string | number): string =>
  (typeof value === 'number' ? value.toPrecision(3) : value).padStart(16);

for (const [name, { format, part }] of Object.entries(shapes)) {
  console.log(`\n${name}`);
  console.log(
    ['units', 'load ms', 'key µs', 'units asked', '2 cursors µs', 'whole cut ms', 'key : whole']
      .map(cell)
      .join(''),
  );
  const cost: number[] = [];
  for (const length of lengths) {
    const text = part.repeat(Math.ceil(length / part.length));
    typing(text.slice(0, 10_000), format, 400);
    const { load, microseconds, asked } = typing(text, format, 400);
    const twoCursors = typing(text, format, 40, 2).microseconds;
    const whole = quartile(
      Array.from({ length: 3 }, () => milliseconds(() => segment(text, 'de', { format }))),
    );
    cost.push(microseconds);
    const ratio = `1 : ${Math.round((whole * 1000) / microseconds)}`;
    console.log(
      [text.length.toString(), load, microseconds, asked, twoCursors, whole, ratio].map(cell).join(''),
    );
  }
  const growth = (cost.at(-1) ?? 0) / (cost[1] ?? 1);
  console.log(`growth of a keystroke from 10 KB to 5 MB: ${growth.toFixed(2)} times`);
}
