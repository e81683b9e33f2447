export * from './model';
export * from './change';
