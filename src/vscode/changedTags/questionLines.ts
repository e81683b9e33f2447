import * as vscode from 'vscode';
import { compareWording, type Alarm, type Candidate, type Wording } from '../../article';
import type { Question, TagName } from '../../annotation';
import { namesOf } from '../tagNames';
import type { Heading, Line } from '../pickByKey';
import { wordingRows } from './wordingRows';

/** What an annotator says to a question. */
export type Answer =
  | { readonly kind: 'keep' | 'place'; readonly place: Candidate }
  | { readonly kind: 'retag'; readonly place: Candidate; readonly tags: readonly TagName[] }
  | { readonly kind: 'choose' | 'remove' | 'skip' }
  /** To all questions of spelling: confirm them together, or ask one by one. */
  | { readonly kind: 'keepAll' | 'each' };

export type Lines = readonly (Line<Answer> | Heading)[];

/** The keys that put tags, as in annotate mode. */
const RETAGS: readonly (readonly [key: string, tags: readonly TagName[]])[] = [
  ['c', ['claim']],
  ['a', ['attribution']],
  ['b', ['claim', 'attribution']],
  ['d', ['denial', 'attribution']],
];

/** So many places can be told apart by a digit. */
const MOST_PLACES = 9;

/** A place in words. */
export interface PlaceWords {
  readonly text: string;
  /** Such as “sentence 12”. */
  readonly name: string;
}

/** The lines of a question; `wordsAt` tells what stands at a place now. */
export function linesFor(
  question: Question,
  language: string,
  wordsAt: (place: Candidate) => PlaceWords,
): Lines {
  const [place] = question.places;
  switch (question.kind) {
    case 'changed':
    case 'spelling':
      return place ? changedLines(question, place, language, wordsAt(place)) : [];
    case 'orphan':
      return [
        ...(place ? difference(question, language, wordsAt(place)) : wordsBefore(question)),
        { heading: vscode.l10n.t('The sentence is gone. What about its tags?') },
        ...(place ? [placeLine(place, wordsAt(place))] : []),
        chooseLine(),
        removeLine(),
        {
          label: vscode.l10n.t('$(archive) Leave them without a sentence'),
          description: vscode.l10n.t('they stay in your file and in this list'),
          key: 's',
          answer: { kind: 'skip' },
        },
      ];
    case 'ambiguous':
      return [
        ...wordsBefore(question),
        { heading: vscode.l10n.t('Several sentences fit. Which is it?') },
        ...question.places.slice(0, MOST_PLACES).map((candidate, index): Line<Answer> => {
          const { name, text } = wordsAt(candidate);
          return {
            label: `$(location) ${text}`,
            description: name,
            key: String(index + 1),
            answer: { kind: 'place', place: candidate },
          };
        }),
        chooseLine(),
        removeLine(),
        skipLine(),
      ];
  }
}

/** The lines for everything that is only spelt differently, to be confirmed together. */
export function spellingLines(
  questions: readonly Question[],
  language: string,
  wordsAt: (place: Candidate) => PlaceWords,
): Lines {
  const lines = questions.flatMap((question): Line<Answer>[] => {
    const [place] = question.places;
    if (!place) return [];
    const { text, name } = wordsAt(place);
    const { changes } = compareWording(question.before, text, language);
    return [{ label: changesInWords(changes, text), description: name }];
  });
  return [
    {
      label: vscode.l10n.t('$(check-all) Confirm all {0}', questions.length),
      key: 'k',
      answer: { kind: 'keepAll' },
    },
    {
      label: vscode.l10n.t('$(list-ordered) Look at each one'),
      key: 'l',
      answer: { kind: 'each' },
    },
    skipLine(),
    { heading: vscode.l10n.t('only spelt differently') },
    ...lines,
  ];
}

/** What became of which words, and first of all what is alarming about it: one line, for reading aloud. */
export function differenceInWords(
  { kind, before, places, alarms }: Question,
  language: string,
  now: string,
): string {
  if (kind === 'ambiguous' || places.length === 0) return `“${before}”`;
  const { changes } = compareWording(before, now, language);
  return [...alarms.map(alarmInWords), changesInWords(changes, now)].join(' ');
}

function changedLines(question: Question, place: Candidate, language: string, words: PlaceWords): Lines {
  const present = question.tags.map(({ tag }) => tag);
  const others = RETAGS.filter(([, tags]) => tags.join() !== present.join());
  return [
    ...difference(question, language, words),
    { heading: vscode.l10n.t('Do the tags still hold?') },
    {
      label: vscode.l10n.t('$(check) Keep: {0}', namesOf(present)),
      key: 'k',
      answer: { kind: 'keep', place },
    },
    ...others.map(([key, tags]): Line<Answer> => ({
      label: vscode.l10n.t('$(tag) Tag instead as: {0}', namesOf(tags)),
      key,
      answer: { kind: 'retag', place, tags },
    })),
    removeLine(),
    skipLine(),
  ];
}

function difference({ before, alarms }: Question, language: string, { text, name }: PlaceWords): Lines {
  const wording = compareWording(before, text, language);
  return [
    ...alarms.map((alarm): Line<Answer> => ({ label: `$(warning) ${alarmInWords(alarm)}` })),
    ...wordings(wording, name),
  ];
}

function wordings(wording: Wording, name: string): Lines {
  return [
    { heading: vscode.l10n.t('what you tagged') },
    ...wordingRows(wording.old).map((label) => ({ label })),
    { heading: vscode.l10n.t('{0} now', name) },
    ...wordingRows(wording.new).map((label) => ({ label })),
  ];
}

function wordsBefore({ before }: Question): Lines {
  const rows = wordingRows([{ text: before, changed: false }]);
  return [{ heading: vscode.l10n.t('what you tagged') }, ...rows.map((label) => ({ label }))];
}

function placeLine(place: Candidate, { name }: PlaceWords): Line<Answer> {
  return {
    label: vscode.l10n.t('$(location) Put them on {0}', name),
    description: vscode.l10n.t('the best that was found'),
    key: 'p',
    answer: { kind: 'place', place },
  };
}

function chooseLine(): Line<Answer> {
  return {
    label: vscode.l10n.t('$(search) Choose the sentence…'),
    key: 'o',
    answer: { kind: 'choose' },
  };
}

function removeLine(): Line<Answer> {
  return { label: vscode.l10n.t('$(trash) Remove'), key: 'x', answer: { kind: 'remove' } };
}

function skipLine(): Line<Answer> {
  return { label: vscode.l10n.t('$(arrow-right) Skip'), key: 's', answer: { kind: 'skip' } };
}

function alarmInWords(alarm: Alarm): string {
  switch (alarm) {
    case 'negation':
      return vscode.l10n.t('Careful: a negation changed.');
    case 'number':
      return vscode.l10n.t('Careful: a number changed.');
    case 'reporting verb':
      return vscode.l10n.t('Careful: a reporting verb changed.');
  }
}

function changesInWords(changes: Wording['changes'], text: string): string {
  return changes
    .map(({ start, end, old }) => {
      const now = text.slice(start, end);
      if (old === '') return vscode.l10n.t('new: “{0}”', now);
      if (now === '') return vscode.l10n.t('gone: “{0}”', old);
      return vscode.l10n.t('“{0}” became “{1}”', old, now);
    })
    .join(', ');
}
