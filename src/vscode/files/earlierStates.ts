import * as vscode from 'vscode';
import { articleOf, bringTo, changeTo } from '../../annotation';
import { decode, parse, type Files } from '../../sidecar';
import type { ArticleSession } from '../articles/articleSession';
import { pickByKey } from '../pickByKey';
import { Refusal } from '../refusal';
import { gitCommitsOf, gitShow } from './git';

const SCHEME = 'claimmark-earlier';

/** A state of a sidecar that can be restored. */
interface State extends vscode.QuickPickItem {
  readonly taken: number;
  readonly read: () => Promise<string | undefined>;
}

/**
 * Shows what a sidecar was before: in git's commits, and in the copies made before earlier sessions wrote it. One
 * of them is restored as a single operation.
 */
export class EarlierStates implements vscode.Disposable {
  readonly #files: Files;
  readonly #provider: vscode.Disposable;
  /** The state that is compared with the present one. */
  #shown = '';

  constructor(files: Files) {
    this.#files = files;
    this.#provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: () => this.#shown,
    });
  }

  dispose(): void {
    this.#provider.dispose();
  }

  /** Asks for a state, shows the difference in VS Code's own editor, and restores it if that is confirmed. */
  async restore(session: ArticleSession): Promise<void> {
    const states = [...(await this.#copies(session)), ...(await commits(session))];
    if (states.length === 0) {
      throw new Refusal(vscode.l10n.t('There is no earlier state of your tags of this article.'));
    }
    const picked = await vscode.window.showQuickPick(
      states.sort((a, b) => b.taken - a.taken),
      {
        title: vscode.l10n.t('Restore an earlier state of your tags'),
        placeHolder: vscode.l10n.t('Your tags as they were before you began to work, or in a commit of git'),
        matchOnDescription: true,
      },
    );
    if (!picked) return;
    const text = await picked.read();
    const earlier = text === undefined ? null : parse(text).annotations;
    if (text === undefined || !earlier) throw new Refusal(vscode.l10n.t('The earlier state cannot be read.'));
    await this.#show(session, picked.label, text);
    const restore = await pickByKey<boolean>({
      title: vscode.l10n.t('Restore your tags as they were on {0}?', picked.label),
      placeholder: picked.description ?? '',
      lines: [
        { label: vscode.l10n.t('$(history) Restore'), key: 'r', answer: true },
        { label: vscode.l10n.t('$(check) Leave as it is'), key: 's', answer: false },
      ],
    });
    if (!restore) return;
    await session.perform((placed, article) =>
      changeTo(placed, bringTo(earlier, articleOf(earlier, article.text))),
    );
  }

  async #copies(session: ArticleSession): Promise<readonly State[]> {
    const states = await session.earlierStates();
    return states.map(({ path, taken }) =>
      stateOf(new Date(taken), vscode.l10n.t('before a session'), async () => {
        const bytes = await this.#files.read(path);
        return (bytes && decode(bytes)) ?? undefined;
      }),
    );
  }

  async #show(session: ArticleSession, label: string, text: string): Promise<void> {
    const now = vscode.Uri.parse(session.sidecarPath, true);
    this.#shown = text;
    // An address of its own for each: VS Code keeps what it was given for one.
    const then = vscode.Uri.from({ scheme: SCHEME, path: now.path, query: `${label} ${text.length}` });
    await vscode.commands.executeCommand('vscode.diff', then, now, label);
  }
}

async function commits(session: ArticleSession): Promise<readonly State[]> {
  const sidecar = vscode.Uri.parse(session.sidecarPath, true);
  const found = await gitCommitsOf(sidecar);
  return found.map(({ hash, subject, date }) =>
    stateOf(date, `${subject} (${hash.slice(0, 7)})`, () => gitShow(sidecar, hash)),
  );
}

function stateOf(taken: Date | undefined, description: string, read: State['read']): State {
  const format = new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'full', timeStyle: 'medium' });
  return { label: taken ? format.format(taken) : description, description, taken: Number(taken ?? 0), read };
}
