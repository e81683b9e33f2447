import * as vscode from 'vscode';
import { articleOf, bringTo, changeTo, type Annotations } from '../../annotation';
import {
  decode,
  merge,
  parse,
  parseCopyName,
  parseSidecarName,
  resolveClash,
  sameBytes,
  serialise,
  splitConflict,
  withoutRecords,
  type Clash,
  type Files,
  type Merged,
} from '../../sidecar';
import type { ArticleSession } from '../articles/articleSession';
import type { ArticleSessions } from '../articles/articleSessions';
import { formatOf } from '../articles/articles';
import { canonicalTextOf } from '../articles/documentOffsets';
import { troubleOf } from '../articles/problemMessages';
import { pickByKey } from '../pickByKey';
import type { CommandTable } from '../commands';
import { Refusal } from '../refusal';
import { say } from '../say';
import { nameOf as tagName } from '../tagNames';
import type { Targets } from '../targets';
import { folderOf, nameOf, removeFile } from '../uris';
import { gitShow } from './git';

/**
 * Unites two states of the annotator's own sidecar: the sides of git's conflict markers, or the sidecar and a copy
 * that a cloud service made of a conflict. What really clashes is asked.
 */
export class MergeSides {
  readonly #sessions: ArticleSessions;
  readonly #targets: Targets;
  readonly #files: Files;

  constructor(sessions: ArticleSessions, targets: Targets, files: Files) {
    this.#sessions = sessions;
    this.#targets = targets;
    this.#files = files;
  }

  commands(): CommandTable {
    return {
      'claimmark.mergeBothSides': () => this.#forArticle((session) => this.#mergeMarkers(session)),
      'claimmark.mergeCopy': () => this.#forArticle((session) => this.#mergeCopy(session)),
    };
  }

  /** The article in the active editor, or that of the sidecar or copy that is shown there. */
  async #forArticle(run: (session: ArticleSession) => Promise<void>): Promise<void> {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const name = uri && (parseSidecarName(nameOf(uri)) ?? parseCopyName(nameOf(uri)));
    if (!uri || !name) {
      await this.#targets.article(({ session }) => run(session));
      return;
    }
    const article = vscode.Uri.joinPath(folderOf(uri), name.article);
    const document = await vscode.workspace.openTextDocument(article);
    await vscode.window.showTextDocument(document);
    await run(await this.#sessions.use(document));
  }

  async #mergeMarkers(session: ArticleSession): Promise<void> {
    const path = session.sidecarPath;
    const bytes = await this.#files.read(path);
    const sides = bytes && splitConflict(decode(bytes) ?? '');
    if (!sides) throw new Refusal(vscode.l10n.t('Your sidecar has no whole conflict markers.'));
    const ours = annotationsIn(sides.ours, path);
    const theirs = annotationsIn(sides.theirs, path);
    const before = (await gitShow(vscode.Uri.parse(path, true), ':1')) ?? sides.base;
    const base = before === null ? null : parse(before).annotations;
    const merged = merge(base, ours, theirs, (side) => broughtTo(session, side));
    const annotations = await decide(merged);
    if (!annotations) return;
    const text = serialise(annotations, sides.ours, sides.theirs);
    await this.#files.update(path, (now) => {
      if (!sameBytes(now, bytes)) {
        throw new Refusal(vscode.l10n.t('The sidecar has changed meanwhile. Nothing was written.'));
      }
      return new TextEncoder().encode(text);
    });
    await session.reload();
    say(vscode.l10n.t('Both sides are merged. Tags: {0}', annotations.tags.length));
  }

  async #mergeCopy(session: ArticleSession): Promise<void> {
    const copies = session.copies.filter((path) => {
      const name = parseCopyName(nameOf(vscode.Uri.parse(path, true)));
      return name?.annotator === session.annotator.id;
    });
    if (copies.length === 0) throw new Refusal(vscode.l10n.t('There is no copy of your sidecar here.'));
    const items = copies.map((path) => ({ label: nameOf(vscode.Uri.parse(path, true)), path }));
    const picked = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('Merge into your tags'),
      placeHolder: vscode.l10n.t('Records of both are kept; what clashes is asked.'),
    });
    if (!picked) return;
    const bytes = await this.#files.read(picked.path);
    const theirs = annotationsIn((bytes && decode(bytes)) ?? '', picked.path);
    if (theirs.annotator.id !== session.annotator.id) {
      throw new Refusal(vscode.l10n.t('The copy says that it is by {0}.', theirs.annotator.name));
    }
    await session.settled();
    const merged = merge(null, session.placed.annotations, theirs, (side) => broughtTo(session, side));
    const annotations = await decide({ ...merged, oneSided: [] });
    if (!annotations) return;
    await session.perform((placed, article) =>
      changeTo(placed, bringTo(annotations, articleOf(annotations, article.text))),
    );
    const remove = await pickByKey<boolean>({
      title: vscode.l10n.t('The copy is merged into your tags'),
      placeholder: picked.label,
      lines: [
        { label: vscode.l10n.t('$(trash) Delete the copy'), key: 'x', answer: true },
        { label: vscode.l10n.t('$(check) Keep the copy'), key: 'k', answer: false },
      ],
    });
    if (remove) await removeFile(vscode.Uri.parse(picked.path, true));
    await session.reload();
  }
}

