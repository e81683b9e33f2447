import type { Change } from './change';
import type { Annotations } from './model';

/**
 * The change, noting also the guideline (`sha256:` and the hash of its text) under which it tags or reads, so that
 * agreement can be told apart by version. An unknown guideline leaves what is noted.
 */
export function underGuideline(
  change: Change,
  { guideline: before }: Pick<Annotations, 'guideline'>,
  guideline: string | undefined,
): Change {
  const judges = (change.tags ?? []).some(({ after }) => after !== null) || (change.read ?? []).length > 0;
  if (!judges || guideline === undefined || guideline === before) return change;
  return { ...change, fields: [...(change.fields ?? []), { name: 'guideline', before, after: guideline }] };
}
