import * as vscode from 'vscode';
import { ADJUDICATED } from '../../annotation';
import { slugOf } from '../../review';
import type { ArticleSession } from '../articles/articleSession';
import type { CommandTable } from '../commands';
import { inLabel } from '../plainText';
import { Refusal } from '../refusal';
import type { Targets } from '../targets';
import type { Comparisons } from './comparisons';
import { namesBySlug } from './people';
import { isBlind } from './visibility';

/** Whose tags are drawn: one's own, one colleague's (by slug), everybody's, or where annotators differ. */
export type Shown =
  { readonly of: 'mine' | 'all' | 'differences' } | { readonly of: 'colleague'; readonly slug: string };

/** Whose tags are drawn in this window. */
export class ShownAnnotators implements vscode.Disposable {
  readonly #comparisons: Comparisons;
  readonly #targets: Targets;
  #shown: Shown = { of: 'mine' };
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(comparisons: Comparisons, targets: Targets) {
    this.#comparisons = comparisons;
    this.#targets = targets;
  }

  get shown(): Shown {
    return this.#shown;
  }

  set(shown: Shown): void {
    this.#shown = shown;
    this.#changed.fire();
  }

  /** Whether one's own tags on `range` are drawn. */
  showsOwn(session: ArticleSession): (start: number, end: number) => boolean {
    const { of } = this.#shown;
    if (of !== 'differences') return () => of !== 'colleague';
    const { differences } = this.#comparisons.of(session);
    return (start, end) => differences.some((each) => each.start < end && each.end > start);
  }

  commands(): CommandTable {
    return {
      // A key can be bound to one choice by giving it as argument.
      'claimmark.showTagsOf': async (given) => {
        if (isShown(given)) this.set(given);
        else await this.#targets.article(({ session }) => this.#choose(session));
      },
      'claimmark.reveal': () => this.#targets.article(({ session }) => reveal(session)),
    };
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #choose(session: ArticleSession): Promise<void> {
    await session.settled();
    const { colleagues, differences } = this.#comparisons.of(session);
    const hidden = session.others.length - colleagues.length;
    const names = namesBySlug(colleagues);
    const mine: Item = { label: vscode.l10n.t('$(account) My tags'), shown: { of: 'mine' } };
    const everybody: Item = {
      label: vscode.l10n.t('$(organization) Everybody’s tags'),
      shown: { of: 'all' },
    };
    const others: Item[] = [
      {
        label: vscode.l10n.t('$(diff) Differences only'),
        description: String(differences.length),
        shown: { of: 'differences' },
      },
      ...colleagues.map((side): Item => {
        const slug = slugOf(side);
        return {
          label: `${slug === ADJUDICATED ? '$(law)' : '$(person)'} ${inLabel(names.get(slug) ?? slug)}`,
          description: vscode.l10n.t('Tags: {0}', side.annotations.tags.length),
          shown: { of: 'colleague', slug },
        };
      }),
    ];
    const revealing: Item[] =
      hidden > 0
        ? [
            {
              label: vscode.l10n.t('$(eye-closed) Show what colleagues wrote…'),
              description: vscode.l10n.t('hidden until you finish the article'),
            },
          ]
        : [];
    // The first is what Enter takes: from one's own tags to everybody's and back.
    const first = this.#shown.of === 'mine' ? [everybody, mine] : [mine, everybody];
    const items = colleagues.length > 0 ? [...first, ...others, ...revealing] : [mine, ...revealing];
    const picked = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('Whose tags are shown'),
      ...(session.others.length === 0 && {
        placeHolder: vscode.l10n.t('No colleague has annotated this article.'),
      }),
    });
    if (picked?.shown) this.set(picked.shown);
    else if (picked) await reveal(session);
  }
}

function isShown(given: unknown): given is Shown {
  const { of, slug } = (given ?? {}) as { readonly of?: unknown; readonly slug?: unknown };
  return (
    of === 'mine' || of === 'all' || of === 'differences' || (of === 'colleague' && typeof slug === 'string')
  );
}

interface Item extends vscode.QuickPickItem {
  /** Missing: they have to be revealed first. */
  readonly shown?: Shown;
}

/** Asks once whether to see what colleagues wrote before the article is finished; the file keeps the answer. */
async function reveal(session: ArticleSession): Promise<void> {
  const { own, document } = session;
  if (!isBlind(document.uri) || (own && (own.done !== null || own.revealed !== null))) {
    throw new Refusal(vscode.l10n.t('What colleagues wrote about this article is not hidden from you.'));
  }
  const yes = vscode.l10n.t('Reveal');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Show what colleagues wrote about this article before you have finished it?'),
    {
      modal: true,
      detail: vscode.l10n.t(
        'Your sidecar keeps that you have seen it. It cannot be taken back: your tags are not independent then.',
      ),
    },
    yes,
  );
  if (answer !== yes) return;
  await session.record(({ annotations: { revealed } }) =>
    revealed === null
      ? { fields: [{ name: 'revealed', before: null, after: session.timestamp() }] }
      : undefined,
  );
}
