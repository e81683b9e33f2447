import type { LanguageTable } from './table';

export const japanese: LanguageTable = {
  id: 'ja',
  goesOn: '',
  starters: '',
  afterQuote: 'とっはがをにのでもなだじやよ',
};
