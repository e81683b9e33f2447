/**
 * Agreement coefficients. Raw ratings are first counted in a `Tally` (any number of annotators, missing
 * values) or a `Table` (two annotators); both can be added up, so a corpus is the sum of its articles, and
 * every coefficient is a function of them. Categories are numbers from 0.
 */

/** Why a coefficient has no value. It is then neither 0 nor 1 nor NaN. */
export type Undefined =
  /** No unit has two values. */
  | 'no pairs'
  /** Everybody gave one value everywhere: agreement by chance is certain. */
  | 'constant'
  /** Nobody used the tag. */
  | 'unused'
  /** Defined for exactly two annotators. */
  | 'not two annotators'
  /** Every bootstrap draw was constant. */
  | 'no draws';

export type Coefficient = { readonly value: number } | { readonly value: null; readonly reason: Undefined };

const defined = (value: number): Coefficient => ({ value });
const without = (reason: Undefined): Coefficient => ({ value: null, reason });

/** How far apart two categories are, 0 (the same) to 1. Symmetric. */
export type Distance = (a: number, b: number) => number;

export const nominal: Distance = (a, b) => (a === b ? 0 : 1);

/** Whether two sets, as bits, differ in one of their members. */
export const inMember =
  (bit: number): Distance =>
  (a, b) =>
    ((a ^ b) & bit) === 0 ? 0 : 1;

/** 1 − |A∩B| / |A∪B| of two sets as bits (Jaccard 1901); 0 for two empty sets. */
export const jaccard: Distance = (a, b) => (a === b ? 0 : 1 - size(a & b) / size(a | b));

/**
 * MASI distance of two sets as bits: 1 − J·M, with J their Jaccard index and M 1 if they are equal, 2/3 if
 * one holds the other, 1/3 if they overlap, 0 if they share nothing (Passonneau, "Measuring agreement on
 * set-valued items (MASI) for semantic and pragmatic annotation", LREC 2006). 0 for two empty sets. Some
 * libraries round M or use another formula under the same name.
 */
export const masi: Distance = (a, b) => {
  const shared = a & b;
  if (a === b) return 0;
  if (shared === 0) return 1;
  const monotonicity = shared === a || shared === b ? 2 / 3 : 1 / 3;
  return 1 - (size(shared) / size(a | b)) * monotonicity;
};

function size(set: number): number {
  let members = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) members += 1;
  return members;
}

/** What the values of units add up to. A unit has one value per annotator who rated it. */
export class Tally {
  readonly categories: number;
  /** Units with a value. */
  rated = 0;
  /** Units with at least two values; only these say something about agreement. */
  pairable = 0;
  /** Per category the sum over rated units of the share of the unit's values. */
  readonly shares: Float64Array;
  /** Krippendorff's coincidences: ordered pairs of values, each unit's weighing 1 / (m − 1). */
  readonly coincidences: Float64Array;
  /** The same pairs, each unit weighing 1 in all. */
  readonly concordance: Float64Array;

  constructor(categories: number) {
    this.categories = categories;
    this.shares = new Float64Array(categories);
    this.coincidences = new Float64Array(categories * categories);
    this.concordance = new Float64Array(categories * categories);
  }

  /** Counts one unit, or `times` units with the same values. */
  addUnit(values: readonly number[], times = 1): void {
    const { length } = values;
    if (length === 0) return;
    this.rated += times;
    for (const value of values) raise(this.shares, value, times / length);
    if (length === 1) return;
    this.pairable += times;
    for (let i = 0; i < length; i += 1) {
      for (let k = 0; k < length; k += 1) {
        if (i === k) continue;
        const cell = (values[i] ?? 0) * this.categories + (values[k] ?? 0);
        raise(this.coincidences, cell, times / (length - 1));
        raise(this.concordance, cell, times / (length * (length - 1)));
      }
    }
  }

  /** Adds what another tally of the same categories counted. */
  add(other: Tally): void {
    this.#addAs(other, (category) => category);
  }

