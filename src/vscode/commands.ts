import * as vscode from 'vscode';
import { joinSentence, removeTags, splitSentence, toggleTag, type TagName } from '../annotation';
import type { AnnotateMode } from './annotating/annotateMode';
import type { SentenceCursor } from './annotating/sentenceCursor';
import type { ArticleSession } from './articles/articleSession';
import type { ArticleSessions } from './articles/articleSessions';
import { deleteArticle } from './articles/deleteArticle';
import type { EarlierStates } from './files/earlierStates';
import { canonicalOffset } from './articles/documentOffsets';
import { chooseLanguage, showMenu } from './menu';
import { inMessage } from './plainText';
import { READY } from './readyKeys';
import { Refusal } from './refusal';
import { isPlace, type Targets } from './targets';

/**
 * Commands by their id; their titles stand in package.json, which a test compares with these tables. What is
 * given to a command, by a menu or by who runs it, comes as its arguments.
 */
export type CommandTable = Readonly<Record<string, Command>>;
export type Command = (...given: readonly unknown[]) => Promise<void>;

/** Lets commands wait until those before them have moved the cursor: fast keys act as slow ones do. */
export function inOrder(commands: CommandTable, cursor: SentenceCursor): CommandTable {
  return Object.fromEntries(
    Object.entries(commands).map(([id, run]): [string, Command] => [
      id,
      (...given) => cursor.act(() => run(...given)),
    ]),
  );
}

export function sentenceCommands(
  sessions: ArticleSessions,
  targets: Targets,
  mode: AnnotateMode,
  earlierStates: EarlierStates,
): CommandTable {
  return {
    'claimmark.tagClaim': () => toggle(targets, 'claim'),
    'claimmark.tagDenial': () => toggle(targets, 'denial'),
    'claimmark.tagAttribution': () => toggle(targets, 'attribution'),
    'claimmark.clearTags': () =>
      targets.sentences(({ session, sentences }) =>
        session.perform((placed) => removeTags(placed, sentences)),
      ),
    'claimmark.splitSentence': () =>
      atCursor(targets, (session, offset) =>
        session.perform((placed, article) => {
          const change = splitSentence(placed, article, offset);
          if (!change)
            throw new Refusal(vscode.l10n.t('Put the cursor inside a sentence, where it is to be split.'));
          return change;
        }),
      ),
    'claimmark.joinSentence': () =>
      atCursor(targets, (session, offset) =>
        session.perform((placed, article) => {
          const change = joinSentence(placed, article, offset);
          if (!change) throw new Refusal(vscode.l10n.t('There is no next sentence to join with.'));
          return change;
        }),
      ),
    'claimmark.chooseLanguage': () => atCursor(targets, chooseLanguage),
    'claimmark.restoreEarlierState': () => atCursor(targets, (session) => earlierStates.restore(session)),
    'claimmark.deleteArticle': () => atCursor(targets, deleteArticle),
    'claimmark.showMenu': () => showMenu(sessions, mode),
    'claimmark.changeAnnotator': () => sessions.changeAnnotator(),
    'claimmark.showProblems': async () => {
      await vscode.commands.executeCommand('workbench.actions.view.problems');
    },
  };
}

/** A refusal can name a file with its whole path. */
const LONGEST_MESSAGE = 2000;

/**
 * Registers a command whose refusals and failures reach the user as one sentence, and the log in full. Given a
 * place, it goes there first.
 */
export function registerCommand(
  id: string,
  run: Command,
  targets: Targets,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...given: unknown[]) => {
    if (given[0] === READY) return;
    try {
      if (isPlace(given[0])) await targets.show(given[0]);
      await run(...given);
    } catch (error) {
      if (error instanceof vscode.CancellationError) return;
      const message = error instanceof Error ? error.message : String(error);
      if (error instanceof Refusal) log.info(`${id}: ${message}`);
      else log.error(error instanceof Error ? error : message);
      void vscode.window.showErrorMessage(inMessage(message, LONGEST_MESSAGE));
    }
  });
}

function toggle(targets: Targets, tag: TagName): Promise<void> {
  return targets.sentences(({ session, sentences }) =>
    session.perform((placed, { text }) =>
      toggleTag(placed, sentences, tag, { text, now: session.timestamp() }),
    ),
  );
}

/** Runs an operation where the active editor's cursor stands, in canonical offsets. */
function atCursor(
  targets: Targets,
  operation: (session: ArticleSession, offset: number) => Promise<void>,
): Promise<void> {
  return targets.article(({ editor, session, selections }) => {
    const position = selections[0]?.active ?? editor.selection.active;
    return operation(session, canonicalOffset(editor.document, position));
  });
}
