import * as vscode from 'vscode';
import type { CommandTable } from '../commands';
import type { ArticleSession } from '../articles/articleSession';
import type { LinkEnd, Links } from '../annotating/links';
import { inMessage } from '../plainText';
import { say } from '../say';
import { detailsInWords, nameOf } from '../tagNames';
import type { Targets } from '../targets';
import { nameOf as fileNameOf } from '../uris';

/** Telling and copying what a sentence carries. */
export function describeCommands(targets: Targets, links: Links): CommandTable {
  return {
    // A message, because that is spoken; decorations and the hover are not.
    'claimmark.describeTags': () =>
      targets.sentences(async ({ session, indices }) => {
        const parts = await Promise.all(indices.map((index) => describe(session, index, links)));
        void vscode.window.showInformationMessage(inMessage(parts.join(' '), 2000));
      }),
    'claimmark.copySentence': () =>
      targets.sentences(async ({ session, indices }) => {
        const parts = await Promise.all(indices.map((index) => quoted(session, index, links)));
        await vscode.env.clipboard.writeText(parts.join('\n'));
        say(vscode.l10n.t('Copied the sentence with its tags and its place.'));
      }),
  };
}

async function describe(session: ArticleSession, index: number, links: Links): Promise<string> {
  const tags = await tagsInWords(session, index, links);
  const place = vscode.l10n.t('Sentence {0} of {1}', index + 1, session.sentenceCount);
  const read = session.isRead(index) ? vscode.l10n.t('read, no tags') : vscode.l10n.t('unread');
  return `${place}: ${tags.length > 0 ? tags.join('; ') : read}.`;
}

/** The sentence in its line, what it carries below, and where it stands. */
async function quoted(session: ArticleSession, index: number, links: Links): Promise<string> {
  const tags = await tagsInWords(session, index, links);
  const path = vscode.workspace.asRelativePath(session.document.uri, false);
  const line = session.rangeOf(index).start.line + 1;
  const text = session.textOf(index).replaceAll(/\s*\n\s*/g, ' ');
  return [text, ...(tags.length > 0 ? [`[${tags.join('; ')}]`] : []), `${path}:${line}`, ''].join('\n');
}

/** One text per tag: `denial (source: Ministerium, denies: “…”)`. */
async function tagsInWords(session: ArticleSession, index: number, links: Links): Promise<readonly string[]> {
  return Promise.all(
    session.tagsOn(index).map(async (tag) => {
      const denied = await links.claimsOf(session, tag);
      const details = [...detailsInWords(tag), ...denied.map(deniedInWords)];
      return details.length > 0 ? `${nameOf(tag.tag)} (${details.join(', ')})` : nameOf(tag.tag);
    }),
  );
}

/** What a denial denies: `denies: “…” (other.txt)`. */
export function deniedInWords({ text, article }: LinkEnd): string {
  return article
    ? vscode.l10n.t('denies: “{0}” ({1})', text, fileNameOf(article))
    : vscode.l10n.t('denies: “{0}”', text);
}
