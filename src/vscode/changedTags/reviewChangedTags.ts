import * as vscode from 'vscode';
import { compareWording, type Candidate, type Span } from '../../article';
import { dropTags, keepAt, openQuestions, retagAt, type Change, type Question } from '../../annotation';
import type { ActiveArticle } from '../articles/activeArticle';
import type { ArticleSession, MakeChange } from '../articles/articleSession';
import { rangeOf } from '../articles/documentOffsets';
import type { CommandTable } from '../commands';
import { say } from '../say';
import { namesOf } from '../tagNames';
import type { Targets } from '../targets';
import { Marks } from './marks';
import { pickByKey } from '../pickByKey';
import { differenceInWords, linesFor, spellingLines, type Answer, type PlaceWords } from './questionLines';

/** Asks about tags whose sentences changed, one sentence after the other; each answer is one operation. */
export class ReviewChangedTags implements vscode.Disposable {
  readonly #targets: Targets;
  readonly #marks = new Marks();

  constructor(targets: Targets) {
    this.#targets = targets;
  }

  commands(): CommandTable {
    return { 'claimmark.reviewChangedTags': () => this.#targets.article((active) => this.#review(active)) };
  }

  dispose(): void {
    this.#marks.dispose();
  }

  async #review({ editor, session }: ActiveArticle): Promise<void> {
    await session.settled();
    const round = new Round(session);
    if (round.next() === undefined) {
      say(vscode.l10n.t('No tag of this article needs a look.'));
      return;
    }
    try {
      for (let asked = round.next(); asked; asked = round.next()) {
        const answer = await this.#ask(editor, round, asked);
        if (!answer) break;
        await round.take(asked, answer);
      }
    } finally {
      this.#marks.hide(editor);
    }
    say(vscode.l10n.t('Settled: {0}. Left: {1}.', round.answered, round.left));
  }

  /** Asks until there is an answer to the article as it is now. Undefined if the question was dismissed. */
  async #ask(
    editor: vscode.TextEditor,
    round: Round,
    questions: readonly Question[],
  ): Promise<Answer | undefined> {
    const [question] = questions;
    if (!question) return undefined;
    const { session } = round;
    const wordsAt = (place: Candidate) => wordsOf(session, place);
    const tags = questions.flatMap((each) => each.tags.map(({ tag }) => tag));
    const look = (place: Candidate | undefined) => {
      if (!place) {
        this.#marks.hide(editor);
        return;
      }
      const { changes } = compareWording(question.before, wordsAt(place).text, session.language);
      this.#marks.show(editor, [place.start, place.end], question.kind === 'ambiguous' ? [] : changes);
    };
    const [place] = question.places;
    const together = round.isTogether(questions);
    if (together) this.#marks.hide(editor);
    else look(place);
    const answer = await pickByKey<Answer>({
      title: vscode.l10n.t(
        'Changed tags, {0} of {1}: {2}',
        round.answered + round.skipped + 1,
        round.answered + round.left,
        namesOf(Array.from(new Set(tags))),
      ),
      placeholder: together
        ? vscode.l10n.t('Only the spelling differs: {0}', questions.length)
        : differenceInWords(question, session.language, place ? wordsAt(place).text : ''),
      lines: together
        ? spellingLines(questions, session.language, wordsAt)
        : linesFor(question, session.language, wordsAt),
      onDidLookAt: (active) => {
        if (question.kind === 'ambiguous' && active.kind === 'place') look(active.place);
      },
    });
    if (answer?.kind !== 'choose') return answer;
    const chosen = await chooseSentence(session, question, look);
    return chosen ? { kind: 'place', place: chosen } : this.#ask(editor, round, questions);
  }
}

/** One run through the questions of an article. */
class Round {
  answered = 0;
  /** Ids of the tags that were skipped. */
  readonly #skipped = new Set<string>();
  /** Whether spelling is asked one by one. */
  #each = false;
  /** The state of the text that is asked about. */
  #version = 0;

