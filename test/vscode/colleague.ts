import * as vscode from 'vscode';
import {
  addTag,
  applyChange,
  bringTo,
  describeArticle,
  emptyAnnotations,
  markRead,
  mergeChanges,
  newArticle,
  type Annotations,
  type Details,
  type Review,
  type TagName,
} from '../../src/annotation';
import { serialise } from '../../src/sidecar';
import { sidecarOf } from './support';

export interface Given {
  readonly tags?: readonly TagName[];
  readonly details?: Details;
}

export interface Colleague {
  /** Slug. */
  readonly id: string;
  readonly name?: string;
  /** Per sentence what was given; missing: unread. */
  readonly given: readonly (Given | undefined)[];
  readonly reviews?: readonly Review[];
  /** What else the file says. */
  readonly fields?: Partial<Annotations>;
  /** Joins each two sentences, as a colleague may cut them. */
  readonly pairs?: boolean;
}

/** What a colleague's program writes about a text. */
export function annotationsOf(text: string, { id, name = id, ...plan }: Colleague): Annotations {
  const { state, sentences } = newArticle(text);
  const cut = plan.pairs
    ? sentences.flatMap(([start, end], index): (readonly [number, number])[] =>
        index % 2 === 0 ? [[start, sentences[index + 1]?.[1] ?? end]] : [],
      )
    : sentences;
  const article = describeArticle(text, state.language, state.segmenter, cut);
  const placed = bringTo(emptyAnnotations(article, { id, name }), article);
  const now = '2026-11-20';
  const changes = plan.given.flatMap((each, index) => {
    const sentence = cut[index];
    if (!each || !sentence) return [];
    const { tags = [], details = {} } = each;
    return [
      { read: markRead(placed, [sentence], true) },
      ...tags.map((tag) => addTag(placed, [sentence], tag, { text, now }, details)),
    ];
  });
  const annotations = applyChange(placed, article, mergeChanges(changes));
  return { ...annotations, reviews: plan.reviews ?? [], ...plan.fields };
}

/** Puts a colleague's sidecar beside an article, as a pull would. */
export async function writeColleague(
  article: vscode.Uri,
  text: string,
  colleague: Colleague,
): Promise<Annotations> {
  const annotations = annotationsOf(text, colleague);
  const bytes = new TextEncoder().encode(serialise(annotations));
  await vscode.workspace.fs.writeFile(sidecarOf(article, colleague.id), bytes);
  return annotations;
}
