import * as vscode from 'vscode';
import type { Tag } from '../../annotation';
import type { ArticleSession } from '../articles/articleSession';
import type { ArticleSessions } from '../articles/articleSessions';
import { deniedInWords } from './describeTags';
import { beginningOf, withoutImages } from '../guideline/sections';
import type { Guidelines } from '../guideline/guideline';
import type { Links } from '../annotating/links';
import { escapeMarkdown } from './statusItem';
import { definitionOf, detailsInWords, nameOf } from '../tagNames';
import type { Place } from '../targets';

/** The commands that hovers offer; no others can be run by what a hover shows. */
const COMMANDS = [
  'claimmark.editSource',
  'claimmark.editCue',
  'claimmark.editNote',
  'claimmark.changeTag',
  'claimmark.linkDenial',
  'claimmark.goToClaim',
  'claimmark.goToDenials',
  'claimmark.showGuideline',
];

/** How much of a section of the guideline a hover holds; UTF-16 code units. */
const LONGEST_SECTION = 700;

/** Tells the tags of a sentence in words, with their details and what can be done with them. */
export class TagHover implements vscode.HoverProvider {
  readonly #sessions: ArticleSessions;
  readonly #links: Links;
  readonly #guidelines: Guidelines;

  constructor(sessions: ArticleSessions, links: Links, guidelines: Guidelines) {
    this.#sessions = sessions;
    this.#guidelines = guidelines;
    this.#links = links;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const session = this.#sessions.of(document);
    const index = session?.sentenceIndexAt(position);
    if (!session || index === undefined) return undefined;
    const tags = session.tagsOn(index);
    if (tags.length === 0) return undefined;
    const range = session.rangeOf(index);
    const described = await Promise.all(tags.map((tag) => this.#describe(session, tag)));
    const lines = described.flatMap((each) => each.lines);
    if (session.needsLook(index)) {
      lines.push(
        `$(warning) ${escapeMarkdown(vscode.l10n.t('The text has changed since this sentence was tagged.'))}`,
      );
    }
    const place: Place = { article: document.uri.toString(), offset: session.spanOf(index)[0] };
    const links = [
      link(vscode.l10n.t('Source'), 'claimmark.editSource', place),
      link(vscode.l10n.t('Cue'), 'claimmark.editCue', place),
      link(vscode.l10n.t('Note'), 'claimmark.editNote', place),
      link(vscode.l10n.t('Change tag'), 'claimmark.changeTag', place),
      link(vscode.l10n.t('Guideline'), 'claimmark.showGuideline', place),
      ...described.flatMap((each) => each.links.map(([label, command]) => link(label, command, place))),
    ];
    const contents = new vscode.MarkdownString(`${lines.join('  \n')}\n\n${links.join(' · ')}`, true);
    contents.isTrusted = { enabledCommands: COMMANDS };
    const sections = await Promise.all(tags.map(({ tag }) => this.#guidelines.sectionOf(document.uri, tag)));
    // What a file of the workspace says may run no command and fetch nothing.
    const guideline = sections.flatMap((section) =>
      section?.body
        ? [new vscode.MarkdownString(withoutImages(beginningOf(section.body, LONGEST_SECTION)))]
        : [],
    );
    return new vscode.Hover([contents, ...guideline], range);
  }

  async #describe(session: ArticleSession, tag: Tag): Promise<Described> {
    const head = `**${escapeMarkdown(nameOf(tag.tag))}** – ${escapeMarkdown(definitionOf(tag.tag))}`;
    const details = detailsInWords(tag);
    const claims = await this.#links.claimsOf(session, tag);
    const denials = tag.tag === 'claim' ? await this.#links.denialsOf(session, tag) : [];
    return {
      lines: [
        head,
        ...(details.length > 0 ? [escapeMarkdown(details.join(' · '))] : []),
        ...claims.map((claim) => escapeMarkdown(deniedInWords(claim))),
        ...denials.map(({ text }) => escapeMarkdown(vscode.l10n.t('denied by: “{0}”', text))),
      ],
      links: [
        ...(tag.tag === 'denial' ? [[vscode.l10n.t('Link claim'), 'claimmark.linkDenial'] as const] : []),
        ...(claims.some(({ id }) => id)
          ? [[vscode.l10n.t('Go to claim'), 'claimmark.goToClaim'] as const]
          : []),
        ...(denials.length > 0 ? [[vscode.l10n.t('Go to denials'), 'claimmark.goToDenials'] as const] : []),
      ],
    };
  }
}

interface Described {
  /** Markdown. */
  readonly lines: readonly string[];
  readonly links: readonly (readonly [label: string, command: string])[];
}

function link(label: string, command: string, place: Place): string {
  return `[${escapeMarkdown(label)}](command:${command}?${encodeURIComponent(JSON.stringify([place]))})`;
}
