/** Edits of a draft's words and sentences; every edit is a function of a draft and a source of chance. */
import type { Draft, DraftSentence, Piece } from './draft';
import { piecesOf } from './draft';
import type { Random } from './random';
import { lookupSynonym } from './synonyms';

/** What edits draw on: chance, and sentences of other articles of the same collection. */
export interface Surroundings {
  readonly random: Random;
  readonly language: string;
  readonly foreign: readonly DraftSentence[];
}

export type Edit = (draft: Draft, surroundings: Surroundings) => Draft;

const isWord = (piece: Piece): boolean => /^[\p{L}\p{N}]/u.test(piece.text);
const isCommon = (piece: Piece): boolean => /^\p{Ll}{2,}$/u.test(piece.text);

const foreignSentence = ({ random, foreign }: Surroundings): DraftSentence => ({
  gap: ' ',
  pieces: random.pick(foreign).pieces.map((piece) => ({ ...piece, origin: -1 })),
});

function foreignWord(surroundings: Surroundings): string {
  const words = foreignSentence(surroundings).pieces.filter(isWord);
  return words.length === 0 ? 'neu' : surroundings.random.pick(words).text;
}

/** A sentence of which `stands` finds nothing left stays as it was: it would have no true place. */
const mapPieces =
  (
    change: (piece: Piece, surroundings: Surroundings) => readonly Piece[],
    stands: (pieces: readonly Piece[], before: readonly Piece[]) => boolean,
  ): Edit =>
  (draft, surroundings) =>
    draft.map((sentence) => {
      const pieces = sentence.pieces.flatMap((piece) => change(piece, surroundings));
      return stands(pieces, sentence.pieces) || sentence.pieces.every(({ origin }) => origin < 0)
        ? { ...sentence, pieces }
        : sentence;
    });

const keepsPiece = (pieces: readonly Piece[]): boolean => pieces.some(({ origin }) => origin >= 0);
/** Whether a word is left as it was. */
const keepsWord = (pieces: readonly Piece[], before: readonly Piece[]): boolean => {
  const words = new Set(before.filter(isWord));
  return pieces.some((piece) => words.has(piece)) || (words.size === 0 && keepsPiece(pieces));
};

function misspelled(word: string, random: Random): string {
  if (word.length < 3) return word;
  const at = random.below(word.length - 1);
  const letter = String.fromCharCode(97 + random.below(26));
  switch (random.below(4)) {
    case 0:
      return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
    case 1:
      return word.slice(0, at) + word.slice(at + 1);
    case 2:
      return word.slice(0, at) + word.charAt(at) + word.slice(at);
    default:
      return word.slice(0, at) + letter + word.slice(at + 1);
  }
}

/** Misspells words with the given probability. */
export const typos = (probability: number): Edit =>
  mapPieces(
    (piece, { random }) =>
      isWord(piece) && random.chance(probability)
        ? [{ ...piece, text: misspelled(piece.text, random) }]
        : [piece],
    keepsPiece,
  );

/** Replaces, drops and adds words with the given probability, in the proportion 2 : 1 : 1. */
export const copyEdit = (probability: number): Edit =>
  mapPieces((piece, surroundings) => {
    const { random, language } = surroundings;
    if (!isWord(piece) || !random.chance(probability)) return [piece];
    switch (random.below(4)) {
      case 0:
        return [];
      case 1:
        return [piece, { text: foreignWord(surroundings), gap: ' ', origin: -1 }];
      default:
        return [{ ...piece, text: lookupSynonym(piece.text, language) ?? foreignWord(surroundings) }];
    }
  }, keepsWord);

/** Picks sentences with the given probability, at least one. */
function chosen(draft: Draft, random: Random, probability: number): Set<number> {
  const indices = draft.flatMap((_, index) => (random.chance(probability) ? [index] : []));
  return new Set(indices.length > 0 ? indices : [random.below(draft.length)]);
}

/** Lets each chosen sentence become other ones. */
const each =
  (
    probability: number,
    change: (sentence: DraftSentence, surroundings: Surroundings) => readonly DraftSentence[],
  ): Edit =>
  (draft, surroundings) => {
    const picked = chosen(draft, surroundings.random, probability);
    return draft.flatMap((sentence, index) =>
      picked.has(index) ? change(sentence, surroundings) : [sentence],
    );
  };

