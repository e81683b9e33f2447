import * as vscode from 'vscode';
import { createOutput } from '#platform';
import {
  exportAnnotations,
  FEATURES,
  formatOf,
  writeFiles,
  type AnnotatedArticle,
  type ExportOptions,
  type ExportReport,
  type Format,
} from '../../exchange';
import type { Files } from '../../sidecar';
import type { ArticleSessions } from '../articles/articleSessions';
import type { Corpus } from '../files/corpus';
import { Refusal } from '../refusal';
import { folderOf, nameOf } from '../uris';
import {
  ArticleReader,
  findExportable,
  placed,
  type FoundArticle,
  type ReadArticle,
} from './annotatedArticles';
import { askAnnotators, askFormat, askOptions, askPlaces, askTarget } from './exportQuestions';
import type { Lists } from './lists';
import { placesOf, type Places } from './places';
import { exportRequest } from './requests';
import { refusing, translate } from './words';

/** Everything that one export does. */
interface Job {
  readonly places: Places;
  readonly articles: readonly FoundArticle[];
  readonly format: Format;
  readonly options: ExportOptions;
  /** The file, or the folder of a format that writes several. */
  readonly out: vscode.Uri;
}

/** Writes annotations in the format of another tool, and says what it could not carry. */
export class ExportCommand {
  readonly #files: Files;
  readonly #sessions: ArticleSessions;
  readonly #corpus: Corpus;
  readonly #lists: Lists;

  constructor(files: Files, sessions: ArticleSessions, corpus: Corpus, lists: Lists) {
    this.#files = files;
    this.#sessions = sessions;
    this.#corpus = corpus;
    this.#lists = lists;
  }

  /** Asks for what is not given, then exports. */
  async run(given: readonly unknown[]): Promise<void> {
    const request = exportRequest(given);
    const { uris = [] } = request;
    const places = await placesOf(
      uris.length > 0 ? uris : await askPlaces(vscode.l10n.t('Export annotations')),
    );
    const found = await inProgress(vscode.l10n.t('Looking for annotations…'), (_, token) =>
      findExportable(places, this.#corpus, token),
    );
    const annotators = request.annotators ?? (await askAnnotators(found));
    const articles = found.flatMap((article) => {
      const sidecars = article.sidecars.filter(({ annotator }) => annotators.includes(annotator));
      return sidecars.length > 0 ? [{ ...article, sidecars }] : [];
    });
    if (articles.length === 0) throw new Refusal(vscode.l10n.t('There are no annotations here.'));
    await refusing(async () => {
      const format = request.format === undefined ? await askFormat('write') : formatOf(request.format);
      const options = request.options ?? (await askOptions(format));
      const out = request.out ?? (await askTarget(format, places));
      await this.#export({ places, articles, format, options, out });
    });
  }

  async #export(job: Job): Promise<void> {
    const { places, articles, format, out } = job;
    const options = { ...job.options, translate };
    const reader = new ArticleReader(this.#files, this.#sessions);
    const title = vscode.l10n.t('Exporting to {0}', format.name);
    const report = await inProgress(title, async (progress, token) => {
      const onRead = () => {
        const increment = 100 / articles.length;
        progress.report({ increment, message: `${reader.count}/${articles.length}` });
      };
      const read = reader.read(articles, places.root, token, onRead);
      const { chunks, report } = exportAnnotations(allPlaced(read), format, options);
      await writeFiles(chunks, format, pathsFor(job), createOutput());
      return report;
    });
    await reveal(out);
    this.#tell(job, report, reader.problems);
  }

  /** Says in one message what was exported and what was not; the list has the details. */
  #tell({ format, out }: Job, report: ExportReport, problems: readonly string[]): void {
    const { articles, tags, annotators } = report;
    const losses = Array.from(
      report.losses,
      ([feature, { count }]) => `${translate(FEATURES[feature])} (${count})`,
    );
    const message = [
      vscode.l10n.t(
        'Exported to {0} as {1}: articles {2}, tags {3}, annotators {4}.',
        nameOf(out),
        format.name,
        articles,
        tags,
        annotators.join(', '),
      ),
      ...(losses.length > 0 ? [vscode.l10n.t('Not carried: {0}.', losses.join(', '))] : []),
      ...(problems.length > 0
        ? [vscode.l10n.t('Left out, as it could not be read: {0}.', problems.length)]
        : []),
    ].join(' ');
    const lines = [...problems, ...report.lines(translate), ...format.hints.map(translate)];
    const open = vscode.l10n.t('Open');
    const details = vscode.l10n.t('Details');
    const buttons = [...(format.files === 'one' ? [open] : []), ...(lines.length > 0 ? [details] : [])];
    const show =
      problems.length > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
    void show(message, ...buttons).then(async (answer) => {
      if (answer === open) await vscode.commands.executeCommand('vscode.open', out);
      if (answer !== details) return;
      const list = lines.map((line) => `- ${line.replace(/([\\`*_{}[\]<>|])/g, '\\$1')}\n`).join('');
      const heading = vscode.l10n.t('Export to {0}', format.name);
      await this.#lists.show(heading, `# ${heading}\n\n${message}\n\n${list}`);
    });
  }
}

async function* allPlaced(articles: AsyncIterable<ReadArticle>): AsyncGenerator<AnnotatedArticle> {
  for await (const article of articles) yield placed(article);
}

/** Where the files of an export go; never onto an article or a sidecar. */
function pathsFor({ out, format, articles }: Job): (file: string, isCompanion: boolean) => string {
  const taken = new Set(
    articles
      .flatMap(({ article, sidecars }) => [article, ...sidecars.map(({ uri }) => uri)])
      .map((uri) => uri.toString()),
  );
  const folder = format.files === 'one' ? folderOf(out) : out;
  return (file, isCompanion) => {
    const uri = format.files === 'one' && !isCompanion ? out : vscode.Uri.joinPath(folder, file);
    if (!taken.has(uri.toString())) return uri.toString();
    const name = vscode.workspace.asRelativePath(uri);
    throw new Refusal(
      vscode.l10n.t('“{0}” is an article or a sidecar; an export does not overwrite it.', name),
    );
  };
}

/** Shows what was written in the Explorer, where it lies in the workspace. */
async function reveal(uri: vscode.Uri): Promise<void> {
  if (!vscode.workspace.getWorkspaceFolder(uri)) return;
  await vscode.commands.executeCommand('revealInExplorer', uri);
}

export function inProgress<T>(
  title: string,
  run: (
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
  ) => Promise<T>,
): Promise<T> {
  const options = { location: vscode.ProgressLocation.Notification, cancellable: true, title };
  return Promise.resolve(vscode.window.withProgress(options, run));
}
