import * as vscode from 'vscode';
import {
  openQuestions,
  ReadMarks,
  stands,
  TAG_NAMES,
  type Question,
  type Tag,
  type TagName,
} from '../../annotation';
import type { ArticleSession } from '../articles/articleSession';
import type { ArticleSessions } from '../articles/articleSessions';
import { canonicalTextOf } from '../articles/documentOffsets';
import type { CommandTable } from '../commands';
import { inOneLine } from '../plainText';
import { lookOf } from '../screen/palette';
import { detailsInWords, nameOf, namesOf } from '../tagNames';
import { nameOf as fileNameOf } from '../uris';
import {
  arrange,
  FILTERS,
  GROUPINGS,
  type Arrangement,
  type Filter,
  type Grouping,
  type SentenceFacts,
  type SentenceGroup,
} from './arrangement';
import { inSections, type Row } from './rows';
import { RowTree } from './rowTree';

/** A row shows the beginning of a long sentence; UTF-16 code units. */
const LONGEST = 500;

const FILTER_KEY = 'claimmark.articleView.filter';
const GROUPING_KEY = 'claimmark.articleView.grouping';

/** The view of the sentences of the article in the active editor. Works only while it is visible. */
export class ArticleView implements vscode.Disposable {
  readonly #sessions: ArticleSessions;
  readonly #memento: vscode.Memento;
  readonly tree: RowTree;
  readonly #subscriptions: readonly { dispose(): unknown }[];
  /** The one that was shown last. */
  #document: vscode.TextDocument | undefined;
  /** The canonical text of the version that was shown last. */
  #text:
    { readonly document: vscode.TextDocument; readonly version: number; readonly text: string } | undefined;
  /** The rows of each sentence; several where it stands in several groups. */
  #rowsOf: ReadonlyMap<number, readonly Row[]> = new Map();

  constructor(sessions: ArticleSessions, memento: vscode.Memento) {
    this.#sessions = sessions;
    this.#memento = memento;
    this.tree = new RowTree('claimmark.articleView', {
      load: () => {
        this.#update();
        // The row at the cursor can be selected when VS Code has the rows.
        this.#document = undefined;
        this.tree.schedule();
        return Promise.resolve();
      },
      update: () => {
        this.#update();
      },
    });
    const isShown = (document: vscode.TextDocument) => document === vscode.window.activeTextEditor?.document;
    this.#subscriptions = [
      this.tree,
      sessions.onDidChange(({ document }) => {
        if (isShown(document)) this.tree.schedule();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.tree.schedule();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isShown(document)) this.tree.schedule();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
        if (selection && isShown(textEditor.document)) this.#follow(selection.active);
      }),
    ];
  }

  commands(): CommandTable {
    return {
      // The place that the row gives has been gone to already.
      'claimmark.goToSentence': () => Promise.resolve(),
      'claimmark.filterSentences': async () => {
        const title = vscode.l10n.t('Which sentences the view shows');
        const filter = await pick(title, FILTERS, this.#arrangement.filter, filterName);
        await this.#arrange({ ...this.#arrangement, ...(filter && { filter }) });
      },
      'claimmark.groupSentences': async () => {
        const title = vscode.l10n.t('What the view groups sentences by');
        const grouping = await pick(title, GROUPINGS, this.#arrangement.grouping, groupingName);
        await this.#arrange({ ...this.#arrangement, ...(grouping && { grouping }) });
      },
    };
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  get #arrangement(): Arrangement {
    return {
      filter: this.#memento.get<Filter>(FILTER_KEY, 'all'),
      grouping: this.#memento.get<Grouping>(GROUPING_KEY, 'none'),
    };
  }

  async #arrange({ filter, grouping }: Arrangement): Promise<void> {
    await this.#memento.update(FILTER_KEY, filter);
    await this.#memento.update(GROUPING_KEY, grouping);
    this.#update();
  }

  #update(): void {
    const document = vscode.window.activeTextEditor?.document;
    const session = document && this.#sessions.of(document);
    const rows = session ? this.#rows(session) : [];
    const names = session ? [fileNameOf(session.document.uri), ...this.#arrangementInWords()] : [];
    const description = names.join(' · ');
    if (this.tree.view.description !== description) this.tree.view.description = description;
    this.tree.set(rows);
    if (document === this.#document) return;
    this.#document = document;
    const position = vscode.window.activeTextEditor?.selection.active;
    if (position) this.#follow(position);
  }

  #arrangementInWords(): readonly string[] {
    const { filter, grouping } = this.#arrangement;
    return [
      ...(filter === 'all' ? [] : [filterName(filter)]),
      ...(grouping === 'none' ? [] : [groupingName(grouping)]),
    ];
  }

  /** The row of the sentence at the cursor is the selected one. */
  #follow(position: vscode.Position): void {
    const document = vscode.window.activeTextEditor?.document;
    const session = document && this.#sessions.of(document);
    if (!this.tree.view.visible || !session) return;
    const index = session.sentenceIndexAt(position);
    const rows = index === undefined ? [] : (this.#rowsOf.get(index) ?? []);
    this.tree.select(rows.map(({ id }) => id));
  }

  #rows(session: ArticleSession): readonly Row[] {
    const { document } = session;
    if (this.#text?.document !== document || this.#text.version !== document.version) {
      this.#text = { document, version: document.version, text: canonicalTextOf(document) };
    }
    const sentences = factsOf(session, this.#text.text);
    const { filter, grouping } = this.#arrangement;
    const rowsOf = new Map<number, Row[]>();
    const arranged = arrange(sentences, { filter, grouping }).flatMap((group) => {
      const rows = sentenceRows(session, group, rowsOf);
      return grouping === 'none' ? rows : [groupRow(grouping, group, rows)];
    });
    this.#rowsOf = rowsOf;
    return filter === 'all' || filter === 'problems' ? [...placelessRows(session), ...arranged] : arranged;
  }
}

