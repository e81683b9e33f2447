import * as vscode from 'vscode';
import type { TagName } from '../../annotation';
import type { CommandTable } from '../commands';
import type { Guidelines } from '../guideline/guideline';
import { inOneLine } from '../plainText';
import { Refusal } from '../refusal';
import { nameOf, namesOf } from '../tagNames';
import type { Target, Targets } from '../targets';
import { RowElement } from '../views/rows';
import { quoteOf } from './entryWords';
import { reviewInWords } from './inWords';
import type { ListedEntry } from './reviewList';
import type { ReviewMode } from './reviewMode';

/** How much of a sentence or a note an example holds, in UTF-16 code units. */
const LONGEST = 2000;

/** Putting a sentence into the guideline as example: one that is reviewed, else the one at the cursor. */
export function exampleCommands(mode: ReviewMode, targets: Targets, guidelines: Guidelines): CommandTable {
  const addEntry = async (entry: ListedEntry) => {
    const example = exampleOf(entry);
    if (!example) {
      throw new Refusal(vscode.l10n.t('Choose a tag or a verdict: an answer is no example.'));
    }
    const { tag, decision } = example;
    const article = vscode.Uri.parse(entry.article, true);
    await guidelines.addExample(article, tag, inMarkdown(quoteOf(entry), decision));
  };
  const addSentences = async ({ editor, session, indices }: Target) => {
    await session.settled();
    const tags = new Set(indices.flatMap((index) => session.tagNamesOn(index)));
    const names = Array.from(tags);
    const tag = await guidelines.tagOf(names);
    if (!tag) return;
    const quote = indices.map((index) => session.textOf(index)).join(' ');
    const decision = names.length > 0 ? namesOf(names) : vscode.l10n.t('no tag');
    await guidelines.addExample(editor.document.uri, tag, inMarkdown(quote, decision));
  };
  return {
    'claimmark.addExample': async (element) => {
      const isRow = element instanceof RowElement;
      const entry = isRow ? mode.find(element.row.id) : mode.isActive ? mode.current : undefined;
      await (entry ? addEntry(entry) : targets.sentences(addSentences));
    },
  };
}

/** The tag that an entry is about, and what was decided on it; undefined for an answer to something else. */
function exampleOf(entry: ListedEntry): { readonly tag: TagName; readonly decision: string } | undefined {
  if (entry.kind === 'comment') return undefined;
  if (entry.kind === 'verdict') {
    const { tag, review } = entry.received;
    const about = tag?.tag ?? review.tag;
    return about && { tag: about, decision: `${nameOf(about)}: ${reviewInWords(review)}` };
  }
  const { tag, reviews, own } = entry.dispute;
  const verdicts = Array.from(new Set(reviews.map(reviewInWords)));
  if (verdicts.length > 0) return { tag, decision: `${nameOf(tag)}: ${verdicts.join('; ')}` };
  if (own) return { tag, decision: nameOf(tag) };
  const open = own === false ? vscode.l10n.t('no tag') : vscode.l10n.t('annotators differ');
  return { tag, decision: `${nameOf(tag)}: ${open}` };
}

/** One line in which nothing from a file is markup; only what would be is escaped, so that it stays readable. */
function inMarkdown(sentence: string, decision: string): string {
  const words = [sentence, decision].map((text) =>
    inOneLine(text, LONGEST).replace(/[\\`*_[\]<>&~$|]/g, '\\$&'),
  );
  return vscode.l10n.t('“{0}” – {1}', ...words);
}
