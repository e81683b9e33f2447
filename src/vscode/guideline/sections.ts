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
  const own = headingOf(headings, tag);
  if (!own) return undefined;
  return {
    line: own.line,
    body: lines
      .slice(own.line + 1, endOf(own, headings))
      .join('\n')
      .trim(),
  };
}

/** A heading that collects examples, in the languages of the interface. */
const EXAMPLES = /^(?:examples?|beispiele?)(?!\p{L})/iu;

/**
 * What to insert behind which line (from 0) of a guideline so that an example, Markdown in one line, stands last
 * in the list of examples about a tag. Where there is no such list or section, `titles` make one.
 */
export function exampleIn(
  guideline: string,
  tag: TagName,
  example: string,
  titles: { readonly tag: string; readonly examples: string },
): { readonly line: number; readonly text: string } {
  const lines = guideline.split('\n');
  const headings = headingsIn(lines);
  const section = headingOf(headings, tag);
  const end = endOf(section, headings) ?? lines.length;
  const list =
    section && headings.find(({ line, title }) => line > section.line && line < end && EXAMPLES.test(title));
  let line = (endOf(list, headings) ?? end) - 1;
  while (line > 0 && lines[line]?.trim() === '') line--;
  const parts = [
    ...(section ? [] : [`## ${titles.tag}`]),
    ...(list ? [] : [`${'#'.repeat(Math.min(6, (section?.level ?? 2) + 1))} ${titles.examples}`]),
    `- ${example}`,
  ];
  const isListed = list !== undefined && /^ {0,3}[-*+] /.test(lines[line] ?? '');
  const isLast = line === lines.length - 1;
  return { line, text: `${isListed ? '\n' : '\n\n'}${parts.join('\n\n')}${isLast ? '\n' : ''}` };
}

function headingOf(headings: readonly Heading[], tag: TagName): Heading | undefined {
  return (
    headings.find(({ title }) => names(title).join() === tag) ??
    headings.find(({ title }) => names(title).includes(tag))
  );
}

/** The line behind all that stands below a heading; undefined if that is all the rest. */
function endOf(heading: Heading | undefined, headings: readonly Heading[]): number | undefined {
  return heading && headings.find(({ line, level }) => line > heading.line && level <= heading.level)?.line;
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
