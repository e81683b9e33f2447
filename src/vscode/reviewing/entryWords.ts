import * as vscode from 'vscode';
import type { Dispute } from '../../review';
import { inOneLine } from '../plainText';
import { nameOf } from '../tagNames';
import { reviewInWords, tagInWords } from './inWords';
import type { ListedEntry } from './reviewList';

/** What is asked about an entry, in one line: `denial: Bert (unsure, note: …); not Carla, you`. */
export function entryInWords(entry: ListedEntry): string {
  switch (entry.kind) {
    case 'dispute':
      return disputeInWords(entry.dispute, entry.names);
    case 'comment': {
      const { annotator, review } = entry.remark;
      return vscode.l10n.t('{0} answers: {1}', nameIn(entry, annotator), inOneLine(review.note ?? ''));
    }
    case 'verdict': {
      const { from, review, state } = entry.received;
      const said = inOneLine(reviewInWords(review));
      return state === 'stale'
        ? vscode.l10n.t('{0} on your tag, which changed since: {1}', nameIn(entry, from), said)
        : vscode.l10n.t('{0} on your tag: {1}', nameIn(entry, from), said);
    }
  }
}

/** The words that an entry is about. */
export function quoteOf(entry: ListedEntry): string {
  if (entry.kind === 'dispute') return entry.dispute.quote;
  if (entry.kind === 'verdict') return entry.received.tag?.quote ?? entry.received.review.quote ?? '';
  return entry.remark.review.note ?? '';
}

function disputeInWords(dispute: Dispute, names: ReadonlyMap<string, string>): string {
  const { tag, targets, lacking, own, state } = dispute;
  const byName = new Map<string, string[]>();
  for (const target of targets) {
    const name = names.get(target.annotator) ?? target.annotator;
    // Which tag and when it was given is not what is asked here.
    const details = tagInWords(target.tag).split(': ').slice(1).join(': ');
    byName.set(name, [...(byName.get(name) ?? []), ...(details ? [inOneLine(details, 120)] : [])]);
  }
  const given = [
    ...Array.from(byName, ([name, details]) =>
      details.length > 0 ? `${name} (${details.join('; ')})` : name,
    ),
    ...(own === true ? [vscode.l10n.t('you')] : []),
  ];
  const not = [
    ...lacking.map((slug) => names.get(slug) ?? slug),
    ...(own === false ? [vscode.l10n.t('you')] : []),
  ];
  const parts = [
    vscode.l10n.t('{0}: {1}', nameOf(tag), given.join(', ')),
    ...(not.length > 0 ? [vscode.l10n.t('not {0}', not.join(', '))] : []),
    ...verdicts(dispute),
    ...(state === 'stale' ? [vscode.l10n.t('changed since your verdict')] : []),
  ];
  return parts.join(' · ');
}

/** The annotator's verdicts, each once. */
function verdicts({ reviews }: Dispute): readonly string[] {
  const said = Array.from(new Set(reviews.map((review) => inOneLine(reviewInWords(review), 120))));
  return said.length > 0 ? [vscode.l10n.t('your verdict: {0}', said.join('; '))] : [];
}

function nameIn({ names }: ListedEntry, slug: string): string {
  return names.get(slug) ?? slug;
}
