import * as vscode from 'vscode';

/** The part of the Git extension's API (version 1) that is used here. */
interface GitApi {
  readonly repositories: readonly GitRepository[];
  getRepository(uri: vscode.Uri): GitRepository | null;
}
interface GitRepository {
  readonly rootUri: vscode.Uri;
  getConfig(key: string): Promise<string>;
  getGlobalConfig(key: string): Promise<string>;
}
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

/** Git's user name for a file; undefined where there is no Git extension, no repository or no name. */
export async function gitUserName(resource: vscode.Uri | undefined): Promise<string | undefined> {
  return ask(async (api) => {
    const repository = (resource && api.getRepository(resource)) ?? api.repositories[0];
    if (!repository) return undefined;
    return (
      (await repository.getConfig('user.name')) ||
      (await repository.getGlobalConfig('user.name')) ||
      undefined
    );
  });
}

/** The root of the repository that a file lies in; undefined where there is none. */
export async function gitRootOf(resource: vscode.Uri): Promise<vscode.Uri | undefined> {
  return ask((api) => Promise.resolve(api.getRepository(resource)?.rootUri));
}

/** What Git's extension answers. It is a help only: whatever is wrong with it is no concern here. */
async function ask<T>(question: (api: GitApi) => Promise<T | undefined>): Promise<T | undefined> {
  try {
    const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
    const exports = await extension?.activate();
    return exports?.enabled ? await question(exports.getAPI(1)) : undefined;
  } catch {
    return undefined;
  }
}
