import * as vscode from 'vscode';
import type { ArticleSessions } from './articleSessions';
import { languageName } from './statusItem';

/** The menu behind the status item. */
export async function showMenu(sessions: ArticleSessions): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const session = document && sessions.of(document);
  if (!session) return;
  const items: (vscode.QuickPickItem & { readonly command?: string })[] = [
    {
      label: vscode.l10n.t('$(person) Annotator'),
      description: session.annotator.name || vscode.l10n.t('not chosen yet'),
      command: 'claimmark.changeAnnotator',
    },
    {
      label: vscode.l10n.t('$(globe) Language of the article'),
      description: languageName(session.language),
    },
    ...session.troubles().map((trouble) => ({
      label: `$(warning) ${trouble}`,
      command: 'claimmark.showProblems',
    })),
  ];
  const picked = await vscode.window.showQuickPick(items, { title: 'Claimmark' });
  if (picked?.command) await vscode.commands.executeCommand(picked.command);
}
