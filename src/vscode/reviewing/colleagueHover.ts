import * as vscode from 'vscode';
import { stands, type Tag } from '../../annotation';
import { isStale, refOf, slugOf, type Comparison, type Side } from '../../review';
import type { ArticleSessions } from '../articles/articleSessions';
import { canonicalOffset, rangeOf } from '../articles/documentOffsets';
import { inOneLine } from '../plainText';
import { escapeMarkdown } from '../screen/statusItem';
import type { Comparisons } from './comparisons';
import { reviewInWords, tagInWords } from './inWords';
import { namesBySlug } from './people';
import type { ShownAnnotators } from './shownAnnotators';

/** How many lines a hover has at most: a file can hold any number of tags on one sentence. */
const MOST_LINES = 40;

/** Tells what colleagues said about a sentence: their tags where these are drawn, and answers to one's own. */
export class ColleagueHover implements vscode.HoverProvider {
  readonly #sessions: ArticleSessions;
  readonly #comparisons: Comparisons;
  readonly #shown: ShownAnnotators;

  constructor(sessions: ArticleSessions, comparisons: Comparisons, shown: ShownAnnotators) {
    this.#sessions = sessions;
    this.#comparisons = comparisons;
    this.#shown = shown;
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const session = this.#sessions.of(document);
    const index = session?.sentenceIndexAt(position);
    if (!session || index === undefined || session.others.length === 0) return undefined;
    const comparison = this.#comparisons.of(session);
    const { shown } = this.#shown;
    const offset = canonicalOffset(document, position);
    const drawn = comparison.colleagues.filter(
      (side) => shown.of !== 'mine' && (shown.of !== 'colleague' || slugOf(side) === shown.slug),
    );
    const lines = linesAt(comparison, drawn, offset);
    if (lines.length === 0) return undefined;
    const cut = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'] : lines;
    // Not trusted: no command in it can be run.
    const contents = new vscode.MarkdownString(cut.map(escapeMarkdown).join('  \n'));
    const unit = comparison.units.units.find(({ start, end }) => start <= offset && offset <= end);
    return new vscode.Hover(
      contents,
      unit ? rangeOf(document, [unit.start, unit.end]) : session.rangeOf(index),
    );
  }
}

/** What is to tell about the place, in lines of plain text. */
function linesAt(comparison: Comparison, drawn: readonly Side[], offset: number): readonly string[] {
  const { own, colleagues, received } = comparison;
  const names = namesBySlug([own, ...colleagues]);
  const nameOf = (slug: string) => names.get(slug) ?? slug;
  const remarksOn = (slug: string, tag: Tag) =>
    comparison.remarksOn(refOf(slug, tag)).map(({ annotator, review }) => {
      const stale = review.of === refOf(slug, tag) && isStale(review, tag);
      const when = stale ? vscode.l10n.t('{0}, the tag changed since', review.created) : review.created;
      return `↳ ${nameOf(annotator)} (${when}): ${inOneLine(reviewInWords(review))}`;
    });
  const theirs = drawn.flatMap((side) =>
    tagsAt(side, offset).flatMap((tag) => [
      `${nameOf(slugOf(side))} – ${inOneLine(tagInWords(tag))}`,
      ...remarksOn(slugOf(side), tag),
    ]),
  );
  const toMine = tagsAt(own, offset).flatMap((tag) => {
    const remarks = remarksOn(slugOf(own), tag);
    return remarks.length > 0
      ? [`${vscode.l10n.t('To your tag')} – ${inOneLine(tagInWords(tag))}`, ...remarks]
      : [];
  });
  const missing = received.flatMap(({ from, review, state, place }) =>
    review.verdict === 'add' && state === 'current' && place && place[0] <= offset && offset <= place[1]
      ? [`↳ ${nameOf(from)} (${review.created}): ${inOneLine(reviewInWords(review))}`]
      : [],
  );
  return [...theirs, ...toMine, ...missing];
}

function tagsAt({ annotations, places }: Side, offset: number): readonly Tag[] {
  return annotations.tags.filter(({ id }) => {
    const place = places.get(id);
    return stands(place) && place.start <= offset && offset <= place.end;
  });
}
