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
  await vscode.workspace.fs.delete(uri, { useTrash: true });
  const sidecar = vscode.Uri.parse(session.sidecarPath, true);
  if (session.hasSidecar) await vscode.workspace.fs.delete(sidecar, { useTrash: true });
}
