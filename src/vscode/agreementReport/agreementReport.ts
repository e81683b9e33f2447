import * as vscode from 'vscode';
import {
  agreement as agreementOf,
  inSlices,
  methodNote,
  reportHtml,
  reportMarkdown,
  type Agreement,
} from '../../review';
import type { Files } from '../../sidecar';
import type { ArticleSessions } from '../articles/articleSessions';
import type { CommandTable } from '../commands';
import { ArticleReader, findExportable, type FoundArticle } from '../exchanging/annotatedArticles';
import { orCancel } from '../exchanging/choose';
import { inProgress } from '../exchanging/exportCommand';
import { askPlaces } from '../exchanging/exportQuestions';
import { placesOf, type Places } from '../exchanging/places';
import { exportRequest } from '../exchanging/requests';
import type { Corpus } from '../files/corpus';
import { Refusal } from '../refusal';
import { say } from '../say';
import { reportWords } from './reportWords';

const VIEW = 'claimmark.agreementReport';

/** A report as it was computed, and where the paths in it start. */
interface Computed {
  readonly agreement: Agreement;
  readonly root: vscode.Uri;
}

/** How well annotators agree, in one document that runs nothing: shown, saved, or as a note on the method. */
export class AgreementReport implements vscode.Disposable {
  readonly #files: Files;
  readonly #sessions: ArticleSessions;
  readonly #corpus: Corpus;
  #panel: vscode.WebviewPanel | undefined;
  #shown: Computed | undefined;

  constructor(files: Files, sessions: ArticleSessions, corpus: Corpus) {
    this.#files = files;
    this.#sessions = sessions;
    this.#corpus = corpus;
  }

  /** All take the places to compare; the last two work on the report that is shown if they are given none. */
  commands(): CommandTable {
    return {
      'claimmark.agreementReport': async (...given) => {
        this.#show(await this.#compute(given));
      },
      'claimmark.saveAgreementReport': async (...given) => {
        const { out, uris = [] } = exportRequest(given);
        await save((uris.length === 0 ? this.#shown : undefined) ?? (await this.#compute(given)), out);
      },
      'claimmark.copyMethodNote': async (...given) => {
        const { uris = [] } = exportRequest(given);
        const { agreement } = (uris.length === 0 ? this.#shown : undefined) ?? (await this.#compute(given));
        await vscode.env.clipboard.writeText(`${methodNote(agreement, reportWords())}\n`);
        say(vscode.l10n.t('The note on the method is in the clipboard.'));
      },
    };
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  async #compute(given: readonly unknown[]): Promise<Computed> {
    const { uris = [] } = exportRequest(given);
    const title = vscode.l10n.t('Agreement report');
    const places = await placesOf(uris.length > 0 ? uris : await askPlaces(title));
    return inProgress(title, async (progress, token) => {
      const found = await findExportable(places, this.#corpus, token);
      const agreement = await this.#agreement(found, places, progress, token);
      if (agreement.annotators.length < 2) {
        throw new Refusal(vscode.l10n.t('Agreement takes two annotators whose tags you may see.'));
      }
      return { agreement, root: places.root };
    });
  }

  async #agreement(
    found: readonly FoundArticle[],
    { root }: Places,
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
  ): Promise<Agreement> {
    const reader = new ArticleReader(this.#files, this.#sessions);
    const articles = [];
    const onRead = () => {
      progress.report({ message: `${reader.count}/${found.length}` });
    };
    for await (const { path, text, annotations } of reader.read(found, root, token, onRead)) {
      articles.push({ article: path, text, annotations });
    }
    const agreement = await inSlices(agreementOf(articles, { unreadable: reader.problems }), {
      pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
      cancelled: () => token.isCancellationRequested,
      progress: (share) => {
        progress.report({ message: `${Math.round(share * 100)} %` });
      },
    });
    return orCancel(agreement);
  }

  /** In the one panel there is; scripts are off, and the only command that a link can run goes to a place. */
  #show(computed: Computed): void {
    const { agreement, root } = computed;
    const strings = reportWords();
    this.#panel ??= this.#open(strings.title);
    this.#shown = computed;
    this.#panel.webview.html = reportHtml(agreement, {
      strings,
      href: ({ article, start }) => {
        const place = { article: vscode.Uri.joinPath(root, article).toString(), offset: start };
        return `command:claimmark.goToSentence?${encodeURIComponent(JSON.stringify([place]))}`;
      },
    });
    this.#panel.reveal();
  }

  #open(title: string): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(VIEW, title, vscode.ViewColumn.Active, {
      enableScripts: false,
      enableCommandUris: ['claimmark.goToSentence'],
      enableFindWidget: true,
      localResourceRoots: [],
    });
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#shown = undefined;
    });
    return panel;
  }
}

/** Saves the report as HTML, or as Markdown if the file is called so; asks for the file if it is not given. */
async function save({ agreement, root }: Computed, out: vscode.Uri | undefined): Promise<void> {
  const file =
    out ??
    orCancel(
      await vscode.window.showSaveDialog({
        title: vscode.l10n.t('Save the agreement report'),
        defaultUri: vscode.Uri.joinPath(root, 'agreement.html'),
        filters: { HTML: ['html'], Markdown: ['md'] },
      }),
    );
  const strings = reportWords();
  const isMarkdown = /\.(?:md|markdown)$/i.test(file.path);
  const text = isMarkdown ? reportMarkdown(agreement, strings) : reportHtml(agreement, { strings });
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
}
