import * as vscode from 'vscode';
import { decodeArticle, LineIndex } from '../../article';
import {
  addTag,
  articleOf,
  bringTo,
  rankByLikeness,
  setDenied,
  stands,
  tagsOn,
  type Denied,
  type Tag,
} from '../../annotation';
import type { Files } from '../../sidecar';
import type { ArticleSession } from '../articles/articleSession';
import type { ArticleSessions } from '../articles/articleSessions';
import type { CommandTable } from '../commands';
import type { Corpus } from '../files/corpus';
import { Refusal } from '../refusal';
import { say } from '../say';
import type { Target, Targets } from '../targets';

/** One end of a link, for telling it. */
export interface LinkEnd {
  /** The words of the sentence, or of a claim that no article states. */
  readonly text: string;
  /** The article, if it is another one. */
  readonly article?: vscode.Uri;
  /** The tag, if it stands in an article. */
  readonly id?: string;
}

interface Item extends vscode.QuickPickItem {
  /** What the denial denies after choosing it, given what it denies now. */
  readonly choose?: (now: readonly Denied[]) => readonly Denied[];
  /** A sentence that choosing it tags as claim. */
  readonly sentence?: number;
}

/** How many claims of other articles are offered. */
const OFFERED = 50;

/** Links from denials to the claims they deny. */
export class Links {
  readonly #sessions: ArticleSessions;
  readonly #targets: Targets;
  readonly #corpus: Corpus;
  readonly #files: Files;

  constructor(sessions: ArticleSessions, targets: Targets, corpus: Corpus, files: Files) {
    this.#sessions = sessions;
    this.#targets = targets;
    this.#corpus = corpus;
    this.#files = files;
  }

  commands(): CommandTable {
    return {
      'claimmark.linkDenial': () => this.#targets.sentences((target) => this.#link(target)),
      'claimmark.goToClaim': () => this.#targets.sentences((target) => this.#goToClaim(target)),
      'claimmark.goToDenials': () => this.#targets.sentences((target) => this.#goToDenials(target)),
    };
  }

  /** The claims that a denial denies, in the order of its links. */
  async claimsOf(session: ArticleSession, denial: Tag): Promise<readonly LinkEnd[]> {
    const denies = denial.denies ?? [];
    const here = new Map(session.placed.annotations.tags.map((tag) => [keyOf(session, tag.id), tag]));
    const elsewhere = denies.some((denied) => 'of' in denied && !here.has(denied.of))
      ? await this.#claimsElsewhere(session)
      : [];
    return denies.map((denied): LinkEnd => {
      if ('claim' in denied) return { text: denied.claim };
      const own = here.get(denied.of);
      if (own) return { text: own.quote, id: own.id };
      return elsewhere.find(({ id }) => keyOf(session, id ?? '') === denied.of) ?? { text: denied.of };
    });
  }

  /** The denials that deny a claim: those of its article, then those of the workspace. */
  async denialsOf(session: ArticleSession, claim: Tag): Promise<readonly LinkEnd[]> {
    const key = keyOf(session, claim.id);
    const denies = (denied: readonly Denied[]) => denied.some((each) => 'of' in each && each.of === key);
    const here = session.placed.annotations.tags.filter((tag) => denies(tag.denies ?? []));
    const sidecars = await this.#corpus.own();
    const elsewhere = sidecars
      .filter(({ article }) => !isArticleOf(session, article))
      .flatMap(({ article, digest }) =>
        digest.denials
          .filter((denial) => denies(denial.denies))
          .map(({ id, quote }) => ({ id, text: quote, article })),
      );
    return [...here.map(({ id, quote }): LinkEnd => ({ id, text: quote })), ...elsewhere];
  }

