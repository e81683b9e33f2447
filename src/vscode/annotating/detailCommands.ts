import * as vscode from 'vscode';
import {
  CERTAINTIES,
  changeTagTo,
  cuesIn,
  namesIn,
  setDetails,
  sharedDetails,
  SOURCE_KINDS,
  TAG_NAMES,
  tagsOn,
  wordsOf,
  type DetailValues,
  type SharedDetails,
  type Tag,
} from '../../annotation';
import type { CommandTable } from '../commands';
import type { Corpus } from '../files/corpus';
import { Refusal } from '../refusal';
import { pickCue } from './pickCue';
import { pickText, type Candidates } from './pickText';
import { certaintyOf, definitionOf, nameOf, sourceKindOf } from '../tagNames';
import type { Target, Targets } from '../targets';

/** What a question about a detail knows. */
interface Question {
  readonly target: Target;
  /** What the sentence's tags share now. */
  readonly details: SharedDetails;
}
/** Asks for new values; undefined if the question was dismissed. */
type Ask = (question: Question) => Promise<DetailValues | undefined>;

/** One small question per detail; what is answered goes to all tags of the sentence. */
export function detailCommands(targets: Targets, corpus: Corpus): CommandTable {
  const edit = (ask: Ask) => () => targets.sentences((target) => editDetails(target, ask));
  return {
    'claimmark.editSource': edit((question) => askSource(question, corpus)),
    'claimmark.editSourceKind': edit(async ({ details: { sourceKind } }) => {
      const title = vscode.l10n.t('Kind of source');
      const picked = await pickValue(title, SOURCE_KINDS, sourceKind, sourceKindOf);
      return picked && { sourceKind: picked.value };
    }),
    'claimmark.editCue': edit(askCue),
    'claimmark.editVia': edit((question) => askVia(question, corpus)),
    'claimmark.editCertainty': edit(async ({ details: { certainty } }) => {
      const title = vscode.l10n.t('How certain the text is');
      const picked = await pickValue(title, CERTAINTIES, certainty, certaintyOf);
      return picked && { certainty: picked.value };
    }),
    'claimmark.editNote': edit(async ({ details: { note = '' } }) => {
      const typed = await vscode.window.showInputBox({
        title: vscode.l10n.t('Note'),
        prompt: vscode.l10n.t('Enter keeps what is there; nothing removes the note.'),
        value: note,
      });
      return typed === undefined ? undefined : { note: typed.trim() || undefined };
    }),
    'claimmark.toggleUnsure': () => targets.sentences(toggleUnsure),
    'claimmark.changeTag': () => targets.sentences(changeTag),
  };
}

/** @throws Refusal if no tag stands on the sentences */
export function tagsOnTarget({ session, indices }: Target): readonly Tag[] {
  return mustBeTagged(indices.flatMap((index) => session.tagsOn(index)));
}

/** Each tag once. */
function mustBeTagged(tags: readonly Tag[]): readonly Tag[] {
  if (tags.length === 0) throw new Refusal(vscode.l10n.t('This sentence carries no tag yet.'));
  return Array.from(new Set(tags));
}

/** Nothing has to be asked: it takes its place among the operations at once. */
function toggleUnsure({ session, sentences }: Target): Promise<void> {
  return session.perform((placed) => {
    const tags = mustBeTagged(sentences.flatMap((sentence) => tagsOn(placed, sentence)));
    return setDetails(tags, { unsure: sharedDetails(tags).unsure ? undefined : true });
  });
}

async function editDetails(target: Target, ask: Ask): Promise<void> {
  await target.session.settled();
  const tags = tagsOnTarget(target);
  const ids = new Set(tags.map(({ id }) => id));
  const details = sharedDetails(tags);
  const values = await ask({ target, details });
  if (!values) return;
  await target.session.perform(({ annotations }) =>
    setDetails(
      annotations.tags.filter(({ id }) => ids.has(id)),
      values,
      details,
    ),
  );
}

