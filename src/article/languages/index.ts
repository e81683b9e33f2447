import { dutch } from './dutch';
import { english } from './english';
import { french } from './french';
import { german } from './german';
import { italian } from './italian';
import { portuguese } from './portuguese';
import { spanish } from './spanish';
import { swedish } from './swedish';
import type { LanguageTable } from './table';

export type { LanguageTable } from './table';

/** Every language the segmenter has a table for; to add one, write its table and list it here. */
export const languageTables: readonly LanguageTable[] = [
  german,
  english,
  french,
  spanish,
  italian,
  portuguese,
  dutch,
  swedish,
];
