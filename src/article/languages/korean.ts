import type { LanguageTable } from './table';

export const korean: LanguageTable = {
  id: 'ko',
  goesOn: '',
  starters:
    '그 이 저 그러나 하지만 그리고 또 또한 그런데 그래서 한편 이에 이어 특히 따라서 우리 나는 그는 그녀는 이는',
};
