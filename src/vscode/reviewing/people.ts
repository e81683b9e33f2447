import * as vscode from 'vscode';
import { ADJUDICATED, type Annotator } from '../../annotation';
import { slugOf, type Side } from '../../review';
import { inOneLine } from '../plainText';

/** How much of a name is shown. */
const LONGEST_NAME = 40;

/** An annotator's name as it may be shown anywhere; the slug, which can hold nothing odd, where it says nothing. */
export function personName({ id, name }: Annotator): string {
  if (id === ADJUDICATED) return vscode.l10n.t('Adjudication');
  return inOneLine(name, LONGEST_NAME) || id;
}

/** The names of the annotators of these sides, by slug. Who shares a name with another is told by the slug too. */
export function namesBySlug(sides: readonly Side[]): ReadonlyMap<string, string> {
  const names = sides.map((side) => personName(side.annotations.annotator));
  return new Map(
    sides.map((side, index) => {
      const name = names[index] ?? '';
      const isShared = names.filter((other) => other === name).length > 1;
      return [slugOf(side), isShared ? `${name} (${slugOf(side)})` : name];
    }),
  );
}

/** Two or three characters for each annotator, all different. */
export function initialsBySlug(sides: readonly Side[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    sides.map((side) => {
      const slug = slugOf(side);
      const letters = personName(side.annotations.annotator).match(/\p{L}[\p{L}\p{M}]*|\p{N}+/gu) ?? [slug];
      const [first = slug, ...rest] = letters;
      const initials =
        rest.length > 0
          ? [first, rest.at(-1) ?? ''].map(firstCharacter).join('').toUpperCase()
          : Array.from(first).slice(0, 2).join('');
      const candidates = [initials, Array.from(first).slice(0, 3).join(''), slug];
      const found = candidates.find((candidate) => !taken.has(candidate)) ?? slug;
      taken.add(found);
      return [slug, found];
    }),
  );
}

const firstCharacter = (word: string) => Array.from(word)[0] ?? '';
