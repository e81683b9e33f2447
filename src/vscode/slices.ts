/** Milliseconds; half of the 20 that are promised, since a single step cannot be cut short. */
const SLICE = 10;

/** Parts the work of many into slices, between which others run. */
export class Slices {
  /** How many there have been. */
  count = 0;
  #until = 0;
  #next: Promise<void> | undefined;

  /** Resolves when there is time left in a slice. */
  async turn(): Promise<void> {
    while (performance.now() >= this.#until) {
      this.#next ??= new Promise((resolve) => {
        setTimeout(() => {
          this.#next = undefined;
          this.#until = performance.now() + SLICE;
          this.count++;
          resolve();
        }, 0);
      });
      await this.#next;
    }
  }
}

/** How many files are worked on at once. */
const AT_ONCE = 32;

/** Does something with each of many, several (`atOnce`) at once; the first failure ends it. */
export async function forEach<T>(
  items: Iterable<T>,
  work: (item: T) => Promise<void>,
  atOnce = AT_ONCE,
): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const next = async () => {
    for (let item = waiting.next(); !item.done; item = waiting.next()) await work(item.value);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}