export const insertSentences = (probability: number): Edit =>
  each(probability, (sentence, surroundings) => [sentence, foreignSentence(surroundings)]);

export const deleteSentences = (probability: number): Edit => {
  const remove = each(probability, () => []);
  return (draft, surroundings) => {
    const rest = remove(draft, surroundings);
    return rest.length > 0 ? rest : draft;
  };
};

export const replaceSentences = (probability: number): Edit =>
  each(probability, (sentence, surroundings) => [{ ...foreignSentence(surroundings), gap: sentence.gap }]);

/** Re-translation: clauses turn about, up to `strength` of the common words are exchanged. */
export const retranslate = (probability: number, strength = 0.45): Edit =>
  each(probability, (sentence, surroundings) => {
    const { random, language } = surroundings;
    const share = strength * (0.4 + 0.6 * random.next());
    const pieces = sentence.pieces.map((piece) => {
      const synonym = lookupSynonym(piece.text, language);
      if (synonym !== undefined && random.chance(0.7)) return { ...piece, text: synonym };
      return isCommon(piece) && random.chance(share)
        ? { ...piece, text: foreignWord(surroundings).toLowerCase() }
        : piece;
    });
    const comma = pieces.findIndex(
      ({ text }, index) => text === ',' && index > 2 && index < pieces.length - 4,
    );
    if (comma < 0 || !random.chance(0.5)) return [{ ...sentence, pieces }];
    const rotated = [
      ...pieces.slice(comma + 1, -1),
      pieces[comma]!,
      ...pieces.slice(0, comma),
      pieces.at(-1)!,
    ];
    return [
      { ...sentence, pieces: rotated.map((piece, index) => (index === 0 ? { ...piece, gap: '' } : piece)) },
    ];
  });

/** A sentence that reads alike: one to three names, numbers or nouns are others. */
export function lookalike(sentence: DraftSentence, surroundings: Surroundings): DraftSentence {
  const { random } = surroundings;
  const pieces = sentence.pieces.map((piece) => ({ ...piece, origin: -1 }));
  const telling = pieces.flatMap((piece, index) =>
    index > 0 && /^(?:\p{Lu}\p{L}{2,}|\p{N}+|\p{L}{6,})$/u.test(piece.text) ? [index] : [],
  );
  for (const index of random.shuffled(telling).slice(0, 1 + random.below(3))) {
    const { text } = pieces[index]!;
    const other = /^\p{N}/u.test(text)
      ? String(Number.parseInt(text, 10) + 1 + random.below(40))
      : foreignWord(surroundings);
    pieces[index] = { ...pieces[index]!, text: other };
  }
  return { gap: ' ', pieces };
}

function insertAt(draft: Draft, index: number, sentence: DraftSentence): Draft {
  return [...draft.slice(0, index), sentence, ...draft.slice(index)];
}

/** Puts look-alikes of some sentences somewhere into the text. */
export const insertLookalikes =
  (probability: number): Edit =>
  (draft, surroundings) => {
    const { random } = surroundings;
    let result = draft;
    for (const index of chosen(draft, random, probability)) {
      result = insertAt(result, random.below(result.length + 1), lookalike(draft[index]!, surroundings));
    }
    return result;
  };

/** Moves single sentences to other places. */
export const moveSentences =
  (probability: number): Edit =>
  (draft, { random }) => {
    const picked = chosen(draft, random, probability);
    let result: Draft = draft.filter((_, index) => !picked.has(index));
    for (const index of picked) {
      result = insertAt(result, random.below(result.length + 1), { ...draft[index]!, gap: ' ' });
    }
    return result;
  };

/** Groups sentences as they are set in paragraphs; text without them is cut into groups of three. */
function paragraphs(draft: Draft): DraftSentence[][] {
  const marked = draft.some(({ gap }, index) => index > 0 && gap.includes('\n'));
  const groups: DraftSentence[][] = [];
  draft.forEach((sentence, index) => {
    const begins = marked ? sentence.gap.includes('\n') : index % 3 === 0;
    if (begins || groups.length === 0) groups.push([sentence]);
    else groups.at(-1)!.push(sentence);
  });
  return groups;
}

