import type { TagName } from '../../annotation';

/** The words for a tag in a heading, in the languages of the interface. */
const WORDS: Readonly<Record<TagName, RegExp>> = {
  claim: /(?<!\p{L})(?:claims?|behauptung(?:en)?)(?!\p{L})/iu,
  denial: /(?<!\p{L})(?:denials?|dementi(?:s)?)(?!\p{L})/iu,
  attribution: /(?<!\p{L})(?:attributions?|zuschreibung(?:en)?)(?!\p{L})/iu,
};

/** A part of a guideline. */
export interface Section {
  /** The line of its heading, from 0. */
  readonly line: number;
  /** What stands below its heading, Markdown. */
  readonly body: string;
}

/**
 * The section of a guideline (Markdown) about a tag: the first heading that names the tag and no other, with all
 * below it up to the next heading of its level or above. Undefined if there is none.
 */
export function sectionOf(guideline: string, tag: TagName): Section | undefined {
  const lines = guideline.split('\n');
  const headings = headingsIn(lines);
  const own =
    headings.find(({ title }) => names(title).join() === tag) ??
    headings.find(({ title }) => names(title).includes(tag));
  if (!own) return undefined;
  const next = headings.find(({ line, level }) => line > own.line && level <= own.level);
  return {
    line: own.line,
    body: lines
      .slice(own.line + 1, next?.line)
      .join('\n')
      .trim(),
  };
}

function names(title: string): readonly TagName[] {
  return (Object.keys(WORDS) as TagName[]).filter((tag) => WORDS[tag].test(title));
}

interface Heading {
  readonly line: number;
  readonly level: number;
  readonly title: string;
}

/** `## Heading`, outside of fenced code. */
function headingsIn(lines: readonly string[]): readonly Heading[] {
  let isCode = false;
  return lines.flatMap((text, line): Heading[] => {
    if (/^ {0,3}(?:```|~~~)/.test(text)) isCode = !isCode;
    const [, marks = '', title = ''] = /^ {0,3}(#{1,6})\s+(.*)$/.exec(text) ?? [];
    return isCode || marks === '' ? [] : [{ line, level: marks.length, title }];
  });
}

/** Markdown of which nothing is fetched from anywhere: images become links to them. */
export function withoutImages(markdown: string): string {
  return markdown.replaceAll('![', '[');
}

/** What of a section is shown where there is room for a few paragraphs: whole paragraphs of at most `most` letters. */
export function beginningOf(body: string, most: number): string {
  if (body.length <= most) return body;
  const end = body.lastIndexOf('\n\n', most);
  return end > 0 ? `${body.slice(0, end)}\n\n…` : `${body.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;
}
