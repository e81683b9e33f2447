import * as node from './nodePlatform';
import * as web from './webPlatform';

/** How files are reached in the extension host that this is. */
export const { createFiles, createOutput, withoutLinks } = 'importScripts' in globalThis ? web : node;
