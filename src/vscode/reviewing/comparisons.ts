import * as vscode from 'vscode';
import type { Annotations } from '../../annotation';
import { Comparison, sideOf, type Side } from '../../review';
import type { SidecarFile } from '../../sidecar';
import type { ArticleSession } from '../articles/articleSession';
import type { ArticleSessions } from '../articles/articleSessions';
import { canonicalTextOf } from '../articles/documentOffsets';
import { isBlind, mayShow } from './visibility';

/** How long nothing is typed before colleagues' tags are aligned again, in milliseconds. */
const PAUSE = 400;

/**
 * How many tags of one sidecar are aligned: ten times those of a long report. What hostile or broken files hold
 * beyond that is left out, and told.
 */
export const MOST_TAGS = 10_000;

interface Known {
  readonly version: number;
  readonly others: readonly SidecarFile[];
  readonly own: Annotations | undefined;
  readonly blind: boolean;
  readonly comparison: Comparison;
}

/** The open articles in use, each compared with what colleagues wrote about it and may be seen. */
export class Comparisons implements vscode.Disposable {
  readonly #known = new WeakMap<ArticleSession, Known>();
  readonly #sides = new WeakMap<Annotations, { readonly version: number; readonly side: Side }>();
  readonly #changed = new vscode.EventEmitter<ArticleSession>();
  /** What there is to compare changed. While somebody types it waits for a pause. */
  readonly onDidChange = this.#changed.event;
  readonly #pauses = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #subscriptions: readonly { dispose(): unknown }[];

  constructor(sessions: ArticleSessions) {
    const fireAll = () => {
      for (const session of sessions.all()) this.#changed.fire(session);
    };
    this.#subscriptions = [
      this.#changed,
      sessions.onDidChange((session) => {
        this.#changed.fire(session);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const session = sessions.of(document);
        if (!session || session.others.length === 0 || contentChanges.length === 0) return;
        const key = document.uri.toString();
        clearTimeout(this.#pauses.get(key));
        const fire = () => {
          this.#pauses.delete(key);
          this.#changed.fire(session);
        };
        this.#pauses.set(key, setTimeout(fire, PAUSE));
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('claimmark.blind')) fireAll();
      }),
    ];
  }

  /** The article as it is now. Costs the length of its text after each change of that. */
  of(session: ArticleSession): Comparison {
    const { document, others, own } = session;
    const { version, uri } = document;
    const blind = isBlind(uri);
    const known = this.#known.get(session);
    const isCurrent =
      known?.version === version && known.others === others && known.own === own && known.blind === blind;
    if (isCurrent) return known.comparison;
    const text = canonicalTextOf(document);
    const colleagues = others
      .filter(({ annotator }) => mayShow(uri, annotator, own))
      .flatMap(({ annotator, parsed: { annotations } }) =>
        annotations ? [this.#sideOf(annotations, annotator, text, version)] : [],
      );
    const comparison = new Comparison(uri.toString(), text, ownSide(session, text), colleagues);
    this.#known.set(session, { version, others, own, blind, comparison });
    return comparison;
  }

  /** The sidecars of an open article of which not all is compared, by their address. */
  leftOutIn({ others, own, document: { uri } }: ArticleSession): ReadonlyMap<string, string> {
    return new Map(
      others
        .filter(({ annotator }) => mayShow(uri, annotator, own))
        .flatMap(({ path, parsed: { annotations } }): [string, string][] => {
          const message = annotations && leftOutOf(annotations);
          return message ? [[path, message]] : [];
        }),
    );
  }

  dispose(): void {
    for (const pause of this.#pauses.values()) clearTimeout(pause);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #sideOf(annotations: Annotations, slug: string, text: string, version: number): Side {
    const known = this.#sides.get(annotations);
    if (known?.version === version) return known.side;
    const side = colleagueSide(annotations, slug, text);
    this.#sides.set(annotations, { version, side });
    return side;
  }
}

/** A colleague's annotations aligned to a text. The file's name says whose they are, whatever stands in it. */
export function colleagueSide(annotations: Annotations, slug: string, text: string): Side {
  const { annotator, tags } = annotations;
  const bounded = tags.length > MOST_TAGS ? tags.slice(0, MOST_TAGS) : tags;
  return sideOf({ ...annotations, tags: bounded, annotator: { ...annotator, id: slug } }, text);
}

/** What of a colleague's annotations is not compared, in one sentence; undefined if all is. */
export function leftOutOf({ tags }: Annotations): string | undefined {
  return tags.length > MOST_TAGS
    ? vscode.l10n.t('Only the first {0} of {1} tags are compared.', MOST_TAGS, tags.length)
    : undefined;
}

/** One's own side: the session follows its tags and sentences; only what it misses in others' is searched. */
export function ownSide({ placed, annotator }: ArticleSession, text: string): Side {
  const { annotations, places, sentences } = placed;
  const misses = annotations.reviews.some(({ verdict }) => verdict === 'add');
  const missing = misses ? sideOf({ ...annotations, tags: [] }, text).places : [];
  return {
    annotations: { ...annotations, annotator },
    sentences: sentences.map(([start, end]) => ({ start, end, changed: false })),
    places: new Map([...missing, ...places]),
  };
}
