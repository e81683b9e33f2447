export * from './model';
export * from './ids';
export * from './change';
export * from './articleNow';
export * from './readMarks';
export * from './placed';
export * from './tagging';
export * from './limits';
