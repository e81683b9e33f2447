import { invert, type Change } from './change';

/** An operation as its annotator remembers it. */
export interface Operation {
  readonly change: Change;
  /** Hash of the text in which it was done; in another text it can be neither undone nor redone. */
  readonly text: string;
}

/** How many operations can be taken back. */
const LONGEST = 1000;

/**
 * The operations of one annotator on one article that can be undone and redone. It stands beside the editor's
 * own history of the text, so it is told of what happens to the text: an operation can be undone only while
 * it is the newest thing that happened, or after the text changes since have been undone.
 */
export class History {
  readonly #done: Operation[] = [];
  #undone: Operation[] = [];
  /** Hash of the present text, if operations or the undoing of text changes led to it; typing leads away. */
  #text: string | undefined;

  /** The text was typed into: nothing that was undone before can be redone. */
  typed(): void {
    this.#text = undefined;
    this.#undone = [];
  }

  /** The text has this hash now: at the start of an operation, or after text changes were undone or redone. */
  textIs(hash: string): void {
    this.#text = hash;
  }

  /** The change that takes the newest operation back; undefined if there is none in this text. */
  get undo(): Change | undefined {
    const newest = this.#done.at(-1);
    return newest && newest.text === this.#text ? invert(newest.change) : undefined;
  }

  /** The change that does again what was undone last; undefined if there is none in this text. */
  get redo(): Change | undefined {
    const next = this.#undone.at(-1);
    return next && next.text === this.#text ? next.change : undefined;
  }

  /** Whether there are operations that can be taken back, in this text or another. */
  get hasDone(): boolean {
    return this.#done.length > 0;
  }

  /** Whether there are operations that can be done again, in this text or another. */
  get hasUndone(): boolean {
    return this.#undone.length > 0;
  }

  /** A new operation was done: what had been undone before cannot be redone any more. */
  add(operation: Operation): void {
    this.#done.push(operation);
    if (this.#done.length > LONGEST) this.#done.shift();
    this.#undone = [];
  }

  /** {@link undo} was carried out. */
  undid(): void {
    const operation = this.#done.pop();
    if (operation) this.#undone.push(operation);
  }

  /** {@link redo} was carried out. */
  redid(): void {
    const operation = this.#undone.pop();
    if (operation) this.#done.push(operation);
  }
}