  async #link(target: Target): Promise<void> {
    const { session, indices } = target;
    await session.settled();
    const found = indices.flatMap((index) => {
      const denial = session.tagsOn(index).find(({ tag }) => tag === 'denial');
      return denial ? [{ index, denial }] : [];
    });
    if (!found[0]) throw new Refusal(vscode.l10n.t('This sentence is not tagged as denial.'));
    const { index, denial } = found[0];
    const picked = await this.#pickClaim(session, index, denial);
    if (!picked?.choose) return;
    const { choose, sentence } = picked;
    const span = sentence === undefined ? undefined : session.spanOf(sentence);
    await session.perform((placed, { text }) => {
      const now = placed.annotations.tags.find(({ id }) => id === denial.id);
      if (!now) return undefined;
      const before = now.denies ?? [];
      if (!span) return setDenied(now, choose(before));
      const claim = tagsOn(placed, span).find(({ tag }) => tag === 'claim');
      const added = claim ? {} : addTag(placed, [span], 'claim', { text, now: session.timestamp() });
      const id = claim?.id ?? added.tags?.[0]?.id ?? '';
      const linked = setDenied(now, [...before, { of: keyOf(session, id) }]);
      return { ...added, tags: [...(added.tags ?? []), ...(linked.tags ?? [])] };
    });
  }

  async #pickClaim(session: ArticleSession, index: number, denial: Tag): Promise<Item | undefined> {
    const pick = vscode.window.createQuickPick<Item>();
    pick.title = vscode.l10n.t('What does this sentence deny?');
    pick.placeholder = vscode.l10n.t('A claim of this article or another, or one in your own words');
    pick.matchOnDescription = true;
    const linked = await this.#linkedItems(session, denial);
    let items = [...linked, ...itemsOfArticle(session, index, denial)];
    const show = () => {
      const typed = pick.value.trim();
      pick.items = typed ? [...items, inWords(typed)] : items;
    };
    show();
    pick.busy = true;
    pick.show();
    return new Promise((resolve, reject) => {
      this.#itemsElsewhere(session, index, denial).then((more) => {
        items = [...items, ...more];
        pick.busy = false;
        pick.keepScrollPosition = true;
        show();
      }, reject);
      pick.onDidChangeValue(show);
      pick.onDidAccept(() => {
        resolve(pick.activeItems[0]);
        pick.hide();
      });
      pick.onDidHide(() => {
        resolve(undefined);
        pick.dispose();
      });
    });
  }

  /** What the denial denies already: the first item, which Enter takes, leaves it so. */
  async #linkedItems(session: ArticleSession, denial: Tag): Promise<readonly Item[]> {
    const ends = await this.claimsOf(session, denial);
    if (ends.length === 0) return [];
    return [
      { label: vscode.l10n.t('$(check) Leave as it is') },
      ...ends.map(({ text }, position): Item => ({
        label: `$(link) ${text}`,
        description: vscode.l10n.t('denied; choose it to remove the link'),
        choose: (now) => now.filter((_, each) => each !== position),
      })),
    ];
  }

  async #itemsElsewhere(session: ArticleSession, index: number, denial: Tag): Promise<readonly Item[]> {
    const linked = linkedKeys(denial);
    const claims = (await this.#claimsElsewhere(session)).filter(
      ({ id = '' }) => !linked.has(keyOf(session, id)),
    );
    const ranked = rankByLikeness(session.textOf(index), claims, ({ text }) => text).slice(0, OFFERED);
    if (ranked.length === 0) return [];
    return [
      separator(vscode.l10n.t('claims in other articles')),
      ...ranked.map(({ item: { text, article, id = '' } }): Item => {
        const path = article ? vscode.workspace.asRelativePath(article) : '';
        const link: Denied = { of: keyOf(session, id), in: path };
        return { label: text, description: path, choose: (now) => [...now, link] };
      }),
    ];
  }

  async #claimsElsewhere(session: ArticleSession): Promise<readonly LinkEnd[]> {
    const sidecars = await this.#corpus.own();
    return sidecars
      .filter(({ article }) => !isArticleOf(session, article))
      .flatMap(({ article, digest }) => digest.claims.map(({ id, quote }) => ({ id, text: quote, article })));
  }

  async #goToClaim({ editor, session, indices }: Target): Promise<void> {
    await session.settled();
    const denials = indices.flatMap((index) => session.tagsOn(index)).filter(({ denies }) => denies);
    if (denials.length === 0) throw new Refusal(vscode.l10n.t('No claim is linked here.'));
    const ends = (await Promise.all(denials.map((denial) => this.claimsOf(session, denial)))).flat();
    await this.#goTo(editor, session, ends);
  }

  async #goToDenials({ editor, session, indices }: Target): Promise<void> {
    await session.settled();
    const claims = indices.flatMap((index) => session.tagsOn(index)).filter(({ tag }) => tag === 'claim');
    const ends = (await Promise.all(claims.map((claim) => this.denialsOf(session, claim)))).flat();
    if (ends.length === 0) throw new Refusal(vscode.l10n.t('No denial is linked here.'));
    await this.#goTo(editor, session, ends);
  }

  /** Goes to the only place, or lists several as the editor lists references. */
  async #goTo(editor: vscode.TextEditor, session: ArticleSession, ends: readonly LinkEnd[]): Promise<void> {
    const located = await Promise.all(ends.map((end) => this.#locate(session, end)));
    const locations = located.filter((location) => location !== undefined);
    const [unstated] = ends.filter((_, index) => located[index] === undefined);
    if (unstated) say(vscode.l10n.t('Stands in no article here: {0}', unstated.text));
    if (locations.length === 0) return;
    await vscode.commands.executeCommand(
      'editor.action.goToLocations',
      editor.document.uri,
      editor.selection.active,
      locations,
      'peek',
    );
  }

  /** Where a tag stands now; undefined if nowhere. */
  async #locate(session: ArticleSession, { id, article }: LinkEnd): Promise<vscode.Location | undefined> {
    if (id === undefined) return undefined;
    const open = article ? this.#sessions.find(article) : session;
    if (open) {
      const [index] = open.indicesOf({ id });
      return index === undefined ? undefined : new vscode.Location(open.document.uri, open.rangeOf(index));
    }
    if (!article) return undefined;
    const address = this.#corpus.ownAddress(article);
    const annotations = address && (await this.#corpus.read(address));
    const bytes = await this.#files.read(article.toString());
    if (!annotations || !bytes) return undefined;
    const text = decodeArticle(bytes);
    const place = bringTo(annotations, articleOf(annotations, text)).places.get(id);
    if (!stands(place)) return undefined;
    const lines = new LineIndex(text);
    const positions = [place.start, place.end].map((offset) => {
      const { line, character } = lines.positionAt(offset);
      return new vscode.Position(line, character);
    });
    const [start, end] = positions;
    return start && end ? new vscode.Location(article, new vscode.Range(start, end)) : undefined;
  }
}

