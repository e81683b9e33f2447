/** How long a slice may take, in milliseconds; half of what is promised, since a step cannot be cut short. */
const SLICE = 10;

export interface Pace {
  /** Lets others run; resolves when it is our turn again. */
  readonly pause: () => Promise<void>;
  readonly cancelled?: () => boolean;
  /** The finished share, 0 to 1, told once per slice. */
  readonly progress?: (share: number) => void;
}

/** Runs steps that yield their finished share, in short slices; undefined if it was cancelled. */
export async function inSlices<T>(steps: Generator<number, T>, pace: Pace): Promise<T | undefined> {
  let until = performance.now() + SLICE;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    pace.progress?.(step.value);
    await pace.pause();
    if (pace.cancelled?.()) return undefined;
    until = performance.now() + SLICE;
  }
}

/** Runs all steps at once. */
export function atOnce<T>(steps: Generator<number, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
