/** A row of a tree view, as data. */
export interface Row {
  /** Unique in its tree, and the same as long as the row means the same. */
  readonly id: string;
  readonly label: string;
  /** The part `[from, to)` of the label that stands out. */
  readonly bold?: readonly [number, number];
  readonly description?: string;
  /** Id of a codicon. */
  readonly icon?: string;
  /** Id of the icon's colour. */
  readonly color?: string;
  /** Address of the file whose icon and decorations the row has. */
  readonly resource?: string;
  /** What a screen reader says. */
  readonly spoken: string;
  readonly tooltip?: string;
  /** For the when-clauses of menus. */
  readonly context?: string;
  /** Where the row leads. It may move without the row being drawn again. */
  readonly place?: RowPlace;
  /** Id of the command that a click and Enter run with the element, instead of going to the place. */
  readonly command?: string;
  readonly children?: readonly Row[];
  /** A parent that is not expanded at first. */
  readonly collapsed?: boolean;
}

export interface RowPlace {
  readonly article: string;
  /** In canonical text. */
  readonly offset?: number;
  /** From 1, in files that are no articles. */
  readonly line?: number;
}

/** What is drawn of a row. */
const DRAWN = [
  'label',
  'description',
  'icon',
  'color',
  'resource',
  'spoken',
  'tooltip',
  'context',
] as const satisfies readonly (keyof Row)[];

/** A row's standing in its tree: the same object as long as its id is there. A menu's command takes it as place. */
export class RowElement {
  row: Row;
  parent: RowElement | undefined;
  children: readonly RowElement[] = [];

  constructor(row: Row, parent: RowElement | undefined) {
    this.row = row;
    this.parent = parent;
  }

  get article(): string | undefined {
    return this.row.place?.article;
  }

  get offset(): number | undefined {
    return this.row.place?.offset;
  }
}

/** What to draw again: everything, or these elements with what is below them. */
export type RowChange = 'all' | readonly RowElement[];

/** The rows of a tree view, and what differs from one state of them to the next. */
export class Rows {
  #roots: readonly RowElement[] = [];
  readonly #byId = new Map<string, RowElement>();

  get roots(): readonly RowElement[] {
    return this.#roots;
  }

  find(id: string): RowElement | undefined {
    return this.#byId.get(id);
  }

  /**
   * Takes over new rows and finds the least that has to be drawn again: a row that reads differently, or a parent
   * that has other children. Costs the number of rows; a row that is the same object costs nothing below it.
   */
  set(rows: readonly Row[]): RowChange {
    const changed: RowElement[] = [];
    const { children, same } = this.#reconcile(undefined, this.#roots, rows, changed);
    this.#roots = children;
    return same ? changed : 'all';
  }

  #reconcile(
    parent: RowElement | undefined,
    before: readonly RowElement[],
    rows: readonly Row[],
    changed: RowElement[],
  ): { readonly children: readonly RowElement[]; readonly same: boolean } {
    const known = new Map(before.map((element) => [element.row.id, element]));
    const children = rows.map((row) => {
      const element = known.get(row.id);
      known.delete(row.id);
      if (!element) return this.#add(row, parent);
      this.#update(element, row, changed);
      return element;
    });
    for (const gone of known.values()) this.#remove(gone);
    const same =
      before.length === children.length && children.every((child, index) => child === before[index]);
    return { children, same };
  }

  #update(element: RowElement, row: Row, changed: RowElement[]): void {
    const before = element.row;
    if (before === row) return;
    element.row = row;
    const below: RowElement[] = [];
    const { children, same } = this.#reconcile(element, element.children, row.children ?? [], below);
    element.children = children;
    const redrawn =
      !same ||
      (before.children === undefined) !== (row.children === undefined) ||
      before.bold?.[0] !== row.bold?.[0] ||
      before.bold?.[1] !== row.bold?.[1] ||
      DRAWN.some((field) => before[field] !== row[field]);
    // Whoever is drawn again is drawn with all below.
    if (redrawn) changed.push(element);
    else changed.push(...below);
  }

  #add(row: Row, parent: RowElement | undefined): RowElement {
    const element = new RowElement(row, parent);
    element.children = row.children?.map((child) => this.#add(child, element)) ?? [];
    this.#byId.set(row.id, element);
    return element;
  }

  #remove(element: RowElement): void {
    for (const child of element.children) this.#remove(child);
    // A row that moved to another parent was added there under the same id.
    if (this.#byId.get(element.row.id) === element) this.#byId.delete(element.row.id);
  }
}

/** More children than this are put into sections: VS Code asks for all children of a parent at once. */
const MOST_CHILDREN = 500;
const SECTION = 250;

/** Long lists in sections, so that what is drawn at once stays bounded. `name` tells a section by its ends. */
export function inSections(
  rows: readonly Row[],
  id: string,
  name: (first: Row, last: Row) => string,
): readonly Row[] {
  if (rows.length <= MOST_CHILDREN) return rows;
  const sections: Row[] = [];
  for (let from = 0; from < rows.length; from += SECTION) {
    const children = rows.slice(from, from + SECTION);
    const [first, last] = [children[0], children.at(-1)];
    if (!first || !last) continue;
    const label = name(first, last);
    const number = from / SECTION;
    sections.push({ id: `${id}/section ${number}`, label, spoken: label, children, collapsed: number > 0 });
  }
  return sections;
}
