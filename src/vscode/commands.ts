import * as vscode from 'vscode';
import type { Span } from '../article';
import { joinSentence, removeTags, splitSentence, toggleTag, type TagName } from '../annotation';
import { Refusal, type ArticleSession } from './articleSession';
import type { ArticleSessions } from './articleSessions';
import { isArticle } from './articles';
import { deleteArticle } from './deleteArticle';
import type { EarlierStates } from './earlierStates';
import { canonicalOffset } from './documentOffsets';
import { chooseLanguage, showMenu } from './menu';

/** The extension's commands; their titles stand in package.json, which a test compares with this table. */
export function commandTable(
  sessions: ArticleSessions,
  earlierStates: EarlierStates,
): Readonly<Record<string, () => Promise<void>>> {
  return {
    'claimmark.tagClaim': () => toggle(sessions, 'claim'),
    'claimmark.tagDenial': () => toggle(sessions, 'denial'),
    'claimmark.tagAttribution': () => toggle(sessions, 'attribution'),
    'claimmark.clearTags': () =>
      onSentences(sessions, (session, touched) => session.perform((placed) => removeTags(placed, touched))),
    'claimmark.splitSentence': () =>
      atCursor(sessions, (session, offset) =>
        session.perform((placed, article) => {
          const change = splitSentence(placed, article, offset);
          if (!change)
            throw new Refusal(vscode.l10n.t('Put the cursor inside a sentence, where it is to be split.'));
          return change;
        }),
      ),
    'claimmark.joinSentence': () =>
      atCursor(sessions, (session, offset) =>
        session.perform((placed, article) => {
          const change = joinSentence(placed, article, offset);
          if (!change) throw new Refusal(vscode.l10n.t('There is no next sentence to join with.'));
          return change;
        }),
      ),
    'claimmark.chooseLanguage': () => atCursor(sessions, chooseLanguage),
    'claimmark.restoreEarlierState': () => atCursor(sessions, (session) => earlierStates.restore(session)),
    'claimmark.deleteArticle': () => atCursor(sessions, deleteArticle),
    'claimmark.showMenu': () => showMenu(sessions),
    'claimmark.changeAnnotator': () => sessions.changeAnnotator(),
    'claimmark.showProblems': async () => {
      await vscode.commands.executeCommand('workbench.actions.view.problems');
    },
  };
}

/** Registers a command whose refusals and failures reach the user as one sentence, and the log in full. */
export function registerCommand(
  id: string,
  run: () => Promise<void>,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async () => {
    try {
      await run();
    } catch (error) {
      if (error instanceof vscode.CancellationError) return;
      const message = error instanceof Error ? error.message : String(error);
      if (error instanceof Refusal) log.info(`${id}: ${message}`);
      else log.error(error instanceof Error ? error : message);
      void vscode.window.showErrorMessage(message);
    }
  });
}

function toggle(sessions: ArticleSessions, tag: TagName): Promise<void> {
  return onSentences(sessions, (session, touched) =>
    session.perform((placed, { text }) =>
      toggleTag(placed, touched, tag, { text, now: session.timestamp() }),
    ),
  );
}

/** Runs an operation where the active editor's cursor stands, in canonical offsets. */
async function atCursor(
  sessions: ArticleSessions,
  operation: (session: ArticleSession, offset: number) => Promise<void>,
): Promise<void> {
  const { document, selection } = activeArticle();
  const offset = canonicalOffset(document, selection.active);
  await operation(await sessions.use(document), offset);
}

function activeArticle(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (editor && isArticle(editor.document)) return editor;
  throw new Refusal(vscode.l10n.t('Open an article (a text or Markdown file) to tag its sentences.'));
}

/** Runs an operation on the sentences that the active editor's selections touch. */
async function onSentences(
  sessions: ArticleSessions,
  operation: (session: ArticleSession, touched: readonly Span[]) => Promise<void>,
): Promise<void> {
  // The selections of this moment: the cursor may be elsewhere when the sidecars have been read.
  const { document, selections } = activeArticle();
  const session = await sessions.use(document);
  const touched = session.sentencesIn(selections);
  if (touched.length === 0) throw new Refusal(vscode.l10n.t('The cursor stands in no sentence.'));
  await operation(session, touched);
}
