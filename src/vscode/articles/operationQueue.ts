/** Something to do, and how to tell who asked for it. */
interface Waiting<J> {
  /** A job that can be done together with those behind it, or else work that stands alone. */
  readonly job?: J;
  readonly work?: () => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** The outcome of one of several jobs; `later`: it was not done with the others and comes first next time. */
export type Outcome = 'done' | 'later' | { readonly failure: unknown };

/**
 * Runs what it is given one after the other, in the order in which it was given. Jobs that gather while something
 * runs are done together, so that the disk sets the pace of writing but not that of working.
 */
export class OperationQueue<J> {
  readonly #doTogether: (jobs: readonly J[]) => Promise<readonly Outcome[]>;
  readonly #changed: () => void;
  #waiting: Waiting<J>[] = [];
  #running = false;

  /**
   * @param doTogether does jobs in their order and tells the outcome of each
   * @param changed is called when the queue becomes busy and when it becomes idle
   */
  constructor(doTogether: (jobs: readonly J[]) => Promise<readonly Outcome[]>, changed: () => void) {
    this.#doTogether = doTogether;
    this.#changed = changed;
  }

  get isBusy(): boolean {
    return this.#running;
  }

  /** Resolves when the job is done. */
  async add(job: J): Promise<void> {
    await this.#push({ job });
  }

  /** Runs work that nothing else is done together with. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return this.#push({ work }) as Promise<T>;
  }

  #push(what: Pick<Waiting<J>, 'job' | 'work'>): Promise<unknown> {
    const result = new Promise<unknown>((resolve, reject) => {
      this.#waiting.push({ ...what, resolve, reject });
    });
    if (!this.#running) void this.#runAll();
    return result;
  }

  async #runAll(): Promise<void> {
    this.#running = true;
    this.#changed();
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      if (next.job === undefined) {
        this.#waiting.shift();
        await next.work?.().then(next.resolve, next.reject);
      } else await this.#runJobs();
    }
    this.#running = false;
    this.#changed();
  }

  async #runJobs(): Promise<void> {
    const end = this.#waiting.findIndex(({ job }) => job === undefined);
    const together = this.#waiting.splice(0, end < 0 ? this.#waiting.length : end);
    const jobs = together.flatMap(({ job }) => (job === undefined ? [] : [job]));
    const outcomes = await this.#doTogether(jobs).catch((failure: unknown) => jobs.map(() => ({ failure })));
    const later = together.filter((waiting, index) => {
      const outcome = outcomes[index] ?? 'done';
      if (outcome === 'later') return true;
      if (outcome === 'done') waiting.resolve(undefined);
      else waiting.reject(outcome.failure);
      return false;
    });
    this.#waiting.unshift(...later);
  }
}
