import type { ExtensionContext } from 'vscode';
import { register, type ExtensionApi } from './vscode';

export type { ExtensionApi } from './vscode';

export function activate(context: ExtensionContext): ExtensionApi {
  return register(context);
}
