import * as vscode from 'vscode';
import { maySee } from '../../review';
import type { Annotations } from '../../annotation';

/**
 * Whether what `writer` (a slug) wrote about an article may reach any surface. `own` is what the annotator's own
 * sidecar of the article holds, if there is one. Everything that shows, counts, completes or exports what others
 * wrote asks here.
 */
export function mayShow(article: vscode.Uri, writer: string, own: Annotations | undefined): boolean {
  return maySee(writer, { blind: isBlind(article), own });
}

/** Whether articles are annotated blind here: the setting `claimmark.blind`. */
export function isBlind(article: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('claimmark', article).get<boolean>('blind', false);
}
