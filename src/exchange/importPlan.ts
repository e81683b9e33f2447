import type { Annotator, ArticleNow, Change, Tag } from '../annotation';
import { shown, type Place } from './records';
import { TAG_WORDS } from './report';
import { english, phrase, type Phrase, type Translate } from './phrase';

/** Something to tell of one place of the input. */
export interface Remark {
  readonly place: Place;
  /** A sentence without its full stop. */
  readonly text: Phrase;
}

export interface PlannedTag {
  readonly place: Place;
  readonly tag: Tag;
  readonly state: 'exact' | 'changed';
  readonly effect: 'added' | 'updated' | 'unchanged';
}

/** What an import does to one article's sidecar. */
export interface PlannedArticle {
  /** From the root, with `/`. */
  readonly path: string;
  /** For an annotator who has no annotations of it yet, cut as the input cuts it if the input says so. */
  readonly article: ArticleNow;
  /** What is to be applied; empty if everything is there already. */
  readonly change: Change;
  readonly tags: readonly PlannedTag[];
  /** Tags of a model that the input has no more. */
  readonly removed: readonly Tag[];
}

/** Everything that an import would do; nothing has been written. */
export interface ImportPlan {
  readonly annotator: Annotator;
  readonly articles: readonly PlannedArticle[];
  /** What cannot be imported. */
  readonly refused: readonly Remark[];
  /** What was imported otherwise than the input says. */
  readonly remarks: readonly Remark[];
  /** Tags of other annotators that the input names, by annotator. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** `file:line`, or the file alone. */
export function placeText({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** Lines that a section of the list shows; nobody reads more, and editors refuse files of tens of MB. */
const mostLines = 1000;

/** How many tags a plan adds, updates, leaves as they are, and removes. */
export function countsOf({
  articles,
}: ImportPlan): Readonly<Record<PlannedTag['effect'] | 'removed', number>> {
  const counts = { added: 0, updated: 0, unchanged: 0, removed: 0 };
  for (const { tags, removed } of articles) {
    for (const { effect } of tags) counts[effect] += 1;
    counts.removed += removed.length;
  }
  return counts;
}

const effectWords: Readonly<Record<PlannedTag['effect'] | 'removed', Phrase>> = {
  added: phrase`new`,
  updated: phrase`updated`,
  unchanged: phrase`there already`,
  removed: phrase`removed`,
};

/** The plan as a list in Markdown, to be read before anything is written. */
export function planMarkdown(plan: ImportPlan, translate: Translate = english): string {
  const counts = countsOf(plan);
  const lines = [
    `# ${translate(phrase`Import for ${code(plan.annotator.id)}`)}`,
    '',
    translate(
      phrase`Tags: new ${counts.added}, updated ${counts.updated}, there already ${counts.unchanged}, removed ${counts.removed}. Entries that cannot be imported: ${plan.refused.length}.`,
    ),
  ];
  for (const [annotator, count] of plan.leftOut) {
    lines.push('', translate(phrase`Left out: tags of ${code(annotator)}: ${count}`));
  }
  const section = (title: Phrase, items: readonly string[]): void => {
    if (items.length === 0) return;
    lines.push('', `## ${translate(title)}`, '', ...items.slice(0, mostLines).map((item) => `- ${item}`));
    if (items.length > mostLines)
      lines.push(`- ${translate(phrase`… and ${items.length - mostLines} more`)}`);
  };
  const remark = ({ place, text }: Remark): string => `${code(placeText(place))}: ${code(translate(text))}`;
  const tagged = ({ tag, quote }: Tag): string =>
    `**${translate(TAG_WORDS[tag].name)}** ${code(shown(quote))}`;
  section(phrase`Cannot be imported`, plan.refused.map(remark));
  section(
    phrase`Stands on changed words`,
    plan.articles.flatMap(({ path, tags }) =>
      tags
        .filter(({ state }) => state === 'changed')
        .map(({ place, tag }) => `${code(placeText(place))}: ${code(path)}: ${tagged(tag)}`),
    ),
  );
  section(phrase`Remarks`, plan.remarks.map(remark));
  for (const { path, tags, removed } of plan.articles) {
    section(phrase`Article ${code(path)}`, [
      ...tags.map(({ tag, effect }) => `${translate(effectWords[effect])}: ${tagged(tag)}`),
      ...removed.map((tag) => `${translate(effectWords.removed)}: ${tagged(tag)}`),
    ]);
  }
  return `${lines.join('\n')}\n`;
}

/** Text from outside as code, so that nothing in it acts as Markdown. */
function code(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/g), ({ 0: run }) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 || line === '' ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}
