import type { LanguageTable } from './table';

export const chinese: LanguageTable = { id: 'zh', goesOn: '', starters: '' };