  /** The same units with categories put together: `into(category)` is below `categories`. */
  collapse(categories: number, into: (category: number) => number): Tally {
    const tally = new Tally(categories);
    tally.#addAs(this, into);
    return tally;
  }

  #addAs(other: Tally, into: (category: number) => number): void {
    this.rated += other.rated;
    this.pairable += other.pairable;
    const { categories } = other;
    const cellOf = (cell: number) =>
      into(Math.floor(cell / categories)) * this.categories + into(cell % categories);
    other.shares.forEach((share, category) => {
      raise(this.shares, into(category), share);
    });
    other.coincidences.forEach((count, cell) => {
      raise(this.coincidences, cellOf(cell), count);
    });
    other.concordance.forEach((count, cell) => {
      raise(this.concordance, cellOf(cell), count);
    });
  }

  /** Per category the number of values in pairable units. */
  margins(): Float64Array {
    const margins = new Float64Array(this.categories);
    this.coincidences.forEach((count, cell) => {
      raise(margins, Math.floor(cell / this.categories), count);
    });
    return margins;
  }

  /** Sum of the distances of all coincidences. */
  disagreement(distance: Distance): number {
    return weighted(this.coincidences, this.categories, distance);
  }
}

function raise(array: Float64Array, index: number, by: number): void {
  array[index] = (array[index] ?? 0) + by;
}

function weighted(matrix: Float64Array, categories: number, distance: Distance): number {
  let sum = 0;
  matrix.forEach((count, cell) => {
    if (count !== 0) sum += count * distance(Math.floor(cell / categories), cell % categories);
  });
  return sum;
}

/** Mean over pairable units of the share of agreeing pairs of values; by `distance` a partial one. */
export function observedAgreement(tally: Tally, distance: Distance = nominal): Coefficient {
  if (tally.pairable === 0) return without('no pairs');
  return defined(1 - weighted(tally.concordance, tally.categories, distance) / tally.pairable);
}

/**
 * Krippendorff's α = 1 − D_o / D_e for any number of annotators, missing values and any distance
 * (Krippendorff, "Computing Krippendorff's alpha-reliability", 2011).
 */
export function krippendorffAlpha(tally: Tally, distance: Distance = nominal): Coefficient {
  if (tally.pairable === 0) return without('no pairs');
  return alphaOf(tally.margins(), tally.disagreement(distance), distance);
}

/** α of the number of values per category in pairable units and the sum of distances of coincidences. */
export function alphaOf(margins: Float64Array, disagreement: number, distance: Distance): Coefficient {
  let values = 0;
  let expected = 0;
  for (let a = 0; a < margins.length; a += 1) {
    const count = margins[a] ?? 0;
    values += count;
    if (count === 0) continue;
    for (let b = 0; b < margins.length; b += 1) expected += count * (margins[b] ?? 0) * distance(a, b);
  }
  if (expected === 0) return without(values === 0 ? 'no pairs' : 'constant');
  return defined(1 - ((values - 1) * disagreement) / expected);
}

/**
 * Fleiss' κ = (p_o − p_e) / (1 − p_e), p_e = Σ p_k² (Fleiss, "Measuring nominal scale agreement among many
 * raters", Psychological Bulletin 76, 1971); of two annotators Scott's π. With missing values p_o is the
 * mean over pairable and p_k over rated units (Gwet, Handbook of Inter-Rater Reliability, 4th ed. 2014).
 */
export function fleissKappa(tally: Tally): Coefficient {
  let chance = 0;
  for (const share of tally.shares) chance += (share / tally.rated) ** 2;
  return corrected(tally, chance);
}

/**
 * Gwet's AC1, p_e = Σ π_k (1 − π_k) / (q − 1), with q the categories of the scheme, seen or not (Gwet,
 * "Computing inter-rater reliability and its variance in the presence of high agreement", BJMSP 61, 2008).
 * Undefined for constant values, where the formula would give 1 whatever the annotators know.
 */