function factsOf(session: ArticleSession, text: string): readonly SentenceFacts[] {
  const { annotations, places, sentences } = session.placed;
  const marks = new ReadMarks(sentences.length, annotations.read);
  const tagged = session.tagsBySentence();
  return sentences.map(([start, end], index) => {
    const tags = tagged.get(index) ?? [];
    return {
      index,
      text: inOneLine(text.slice(start, end), LONGEST),
      tags,
      read: annotations.done !== null || marks.has(index) || tags.length > 0,
      needsLook: tags.some(({ id }) => places.get(id)?.state !== 'exact'),
    };
  });
}

/** The rows of a group's sentences; each is noted in `rowsOf`, too. */
function sentenceRows(
  session: ArticleSession,
  { key, sentences }: SentenceGroup,
  rowsOf: Map<number, Row[]>,
): readonly Row[] {
  const article = session.document.uri.toString();
  // By its words a sentence stays itself when others come before it.
  const seen = new Map<string, number>();
  const rows = sentences.map((facts): Row => {
    const occurrence = (seen.get(facts.text) ?? 0) + 1;
    seen.set(facts.text, occurrence);
    const [offset] = session.spanOf(facts.index);
    const row = {
      id: `${article} ${key ?? ''}/${facts.text}/${occurrence}`,
      ...sentenceRow(facts, session.sentenceCount),
      place: { article, offset },
    };
    rowsOf.set(facts.index, [...(rowsOf.get(facts.index) ?? []), row]);
    return row;
  });
  return inSections(rows, `${article} ${key ?? ''}`, (first, last) =>
    vscode.l10n.t('Sentences {0} to {1}', numberIn(first.label), numberIn(last.label)),
  );
}

/** The number that stands before the sentence in its label. */
function numberIn(label: string): string {
  return /^\d+/.exec(label)?.[0] ?? '';
}

function sentenceRow({ index, text, tags, read, needsLook }: SentenceFacts, total: number): Omit<Row, 'id'> {
  const names = uniqueNames(tags);
  const number = String(index + 1);
  const letters = names.length > 0 ? lookOf(names).letters : '';
  const head = letters ? `${number}  ${letters}  ` : `${number}  `;
  const details = tags.flatMap(detailsOfTag);
  const state =
    names.length > 0 ? namesOf(names) : read ? vscode.l10n.t('read, no tags') : vscode.l10n.t('unread');
  const spoken = [
    vscode.l10n.t('Sentence {0} of {1}', number, total),
    needsLook ? vscode.l10n.t('{0}, its text has changed', state) : state,
    ...details,
    text,
  ];
  return {
    label: head + text,
    ...(letters && { bold: [number.length + 2, number.length + 2 + letters.length] as const }),
    ...iconOf(names, read, needsLook),
    spoken: spoken.join('. '),
    tooltip: [state, ...details, '', text].join('\n'),
    context: names.length > 0 ? 'sentence.tagged' : 'sentence',
  };
}

