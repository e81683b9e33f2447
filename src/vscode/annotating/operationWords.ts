import * as vscode from 'vscode';
import type { Deed, Summary } from '../../annotation';
import { detailNameOf, nameOf, namesOf } from '../tagNames';

/** What a change did, such as “removed denial from sentence 12”, in the language of the interface. */
export function inWords({ deed, sentences }: Summary): string {
  const [first] = sentences;
  if (first === undefined) return deedOnArticle(deed);
  return sentences.length === 1 ? deedOnSentence(deed, first + 1) : deedOnSentences(deed, sentences.length);
}

function deedOnSentence(deed: Deed, number: number): string {
  switch (deed.kind) {
    case 'added':
      return vscode.l10n.t('added {0} to sentence {1}', namesOf(deed.tags), number);
    case 'removed':
      return vscode.l10n.t('removed {0} from sentence {1}', namesOf(deed.tags), number);
    case 'kept':
      return vscode.l10n.t('kept {0} at sentence {1}', namesOf(deed.tags), number);
    case 'retagged':
      return vscode.l10n.t('changed {0} to {1} at sentence {2}', nameOf(deed.from), nameOf(deed.to), number);
    case 'detailed':
      return vscode.l10n.t('changed {0} of sentence {1}', detailsOf(deed), number);
    case 'split':
      return vscode.l10n.t('split sentence {0}', number);
    case 'joined':
      return vscode.l10n.t('joined sentence {0} with the next one', number);
    case 'read':
      return vscode.l10n.t('marked sentence {0} as read', number);
    case 'unread':
      return vscode.l10n.t('marked sentence {0} as unread', number);
    case 'finished':
    case 'reopened':
    case 'reviewed':
    case 'unreviewed':
    case 'changed':
      return deedOnArticle(deed);
  }
}

function deedOnSentences(deed: Deed, count: number): string {
  switch (deed.kind) {
    case 'added':
      return vscode.l10n.t('added {0} to {1} sentences', namesOf(deed.tags), count);
    case 'removed':
      return vscode.l10n.t('removed {0} from {1} sentences', namesOf(deed.tags), count);
    case 'kept':
      return vscode.l10n.t('kept {0} at {1} sentences', namesOf(deed.tags), count);
    case 'detailed':
      return vscode.l10n.t('changed {0} of {1} sentences', detailsOf(deed), count);
    case 'read':
      return vscode.l10n.t('marked {0} sentences as read', count);
    case 'unread':
      return vscode.l10n.t('marked {0} sentences as unread', count);
    case 'retagged':
    case 'split':
    case 'joined':
    case 'finished':
    case 'reopened':
    case 'reviewed':
    case 'unreviewed':
    case 'changed':
      return vscode.l10n.t('changed {0} sentences', count);
  }
}

function deedOnArticle({ kind }: Deed): string {
  if (kind === 'finished') return vscode.l10n.t('finished the article');
  if (kind === 'reopened') return vscode.l10n.t('reopened the article');
  if (kind === 'reviewed') return vscode.l10n.t('gave a verdict or an answer');
  if (kind === 'unreviewed') return vscode.l10n.t('took a verdict or an answer back');
  return vscode.l10n.t('changed the article');
}

function detailsOf({ details }: Extract<Deed, { kind: 'detailed' }>): string {
  return details.map(detailNameOf).join(', ');
}
