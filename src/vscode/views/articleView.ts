import * as vscode from 'vscode';
import type { ArticleSession } from '../articles/articleSession';
import type { ArticleSessions } from '../articles/articleSessions';
import { canonicalTextOf } from '../articles/documentOffsets';
import type { CommandTable } from '../commands';
import { nameOf as fileNameOf } from '../uris';
import { factsOf, groupRow, placelessRows, sentenceRows } from './articleRows';
import { arrange, FILTERS, GROUPINGS, type Arrangement, type Filter, type Grouping } from './arrangement';
import type { Row } from './rows';
import { RowTree } from './rowTree';

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
