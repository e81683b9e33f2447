import * as vscode from 'vscode';
import { TAG_NAMES, type Progress, type TagCounts } from '../../annotation';
import type { CorpusSidecar } from '../files/corpus';
import { problemMessage } from '../articles/problemMessages';
import { nameOf } from '../tagNames';
import { nameOf as fileNameOf } from '../uris';
import { inSections, type Row } from './rows';
import type { TextState } from './textState';

/** What the Corpus view knows of an article. */
export interface ArticleFacts {
  readonly article: vscode.Uri;
  /** Undefined if there is no own sidecar that can be read. */
  readonly progress?: Progress;
  readonly counts?: TagCounts;
  readonly state?: TextState;
  /** Sidecars that have problems, anybody's. */
  readonly troubled: readonly CorpusSidecar[];
}

/** The row of an article, what else is wrong with it, and the group it belongs to. */
export interface ArticleRows {
  readonly group: GroupName;
  readonly row: Row;
  readonly problems: readonly Row[];
}

const GROUPS = ['problems', 'unfinished', 'unread', 'finished'] as const;
type GroupName = (typeof GROUPS)[number];

export function articleRows({ article, progress, counts, state, troubled }: ArticleFacts): ArticleRows {
  const address = article.toString();
  const name = fileNameOf(article);
  const path = vscode.workspace.asRelativePath(article);
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const needsLook = stateInWords(state);
  const read = progress && vscode.l10n.t('{0} of {1} sentences read', progress.read, progress.total);
  const tags = TAG_NAMES.flatMap((tag) => (counts?.[tag] ? [`${nameOf(tag)}: ${counts[tag]}`] : []));
  const short = TAG_NAMES.flatMap((tag) =>
    counts?.[tag] ? [`${tag.charAt(0).toUpperCase()} ${counts[tag]}`] : [],
  );
  const description = [
    ...(progress ? [`${progress.read}/${progress.total}`] : []),
    ...short,
    ...(folder ? [folder] : []),
  ];
  const row: Row = {
    id: address,
    label: name,
    description: description.join(' · '),
    resource: address,
    spoken: [name, read ?? vscode.l10n.t('not begun'), ...tags, ...(folder ? [folder] : [])].join(', '),
    tooltip: [path, ...(read ? [read] : []), ...tags].join('\n'),
    context: progress?.done ? 'article.finished' : 'article',
    place: { article: address },
  };
  const group = progress?.done ? 'finished' : progress && progress.read > 0 ? 'unfinished' : 'unread';
  const problems = [
    ...needsLook.map((text): Row =>
      problemRow(`${address} text`, name, text, state?.missing ? undefined : { article: address }),
    ),
    ...troubled.map(({ uri, name: annotator, problems: [problem] }) => {
      const text = problem ? `${annotator}: ${problemMessage(problem)}` : annotator;
      const line = problem?.line ?? 1;
      return problemRow(uri.toString(), name, text, { article: uri.toString(), line });
    }),
  ];
  return { group, row, problems };
}

/** One sentence about everything that needs a look; none if nothing does. */
function stateInWords(state: TextState | undefined): readonly string[] {
  if (!state) return [];
  if (state.missing) return [vscode.l10n.t('The article is gone; its tags are still there.')];
  const parts = [
    ...(state.changed > 0 ? [vscode.l10n.t('Tags whose text has changed: {0}', state.changed)] : []),
    ...(state.placeless > 0 ? [vscode.l10n.t('Tags without a place: {0}', state.placeless)] : []),
  ];
  return parts.length > 0 ? [parts.join('. ')] : [];
}

function problemRow(id: string, name: string, text: string, place: Row['place']): Row {
  return {
    id: `problem ${id}`,
    label: name,
    description: text,
    icon: 'warning',
    color: 'claimmark.needsLookBorder',
    spoken: `${name}: ${text}`,
    tooltip: `${name}\n${text}`,
    context: place && place.line === undefined ? 'problem.article' : 'problem',
    ...(place && { place }),
  };
}

/** All articles, in the order of their paths, in their groups: what is to be done comes first. */
export function corpusRows(articles: Iterable<ArticleRows>): readonly Row[] {
  const rows: Record<GroupName, Row[]> = { problems: [], unfinished: [], unread: [], finished: [] };
  for (const { group, row, problems } of articles) {
    rows[group].push(row);
    rows.problems.push(...problems);
  }
  return GROUPS.flatMap((name): Row[] => {
    const count = rows[name].length;
    if (count === 0) return [];
    const label = groupName(name);
    const children = inSections(rows[name], name, (first, last) => `${first.label} – ${last.label}`);
    const spoken = vscode.l10n.t('{0}: {1} articles', label, count);
    const common = { id: `group ${name}`, label, description: String(count), children, context: 'group' };
    return name === 'problems'
      ? [{ ...common, spoken: `${label}: ${count}`, icon: 'warning' }]
      : [{ ...common, spoken, collapsed: name === 'finished' }];
  });
}

function groupName(name: GroupName): string {
  switch (name) {
    case 'problems':
      return vscode.l10n.t('Needs a look');
    case 'unfinished':
      return vscode.l10n.t('Unfinished');
    case 'unread':
      return vscode.l10n.t('Not begun');
    case 'finished':
      return vscode.l10n.t('Finished');
  }
}