/** The claims of the article, then its other sentences, each with the likest first, of equals the nearest. */
function itemsOfArticle(session: ArticleSession, index: number, denial: Tag): readonly Item[] {
  const linked = linkedKeys(denial);
  const text = session.textOf(index);
  const others = Array.from({ length: session.sentenceCount }, (_, each) => each)
    .filter((each) => each !== index)
    .sort((a, b) => Math.abs(a - index) - Math.abs(b - index));
  const tags = session.tagsBySentence();
  const claims = others.flatMap((each) =>
    (tags.get(each) ?? [])
      .filter(({ tag, id }) => tag === 'claim' && !linked.has(keyOf(session, id)))
      .map(({ id }) => ({ index: each, id })),
  );
  const claimed = new Set(claims.map((claim) => claim.index));
  const sentences = others.filter((each) => !claimed.has(each));
  const numbered = (each: number) => vscode.l10n.t('sentence {0}', each + 1);
  const rankedClaims = rankByLikeness(text, claims, (claim) => session.textOf(claim.index));
  const rankedSentences = rankByLikeness(text, sentences, (each) => session.textOf(each));
  return [
    ...(claims.length > 0 ? [separator(vscode.l10n.t('claims in this article'))] : []),
    ...rankedClaims.map(({ item }): Item => ({
      label: session.textOf(item.index),
      description: numbered(item.index),
      choose: (now) => [...now, { of: keyOf(session, item.id) }],
    })),
    separator(vscode.l10n.t('other sentences; choosing one tags it as claim')),
    ...rankedSentences.map(({ item }): Item => ({
      label: session.textOf(item),
      description: numbered(item),
      choose: (now) => now,
      sentence: item,
    })),
  ];
}

function inWords(claim: string): Item {
  return {
    label: `$(edit) ${claim}`,
    description: vscode.l10n.t('a claim that no article states'),
    alwaysShow: true,
    choose: (now) => [...now, { claim }],
  };
}

function separator(label: string): Item {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function linkedKeys({ denies = [] }: Tag): ReadonlySet<string> {
  return new Set(denies.flatMap((denied) => ('of' in denied ? [denied.of] : [])));
}

function keyOf({ annotator }: ArticleSession, id: string): string {
  return `${annotator.id}/${id}`;
}

function isArticleOf({ document }: ArticleSession, article: vscode.Uri): boolean {
  return document.uri.toString() === article.toString();
}
