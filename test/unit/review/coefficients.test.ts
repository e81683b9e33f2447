import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { bootstrapAlpha, BOOTSTRAP } from '../../../src/review/bootstrap';
import { atOnce } from '../../../src/review/slices';
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
  jaccard,
  krippendorffAlpha,
  masi,
  mean,
  nominal,
  observedAgreement,
  precision,
  recall,
  Tally,
  type Coefficient,
  type Distance,
  type Table,
} from '../../../src/review/coefficients';

type Ratings = readonly (readonly (string | number | null)[])[];

/** The tally of raw ratings, one row per unit; categories are numbered as given. */
function tallyOf(units: Ratings, categories: readonly unknown[] = [...new Set(units.flat())]): Tally {
  const used = categories.filter((category) => category !== null);
  const tally = new Tally(used.length);
  for (const unit of units) {
    tally.addUnit(unit.flatMap((value) => (value === null ? [] : [used.indexOf(value)])));
  }
  return tally;
}

function unitsOf(table: Table): Ratings {
  return table.flatMap((row, first) =>
    row.flatMap((count, second) => Array.from({ length: count }, () => [first, second])),
  );
}

const transposed = (rows: Ratings): Ratings =>
  (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? null));

function assertNear(actual: Coefficient, expected: number, tolerance = 1e-6): void {
  assert.ok(actual.value !== null, `undefined instead of ${expected}`);
  assert.ok(Math.abs(actual.value - expected) <= tolerance, `${actual.value} instead of ${expected}`);
}

const reasonOf = (coefficient: Coefficient) => (coefficient.value === null ? coefficient.reason : undefined);

/** `CA` is the set of C and A, `O` the empty one. */
const setOf = (letters: string): number =>
  Array.from(letters).reduce((set, letter) => set | ({ C: 1, D: 2, A: 4, O: 0 }[letter] ?? 0), 0);

/** Ten sentences, three annotators, set-valued; made up. */
const study = 'C,C,C CA,C,CA D,D,DA O,O,O A,A,CA O,C,O DA,DA,DA C,D,C O,O,A CA,CA,CA'
  .split(' ')
  .map((unit) => unit.split(','));

function setTally(units: readonly (readonly (string | null)[])[]): Tally {
  const tally = new Tally(8);
  for (const unit of units)
    tally.addUnit(unit.flatMap((letters) => (letters === null ? [] : [setOf(letters)])));
  return tally;
}

function setTable(units: readonly (readonly string[])[], first: number, second: number): Table {
  const table = emptyTable(8);
  for (const unit of units) table[setOf(unit[first] ?? '')]![setOf(unit[second] ?? '')]! += 1;
  return table;
}

