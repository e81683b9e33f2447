import type { Annotator, ArticleNow, Change, Tag } from '../annotation';
import { shown, type Place } from './records';

/** Something to tell of one place of the input. */
export interface Remark {
  readonly place: Place;
  /** A sentence without its full stop. */
  readonly text: string;
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

/** The plan as a list in Markdown, to be read before anything is written. */
export function planMarkdown(plan: ImportPlan): string {
  const tags = plan.articles.flatMap((article) => article.tags);
  const counted = (effect: PlannedTag['effect']): number =>
    tags.filter((tag) => tag.effect === effect).length;
  const removed = plan.articles.reduce((sum, article) => sum + article.removed.length, 0);
  const lines = [
    `# Import for ${code(plan.annotator.id)}`,
    '',
    `${counted('added')} tags are new, ${counted('updated')} are updated, ${counted('unchanged')} are there already, ` +
      `${removed} are removed; ${plan.refused.length} entries cannot be imported.`,
  ];
  for (const [annotator, count] of plan.leftOut) {
    lines.push('', `${count} tags of ${code(annotator)} are left out.`);
  }
  const section = (title: string, items: readonly string[]): void => {
    if (items.length > 0) lines.push('', `## ${title}`, '', ...items.map((item) => `- ${item}`));
  };
  const remark = ({ place, text }: Remark): string => `${code(placeText(place))}: ${code(text)}`;
  section('Cannot be imported', plan.refused.map(remark));
  const changed = plan.articles.flatMap(({ path, tags: own }) =>
    own
      .filter(({ state }) => state === 'changed')
      .map(
        ({ place, tag }) =>
          `${code(placeText(place))}: ${tag.tag} in ${code(path)} on ${code(shown(tag.quote))}`,
      ),
  );
  section('Stands on changed words', changed);
  section('Remarks', plan.remarks.map(remark));
  for (const { path, tags: own, removed: gone } of plan.articles) {
    section(`Article ${code(path)}`, [
      ...own.map(({ tag, effect }) => `${effect}: **${tag.tag}** ${code(shown(tag.quote))}`),
      ...gone.map((tag) => `removed: **${tag.tag}** ${code(shown(tag.quote))}`),
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
