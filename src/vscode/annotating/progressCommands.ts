import * as vscode from 'vscode';
import type { AnnotateMode } from './annotateMode';
import type { ArticleSession } from '../articles/articleSession';
import type { CommandTable } from '../commands';
import { articlesOfWorkspace, byPath } from '../files/articlesOfWorkspace';
import type { Corpus } from '../files/corpus';
import { say } from '../say';
import type { Targets } from '../targets';

/** How many unread places a message names. */
const NAMED = 8;

/** Finishing an article, taking that back, and going to the next one. */
export function progressCommands(targets: Targets, mode: AnnotateMode, corpus: Corpus): CommandTable {
  return {
    'claimmark.finishArticle': () => targets.article(({ session }) => finish(session)),
    'claimmark.reopenArticle': () =>
      targets.article(({ session }) =>
        session.perform(({ annotations: { done } }) => ({
          fields: [{ name: 'done', before: done, after: null }],
        })),
      ),
    'claimmark.nextUnfinishedArticle': () => openNext(mode, corpus),
  };
}

async function finish(session: ArticleSession): Promise<void> {
  await session.perform(({ annotations: { done } }) =>
    done === null ? { fields: [{ name: 'done', before: null, after: session.timestamp() }] } : undefined,
  );
  const unread = session.leftUnread();
  const next = vscode.l10n.t('Next Unfinished Article');
  const reopen = vscode.l10n.t('Reopen');
  const message =
    unread.length === 0
      ? vscode.l10n.t('Finished: all {0} sentences are read.', session.sentenceCount)
      : vscode.l10n.t(
          'Finished. Left unread: {0} of {1} sentences ({2}).',
          unread.length,
          session.sentenceCount,
          numbers(unread),
        );
  void vscode.window.showInformationMessage(message, next, reopen).then((picked) => {
    if (picked === next) return vscode.commands.executeCommand('claimmark.nextUnfinishedArticle');
    if (picked !== reopen) return undefined;
    const place = { article: session.document.uri.toString(), offset: 0 };
    return vscode.commands.executeCommand('claimmark.reopenArticle', place);
  });
}

/** `3, 17–19 …`, counted from 1. */
function numbers(indices: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const index of indices) {
    const last = ranges.at(-1);
    if (last?.[1] === index - 1) last[1] = index;
    else ranges.push([index, index]);
  }
  const words = ranges.map(([from, to]) => (from === to ? `${from + 1}` : `${from + 1}–${to + 1}`));
  return words.length > NAMED ? `${words.slice(0, NAMED).join(', ')} …` : words.join(', ');
}

/** Opens the next article, by path, that is not finished; in annotate mode, if that is where one comes from. */
async function openNext(mode: AnnotateMode, corpus: Corpus): Promise<void> {
  const here = vscode.window.activeTextEditor?.document;
  const finished = new Set(
    (await corpus.own()).flatMap(({ article, digest }) => (digest.progress.done ? [article.toString()] : [])),
  );
  const articles = (await articlesOfWorkspace(corpus)).filter((article) => !finished.has(article.toString()));
  const others = articles.filter((article) => article.toString() !== here?.uri.toString());
  const next = others.find((article) => here && byPath(article, here.uri) > 0) ?? others[0];
  if (!next) {
    say(vscode.l10n.t('There is no other unfinished article.'));
    return;
  }
  const annotating = here !== undefined && mode.has(here);
  await vscode.window.showTextDocument(next);
  if (!annotating) return;
  await vscode.commands.executeCommand('claimmark.startAnnotating');
}
