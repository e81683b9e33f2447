import * as vscode from 'vscode';
import type { Certainty, Details, SourceKind, TagName } from '../annotation';

/** The tag's name in the language of the interface. */
export function nameOf(tag: TagName): string {
  switch (tag) {
    case 'claim':
      return vscode.l10n.t('claim');
    case 'denial':
      return vscode.l10n.t('denial');
    case 'attribution':
      return vscode.l10n.t('attribution');
  }
}

export function namesOf(tags: readonly TagName[]): string {
  return tags.map(nameOf).join(', ');
}

/** What the tag means, in one sentence. */
export function definitionOf(tag: TagName): string {
  switch (tag) {
    case 'claim':
      return vscode.l10n.t('Something is asserted that could be checked and could turn out false.');
    case 'denial':
      return vscode.l10n.t('Somebody rejects a proposition, an accusation or a demand.');
    case 'attribution':
      return vscode.l10n.t('Words, thoughts or findings are ascribed to a source.');
  }
}

/** A detail's name in the language of the interface. */
export function detailNameOf(detail: keyof Details): string {
  switch (detail) {
    case 'source':
      return vscode.l10n.t('source');
    case 'sourceKind':
      return vscode.l10n.t('source kind');
    case 'cue':
      return vscode.l10n.t('cue');
    case 'via':
      return vscode.l10n.t('via');
    case 'certainty':
      return vscode.l10n.t('certainty');
    case 'unsure':
      return vscode.l10n.t('unsure');
    case 'note':
      return vscode.l10n.t('note');
    case 'denies':
      return vscode.l10n.t('denies');
  }
}

export function sourceKindOf(kind: SourceKind): string {
  switch (kind) {
    case 'person':
      return vscode.l10n.t('named person');
    case 'office':
      return vscode.l10n.t('office');
    case 'organisation':
      return vscode.l10n.t('organisation');
    case 'state':
      return vscode.l10n.t('state or capital');
    case 'document':
      return vscode.l10n.t('document');
    case 'outlet':
      return vscode.l10n.t('other outlet');
    case 'unnamed':
      return vscode.l10n.t('unnamed');
  }
}

export function certaintyOf(certainty: Certainty): string {
  switch (certainty) {
    case 'certain':
      return vscode.l10n.t('certain');
    case 'probable':
      return vscode.l10n.t('probable');
    case 'possible':
      return vscode.l10n.t('possible');
  }
}

/** The details that a tag has, in words: `source: US-Beamte`. What a denial denies is told elsewhere. */
export function detailsInWords(details: Details): readonly string[] {
  const { source, sourceKind, cue, via, certainty, unsure, note } = details;
  const values = {
    source,
    sourceKind: sourceKind && sourceKindOf(sourceKind),
    cue: cue?.join(' … '),
    via,
    certainty: certainty && certaintyOf(certainty),
    note,
  };
  const words = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [`${detailNameOf(name as keyof Details)}: ${value}`],
  );
  return unsure ? [...words, vscode.l10n.t('unsure')] : words;
}
