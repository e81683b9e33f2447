import { english } from './english';
import { german } from './german';
import type { LanguageTable } from './table';

export type { LanguageTable } from './table';

/** Every language the segmenter has a table for; to add one, write its table and list it here. */
export const languageTables: readonly LanguageTable[] = [german, english];
