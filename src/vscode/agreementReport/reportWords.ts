import { l10n } from 'vscode';
import { ENGLISH, type ReportStrings } from '../../review';

/** The words of the report in the language of the interface; `{name}` in them is filled in later. */
export function reportWords(): ReportStrings {
  return translated(ENGLISH);
}

const { t } = l10n;

function translated<T extends object>(strings: T): T {
  const entries = Object.entries(strings).map(([key, value]: [string, object | string]) => [
    key,
    typeof value === 'string' ? t(value) : translated(value),
  ]);
  return Object.fromEntries(entries) as T;
}
