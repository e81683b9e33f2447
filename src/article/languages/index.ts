import { arabic } from './arabic';
import { chinese } from './chinese';
import { czech } from './czech';
import { dutch } from './dutch';
import { english } from './english';
import { french } from './french';
import { german } from './german';
import { hindi } from './hindi';
import { indonesian } from './indonesian';
import { italian } from './italian';
import { japanese } from './japanese';
import { korean } from './korean';
import { polish } from './polish';
import { portuguese } from './portuguese';
import { russian } from './russian';
import { spanish } from './spanish';
import { swedish } from './swedish';
import type { LanguageTable } from './table';
import { turkish } from './turkish';
import { ukrainian } from './ukrainian';

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
  polish,
  czech,
  swedish,
  russian,
  ukrainian,
  turkish,
  indonesian,
  arabic,
  hindi,
  chinese,
  japanese,
  korean,
];
