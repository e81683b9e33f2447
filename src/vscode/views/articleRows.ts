import * as vscode from 'vscode';
import {
  openQuestions,
  ReadMarks,
  stands,
  TAG_NAMES,
  tagNamesOf,
  type Question,
  type Tag,
  type TagName,
} from '../../annotation';
import type { ArticleSession } from '../articles/articleSession';
import { inOneLine } from '../plainText';
import { lookOf } from '../screen/palette';
import { detailsInWords, nameOf, namesOf } from '../tagNames';
import type { Grouping, SentenceFacts, SentenceGroup } from './arrangement';
import { inSections, type Row } from './rows';

/** A row shows the beginning of a long sentence; UTF-16 code units. */
const LONGEST = 500;

/** What the view shows of each sentence of the article, whose canonical text is given. */
export function factsOf(session: ArticleSession, text: string): readonly SentenceFacts[] {
  const { annotations, places, sentences } = session.placed;
  const marks = new ReadMarks(sentences.length, annotations.read);
  const tagged = session.tagsBySentence();
  return sentences.map(([start, end], index) => {
    const tags = tagged.get(index) ?? [];
    return {
      index,
      text: inOneLine(text.slice(start, end), LONGEST),
      tags,
      read: annotations.done !== null || marks.has(index) || tags.length > 0,
      needsLook: tags.some(({ id }) => places.get(id)?.state !== 'exact'),
    };
  });
}

/** The rows of a group's sentences; each is noted in `rowsOf`, too. */
export function sentenceRows(
  session: ArticleSession,
  { key, sentences }: SentenceGroup,
  rowsOf: Map<number, Row[]>,
): readonly Row[] {
  const article = session.document.uri.toString();
  // By its words a sentence stays itself when others come before it.
  const seen = new Map<string, number>();
  const rows = sentences.map((facts): Row => {
    const occurrence = (seen.get(facts.text) ?? 0) + 1;
    seen.set(facts.text, occurrence);
    const [offset] = session.spanOf(facts.index);
    const row = {
      id: `${article} ${key ?? ''}/${facts.text}/${occurrence}`,
      ...sentenceRow(facts, session.sentenceCount),
      place: { article, offset },
    };
    rowsOf.set(facts.index, [...(rowsOf.get(facts.index) ?? []), row]);
    return row;
  });
  return inSections(rows, `${article} ${key ?? ''}`, (first, last) =>
    vscode.l10n.t('Sentences {0} to {1}', numberIn(first.label), numberIn(last.label)),
  );
}

/** The number that stands before the sentence in its label. */
function numberIn(label: string): string {
  return /^\d+/.exec(label)?.[0] ?? '';
}

function sentenceRow({ index, text, tags, read, needsLook }: SentenceFacts, total: number): Omit<Row, 'id'> {
  const names = tagNamesOf(tags);
  const number = String(index + 1);
  const letters = names.length > 0 ? lookOf(names).letters : '';
  const head = letters ? `${number}  ${letters}  ` : `${number}  `;
  const details = tags.flatMap(detailsOfTag);
  const state =
    names.length > 0 ? namesOf(names) : read ? vscode.l10n.t('read, no tags') : vscode.l10n.t('unread');
  const spoken = [
    vscode.l10n.t('Sentence {0} of {1}', number, total),
    needsLook ? vscode.l10n.t('{0}, its text has changed', state) : state,
    ...details,
    text,
  ];
  return {
    label: head + text,
    ...(letters && { bold: [number.length + 2, number.length + 2 + letters.length] as const }),
    ...iconOf(names, read, needsLook),
    spoken: spoken.join('. '),
    tooltip: [state, ...details, '', text].join('\n'),
    context: names.length > 0 ? 'sentence.tagged' : 'sentence',
  };
}

function iconOf(names: readonly TagName[], read: boolean, needsLook: boolean): Pick<Row, 'icon' | 'color'> {
  if (needsLook) return { icon: 'warning', color: 'claimmark.needsLookBorder' };
  if (names.length > 0) return { icon: 'tag', color: lookOf(names).foreground };
  return { icon: read ? 'check' : 'circle-outline' };
}

/** The row of a group, with its sentences below it. */
export function groupRow(
  grouping: Grouping,
  { key, sentences }: SentenceGroup,
  children: readonly Row[],
): Row {
  const count = String(sentences.length);
  const tag = TAG_NAMES.find((name) => grouping === 'tag' && name === key);
  const label = tag ? nameOf(tag) : (key ?? vscode.l10n.t('Without'));
  return {
    id: `by ${grouping} ${key ?? ''}`,
    label,
    description: count,
    spoken: vscode.l10n.t('{0}: {1} sentences', label, count),
    ...(tag && { icon: 'tag', color: lookOf([tag]).foreground }),
    children,
    context: 'group',
  };
}

/** Tags that stand nowhere now: their sentence is gone, or it could be several. */
export function placelessRows(session: ArticleSession): readonly Row[] {
  const { placed } = session;
  const questions = openQuestions(placed).filter(
    ({ tags: [tag] }) => tag && !stands(placed.places.get(tag.id)),
  );
  if (questions.length === 0) return [];
  const label = vscode.l10n.t('Tags without a place');
  const count = String(questions.length);
  const children = questions.map((question) => placelessRow(session, question));
  const spoken = `${label}: ${count}`;
  return [
    { id: 'placeless', label, description: count, spoken, icon: 'warning', children, context: 'group' },
  ];
}

function placelessRow(session: ArticleSession, { tags, before, places, kind }: Question): Row {
  const names = tagNamesOf(tags);
  const { letters } = lookOf(names);
  const text = inOneLine(before, LONGEST);
  const why =
    kind === 'ambiguous'
      ? vscode.l10n.t('could be one of {0} sentences', places.length)
      : vscode.l10n.t('the sentence is gone');
  const [candidate] = places;
  return {
    id: `placeless ${tags.map(({ id }) => id).join(' ')}`,
    label: `${letters}  ${text}`,
    bold: [0, letters.length],
    description: why,
    icon: 'question',
    color: 'claimmark.needsLookBorder',
    spoken: `${namesOf(names)}, ${why}. ${text}`,
    tooltip: [namesOf(names), why, '', text].join('\n'),
    context: 'placeless',
    ...(candidate && { place: { article: session.document.uri.toString(), offset: candidate.start } }),
  };
}

function detailsOfTag(tag: Tag): readonly string[] {
  const details = detailsInWords(tag);
  return details.length > 0 ? [`${nameOf(tag.tag)}: ${details.join(', ')}`] : [];
}