describe('agreement coefficients', () => {
  it('count a small study as worked out by hand', () => {
    // Two annotators, four sentences: yes/yes, yes/no, no/no, no/no.
    const table = [
      [2, 0],
      [1, 1],
    ];
    const tally = tallyOf(unitsOf(table), [0, 1]);
    assertNear(observedAgreement(tally), 3 / 4);
    // p_e = 2/4 · 3/4 + 2/4 · 1/4 = 1/2
    assertNear(cohenKappa(table), 1 / 2);
    // 8 values, 5 no and 3 yes; p_e = (5/8)² + (3/8)² = 34/64
    assertNear(fleissKappa(tally), (3 / 4 - 34 / 64) / (1 - 34 / 64));
    // D_o = 2/8; D_e = 2 · 5 · 3 / (8 · 7)
    assertNear(krippendorffAlpha(tally), 1 - 2 / 8 / (30 / 56));
    // p_e = 2 · 5/8 · 3/8
    assertNear(gwetAC1(tally), (3 / 4 - 30 / 64) / (1 - 30 / 64));
    const confusion = confusionOf(table, 1);
    assert.deepEqual(confusion, { both: 1, onlyFirst: 1, onlySecond: 0, neither: 2 });
    assert.deepEqual(confusionTable(confusion), table);
    assertNear(f1(confusion), 2 / 3);
    assertNear(precision(confusion), 1);
    assertNear(recall(confusion), 1 / 2);
  });

  it('leave out units with one value, and annotators who gave none', () => {
    const tally = tallyOf([['y', 'n', 'n'], ['y', 'n', null], [null, null, 'n'], [null]], ['n', 'y']);
    assert.deepEqual([tally.rated, tally.pairable], [3, 2]);
    assertNear(krippendorffAlpha(tally), -1 / 3);
  });

  it('have a reason where they have no value', () => {
    const constant = tallyOf(
      [
        ['a', 'a'],
        ['a', 'a'],
      ],
      ['a', 'b'],
    );
    for (const coefficient of [krippendorffAlpha, fleissKappa, gwetAC1]) {
      assert.equal(reasonOf(coefficient(constant)), 'constant');
      assert.equal(reasonOf(coefficient(tallyOf([['a', null]], ['a', 'b']))), 'no pairs');
      assert.equal(reasonOf(coefficient(new Tally(2))), 'no pairs');
    }
    assertNear(observedAgreement(constant), 1);
    assert.equal(
      reasonOf(
        cohenKappa([
          [3, 0],
          [0, 0],
        ]),
      ),
      'constant',
    );
    assert.equal(reasonOf(cohenKappa(emptyTable(2))), 'no pairs');
    const unused = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 9 };
    for (const coefficient of [f1, precision, recall]) assert.equal(reasonOf(coefficient(unused)), 'unused');
    assert.equal(reasonOf(mean([f1(unused)])), 'unused');
    assertNear(mean([f1(unused), f1({ ...unused, both: 1, onlyFirst: 2 })]), 1 / 2);
  });

  it('measure sets by Jaccard and by MASI as Passonneau defines it', () => {
    const cases: [a: string, b: string, jaccard: number, masi: number][] = [
      ['C', 'C', 0, 0],
      ['C', 'CA', 1 / 2, 2 / 3],
      ['CA', 'CD', 2 / 3, 8 / 9],
      ['CDA', 'CA', 1 / 3, 5 / 9],
      ['C', 'D', 1, 1],
      ['C', 'O', 1, 1],
      ['O', 'O', 0, 0],
    ];
    for (const [a, b, byJaccard, byMasi] of cases) {
      for (const [first, second] of [
        [a, b],
        [b, a],
      ]) {
        assertNear({ value: jaccard(setOf(first!), setOf(second!)) }, byJaccard);
        assertNear({ value: masi(setOf(first!), setOf(second!)) }, byMasi);
      }
    }
  });

  it('add up over articles and collapse to single tags', () => {
    const whole = setTally(study);
    const added = setTally(study.slice(0, 4));
    added.add(setTally(study.slice(4)));
    for (const distance of [nominal, masi, inMember(2)]) {
      const expected = krippendorffAlpha(whole, distance).value ?? assert.fail();
      assertNear(krippendorffAlpha(added, distance), expected, 1e-12);
    }
    const denial = whole.collapse(2, (set) => (set & 2) >> 1);
    const direct = tallyOf(
      study.map((unit) => unit.map((letters) => (setOf(letters) & 2) >> 1)),
      [0, 1],
    );
    assertNear(gwetAC1(denial), gwetAC1(direct).value ?? assert.fail(), 1e-12);
    assertNear(
      krippendorffAlpha(denial),
      krippendorffAlpha(whole, inMember(2)).value ?? assert.fail(),
      1e-12,
    );
    assertNear(
      observedAgreement(denial),
      observedAgreement(whole, inMember(2)).value ?? assert.fail(),
      1e-12,
    );
  });
});