async function askSource({ target, details }: Question, corpus: Corpus): Promise<DetailValues | undefined> {
  const text = await pickText({
    title: vscode.l10n.t('Source'),
    placeholder: vscode.l10n.t('Who says so, in the fullest form known'),
    value: details.source ?? '',
    none: vscode.l10n.t('No source'),
    candidates: [
      namesOn(target),
      {
        label: vscode.l10n.t('sources in this article'),
        texts: byFrequency(target.session.placed.annotations.tags.flatMap(({ source }) => source ?? [])),
      },
    ],
    later: corpus.own().then((sidecars) => ({
      label: vscode.l10n.t('sources in this workspace'),
      texts: byFrequency(sidecars.flatMap(({ digest }) => digest.sources)),
    })),
  });
  return text === undefined ? undefined : { source: text || undefined };
}

async function askVia({ target, details }: Question, corpus: Corpus): Promise<DetailValues | undefined> {
  const text = await pickText({
    title: vscode.l10n.t('Via'),
    placeholder: vscode.l10n.t('The outlet or agency that passed it on'),
    value: details.via ?? '',
    none: vscode.l10n.t('Nobody passed it on'),
    candidates: [namesOn(target)],
    later: corpus.own().then((sidecars) => ({
      label: vscode.l10n.t('used in this workspace'),
      texts: byFrequency(sidecars.flatMap(({ digest }) => digest.vias)),
    })),
  });
  return text === undefined ? undefined : { via: text || undefined };
}

function namesOn({ session, indices }: Target): Candidates {
  return {
    label: vscode.l10n.t('names in the sentence'),
    texts: indices.flatMap((index) => namesIn(session.textOf(index))),
  };
}

/** Each once, the commonest first. */
function byFrequency(texts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return Array.from(counts)
    .sort((a, b) => b[1] - a[1])
    .map(([text]) => text);
}

/** Picks one of a few values or none; Enter keeps what is there. Undefined if dismissed. */
async function pickValue<T extends string>(
  title: string,
  values: readonly T[],
  current: T | undefined,
  wordsFor: (value: T) => string,
): Promise<{ readonly value: T | undefined } | undefined> {
  const none = { label: vscode.l10n.t('not said'), value: undefined };
  const items = [none, ...values.map((value) => ({ label: wordsFor(value), value }))];
  // The first item is what Enter takes.
  const sorted = items.sort((a, b) => Number(b.value === current) - Number(a.value === current));
  return vscode.window.showQuickPick(
    sorted.map((item) =>
      item.value === current ? { ...item, description: vscode.l10n.t('as it is') } : item,
    ),
    { title },
  );
}

async function askCue({ target, details }: Question): Promise<DetailValues | undefined> {
  const { session, indices } = target;
  const sentences = indices.map((index) => session.textOf(index));
  const common = sentences.flatMap((sentence) => cuesIn(sentence, session.language));
  const cue = await pickCue(sentences.flatMap(wordsOf), common, details.cue ?? []);
  return cue && { cue: cue.length > 0 ? cue : undefined };
}

/** Makes one of the sentence's tags another one. */
async function changeTag(target: Target): Promise<void> {
  await target.session.settled();
  const tags = tagsOnTarget(target);
  const present = new Set(tags.map(({ tag }) => tag));
  const items = tags.flatMap((tag) =>
    TAG_NAMES.filter((name) => !present.has(name)).map((name) => ({
      label: `${nameOf(tag.tag)} → ${nameOf(name)}`,
      detail: definitionOf(name),
      tag,
      name,
    })),
  );
  if (items.length === 0) throw new Refusal(vscode.l10n.t('The sentence carries all three tags.'));
  const title = vscode.l10n.t('Change tag to');
  const picked = await vscode.window.showQuickPick(items, { title });
  if (!picked) return;
  await target.session.perform(({ annotations }) => {
    const now = annotations.tags.find(({ id }) => id === picked.tag.id);
    return now && changeTagTo(now, picked.name);
  });
}
