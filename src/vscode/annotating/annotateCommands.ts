import * as vscode from 'vscode';
import {
  findSentence,
  markRead,
  putTags,
  repeatTags,
  stands,
  tagsOn,
  type Change,
  type Placed,
  type Tag,
  type TagName,
} from '../../annotation';
import type { AnnotateMode } from './annotateMode';
import type { ArticleSession, MakeChange } from '../articles/articleSession';
import type { ArticleSessions } from '../articles/articleSessions';
import type { CommandTable } from '../commands';
import { Refusal } from '../refusal';
import { say } from '../say';
import type { Target, Targets } from '../targets';

/** Going from sentence to sentence, and the keys of annotate mode that tag and go on. */
export class AnnotateCommands implements vscode.Disposable {
  readonly #targets: Targets;
  readonly #mode: AnnotateMode;
  /** The tags of the sentence that was tagged last. */
  #lastTags: readonly Tag[] = [];
  readonly #subscription: vscode.Disposable;

  constructor(sessions: ArticleSessions, targets: Targets, mode: AnnotateMode) {
    this.#targets = targets;
    this.#mode = mode;
    this.#subscription = sessions.onDidPerform(({ session, change }) => {
      this.#lastTags = lastTagged(session.placed, [change]) ?? this.#lastTags;
    });
  }

  commands(): CommandTable {
    return {
      'claimmark.startAnnotating': (...given) => {
        this.#mode.keyPressed(given);
        return this.#targets.article((active) => this.#mode.start(active));
      },
      'claimmark.stopAnnotating': async () => {
        const editor = vscode.window.activeTextEditor;
        if (editor) await this.#mode.stop(editor.document);
      },
      'claimmark.annotateClaim': () => this.#tag('claim'),
      'claimmark.annotateAttribution': () => this.#tag('attribution'),
      'claimmark.annotateClaimAndAttribution': () => this.#tag('claim', 'attribution'),
      'claimmark.annotateDenial': () => this.#tag('denial', 'attribution'),
      'claimmark.annotateNothing': () =>
        this.#annotate((target, placed) => ({ read: markRead(placed, target.sentences, true) })),
      'claimmark.repeatTags': () => this.#repeat(),
      'claimmark.markUnread': () =>
        this.#targets.sentences(({ session, sentences }) =>
          session.perform((placed) => ({ read: markRead(placed, sentences, false) })),
        ),
      'claimmark.nextSentence': (...given) => {
        this.#mode.keyPressed(given);
        return this.#move(1, SENTENCE);
      },
      'claimmark.previousSentence': (...given) => {
        this.#mode.keyPressed(given);
        return this.#move(-1, SENTENCE);
      },
      'claimmark.nextUnread': () => this.#move(1, UNREAD),
      'claimmark.previousUnread': () => this.#move(-1, UNREAD),
      'claimmark.nextTag': () => this.#move(1, TAGGED),
      'claimmark.previousTag': () => this.#move(-1, TAGGED),
    };
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #tag(...names: readonly TagName[]): Promise<void> {
    return this.#annotate(({ session, sentences }, placed, { text }) =>
      putTags(placed, sentences, names, { text, now: session.timestamp() }),
    );
  }

  #repeat(): Promise<void> {
    return this.#annotate(({ session, sentences }, placed, { text }, made) => {
      const models = lastTagged(placed, made) ?? this.#lastTags;
      if (models.length === 0) throw new Refusal(vscode.l10n.t('No sentence has been tagged yet.'));
      return repeatTags(placed, sentences, models, { text, now: session.timestamp() });
    });
  }

  /** Changes the current sentences and goes on to the next unread one, without waiting for the disk. */
  #annotate(makeChange: (target: Target, ...now: Parameters<MakeChange>) => Change): Promise<void> {
    return this.#targets.sentences(async (target) => {
      const { session, indices } = target;
      const last = indices.at(-1) ?? 0;
      const written = session.perform((...now) => makeChange(target, ...now));
      const next = () => findSentence(session.sentenceCount, last, 1, (index) => !session.isRead(index));
      const ahead = next();
      const isAhead = ahead !== undefined && ahead > last;
      if (isAhead) this.#mode.goTo(target, ahead);
      try {
        await written;
      } catch (error) {
        this.#mode.goTo(target, indices[0]);
        throw error;
      }
      if (isAhead) return;
      // Behind the last unread sentence: what was on its way to the disk counts before going back to the first.
      const earlier = next();
      this.#mode.goTo(target, earlier);
      say(earlier === undefined ? UNREAD.none(session) : wentRound(1, earlier));
    });
  }

  #move(step: 1 | -1, goal: Goal): Promise<void> {
    return this.#targets.article((active) => {
      const { session } = active;
      const origin = this.#targets.originOf(active, step);
      const index = findSentence(session.sentenceCount, origin, step, goal.accepts(session));
      const round = index !== undefined && (index - origin) * step <= 0;
      if (index === undefined) say(goal.none(session));
      else if (!round || goal.goesRound) this.#mode.goTo(active, index);
      if (round && goal.goesRound) say(wentRound(step, index));
      return Promise.resolve();
    });
  }
}

/** The tags of the sentence that changes tagged last; undefined if they tagged none. */
function lastTagged(placed: Placed, changes: readonly Change[]): readonly Tag[] | undefined {
  const tags = changes.flatMap((change) => change.tags ?? []);
  const tag = tags.findLast(({ after }) => after !== null)?.after;
  const place = placed.places.get(tag?.id ?? '');
  return stands(place) ? tagsOn(placed, [place.start, place.end]) : undefined;
}

/** What one can go to. */
interface Goal {
  readonly accepts: (session: ArticleSession) => (index: number) => boolean;
  /** Whether it is looked for from the other end on when there is none ahead. */
  readonly goesRound: boolean;
  /** What to say if there is none. */
  readonly none: (session: ArticleSession) => string;
}

const SENTENCE: Goal = {
  accepts: () => () => true,
  goesRound: false,
  none: () => vscode.l10n.t('This article has no sentences yet.'),
};

const UNREAD: Goal = {
  accepts: (session) => (index) => !session.isRead(index),
  goesRound: true,
  none: ({ sentenceCount }) => vscode.l10n.t('All {0} sentences are read.', sentenceCount),
};

const TAGGED: Goal = {
  accepts: (session) => {
    const tagged = session.tagsBySentence();
    return (index) => tagged.has(index);
  },
  goesRound: true,
  none: () => vscode.l10n.t('There is no tag in this article.'),
};

function wentRound(step: 1 | -1, index: number): string {
  return step === 1
    ? vscode.l10n.t('Went on at the beginning, at sentence {0}.', index + 1)
    : vscode.l10n.t('Went on at the end, at sentence {0}.', index + 1);
}