describe('agreement coefficients, whatever the ratings', () => {
  const unit = fc.array(fc.constantFrom(0, 1, 2, 3, null), { minLength: 3, maxLength: 3 });
  const ratings = fc.array(unit, { minLength: 1, maxLength: 12 });
  const all = (units: Ratings) => {
    const tally = tallyOf(units, [0, 1, 2, 3]);
    return [observedAgreement(tally), fleissKappa(tally), gwetAC1(tally), krippendorffAlpha(tally)];
  };
  const assertSame = (actual: readonly Coefficient[], expected: readonly Coefficient[]) => {
    actual.forEach((coefficient, index) => {
      const other = expected[index]!;
      if (other.value === null) assert.deepEqual(coefficient, other);
      else assertNear(coefficient, other.value, 1e-9);
    });
  };

  it('do not depend on the order of units or annotators', () => {
    fc.assert(
      fc.property(ratings, (units) => {
        assertSame(all(units.toReversed().map((row) => row.toReversed())), all(units));
      }),
    );
  });

  it('do not depend on the names of the categories', () => {
    const renamed = [2, 3, 1, 0];
    fc.assert(
      fc.property(ratings, (units) => {
        assertSame(
          all(units.map((row) => row.map((value) => (value === null ? null : renamed[value]!)))),
          all(units),
        );
      }),
    );
  });

  it('are finite, at most 1, or undefined with a reason', () => {
    fc.assert(
      fc.property(ratings, (units) => {
        for (const coefficient of all(units)) {
          if (coefficient.value === null) assert.ok(coefficient.reason !== undefined);
          else assert.ok(Number.isFinite(coefficient.value) && coefficient.value <= 1 + 1e-12);
        }
      }),
    );
  });

  it('are 1 for identical values that are not constant', () => {
    const values = fc.array(fc.nat({ max: 3 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(values, (given) => {
        fc.pre(new Set(given).size > 1);
        for (const coefficient of all(given.map((value) => [value, value, value])))
          assertNear(coefficient, 1, 1e-12);
        const table = emptyTable(4);
        for (const value of given) table[value]![value]! += 1;
        assertNear(cohenKappa(table), 1, 1e-12);
      }),
    );
  });

  it('give κ and F1 the same for both orders of two annotators', () => {
    const cells = fc.array(fc.array(fc.nat({ max: 9 }), { minLength: 4, maxLength: 4 }), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(cells, (table) => {
        const turned = table.map((_, row) => table.map((cells) => cells[row]!));
        assertSame([cohenKappa(turned)], [cohenKappa(table)]);
        assertSame([f1(confusionOf(turned, 1))], [f1(confusionOf(table, 1))]);
        assertSame([precision(confusionOf(turned, 2))], [recall(confusionOf(table, 2))]);
      }),
    );
  });
});

interface Vectors {
  readonly krippendorff_alpha_nominal: readonly {
    readonly rows_are?: 'units' | 'observers';
    readonly data?: Ratings;
    readonly contingency?: Table;
    readonly alpha: number;
    readonly other_levels?: { ordinal: number; interval: number; ratio: number };
    readonly interval?: number;
    readonly bootstrap_percentile_95_units_B20000?: readonly [number, number];
    readonly bootstrap_tolerance?: number;
    readonly Ao?: number;
    readonly pi?: number;
    readonly cohen_kappa?: number;
  }[];
  readonly cohen_kappa: readonly {
    readonly table: Table;
    readonly kappa?: number;
    readonly pi?: number;
    readonly scott_pi?: number;
    readonly AC1?: number;
    readonly alpha?: number;
    readonly Ao?: number;
    readonly pa?: number;
  }[];
  readonly fleiss_kappa: readonly {
    readonly counts?: Table;
    readonly ratings?: Table;
    readonly kappa?: number;
    readonly raters_1_to_4?: number;
    readonly per_category?: Readonly<Record<string, number>>;
    readonly alpha_nominal?: number;
    readonly bootstrap_percentile_95_units_B20000?: readonly [number, number];
    readonly cases?: readonly { readonly counts: Table; readonly fixed: number }[];
  }[];
  readonly gwet_ac1: readonly {
    readonly data?: Ratings;
    readonly categories?: readonly number[];
    readonly AC1?: number;
    readonly fleiss_kappa?: number;
    readonly alpha?: number;
    readonly pa?: number;
  }[];
  readonly set_valued: readonly [
    {
      readonly cases: readonly { a: string[]; b: string[]; masi: number; jaccard: number; dkpro?: number }[];
    },
    {
      readonly data: readonly (readonly string[])[];
      readonly alpha_binary_on_whole_sets: number;
      readonly alpha_jaccard: number;
      readonly alpha_masi_exact: number;
      readonly alpha_masi_nltk: number;
      readonly per_label_alpha: Readonly<Record<string, number>>;
      readonly per_label_percent_agreement: Readonly<Record<string, number>>;
      readonly mean_pairwise_percent_agreement_exact_set: number;
      readonly 'missing_z-s1_y-s5_z-s8': Readonly<
        Record<'alpha_binary' | 'alpha_jaccard' | 'alpha_masi_nltk', number>
      >;
      readonly annotator_x_as_gold_y_as_pred: Readonly<
        Record<'precision' | 'recall' | 'f1' | 'cohen', Readonly<Record<string, number>>>
      > & { readonly micro_f1: number; readonly macro_f1: number };
    },
    {
      readonly data: readonly (readonly (readonly string[])[])[];
      readonly alpha_set_distance_dkpro: number;
      readonly alpha_masi_dkpro: number;
      readonly percent: number;
    },
  ];
}

const vectorFile = path.resolve('..', 'shared', 'data', 'agreement-vectors.json');
const vectors = fs.existsSync(vectorFile)
  ? (JSON.parse(fs.readFileSync(vectorFile, 'utf8')) as Vectors)
  : undefined;

/** Values printed with three or four digits are compared as printed. */
const asPrinted = (expected: number) => (String(expected).length > 7 ? 1e-6 : 5e-4);

const check = (coefficient: Coefficient, expected: number | undefined, tolerance?: number) => {
  if (expected !== undefined) assertNear(coefficient, expected, tolerance ?? asPrinted(expected));
};

// Distances that the product does not use prove that any distance can be used.
const interval: Distance = (a, b) => (a - b) ** 2;
const ratio: Distance = (a, b) => ((a - b) / (a + b + 2)) ** 2;
const ordinal =
  (margins: Float64Array): Distance =>
  (a, b) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const between = margins.slice(low, high + 1).reduce((sum, count) => sum + count, 0);
    return (between - ((margins[low] ?? 0) + (margins[high] ?? 0)) / 2) ** 2;
  };
const nltkMasi: Distance = (a, b) => {
  if (a === b) return 0;
  const shared = a & b;
  const factor = shared === 0 ? 0 : shared === a || shared === b ? 0.67 : 0.33;
  return 1 - (1 - jaccard(a, b)) * factor;
};
const dkproSets: Distance = (a, b) => {
  const shared = a & b;
  return a === b ? 0 : shared === a || shared === b ? 1 / 3 : shared === 0 ? 1 : 2 / 3;
};
const dkproMasi: Distance = (a, b) => jaccard(a, b) * dkproSets(a, b);

if (vectors) {
  describe('published and independently computed agreement figures', () => {
    it("Krippendorff's α", () => {
      for (const vector of vectors.krippendorff_alpha_nominal) {
        const units = vector.contingency
          ? unitsOf(vector.contingency)
          : vector.rows_are === 'observers'
            ? transposed(vector.data ?? [])
            : (vector.data ?? []);
        const tally = tallyOf(units, [...new Set(units.flat())].sort());
        check(krippendorffAlpha(tally), vector.alpha);
        check(krippendorffAlpha(tally, interval), vector.interval ?? vector.other_levels?.interval);
        check(krippendorffAlpha(tally, ratio), vector.other_levels?.ratio);
        check(krippendorffAlpha(tally, ordinal(tally.margins())), vector.other_levels?.ordinal);
        check(observedAgreement(tally), vector.Ao);
        check(fleissKappa(tally), vector.pi);
        if (vector.contingency) check(cohenKappa(vector.contingency), vector.cohen_kappa);
      }
    });

    it("Cohen's κ, Scott's π and AC1 of two annotators", () => {
      for (const vector of vectors.cohen_kappa) {
        const tally = tallyOf(
          unitsOf(vector.table),
          vector.table.map((_, category) => category),
        );
        check(cohenKappa(vector.table), vector.kappa);
        check(fleissKappa(tally), vector.pi ?? vector.scott_pi);
        check(gwetAC1(tally), vector.AC1);
        check(krippendorffAlpha(tally), vector.alpha);
        check(observedAgreement(tally), vector.Ao ?? vector.pa);
      }
      const paradox = tallyOf(
        unitsOf([
          [8, 1],
          [0, 1],
        ]),
        [0, 1],
      );
      check(gwetAC1(paradox), 0.865771812080537);
      check(fleissKappa(paradox), 0.6078);
    });

    it("Fleiss' κ", () => {
      const byCounts = (counts: Table) => {
        const tally = new Tally(counts[0]?.length ?? 0);
        for (const row of counts) {
          tally.addUnit(row.flatMap((count, category) => Array.from({ length: count }, () => category)));
        }
        return tally;
      };
      for (const vector of vectors.fleiss_kappa) {
        if (vector.counts) check(fleissKappa(byCounts(vector.counts)), vector.kappa);
        for (const { counts, fixed } of vector.cases ?? []) check(fleissKappa(byCounts(counts)), fixed);
        if (!vector.ratings) continue;
        const tally = tallyOf(vector.ratings, [1, 2, 3, 4, 5]);
        check(fleissKappa(tally), vector.kappa);
        check(krippendorffAlpha(tally), vector.alpha_nominal, 5e-6);
        check(
          fleissKappa(
            tallyOf(
              vector.ratings.map((row) => row.slice(0, 4)),
              [1, 2, 3, 4, 5],
            ),
          ),
          vector.raters_1_to_4,
        );
        for (const [category, kappa] of Object.entries(vector.per_category ?? {})) {
          const isIt = (index: number) => (index === Number(category) - 1 ? 1 : 0);
          check(fleissKappa(tally.collapse(2, isIt)), kappa);
        }
      }
    });

    it('AC1 with missing values', () => {
      const [first, second] = vectors.gwet_ac1;
      const raters = vectors.krippendorff_alpha_nominal[2]?.data ?? [];
      for (const [vector, tally] of [
        [first, tallyOf(raters, first?.categories ?? [])],
        [second, tallyOf(second?.data ?? [])],
      ] as const) {
        check(gwetAC1(tally), vector?.AC1, 1e-5);
        check(fleissKappa(tally), vector?.fleiss_kappa, 1e-5);
        check(krippendorffAlpha(tally), vector?.alpha, 1e-5);
        check(observedAgreement(tally), vector?.pa);
      }
    });

    it('sets', () => {
      const [distances, made, dkpro] = vectors.set_valued;
      const bits = (members: readonly string[]) => setOf(members.join('').toUpperCase());
      for (const { a, b, ...expected } of distances.cases) {
        check({ value: masi(bits(a), bits(b)) }, expected.masi, 1e-12);
        check({ value: jaccard(bits(a), bits(b)) }, expected.jaccard, 1e-12);
        check({ value: dkproMasi(bits(a), bits(b)) }, expected.dkpro, 1e-12);
      }
      const tally = setTally(made.data);
      check(krippendorffAlpha(tally), made.alpha_binary_on_whole_sets);
      check(krippendorffAlpha(tally, jaccard), made.alpha_jaccard);
      check(krippendorffAlpha(tally, masi), made.alpha_masi_exact);
      check(krippendorffAlpha(tally, nltkMasi), made.alpha_masi_nltk);
      check(observedAgreement(tally), made.mean_pairwise_percent_agreement_exact_set);
      const without = made.data.map((unit, s) =>
        unit.map((letters, annotator) =>
          ((s === 0 || s === 7) && annotator === 2) || (s === 4 && annotator === 1) ? null : letters,
        ),
      );
      const gaps = setTally(without);
      check(krippendorffAlpha(gaps), made['missing_z-s1_y-s5_z-s8'].alpha_binary);
      check(krippendorffAlpha(gaps, jaccard), made['missing_z-s1_y-s5_z-s8'].alpha_jaccard);
      check(krippendorffAlpha(gaps, nltkMasi), made['missing_z-s1_y-s5_z-s8'].alpha_masi_nltk);
      const expected = made.annotator_x_as_gold_y_as_pred;
      const table = setTable(made.data, 0, 1);
      const confusions = ['C', 'D', 'A'].map((tag) => {
        const confusion = confusionOf(table, setOf(tag));
        check(krippendorffAlpha(tally, inMember(setOf(tag))), made.per_label_alpha[tag]);
        check(observedAgreement(tally, inMember(setOf(tag))), made.per_label_percent_agreement[tag]);
        check(precision(confusion), expected.precision[tag]);
        check(recall(confusion), expected.recall[tag]);
        check(f1(confusion), expected.f1[tag]);
        check(cohenKappa(confusionTable(confusion)), expected.cohen[tag]);
        return confusion;
      });
      check(f1(addConfusions(confusions)), expected.micro_f1, 1e-12);
      check(mean(confusions.map(f1)), expected.macro_f1);
      const letters = (members: readonly string[]) =>
        bits(members.map((m) => ({ A: 'C', B: 'D', C: 'A' })[m]!));
      const coded = new Tally(8);
      for (const unit of dkpro.data) coded.addUnit(unit.map(letters));
      // Cut off after three digits, not rounded.
      check(krippendorffAlpha(coded, dkproMasi), dkpro.alpha_masi_dkpro, 1e-3);
      check(krippendorffAlpha(coded, dkproSets), dkpro.alpha_set_distance_dkpro);
      check(observedAgreement(coded), dkpro.percent);
    });

    it('bootstrap intervals', () => {
      const [krippendorff, diagnoses] = [vectors.krippendorff_alpha_nominal[2], vectors.fleiss_kappa[1]];
      for (const { units, expected, tolerance } of [
        {
          units: krippendorff?.data,
          expected: krippendorff?.bootstrap_percentile_95_units_B20000,
          tolerance: 0.03,
        },
        {
          units: diagnoses?.ratings,
          expected: diagnoses?.bootstrap_percentile_95_units_B20000,
          tolerance: 0.01,
        },
      ]) {
        const items = (units ?? []).map((unit) => tallyOf([unit], [1, 2, 3, 4, 5]));
        const [found] = atOnce(bootstrapAlpha(items, [nominal], { ...BOOTSTRAP, draws: 20000 }));
        assert.ok(found && found.low !== null && expected);
        assert.ok(Math.abs(found.low - expected[0]) <= tolerance, `${found.low} instead of ${expected[0]}`);
        assert.ok(Math.abs(found.high - expected[1]) <= tolerance, `${found.high} instead of ${expected[1]}`);
      }
    });
  });
}
