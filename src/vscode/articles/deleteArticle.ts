import * as vscode from 'vscode';
import type { ArticleSession } from './articleSession';
import { nameOf } from '../uris';

/** Deletes an article and the annotator's own sidecar; those of others stay. */
export async function deleteArticle(session: ArticleSession): Promise<void> {
  const { uri } = session.document;
  const remove = vscode.l10n.t('Move to trash');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Delete “{0}” with your tags? Tags of others stay where they are.', nameOf(uri)),
    { modal: true },
    remove,
  );
  if (answer !== remove) return;
  const sidecar = vscode.Uri.parse(session.sidecarPath, true);
  const files = session.hasSidecar ? [uri, sidecar] : [uri];
  try {
    for (const file of files) await vscode.workspace.fs.delete(file, { useTrash: true });
  } catch {
    await deleteForGood(files);
  }
}

/** Not every file system of VS Code has a trash. */
async function deleteForGood(files: readonly vscode.Uri[]): Promise<void> {
  const remove = vscode.l10n.t('Delete for good');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('They could not be moved to the trash. Delete them for good?'),
    { modal: true },
    remove,
  );
  if (answer !== remove) return;
  for (const file of files) await vscode.workspace.fs.delete(file);
}