function joinParagraphs(groups: readonly DraftSentence[][]): Draft {
  return groups.flatMap((group) =>
    group.map((sentence, index) => ({ ...sentence, gap: index === 0 ? '\n\n' : ' ' })),
  );
}

export const moveParagraph: Edit = (draft, { random }) => {
  const groups = paragraphs(draft);
  const [moved] = groups.splice(random.below(groups.length), 1);
  groups.splice(random.below(groups.length + 1), 0, moved!);
  return joinParagraphs(groups);
};

export const shuffleParagraphs: Edit = (draft, { random }) =>
  joinParagraphs(random.shuffled(paragraphs(draft)));

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const raised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Joins some sentences with the next one and cuts others in two at a comma. */
export const mergeAndSplit =
  (probability: number): Edit =>
  (draft, { random }) => {
    const result: DraftSentence[] = [];
    for (const sentence of draft) {
      const previous = result.at(-1);
      const { pieces } = sentence;
      const first = pieces[0]!;
      if (previous?.pieces.at(-1)?.text === '.' && isWord(first) && random.chance(probability)) {
        const joint = [',', random.pick(['und', 'während', 'and', 'aber'])].map((text, index) => ({
          text,
          gap: index === 0 ? '' : ' ',
          origin: -1,
        }));
        result[result.length - 1] = { ...previous, pieces: [...previous.pieces.slice(0, -1), ...joint] };
        result.push({ gap: ' ', pieces: [{ ...first, text: lowered(first.text) }, ...pieces.slice(1)] });
        continue;
      }
      const comma = pieces.findIndex(
        ({ text }, index) => text === ',' && index > 2 && index < pieces.length - 4,
      );
      const after = pieces[comma + 1];
      if (comma > 0 && after !== undefined && isWord(after) && random.chance(probability)) {
        result.push({
          ...sentence,
          pieces: [
            ...pieces.slice(0, comma),
            { text: '.', gap: '', origin: -1 },
            { ...after, text: raised(after.text) },
            ...pieces.slice(comma + 2),
          ],
        });
        continue;
      }
      result.push(sentence);
    }
    return result;
  };

const notices: Readonly<Record<string, readonly string[]>> = {
  de: [
    'Lesen Sie auch: Die wichtigsten Nachrichten des Tages im Überblick.',
    'Wir verwenden Cookies, um Ihnen ein besseres Angebot zu machen.',
    'Startseite Politik Wirtschaft Sport Kultur Anmelden',
    'Teilen Sie diesen Artikel mit Ihren Freunden!',
    'Anzeige',
    'Mehr zum Thema finden Sie in unserem Dossier.',
    'Alle Rechte vorbehalten.',
  ],
  en: [
    'Read more: the most important stories of the day.',
    'We use cookies to give you a better experience.',
    'Home Politics Business Sports Culture Sign in',
    'Share this article with your friends!',
    'Advertisement',
    'Sign up for our newsletter to get the latest updates.',
    'All rights reserved.',
  ],
};

/** A page scraped again: navigation around the text, notices within, some paragraphs left out. */
export const rescrape: Edit = (draft, { random, language }) => {
  const texts = notices[language] ?? notices['en']!;
  const notice = (): DraftSentence => ({ gap: '\n\n', pieces: piecesOf(random.pick(texts)) });
  const groups = paragraphs(draft).filter((_, index) => index === 0 || !random.chance(0.08));
  const body = groups.flatMap((group) => {
    const [first, ...rest] = group;
    const set = [{ ...first!, gap: '\n\n' }, ...rest];
    return random.chance(0.3) ? [...set, notice()] : set;
  });
  return [notice(), notice(), ...body, notice(), notice()];
};

/** A paywall: only the first part is left, and a notice. */
export const truncate: Edit = (draft, { random, language }) => {
  const texts = notices[language] ?? notices['en']!;
  const kept = Math.max(1, Math.floor(draft.length * (0.2 + 0.4 * random.next())));
  return [...draft.slice(0, kept), { gap: '\n\n', pieces: piecesOf(random.pick(texts)) }];
};

/** Another article under the same name. */
export const otherArticle: Edit = (draft, surroundings) => draft.map(() => foreignSentence(surroundings));

export const inTurn =
  (...edits: readonly Edit[]): Edit =>
  (draft, surroundings) =>
    edits.reduce((result, edit) => edit(result, surroundings), draft);
