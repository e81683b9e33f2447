import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension';

export interface StoredSidecar {
  readonly annotator: { readonly id: string; readonly name: string };
  readonly article: { readonly text: string; readonly length: number; readonly language: string };
  readonly outline: string;
  readonly read: readonly (readonly [number, number])[];
  readonly tags: readonly {
    readonly id: string;
    readonly tag: string;
    readonly start: number;
    readonly end: number;
    readonly quote: string;
    readonly unsure?: boolean;
    readonly source?: string;
    readonly by?: string;
    readonly from?: readonly unknown[];
  }[];
  readonly adjudicator?: { readonly id: string; readonly name: string };
  readonly reviews?: readonly {
    readonly verdict: string;
    readonly of?: string;
    readonly tag?: string;
    readonly quote?: string;
    readonly reason?: string;
  }[];
  readonly done: string | null;
}

export const TEXT = [
  'Die Behörde meldet einen Angriff auf das Umspannwerk.',
  'Das Ministerium weist den Vorwurf zurück. Belege legte es nicht vor.',
].join('\n\n');

let files = 0;

/** Writes a file into the workspace under a name that no other test uses. */
export async function newFile(content: string | Uint8Array, ending = '.txt'): Promise<vscode.Uri> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('The tests need a workspace folder.');
  const uri = vscode.Uri.joinPath(folder.uri, `article-${Date.now()}-${files++}${ending}`);
  await vscode.workspace.fs.writeFile(
    uri,
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
  );
  return uri;
}

export async function openEditor(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
}

/** Puts the cursor before the first occurrence of `words`. */
export function cursorAt(editor: vscode.TextEditor, words: string): void {
  const position = editor.document.positionAt(editor.document.getText().indexOf(words));
  editor.selection = new vscode.Selection(position, position);
}

export async function beAnnotator(name: string): Promise<void> {
  await vscode.workspace
    .getConfiguration('claimmark')
    .update('annotator', name, vscode.ConfigurationTarget.Global);
}

export function sidecarOf(article: vscode.Uri, annotator = 'anna'): vscode.Uri {
  return article.with({ path: `${article.path}.${annotator}.claimmark.json` });
}

export async function readSidecar(article: vscode.Uri, annotator = 'anna'): Promise<StoredSidecar> {
  const bytes = await vscode.workspace.fs.readFile(sidecarOf(article, annotator));
  return JSON.parse(new TextDecoder().decode(bytes)) as StoredSidecar;
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/**
 * Waits until watchers have been told of all that has happened to files so far: of a file that is made afterwards they
 * are told later. One change can be told twice, a moment apart.
 */
export async function watchersTold(): Promise<void> {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.told');
  const told = new Promise((resolve) => watcher.onDidCreate(resolve));
  const after = await newFile('', '.told');
  await told;
  watcher.dispose();
  await vscode.workspace.fs.delete(after);
}

/** Deletes a file, if it is there, and waits until watchers know, also where VS Code tells nothing of it. */
export async function remove(uri: vscode.Uri): Promise<void> {
  if (!(await exists(uri))) return;
  await vscode.workspace.fs.delete(uri);
  await watchersTold();
}

export async function api(): Promise<ExtensionApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>('claimmark.claimmark');
  if (!extension) throw new Error('The extension is not there.');
  return extension.activate();
}

/** Waits for the first answer that is neither undefined nor false, asking now and after each event. */
export function when<T>(event: vscode.Event<unknown>, ask: () => T | undefined | false): Promise<T> {
  return new Promise((resolve) => {
    const subscription = event(check);
    function check(): void {
      const answer = ask();
      if (answer === undefined || answer === false) return;
      subscription.dispose();
      resolve(answer);
    }
    check();
  });
}

/** Waits as {@link when} does, for what the extension shows of the document. */
export async function until<T>(document: vscode.TextDocument, ask: () => T | undefined): Promise<T> {
  const { onDidChange } = await api();
  const isOfDocument = (uri: vscode.Uri) => uri.toString() === document.uri.toString();
  return when(
    (tell) =>
      onDidChange((uri) => {
        if (isOfDocument(uri)) tell(uri);
      }),
    ask,
  );
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Runs a command that asks, and gives each question the answer that Enter gives. */
export async function acceptAll(command: string, ...given: readonly unknown[]): Promise<void> {
  const done = vscode.commands.executeCommand(command, ...given);
  const accept = setInterval(() => {
    void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }, 100);
  try {
    await done;
  } finally {
    clearInterval(accept);
  }
}
