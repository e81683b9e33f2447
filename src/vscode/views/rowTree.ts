import * as vscode from 'vscode';
import { Rows, type Row, type RowElement } from './rows';

/** What stands in a tree view, and how often VS Code asked for an item of it. */
export type ShownTree = Pick<RowTree, 'rows' | 'itemsAsked' | 'onDidSet' | 'onDidAsk'>;

/** Of a large tree: how many times as long as an update took the next one waits, and at most, in milliseconds. */
const REST = 10;
const LONGEST_REST = 1000;

/** What a tree view of rows needs to know of them. */
export interface RowSource {
  /** Waited for when the view asks for its rows: it sets them for the first time. */
  load(): Promise<void>;
  /** Called before the update when the view comes into sight. */
  comesIntoSight?(): void;
  /** Sets the rows as they are now. */
  update(): void;
}

/**
 * A tree view of rows: draws again what changed, element by element, and while nobody sees it, nothing.
 */
export class RowTree implements vscode.TreeDataProvider<RowElement>, vscode.Disposable {
  readonly #rows = new Rows();
  readonly #changed = new vscode.EventEmitter<RowElement[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #set = new vscode.EventEmitter<void>();
  readonly onDidSet = this.#set.event;
  readonly #asked = new vscode.EventEmitter<void>();
  readonly onDidAsk = this.#asked.event;
  readonly #source: RowSource;
  readonly #pause: number;
  readonly #view: vscode.TreeView<RowElement>;
  #itemsAsked = 0;
  /** Whether VS Code has any rows yet. */
  #isShown = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** How long the last update took, in milliseconds. */
  #cost = 0;

  /** `pause`: what changes within so many milliseconds is drawn together. */
  constructor(id: string, source: RowSource, pause = 100) {
    this.#source = source;
    this.#pause = pause;
    this.#view = vscode.window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true });
    this.#view.onDidChangeVisibility(({ visible }) => {
      if (!visible) return;
      source.comesIntoSight?.();
      source.update();
    });
  }

  /** What VS Code shows around the rows. */
  get view(): Pick<vscode.TreeView<unknown>, 'visible' | 'description' | 'message' | 'badge'> {
    return this.#view;
  }

  /** How often VS Code asked for an item; what a change costs is told by it. */
  get itemsAsked(): number {
    return this.#itemsAsked;
  }

  get rows(): readonly Row[] {
    return this.#rows.roots.map(({ row }) => row);
  }

  set(rows: readonly Row[]): void {
    const change = this.#rows.set(rows);
    this.#set.fire();
    if (!this.#isShown) return;
    if (change === 'all') this.#changed.fire(undefined);
    else if (change.length > 0) this.#changed.fire(Array.from(change));
  }

  /** Something changed: the rows are updated soon if the view is visible, else when it comes into sight. */
  schedule(): void {
    if (this.#timer !== undefined || !this.#view.visible) return;
    const rest = Math.min(this.#cost * REST, LONGEST_REST);
    // Nobody has to wait for the first rows.
    const pause = this.#rows.roots.length === 0 ? 0 : Math.max(this.#pause, rest);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const began = performance.now();
      this.#source.update();
      this.#cost = performance.now() - began;
    }, pause);
  }

  /** Selects the first of these rows that is there, if the view is visible and none of them is selected. */
  select(ids: readonly string[]): void {
    const elements = ids.flatMap((id) => this.#rows.find(id) ?? []);
    const [first] = elements;
    if (!first || !this.#view.visible) return;
    if (elements.some((element) => this.#view.selection.includes(element))) return;
    // A row that went while it was on its way is no failure.
    this.#view.reveal(first, { select: true, focus: false }).then(undefined, () => undefined);
  }

  async getChildren(element?: RowElement): Promise<RowElement[]> {
    if (!element) {
      await this.#source.load();
      this.#isShown = true;
    }
    return Array.from((element ?? { children: this.#rows.roots }).children);
  }

  getParent({ parent }: RowElement): RowElement | undefined {
    return parent;
  }

  getTreeItem(element: RowElement): vscode.TreeItem {
    this.#itemsAsked++;
    this.#asked.fire();
    const { row } = element;
    const { bold } = row;
    const item = new vscode.TreeItem({ label: row.label, ...(bold && { highlights: [[bold[0], bold[1]]] }) });
    item.id = row.id;
    item.accessibilityInformation = { label: row.spoken };
    if (row.description !== undefined) item.description = row.description;
    if (row.tooltip !== undefined) item.tooltip = row.tooltip;
    if (row.context !== undefined) item.contextValue = row.context;
    if (row.resource !== undefined) {
      item.resourceUri = vscode.Uri.parse(row.resource, true);
      item.iconPath = vscode.ThemeIcon.File;
    }
    if (row.icon !== undefined) {
      item.iconPath = new vscode.ThemeIcon(
        row.icon,
        row.color ? new vscode.ThemeColor(row.color) : undefined,
      );
    }
    if (row.children) {
      const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
      item.collapsibleState = row.collapsed ? Collapsed : Expanded;
    }
    const command = commandOf(element);
    if (command) item.command = command;
    return item;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#view.dispose();
    this.#set.dispose();
    this.#asked.dispose();
    this.#changed.dispose();
  }
}

/** What a click and Enter do: go to the place, if the row has no command. */
function commandOf(element: RowElement): vscode.Command | undefined {
  const { place, command } = element.row;
  if (command !== undefined) return { command, title: '', arguments: [element] };
  if (!place) return undefined;
  // The element, not its place: that moves with the text.
  if (place.offset !== undefined) {
    return { command: 'claimmark.goToSentence', title: '', arguments: [element] };
  }
  const uri = vscode.Uri.parse(place.article, true);
  const position = place.line === undefined ? undefined : new vscode.Position(place.line - 1, 0);
  const options = position && { selection: new vscode.Range(position, position) };
  return { command: 'vscode.open', title: '', arguments: [uri, options] };
}
