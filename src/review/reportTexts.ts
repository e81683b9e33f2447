import type { Interval } from './bootstrap';
import type { Coefficient } from './coefficients';
import type { ReportStrings } from './reportStrings';

/** Longest text taken over from a file, in UTF-16 code units: a hostile note must not fill the report. */
const LONGEST = 400;

/** Writes the numbers of a report in its language. */
export class Numbers {
  readonly #strings: ReportStrings;
  readonly #decimal: Intl.NumberFormat;
  readonly #whole: Intl.NumberFormat;

  constructor(strings: ReportStrings) {
    this.#strings = strings;
    const digits = { minimumFractionDigits: 3, maximumFractionDigits: 3 };
    this.#decimal = new Intl.NumberFormat(strings.language, digits);
    this.#whole = new Intl.NumberFormat(strings.language);
  }

  count(value: number): string {
    return this.#whole.format(value);
  }

  coefficient(coefficient: Coefficient): string {
    return coefficient.value === null
      ? this.#strings.undefined[coefficient.reason]
      : this.#decimal.format(coefficient.value);
  }

  interval(interval: Interval | null): string {
    if (interval === null) return '';
    return interval.low === null
      ? this.#strings.undefined[interval.reason]
      : `[${this.#decimal.format(interval.low)}, ${this.#decimal.format(interval.high)}]`;
  }
}

/** At most `LONGEST` code units on one line; control and bidirectional formatting characters are spelt out. */
export function clip(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…` : text;
  return short.replaceAll(/\s+/g, ' ').replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `[U+${code}]`;
  });
}

/** Guidelines by the beginnings of their hashes. */
export function guidelineLabel(
  guidelines: readonly (string | null)[],
  { notRecorded }: ReportStrings,
): string {
  return guidelines.map((hash) => hash?.replace('sha256:', '').slice(0, 12) ?? notRecorded).join(', ');
}
