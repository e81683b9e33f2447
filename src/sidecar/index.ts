export * from './conflict';
export * from './files';
export * from './identity';
export * from './memoryFiles';
export * from './names';
export * from './parse';
export * from './serialise';
export * from './store';
export type { EarlierState } from './earlier';
