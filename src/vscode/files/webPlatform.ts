import type { Files } from '../../sidecar';
import { WorkspaceFiles } from './workspaceFiles';

/** The files of the web worker host, where VS Code's own file systems are all there is. */
export function createFiles(): Files {
  return new WorkspaceFiles();
}
