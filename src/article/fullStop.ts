import type { BlockReader, Next } from './blockReader';
import { Case, Kind, fold, isSpace, isWordUnit, kindOf } from './characters';
import { Abbreviation } from './language';

/** Parts of an abbreviation written with blanks ("i. d. R."), and the longest of them. */
const mostParts = 4;
const longestPart = 8;
/** A sentence of fewer words does not end in an abbreviation ("At 5 a.m. Mr. Smith left."). */
const fewestWords = 4;

const hangul = 0x1100;
const ampersand = 0x26;
const fullStop = 0x2e;
const dottedLetters = /^(?:\p{L}\p{M}?\.)+\p{L}{1,3}$/u;
const romanNumeral = /^[IVXLC]{2,}$/;
const anyRomanNumeral = /^(?:[IVXLC]+|[ivxlc]+)$/;

/**
 * Whether the full stop at `at`, which a blank and `next` follow, ends the sentence whose first word is at `first`:
 * a plain word does, an abbreviation, initial or ordinal only under conditions.
 */
export function endsAtFullStop(block: BlockReader, first: number, at: number, next: Next): boolean {
  const from = Math.max(block.tokenStart(at), first);
  if (from === at) return true;
  const token = block.text.slice(from, at);
  if (block.case(at - 1) === Case.digit && /^\p{Nd}+$/u.test(token)) {
    return first >= from ? false : endsAtNumber(block, from, token, next);
  }
  const bits = at - from > block.rules.longestAbbreviation ? 0 : abbreviation(block, first, from, token);
  if (bits & Abbreviation.goesOn) return false;
  if (bits & Abbreviation.beforeNumber && beginsNumber(block, next)) return false;
  if (next.case === Case.digit && hasEnding(block, token)) return false;
  if (bits & Abbreviation.mayEnd) return !next.dash && block.isStarter(next.at) && hasWords(block, first, at);
  if (bits & Abbreviation.ends) return true;
  if (isInitial(token)) return isGlued(block, from) || (first < from && block.isStarter(next.at));
  if (token.includes('.') && dottedLetters.test(token)) return block.isStarter(next.at);
  if (block.rules.hasOrdinals && block.case(from) === Case.upper && romanNumeral.test(token)) {
    return next.case === Case.digit || block.isStarter(next.at);
  }
  return true;
}

/** The bits of the token at `from`, or of the parts written with blanks that it ends ("z. B"). */
function abbreviation(block: BlockReader, first: number, from: number, token: string): number {
  const { abbreviations, lastParts } = block.rules;
  let bits = abbreviations.get(token) ?? 0;
  if (bits === 0) {
    const last = lastPartStart(token);
    if (last > 0) bits = (abbreviations.get(token.slice(last)) ?? 0) & Abbreviation.goesOn;
  }
  if (token.length > longestPart || !lastParts.has(token)) return bits;
  let joined = token;
  let start = from;
  for (let part = 1; part < mostParts; part++) {
    const stop = block.skipBack(start) - 1;
    if (stop === start - 1 || stop < first || block.code(stop) !== fullStop) break;
    start = block.tokenStart(stop);
    if (start === stop || stop - start > longestPart) break;
    joined = `${block.text.slice(start, stop)}.${joined}`;
    bits = abbreviations.get(joined) ?? bits;
  }
  return bits;
}

/** Where the part behind the last inner full stop or elision begins ("Dr.med", "L'on"). */
function lastPartStart(token: string): number {
  let at = token.length;
  while (at > 0 && isWordUnit(token.charCodeAt(at - 1))) at--;
  return at;
}

/** A number, also a Roman one, but "I" as a word. */
function beginsNumber(block: BlockReader, next: Next): boolean {
  if (next.case === Case.digit) return true;
  return anyRomanNumeral.test(block.wordAt(next.at)) && !block.isStarter(next.at);
}

function hasEnding(block: BlockReader, token: string): boolean {
  return block.rules.endings.some((ending) => token.endsWith(ending));
}

/** One letter, with a vowel sign perhaps; in Chinese, Japanese and Korean one letter is a word. */
function isInitial(token: string): boolean {
  return (
    token.charCodeAt(0) < hangul &&
    (token.length === 1 || (token.length === 2 && /^\p{L}\p{M}$/u.test(token)))
  );
}

/** "R&D", "consegue-o"; but "Jean-B." */
function isGlued(block: BlockReader, from: number): boolean {
  const before = block.code(from - 1);
  return before === ampersand || (kindOf(before) === Kind.dash && block.case(from) === Case.lower);
}

function hasWords(block: BlockReader, first: number, at: number): boolean {
  let words = 1;
  for (let i = first; i < at; i++) {
    if (isSpace(block.kind(i)) && ++words >= fewestWords) return true;
  }
  return false;
}

/** A number is an ordinal ("am 18. Juni"), a part of a date, or the last word ("auf Seite 12. Dort"). */
function endsAtNumber(block: BlockReader, from: number, digits: string, next: Next): boolean {
  const { hasOrdinals, ordinalsEverywhere, beforeOrdinal, afterOrdinal } = block.rules;
  if (next.case === Case.digit) return !isDate(block, from, digits, next.at);
  if (digits.length > 3) return true;
  if (afterOrdinal.has(fold(block.wordAt(next.at)))) return false;
  if (next.case === Case.caseless || block.isStarter(next.at)) return true;
  const before = kindOf(block.code(from - 1));
  // "5./6. Klasse", but "3:2. Bayern" and "Covid-19. Forscher".
  if (before === Kind.dash || before === Kind.comma) return block.code(from - 2) !== fullStop;
  if (ordinalsEverywhere || beforeOrdinal.has(block.wordBefore(from))) return false;
  return !(hasOrdinals && block.case(block.tokenStart(block.skipBack(from))) === Case.lower);
}

/** "3. 4. 1992", "2016. 3. 4." */
function isDate(block: BlockReader, from: number, digits: string, nextAt: number): boolean {
  const next = /^(\d{1,4})(\.?)/.exec(block.slice(nextAt, 5));
  const number = Number(next?.[1]);
  const isDay = Number(digits) <= 31;
  if (next?.[2] === '.' && number <= 31) return isDay || digits.length === 4;
  // A year follows a month that follows a day.
  return number >= 1000 && isDay && /\d\.\s$/.test(block.text.slice(Math.max(block.start, from - 3), from));
}
