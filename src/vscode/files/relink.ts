import * as vscode from 'vscode';
import { canonicalText } from '../../article';
import { shareIn, type Annotations } from '../../annotation';
import { decode, type Files } from '../../sidecar';
import { articlePatterns } from '../articles/articles';
import type { ArticleSessions } from '../articles/articleSessions';
import { say } from '../say';
import { forEach, Slices } from '../slices';
import { byPath } from './articlesOfWorkspace';
import type { Corpus, SidecarAddress } from './corpus';
import { moveSidecars, warnOfLeft } from './moves';

/** An article that is gone from where its sidecars lie. */
interface Lost {
  readonly article: vscode.Uri;
  readonly sidecars: readonly SidecarAddress[];
  readonly annotations: Annotations;
}

interface Item extends vscode.QuickPickItem {
  readonly lost: Lost;
  readonly to: vscode.Uri;
}

/** What has less in common with the lost article is not offered. */
const LEAST_SHARE = 0.5;

/**
 * Finds articles that were moved or renamed outside of VS Code (`git mv`, another program) by their content, and
 * lets their sidecars follow where the annotator says so.
 */
export async function relinkArticles(files: Files, corpus: Corpus, sessions: ArticleSessions): Promise<void> {
  const items = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Looking for moved articles'),
      cancellable: true,
    },
    (_progress, token) => findMoved(files, corpus, token),
  );
  if (items.length === 0) {
    say(vscode.l10n.t('No article was found whose sidecars lie elsewhere.'));
    return;
  }
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: vscode.l10n.t('Move the sidecars to these articles?'),
    placeHolder: vscode.l10n.t('Sidecars whose article is gone, and where its text was found'),
    ignoreFocusOut: true,
  });
  let moved = 0;
  for (const { lost, to } of picked ?? []) {
    const result = await moveSidecars(files, lost.article, to);
    moved += result.moved;
    warnOfLeft(lost.article, result.left);
    await sessions.lookAgain(to);
  }
  if (picked) say(vscode.l10n.t('Sidecars moved: {0}', moved));
}

async function findMoved(
  files: Files,
  corpus: Corpus,
  token: vscode.CancellationToken,
): Promise<readonly Item[]> {
  const articles = await allArticles();
  const sidecars = byArticle(await corpus.search());
  const lost = await lostArticles(files, corpus, sidecars);
  if (lost.length === 0) return [];
  const best = new Map<Lost, { readonly to: vscode.Uri; readonly share: number }>();
  const slices = new Slices();
  await forEach(articles, async (uri) => {
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    const taken = new Set(sidecars.get(uri.toString())?.map(({ annotator }) => annotator));
    const bytes = await files.read(uri.toString());
    const text = bytes && decode(bytes);
    if (!text) return;
    for (const each of lost) {
      if (each.sidecars.some(({ annotator }) => taken.has(annotator))) continue;
      await slices.turn();
      const share = shareIn(each.annotations, canonicalText(text));
      if (share > Math.max(best.get(each)?.share ?? 0, LEAST_SHARE)) best.set(each, { to: uri, share });
    }
  });
  return Array.from(best, ([each, { to, share }]): Item => ({
    label: `${pathOf(each.article)} → ${pathOf(to)}`,
    description:
      share === 1
        ? vscode.l10n.t('the same text')
        : vscode.l10n.t('{0} % of its sentences', Math.floor(share * 100)),
    picked: share === 1,
    lost: each,
    to,
  })).sort((a, b) => byPath(a.to, b.to));
}

async function allArticles(): Promise<readonly vscode.Uri[]> {
  const patterns = (vscode.workspace.workspaceFolders ?? []).flatMap(articlePatterns);
  const found = await Promise.all(
    patterns.map((pattern) => vscode.workspace.findFiles(pattern, '**/node_modules/**')),
  );
  return Array.from(new Map(found.flat().map((uri) => [uri.toString(), uri])).values()).sort(byPath);
}

function byArticle(addresses: readonly SidecarAddress[]): ReadonlyMap<string, readonly SidecarAddress[]> {
  const groups = new Map<string, SidecarAddress[]>();
  for (const address of addresses) {
    const key = address.article.toString();
    groups.set(key, [...(groups.get(key) ?? []), address]);
  }
  return groups;
}

async function lostArticles(
  files: Files,
  corpus: Corpus,
  sidecars: ReadonlyMap<string, readonly SidecarAddress[]>,
): Promise<readonly Lost[]> {
  const lost: Lost[] = [];
  await forEach(sidecars, async ([key, addresses]) => {
    if ((await files.read(key)) !== null) return;
    for (const address of addresses) {
      const annotations = await corpus.read(address);
      if (!annotations) continue;
      lost.push({ article: address.article, sidecars: addresses, annotations });
      return;
    }
  });
  return lost;
}

function pathOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}