export function gwetAC1(tally: Tally): Coefficient {
  let chance = 0;
  for (const share of tally.shares) {
    const portion = share / tally.rated;
    chance += (portion * (1 - portion)) / (tally.categories - 1);
  }
  return corrected(tally, chance);
}

function corrected(tally: Tally, chance: number): Coefficient {
  const observed = observedAgreement(tally);
  if (observed.value === null) return observed;
  if (tally.shares.reduce((used, share) => used + (share > 0 ? 1 : 0), 0) < 2) return without('constant');
  return defined((observed.value - chance) / (1 - chance));
}

/** Units that both of two annotators rated, by the first one's category (row) and the second one's. */
export type Table = readonly (readonly number[])[];

export function emptyTable(categories: number): number[][] {
  return Array.from({ length: categories }, () => new Array<number>(categories).fill(0));
}

/**
 * Cohen's κ = (p_o − p_e) / (1 − p_e), p_e = Σ p_1k p_2k, of two annotators (Cohen, "A coefficient of
 * agreement for nominal scales", Educational and Psychological Measurement 20, 1960).
 */
export function cohenKappa(table: Table): Coefficient {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = table.map((_, column) => table.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  const units = rows.reduce((sum, count) => sum + count, 0);
  if (units === 0) return without('no pairs');
  const observed = table.reduce((sum, row, category) => sum + (row[category] ?? 0), 0) / units;
  const chance =
    rows.reduce((sum, count, category) => sum + count * (columns[category] ?? 0), 0) / units ** 2;
  return chance === 1 ? without('constant') : defined((observed - chance) / (1 - chance));
}

/** How two annotators used one tag, in units that both rated. */
export interface Confusion {
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
}

/** The use of one member by two annotators who gave sets, as bits. */
export function confusionOf(table: Table, bit: number): Confusion {
  const counts = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
  table.forEach((row, first) => {
    row.forEach((count, second) => {
      const inSecond = (second & bit) !== 0;
      if ((first & bit) !== 0) counts[inSecond ? 'both' : 'onlyFirst'] += count;
      else counts[inSecond ? 'onlySecond' : 'neither'] += count;
    });
  });
  return counts;
}

export function addConfusions(confusions: readonly Confusion[]): Confusion {
  const sum = (field: keyof Confusion) =>
    confusions.reduce((total, confusion) => total + confusion[field], 0);
  return {
    both: sum('both'),
    onlyFirst: sum('onlyFirst'),
    onlySecond: sum('onlySecond'),
    neither: sum('neither'),
  };
}

/** The confusion as a table, for Cohen's κ. */
export const confusionTable = ({ both, onlyFirst, onlySecond, neither }: Confusion): Table => [
  [neither, onlySecond],
  [onlyFirst, both],
];

/** The share of the second annotator's uses of a tag that the first one, taken as reference, has too. */
export function precision({ both, onlySecond }: Confusion): Coefficient {
  return both + onlySecond === 0 ? without('unused') : defined(both / (both + onlySecond));
}

/** The share of the first annotator's uses of a tag, taken as reference, that the second one has too. */
export function recall({ both, onlyFirst }: Confusion): Coefficient {
  return both + onlyFirst === 0 ? without('unused') : defined(both / (both + onlyFirst));
}

/**
 * F1 = 2·both / (2·both + only one), the harmonic mean of precision and recall, the same whoever is the
 * reference (van Rijsbergen, Information Retrieval, 1979). Of added confusions it is the micro average.
 */
export function f1({ both, onlyFirst, onlySecond }: Confusion): Coefficient {
  const uses = 2 * both + onlyFirst + onlySecond;
  return uses === 0 ? without('unused') : defined((2 * both) / uses);
}

/** Mean of those coefficients that have a value, as in macro F1; what has none is no 0. */
export function mean(coefficients: readonly Coefficient[]): Coefficient {
  const values = coefficients.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length > 0) return defined(values.reduce((sum, value) => sum + value, 0) / values.length);
  return coefficients[0] ?? without('no pairs');
}
