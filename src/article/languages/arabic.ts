import type { LanguageTable } from './table';

export const arabic: LanguageTable = {
  id: 'ar',
  goesOn: 'د أ م أ.د ا.د',
  beforeNumber: 'ص ج ط ع ق رقم',
  mayEnd: 'هـ ه ق.م ب.م ش.م ش.م.م',
  starters: `
    في من إلى على عن مع هذا هذه ذلك تلك هو هي هم كان كانت إن أن لكن كما ثم قد لقد لا لم لن ما منذ بعد قبل عند حيث
    إذا أما وفي ومن وكان وكانت وقد وقال وقالت وأضاف وأضافت وأكد ولكن وهو وهي وهذا وهذه كل بعض
  `,
};
