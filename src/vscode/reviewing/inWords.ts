import * as vscode from 'vscode';
import type { Reason, Review, Tag } from '../../annotation';
import { detailsInWords, nameOf } from '../tagNames';

/** What a colleague's tag says, in one line: `denial, 2026-11-22: source: Ministerium, note: …`. */
export function tagInWords(tag: Tag): string {
  const details = detailsInWords(tag);
  const head = `${nameOf(tag.tag)}, ${tag.created}`;
  return details.length > 0 ? `${head}: ${details.join(' · ')}` : head;
}

/** What a review says, without who said it: `no tag (guideline): …`. */
export function reviewInWords({ verdict, to, tag, reason, note }: Review): string {
  const what = (): string => {
    switch (verdict) {
      case 'accept':
        return vscode.l10n.t('accepted');
      case 'reject':
        return vscode.l10n.t('no tag');
      case 'change': {
        const details = detailsInWords(to ?? {});
        return vscode.l10n.t('change to {0}', [...(to?.tag ? [nameOf(to.tag)] : []), ...details].join(', '));
      }
      case 'add':
        return vscode.l10n.t('missing: {0}', tag ? nameOf(tag) : '');
      case 'comment':
        return '';
    }
  };
  const head = [what(), ...(reason ? [`(${reasonOf(reason)})`] : [])].filter(Boolean).join(' ');
  return [head, note ?? ''].filter(Boolean).join(': ');
}

/** Why annotators differ, in the language of the interface. */
export function reasonOf(reason: Reason): string {
  switch (reason) {
    case 'ambiguous':
      return vscode.l10n.t('text ambiguous');
    case 'guideline':
      return vscode.l10n.t('guideline unclear');
    case 'slip':
      return vscode.l10n.t('slip');
    case 'edge':
      return vscode.l10n.t('edge case');
    case 'boundary':
      return vscode.l10n.t('sentence limits');
    case 'other':
      return vscode.l10n.t('other reason');
  }
}
