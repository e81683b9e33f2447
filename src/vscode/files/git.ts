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
  log(options: { readonly path: string; readonly maxEntries: number }): Promise<readonly GitCommit[]>;
  show(ref: string, path: string): Promise<string>;
  readonly state: {
    readonly HEAD?: { readonly upstream?: unknown } | undefined;
    readonly remotes: readonly unknown[];
    readonly indexChanges: readonly GitChange[];
    readonly workingTreeChanges: readonly GitChange[];
    readonly untrackedChanges?: readonly GitChange[];
  };
  status(): Promise<void>;
  add(paths: string[]): Promise<void>;
  commit(message: string): Promise<void>;
  push(): Promise<void>;
  pull(): Promise<void>;
}
interface GitChange {
  readonly uri: vscode.Uri;
}
interface GitCommit {
  readonly hash: string;
  readonly message: string;
  readonly authorDate?: Date;
}
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

/** So many earlier commits of a file are offered. */
const MOST_COMMITS = 30;

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

/** A file as it is in a commit, or at a stage of a merge (`:1` is the base); undefined where it is not. */
export async function gitShow(file: vscode.Uri, ref: string): Promise<string | undefined> {
  return ask(async (api) => api.getRepository(file)?.show(ref, file.fsPath));
}

/** A commit that changed a file. */
export interface FileCommit {
  readonly hash: string;
  /** The first line of its message. */
  readonly subject: string;
  readonly date: Date | undefined;
}

/** The last commits that changed a file, the newest first; none where there is no repository. */
export async function gitCommitsOf(file: vscode.Uri): Promise<readonly FileCommit[]> {
  const commits = await ask(async (api) =>
    api.getRepository(file)?.log({ path: file.fsPath, maxEntries: MOST_COMMITS }),
  );
  return (commits ?? []).map(({ hash, message, authorDate }) => ({
    hash,
    subject: message.split('\n')[0] ?? '',
    date: authorDate,
  }));
}

/** A repository, as sharing needs it. Its operations fail with what git says. */
export interface Repository {
  readonly root: vscode.Uri;
  readonly hasRemote: boolean;
  readonly hasUpstream: boolean;
  /** Files that the next commit would take. */
  readonly staged: readonly vscode.Uri[];
  /** Files that were changed or added and are not staged. */
  readonly changed: readonly vscode.Uri[];
  readonly commit: (files: readonly vscode.Uri[], message: string) => Promise<void>;
  readonly push: () => Promise<void>;
  readonly pull: () => Promise<void>;
}

/** The repositories of the workspace as they are now; none where there is no Git extension. */
export async function gitRepositories(): Promise<readonly Repository[]> {
  const found = await ask((api) => Promise.all(api.repositories.map(repositoryOf)));
  return found ?? [];
}

async function repositoryOf(repository: GitRepository): Promise<Repository> {
  await repository.status();
  const { HEAD, remotes, indexChanges, workingTreeChanges, untrackedChanges = [] } = repository.state;
  const uris = (changes: readonly GitChange[]) => changes.map(({ uri }) => uri);
  return {
    root: repository.rootUri,
    hasRemote: remotes.length > 0,
    hasUpstream: HEAD?.upstream !== undefined,
    staged: uris(indexChanges),
    changed: uris([...workingTreeChanges, ...untrackedChanges]),
    commit: async (files, message) => {
      await repository.add(files.map(({ fsPath }) => fsPath));
      await repository.commit(message);
    },
    push: () => repository.push(),
    pull: () => repository.pull(),
  };
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
