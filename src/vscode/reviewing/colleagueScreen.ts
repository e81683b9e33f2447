import * as vscode from 'vscode';
import type { Span } from '../../article';
import { stands, TAG_NAMES, type TagName } from '../../annotation';
import { slugOf, type Side } from '../../review';
import type { ArticleSession } from '../articles/articleSession';
import type { ArticleSessions } from '../articles/articleSessions';
import { rangeOf } from '../articles/documentOffsets';
import { ColleagueDecorations, type ColleagueRange, type DrawnColleagues } from './colleagueDecorations';
import type { Comparisons } from './comparisons';
import { initialsBySlug } from './people';
import type { ShownAnnotators } from './shownAnnotators';

const NOTHING: DrawnColleagues = { tagged: [], differences: [] };

/** Keeps editors showing colleagues' tags and differences, as far as they are to be shown. */
export class ColleagueScreen implements vscode.Disposable {
  readonly #sessions: ArticleSessions;
  readonly #comparisons: Comparisons;
  readonly #shown: ShownAnnotators;
  readonly #decorations = new ColleagueDecorations();
  /** Editors in which something is drawn. */
  readonly #drawn = new WeakSet<vscode.TextEditor>();
  readonly #subscriptions: readonly { dispose(): unknown }[];

  constructor(sessions: ArticleSessions, comparisons: Comparisons, shown: ShownAnnotators) {
    this.#sessions = sessions;
    this.#comparisons = comparisons;
    this.#shown = shown;
    const drawAll = () => {
      for (const editor of vscode.window.visibleTextEditors) this.#draw(editor);
    };
    this.#subscriptions = [
      this.#decorations,
      shown.onDidChange(drawAll),
      vscode.window.onDidChangeVisibleTextEditors(drawAll),
      comparisons.onDidChange(({ document }) => {
        for (const editor of vscode.window.visibleTextEditors) {
          if (editor.document === document) this.#draw(editor);
        }
      }),
    ];
  }

  /** What is drawn in the editors of an article. */
  drawnIn(session: ArticleSession): DrawnColleagues {
    const { shown } = this.#shown;
    if (shown.of === 'mine') return NOTHING;
    const { colleagues, differences } = this.#comparisons.of(session);
    const sides =
      shown.of === 'colleague' ? colleagues.filter((side) => slugOf(side) === shown.slug) : colleagues;
    const different = shown.of === 'colleague' ? [] : differences;
    const tagged = taggedBy(session, sides, initialsBySlug(colleagues));
    const isDifferent = (start: number, end: number) =>
      different.some((each) => each.start < end && each.end > start);
    return {
      tagged: (shown.of === 'differences' ? tagged.filter(({ span }) => isDifferent(...span)) : tagged).map(
        ({ each }) => each,
      ),
      differences: different.map(({ start, end }) => rangeOf(session.document, [start, end])),
    };
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #draw(editor: vscode.TextEditor): void {
    const session = this.#sessions.of(editor.document);
    const drawn = session ? this.drawnIn(session) : NOTHING;
    if (drawn === NOTHING && !this.#drawn.delete(editor)) return;
    if (drawn !== NOTHING) this.#drawn.add(editor);
    this.#decorations.draw(editor, drawn);
  }
}

/** The tags of several colleagues by where they stand, in the order of the text. */
function taggedBy(
  { document }: ArticleSession,
  sides: readonly Side[],
  initials: ReadonlyMap<string, string>,
): readonly { readonly span: Span; readonly each: ColleagueRange }[] {
  const bySpan = new Map<string, { span: Span; by: Map<string, Set<TagName>> }>();
  for (const side of sides) {
    const slug = slugOf(side);
    for (const { id, tag } of side.annotations.tags) {
      const place = side.places.get(id);
      if (!stands(place)) continue;
      const key = `${place.start} ${place.end}`;
      const known = bySpan.get(key) ?? {
        span: [place.start, place.end],
        by: new Map<string, Set<TagName>>(),
      };
      bySpan.set(key, known);
      const tags = known.by.get(slug) ?? new Set<TagName>();
      known.by.set(slug, tags.add(tag));
    }
  }
  return Array.from(bySpan.values())
    .sort((a, b) => a.span[0] - b.span[0])
    .map(({ span, by }) => ({
      span,
      each: {
        range: rangeOf(document, span),
        by: Array.from(by, ([slug, tags]) => ({
          initials: initials.get(slug) ?? slug,
          tags: TAG_NAMES.filter((tag) => tags.has(tag)),
        })),
      },
    }));
}
