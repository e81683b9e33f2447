import { TAG_NAMES, type TagName } from '../annotation';
import type { Interval } from './bootstrap';
import {
  addConfusions,
  cohenKappa,
  confusionOf,
  confusionTable,
  emptyTable,
  f1,
  fleissKappa,
  gwetAC1,
  inMember,
  krippendorffAlpha,
  masi,
  mean,
  observedAgreement,
  Tally,
  type Coefficient,
  type Confusion,
  type Distance,
  type Table,
} from './coefficients';
import { bitOf, isRated, setOf, SETS, type ArticleUnits } from './units';

/** The distances of the α that are shown, in the order of their intervals: one per tag, then whole sets. */
export const DISTANCES: readonly Distance[] = [...TAG_NAMES.map((name) => inMember(bitOf(name))), masi];

/** Agreement on one tag, as the question whether a sentence carries it. */
export interface TagFigures {
  readonly alpha: Coefficient;
  /** 95 % bootstrap interval of `alpha`; null where none was computed. */
  readonly interval: Interval | null;
  readonly observed: Coefficient;
  /** Mean F1 of all pairs. */
  readonly f1: Coefficient;
  readonly cohenKappa: Coefficient;
  readonly fleissKappa: Coefficient;
  readonly ac1: Coefficient;
  /** Of all pairs together. */
  readonly confusion: Confusion;
}

export interface Figures {
  /** Units that at least two annotators rated: n of every figure. */
  readonly units: number;
  /** The ratings of these units. */
  readonly ratings: number;
  readonly tags: Readonly<Record<TagName, TagFigures>>;
  /** Agreement on the whole set of a sentence's tags; α with the MASI distance. */
  readonly sets: {
    readonly alpha: Coefficient;
    readonly interval: Interval | null;
    readonly observed: Coefficient;
  };
  readonly microF1: Coefficient;
  /** Mean of the tags that somebody used. */
  readonly macroF1: Coefficient;
}

/** What units add up to; samples add up in turn. */
export class Sample {
  readonly tally = new Tally(SETS);
  /** Per pair of annotators, `anna bert`, the sets that both gave, the first one's in rows. */
  readonly tables = new Map<string, number[][]>();

  /** Counts the units of an article. */
  addArticle({ shares, units }: ArticleUnits): void {
    const tables = shares.map((first, i) =>
      shares.slice(i + 1).map((second) => this.#table(`${first.annotator} ${second.annotator}`)),
    );
    for (const { ratings } of units) {
      const sets = ratings.map((rating) => (isRated(rating) ? setOf(rating) : undefined));
      this.tally.addUnit(sets.filter((set) => set !== undefined));
      sets.forEach((first, i) => {
        if (first === undefined) return;
        for (let k = i + 1; k < sets.length; k += 1) {
          const second = sets[k];
          const row = second === undefined ? undefined : tables[i]?.[k - i - 1]?.[first];
          if (row && second !== undefined) row[second] = (row[second] ?? 0) + 1;
        }
      });
    }
  }

  add(other: Sample): void {
    this.tally.add(other.tally);
    for (const [pair, table] of other.tables) addTable(this.#table(pair), table);
  }

  #table(pair: string): number[][] {
    const known = this.tables.get(pair);
    if (known) return known;
    const table = emptyTable(SETS);
    this.tables.set(pair, table);
    return table;
  }
}

function addTable(to: number[][], from: Table): void {
  from.forEach((row, first) => {
    const sum = to[first];
    if (!sum) return;
    row.forEach((count, second) => {
      sum[second] = (sum[second] ?? 0) + count;
    });
  });
}

/** The sets of all pairs in one table. */
export function pooledTable(sample: Sample): Table {
  const pooled = emptyTable(SETS);
  for (const table of sample.tables.values()) addTable(pooled, table);
  return pooled;
}

/** The figures of a sample; `intervals` in the order of `DISTANCES`. */
export function figuresOf({ tally, tables }: Sample, intervals: readonly Interval[] = []): Figures {
  const ofPairs = TAG_NAMES.map((name) =>
    Array.from(tables.values(), (table) => confusionOf(table, bitOf(name))),
  );
  const tags = TAG_NAMES.map((name, index): [TagName, TagFigures] => {
    const bit = bitOf(name);
    const binary = tally.collapse(2, (set) => ((set & bit) === 0 ? 0 : 1));
    const confusions = ofPairs[index] ?? [];
    const confusion = addConfusions(confusions);
    return [
      name,
      {
        alpha: krippendorffAlpha(tally, inMember(bit)),
        interval: intervals[index] ?? null,
        observed: observedAgreement(binary),
        f1: mean(confusions.map(f1)),
        cohenKappa:
          tables.size === 1
            ? cohenKappa(confusionTable(confusion))
            : { value: null, reason: 'not two annotators' },
        fleissKappa: fleissKappa(binary),
        ac1: gwetAC1(binary),
        confusion,
      },
    ];
  });
  return {
    units: tally.pairable,
    ratings: Math.round(tally.margins().reduce((sum, count) => sum + count, 0)),
    tags: Object.fromEntries(tags) as Record<TagName, TagFigures>,
    sets: {
      alpha: krippendorffAlpha(tally, masi),
      interval: intervals[TAG_NAMES.length] ?? null,
      observed: observedAgreement(tally),
    },
    microF1: tables.size === 0 ? mean([]) : f1(addConfusions(ofPairs.flat())),
    macroF1: mean(tags.map(([, figures]) => figures.f1)),
  };
}

/** The sample of one pair alone. */
export function pairSample(pair: string, table: Table): Sample {
  const sample = new Sample();
  sample.tables.set(
    pair,
    table.map((row) => [...row]),
  );
  table.forEach((row, first) => {
    row.forEach((count, second) => {
      if (count > 0) sample.tally.addUnit([first, second], count);
    });
  });
  return sample;
}