function annotationsIn(text: string, path: string): Annotations {
  const parsed = parse(text);
  if (parsed.writable) return parsed.annotations;
  throw new Refusal(troubleOf({ path, annotator: '', parsed }) ?? path);
}

function broughtTo({ document }: ArticleSession, side: Annotations): Annotations {
  const article = articleOf(side, canonicalTextOf(document), { format: formatOf(document) });
  return bringTo(side, article).annotations;
}

/** Asks about all clashes, and about what stands on one side only; undefined if a question was dismissed. */
async function decide({ annotations, clashes, oneSided }: Merged): Promise<Annotations | undefined> {
  let decided = annotations;
  for (const [index, clash] of clashes.entries()) {
    const side = await askClash(clash, annotations, `${index + 1}/${clashes.length}`);
    if (!side) return undefined;
    decided = resolveClash(decided, clash, side);
  }
  if (oneSided.length === 0) return decided;
  const items = oneSided.map(({ id, side }) => ({
    label: recordInWords(annotations, id),
    description:
      side === 'ours' ? vscode.l10n.t('only on this side') : vscode.l10n.t('only on the other side'),
    picked: true,
    id,
  }));
  const kept = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: vscode.l10n.t('These stand on one side only: new there, or deleted on the other. Which stay?'),
    ignoreFocusOut: true,
  });
  if (!kept) return undefined;
  const gone = items.filter((item) => !kept.includes(item));
  return withoutRecords(decided, new Set(gone.map(({ id }) => id)));
}

function askClash(
  { id, field, ours, theirs }: Clash,
  annotations: Annotations,
  count: string,
): Promise<'ours' | 'theirs' | undefined> {
  return pickByKey<'ours' | 'theirs'>({
    title: vscode.l10n.t('Clash {0}: {1}', count, field),
    placeholder: id === null ? field : recordInWords(annotations, id),
    lines: [
      { label: valueInWords(ours), description: vscode.l10n.t('this side'), key: '1', answer: 'ours' },
      {
        label: valueInWords(theirs),
        description: vscode.l10n.t('the other side'),
        key: '2',
        answer: 'theirs',
      },
    ],
  });
}

function recordInWords({ tags, reviews }: Annotations, id: string): string {
  const tag = tags.find((each) => each.id === id);
  if (tag) return `${tagName(tag.tag)}: “${tag.quote.replace(/\s+/g, ' ')}”`;
  const review = reviews.find((each) => each.id === id);
  return review ? `${review.verdict} ${review.of ?? review.re ?? review.quote ?? ''}` : id;
}

function valueInWords(value: unknown): string {
  if (value === undefined || value === null) return vscode.l10n.t('nothing');
  if (typeof value === 'string') return value;
  const { quote } = value as { readonly quote?: unknown };
  return typeof quote === 'string' ? `“${quote}”` : JSON.stringify(value);
}
