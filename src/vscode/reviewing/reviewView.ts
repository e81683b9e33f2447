import * as vscode from 'vscode';
import { countReasons, GROUPS, type GroupName } from '../../review';
import { inOneLine } from '../plainText';
import { nameOf as fileNameOf } from '../uris';
import { inSections, type Row } from '../views/rows';
import { RowTree } from '../views/rowTree';
import { entryInWords, quoteOf } from './entryWords';
import { reasonOf } from './inWords';
import type { ListedEntry, ReviewList } from './reviewList';
import type { ReviewMode } from './reviewMode';
import type { SeenEntries } from './seenEntries';

/** How many rows a group has: in a large corpus nobody gets through more before it is drawn anew. */
const MOST_ROWS = 1000;
/** A row shows the beginning of a sentence. */
const LONGEST_LABEL = 120;

/** The view of what there is to review in the workspace. It reads nothing before it is shown for the first time. */
export class ReviewView implements vscode.Disposable {
  readonly #list: ReviewList;
  readonly #mode: ReviewMode;
  readonly #seen: SeenEntries;
  readonly #report: (error: unknown) => void;
  readonly tree: RowTree;
  readonly #subscriptions: readonly { dispose(): unknown }[];
  #wasLoaded = false;

  constructor(list: ReviewList, mode: ReviewMode, seen: SeenEntries, report: (error: unknown) => void) {
    this.#list = list;
    this.#mode = mode;
    this.#seen = seen;
    this.#report = report;
    this.tree = new RowTree('claimmark.reviewView', {
      load: () => {
        this.#load();
        return Promise.resolve();
      },
      comesIntoSight: () => {
        seen.look();
      },
      update: () => {
        this.#update();
      },
    });
    this.#subscriptions = [
      this.tree,
      list.onDidChange(() => {
        this.tree.schedule();
      }),
      mode.onDidChange(() => {
        this.#follow();
      }),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** The view is there at once; what is found comes into it. */
  #load(): void {
    if (this.#wasLoaded) return;
    this.#wasLoaded = true;
    this.tree.view.message = vscode.l10n.t('Comparing articles…');
    this.#list.load().then(
      () => {
        this.tree.schedule();
      },
      (error: unknown) => {
        this.#report(error);
      },
    );
  }

  #update(): void {
    const { entries, isLoaded } = this.#list;
    const groups = this.#seen.groups(entries);
    this.tree.set(
      GROUPS.flatMap((name): Row[] => {
        const group = groups[name];
        if (group.length === 0) return [];
        const label = groupInWords(name);
        const reasons = countReasons(group).map(([reason, count]) => `${reasonOf(reason)} ${count}`);
        const description = [group.length, ...(reasons.length > 0 ? [reasons.join(', ')] : [])].join(' · ');
        return [
          {
            id: `group ${name}`,
            label,
            description,
            spoken: `${label}: ${description}`,
            children: [
              ...inSections(
                group.slice(0, MOST_ROWS).map(rowOf),
                name,
                (first, last) => `${first.label} – ${last.label}`,
              ),
              ...(group.length > MOST_ROWS ? [restRow(name, group.length - MOST_ROWS)] : []),
            ],
            ...(name === 'judged' && { collapsed: true }),
          },
        ];
      }),
    );
    this.tree.view.badge =
      groups.new.length > 0
        ? { value: groups.new.length, tooltip: vscode.l10n.t('New to review: {0}', groups.new.length) }
        : undefined;
    this.tree.view.message = isLoaded ? '' : vscode.l10n.t('Comparing articles…');
    if (isLoaded) this.#seen.shown(entries).catch(this.#report);
    this.#follow();
  }

  /** Marks the current entry in the list, if it is on the screen. */
  #follow(): void {
    const { current } = this.#mode;
    if (current) this.tree.select([current.key]);
  }
}

function rowOf(entry: ListedEntry): Row {
  const words = entryInWords(entry);
  const quote = inOneLine(quoteOf(entry), LONGEST_LABEL) || vscode.l10n.t('(its sentence is gone)');
  const name = fileNameOf(vscode.Uri.parse(entry.article, true));
  return {
    id: entry.key,
    label: quote,
    description: `${words} · ${name}`,
    icon: iconOf(entry),
    spoken: `${words}. ${quote}. ${name}`,
    tooltip: `${inOneLine(quoteOf(entry), 1000)}\n${words}\n${vscode.workspace.asRelativePath(vscode.Uri.parse(entry.article, true))}`,
    context: entry.kind,
    command: 'claimmark.reviewEntry',
  };
}

/** Stands for the entries that have no row of their own. */
function restRow(group: GroupName, count: number): Row {
  const label = vscode.l10n.t('… and {0} more', count);
  return { id: `rest ${group}`, label, spoken: label };
}

function iconOf(entry: ListedEntry): string {
  if (!entry.open) return 'check';
  if (entry.kind === 'comment') return 'comment';
  if (entry.kind === 'verdict') return 'law';
  if (entry.dispute.state === 'stale') return 'history';
  return entry.dispute.unsure.length > 0 ? 'question' : 'diff';
}

function groupInWords(name: GroupName): string {
  switch (name) {
    case 'new':
      return vscode.l10n.t('New since you last looked');
    case 'unsure':
      return vscode.l10n.t('Colleagues are unsure');
    case 'differences':
      return vscode.l10n.t('Differences');
    case 'comments':
      return vscode.l10n.t('Answers to you');
    case 'verdicts':
      return vscode.l10n.t('Verdicts on my tags');
    case 'judged':
      return vscode.l10n.t('Judged');
  }
}
