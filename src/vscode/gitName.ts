import * as vscode from 'vscode';

/** The part of the Git extension's API (version 1) that is used here. */
interface GitApi {
  readonly repositories: readonly GitRepository[];
  getRepository(uri: vscode.Uri): GitRepository | null;
}
interface GitRepository {
  getConfig(key: string): Promise<string>;
  getGlobalConfig(key: string): Promise<string>;
}
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

/** Git's user name for a file; undefined where there is no Git extension, no repository or no name. */
export async function gitUserName(resource: vscode.Uri | undefined): Promise<string | undefined> {
  try {
    const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
    const exports = await extension?.activate();
    if (!exports?.enabled) return undefined;
    const api = exports.getAPI(1);
    const repository = (resource && api.getRepository(resource)) ?? api.repositories[0];
    if (!repository) return undefined;
    return (
      (await repository.getConfig('user.name')) ||
      (await repository.getGlobalConfig('user.name')) ||
      undefined
    );
  } catch {
    // A proposal only: whatever is wrong with Git is not the annotator's concern here.
    return undefined;
  }
}