function iconOf(names: readonly TagName[], read: boolean, needsLook: boolean): Pick<Row, 'icon' | 'color'> {
  if (needsLook) return { icon: 'warning', color: 'claimmark.needsLookBorder' };
  if (names.length > 0) return { icon: 'tag', color: lookOf(names).foreground };
  return { icon: read ? 'check' : 'circle-outline' };
}

function groupRow(grouping: Grouping, { key, sentences }: SentenceGroup, children: readonly Row[]): Row {
  const count = String(sentences.length);
  const tag = TAG_NAMES.find((name) => grouping === 'tag' && name === key);
  const label = tag ? nameOf(tag) : (key ?? vscode.l10n.t('Without'));
  return {
    id: `by ${grouping} ${key ?? ''}`,
    label,
    description: count,
    spoken: vscode.l10n.t('{0}: {1} sentences', label, count),
    ...(tag && { icon: 'tag', color: lookOf([tag]).foreground }),
    children,
    context: 'group',
  };
}

/** Tags that stand nowhere now: their sentence is gone, or it could be several. */
function placelessRows(session: ArticleSession): readonly Row[] {
  const { placed } = session;
  const questions = openQuestions(placed).filter(
    ({ tags: [tag] }) => tag && !stands(placed.places.get(tag.id)),
  );
  if (questions.length === 0) return [];
  const label = vscode.l10n.t('Tags without a place');
  const count = String(questions.length);
  const children = questions.map((question) => placelessRow(session, question));
  const spoken = `${label}: ${count}`;
  return [
    { id: 'placeless', label, description: count, spoken, icon: 'warning', children, context: 'group' },
  ];
}

function placelessRow(session: ArticleSession, { tags, before, places, kind }: Question): Row {
  const names = uniqueNames(tags);
  const { letters } = lookOf(names);
  const text = inOneLine(before, LONGEST);
  const why =
    kind === 'ambiguous'
      ? vscode.l10n.t('could be one of {0} sentences', places.length)
      : vscode.l10n.t('the sentence is gone');
  const [candidate] = places;
  return {
    id: `placeless ${tags.map(({ id }) => id).join(' ')}`,
    label: `${letters}  ${text}`,
    bold: [0, letters.length],
    description: why,
    icon: 'question',
    color: 'claimmark.needsLookBorder',
    spoken: `${namesOf(names)}, ${why}. ${text}`,
    tooltip: [namesOf(names), why, '', text].join('\n'),
    context: 'placeless',
    ...(candidate && { place: { article: session.document.uri.toString(), offset: candidate.start } }),
  };
}

function uniqueNames(tags: readonly Tag[]): readonly TagName[] {
  const on = new Set(tags.map(({ tag }) => tag));
  return TAG_NAMES.filter((name) => on.has(name));
}

function detailsOfTag(tag: Tag): readonly string[] {
  const details = detailsInWords(tag);
  return details.length > 0 ? [`${nameOf(tag.tag)}: ${details.join(', ')}`] : [];
}

function filterName(filter: Filter): string {
  switch (filter) {
    case 'all':
      return vscode.l10n.t('all sentences');
    case 'tagged':
      return vscode.l10n.t('with tags only');
    case 'unread':
      return vscode.l10n.t('unread only');
    case 'problems':
      return vscode.l10n.t('problems only');
  }
}

function groupingName(grouping: Grouping): string {
  switch (grouping) {
    case 'none':
      return vscode.l10n.t('in the order of the text');
    case 'tag':
      return vscode.l10n.t('by tag');
    case 'source':
      return vscode.l10n.t('by source');
  }
}

/** Asks for one of a few values, of which one holds now. */
async function pick<T extends string>(
  title: string,
  values: readonly T[],
  now: T,
  name: (value: T) => string,
): Promise<T | undefined> {
  const items = values.map((value) => ({
    label: value === now ? `$(check) ${name(value)}` : name(value),
    value,
  }));
  return (await vscode.window.showQuickPick(items, { title }))?.value;
}