  constructor(readonly session: ArticleSession) {}

  /** How many questions are open. */
  get left(): number {
    return openQuestions(this.session.placed).length;
  }

  /** How many of them were skipped. */
  get skipped(): number {
    return this.left - this.#unskipped().length;
  }

  /** What is asked next: one question, or those of spelling together after all others with a place. */
  next(): readonly Question[] | undefined {
    this.#version = this.session.document.version;
    const open = this.#unskipped();
    const [next] = open;
    if (this.#each) return next && [next];
    const spelling = open.filter(({ kind }) => kind === 'spelling');
    const [first] = open.filter(({ kind }) => kind === 'changed' || kind === 'ambiguous');
    if (first) return [first];
    if (spelling.length > 0) return spelling;
    return next && [next];
  }

  #unskipped(): readonly Question[] {
    return openQuestions(this.session.placed).filter(
      ({ tags }) => !tags.some(({ id }) => this.#skipped.has(id)),
    );
  }

  isTogether(questions: readonly Question[]): boolean {
    return !this.#each && questions[0]?.kind === 'spelling';
  }

  async take(questions: readonly Question[], answer: Answer): Promise<void> {
    const { session } = this;
    // An answer about words that have changed meanwhile is none: what is open is asked anew.
    if (session.document.version !== this.#version) return;
    if (answer.kind === 'each') {
      this.#each = true;
      return;
    }
    if (answer.kind === 'skip') {
      for (const { tags } of questions) for (const { id } of tags) this.#skipped.add(id);
      return;
    }
    const makeChange = changeFor(questions, answer, session);
    if (!makeChange) return;
    await session.perform(makeChange);
    this.answered += questions.length;
  }
}

function changeFor(
  questions: readonly Question[],
  answer: Answer,
  session: ArticleSession,
): MakeChange | undefined {
  const tags = questions.flatMap((question) => question.tags);
  switch (answer.kind) {
    case 'keep':
    case 'place':
      return (placed, { text }) => keepAt(placed, tags, spanOf(answer.place), text);
    case 'retag':
      return (placed, { text }) =>
        retagAt(placed, tags, answer.tags, spanOf(answer.place), { text, now: session.timestamp() });
    case 'remove':
      return (placed) => dropTags(placed, tags);
    case 'keepAll':
      return (placed, { text }) =>
        together(
          questions.flatMap((question) => {
            const [place] = question.places;
            return place ? [keepAt(placed, question.tags, spanOf(place), text)] : [];
          }),
        );
    case 'choose':
    case 'skip':
    case 'each':
      return undefined;
  }
}

function together(changes: readonly Change[]): Change {
  return {
    tags: changes.flatMap(({ tags = [] }) => tags),
    read: changes.flatMap(({ read = [] }) => read),
  };
}

function spanOf({ start, end }: Candidate): Span {
  return [start, end];
}

function wordsOf(session: ArticleSession, { start, end }: Candidate): PlaceWords {
  const text = session.document.getText(rangeOf(session.document, [start, end])).replace(/\r\n?/g, '\n');
  const [index] = session.indicesBetween(start, end);
  return { text, name: index === undefined ? '' : vscode.l10n.t('sentence {0}', index + 1) };
}

/** Lets the annotator find the sentence by its words. */
async function chooseSentence(
  session: ArticleSession,
  question: Question,
  look: (place: Candidate | undefined) => void,
): Promise<Candidate | undefined> {
  const { sentences } = session.placed;
  const items = sentences.map(([start, end], index) => ({
    label: session.textOf(index).replace(/\s+/g, ' '),
    description: String(index + 1),
    place: { start, end, score: 1 },
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('To which sentence do the tags belong?'),
    placeHolder: `“${question.before}”`,
    ignoreFocusOut: true,
    onDidSelectItem: (item) => {
      if (typeof item !== 'string') look((item as (typeof items)[number]).place);
    },
  });
  return picked?.place;
}
