import * as vscode from 'vscode';
import { createFiles } from '#platform';
import type { Annotator } from '../annotation';
import type { Case, Entry } from '../review';
import { SidecarStore } from '../sidecar';
import { AgreementReport } from './agreementReport/agreementReport';
import { AnnotateCommands } from './annotating/annotateCommands';
import { AnnotateMode } from './annotating/annotateMode';
import { CurrentDetails } from './annotating/currentDetails';
import { ArticleSessions } from './articles/articleSessions';
import { Badges } from './screen/badges';
import { Corpus } from './files/corpus';
import { ContextKey } from './contextKeys';
import { registerCommand, sentenceCommands, type CommandTable } from './commands';
import { describeCommands } from './screen/describeTags';
import { detailCommands } from './annotating/detailCommands';
import { EarlierStates } from './files/earlierStates';
import { GitAttributes } from './files/gitAttributes';
import { Identity } from './articles/identity';
import { showKeys } from './annotating/keysHelp';
import { Links } from './annotating/links';
import { MergeSides } from './files/mergeSides';
import { Moves } from './files/moves';
import { newArticleFromClipboard } from './articles/newArticle';
import { Problems } from './articles/problems';
import { PendingWrites } from './articles/pendingWrites';
import { progressCommands } from './annotating/progressCommands';
import type { DrawnColleagues } from './reviewing/colleagueDecorations';
import { Reviewing } from './reviewing/reviewing';
import { QuestionProblems } from './changedTags/questionProblems';
import { ReviewChangedTags } from './changedTags/reviewChangedTags';
import { readyKeys } from './readyKeys';
import { ExportCommand } from './exchanging/exportCommand';
import { ImportCommand } from './exchanging/importCommand';
import { Lists } from './exchanging/lists';
import { relinkArticles } from './files/relink';
import { finishRenaming, renameMe } from './files/renameAnnotator';
import { Screen } from './screen/screen';
import { SentenceCursor } from './annotating/sentenceCursor';
import { StillText } from './annotating/stillText';
import { Targets } from './targets';
import { Undo } from './annotating/undo';
import { TagHover } from './screen/hover';
import type { TaggedRange } from './screen/decorations';
import { ArticleView } from './views/articleView';
import { Guidelines } from './guideline/guideline';
import { CorpusView } from './views/corpusView';
import { Outline } from './views/outline';
import type { ShownTree } from './views/rowTree';

/** What the extension shows, for other extensions and for the tests; it changes nothing. */
export interface ExtensionApi {
  /** Whether the document is an article in use. */
  readonly inUse: (document: vscode.TextDocument) => boolean;
  /** The tagged sentences as they are drawn. */
  readonly tagged: (document: vscode.TextDocument) => readonly TaggedRange[];
  /** Colleagues' tags and the differences as they are drawn. */
  readonly colleagues: (document: vscode.TextDocument) => DrawnColleagues | undefined;
  /** The entry that the keys of review mode act on. */
  readonly reviewed: () => Entry | undefined;
  /** The sentence that the keys of adjudicate mode decide. */
  readonly adjudicated: () => Case | undefined;
  /** What stands in the way or needs a look, one sentence each. */
  readonly troubles: (document: vscode.TextDocument) => readonly string[];
  /** An article came into use or what is shown of it changed. */
  readonly onDidChange: vscode.Event<vscode.Uri>;
  /** Whether the document is in annotate mode. */
  readonly annotating: (document: vscode.TextDocument) => boolean;
  /** What stands in the views. */
  readonly views: Readonly<Record<'article' | 'corpus' | 'review', ShownTree>>;
}

const ANNOTATE_KEYS = () => ({
  context: 'claimmark.annotating',
  title: vscode.l10n.t('Keys of annotate mode'),
});

/** Registers everything the extension offers. Reads and writes nothing but what an earlier session left undone. */
export function register(context: vscode.ExtensionContext): ExtensionApi {
  const log = vscode.window.createOutputChannel('Claimmark', { log: true });
  const files = createFiles();
  const identity = new Identity();
  const journal = vscode.Uri.joinPath(context.globalStorageUri, 'journal').toString();
  const earlier = vscode.Uri.joinPath(context.globalStorageUri, 'earlier').toString();
  const report = (error: unknown) => {
    if (error instanceof vscode.CancellationError) return;
    log.error(error instanceof Error ? error : String(error));
  };
  const openStore = (annotator: Annotator, adjudicator?: Annotator) =>
    new SidecarStore({ files, journal, earlier, annotator, ...(adjudicator && { adjudicator }) });
  const guidelines = new Guidelines(files, context.extensionUri);
  const guideline = async (article: vscode.Uri) => (await guidelines.of(article))?.hash;
  // A tag made before a renaming is finished would be written under the old name.
  const prepare = (): Promise<unknown> => Promise.all([renamed, readyKeys(context.extension).catch(report)]);
  const sessions = new ArticleSessions({ files, openStore, identity, guideline, prepare, report });
  const earlierStates = new EarlierStates(files);
  const gitAttributes = new GitAttributes(files, context.globalState);
  const corpus = new Corpus(files, identity);
  const cursor = new SentenceCursor();
  const still = new StillText();
  const mode = new AnnotateMode(sessions, cursor, still);
  const targets = new Targets(sessions, cursor, mode);
  const annotate = new AnnotateCommands(sessions, targets, mode);
  const undo = new Undo(sessions, cursor, mode);
  const links = new Links(sessions, targets, corpus, files);
  const memento = context.workspaceState;
  const reviewing = new Reviewing({
    ...{ sessions, targets, annotating: mode, cursor, still, corpus, files, identity, memento },
    ...{ openStore, guideline, guidelines, report },
  });
  const screen = new Screen(sessions, mode, reviewing.shown, report);
  const changedTags = new ReviewChangedTags(targets);
  const lists = new Lists();
  const exporting = new ExportCommand(files, sessions, corpus, lists);
  const importing = new ImportCommand(files, sessions, identity, openStore, lists);
  const agreementReport = new AgreementReport(files, sessions, corpus);
  const hasArticles = new ContextKey<boolean>('claimmark.hasArticles');
  const articleView = new ArticleView(sessions, context.workspaceState);
  const corpusView = new CorpusView(sessions, corpus, files, report);
  const record = vscode.Uri.joinPath(
    context.storageUri ?? context.globalStorageUri,
    'renaming.json',
  ).toString();
  const renaming = { files, corpus, sessions, identity, record };
  const renamed = finishRenaming(renaming).catch(report);
  const commands: CommandTable = {
    ...sentenceCommands(sessions, targets, mode, earlierStates),
    ...annotate.commands(),
    ...undo.commands(),
    ...detailCommands(targets, corpus),
    ...links.commands(),
    ...progressCommands(targets, mode, corpus),
    ...describeCommands(targets, links),
    ...reviewing.commands(),
    ...changedTags.commands(),
    ...new MergeSides(sessions, targets, files).commands(),
    ...guidelines.commands(targets),
    ...articleView.commands(),
    ...corpusView.commands(),
    ...agreementReport.commands(),
    'claimmark.newArticleFromClipboard': newArticleFromClipboard,
    'claimmark.showTags': () => screen.chooseShownTags(),
    'claimmark.exportAnnotations': (...given) => exporting.run(given),
    'claimmark.importAnnotations': (...given) => importing.run(given),
    'claimmark.relinkArticles': () => relinkArticles(files, corpus, sessions),
    'claimmark.renameAnnotator': (...given) => renameMe(renaming, given),
    'claimmark.showKeys': () => showKeys(context.extension, reviewing.keys ?? ANNOTATE_KEYS()),
    'claimmark.showWalkthrough': async () => {
      await vscode.commands.executeCommand(
        'workbench.action.openWalkthrough',
        `${context.extension.id}#start`,
      );
    },
  };
  // The walkthrough is listed, and opened by nobody but the user: at its installation the key is not set.
  new ContextKey<boolean>('claimmark.active').set(true).catch(report);
  context.subscriptions.push(
    log,
    sessions,
    corpus,
    lists,
    cursor,
    still,
    mode,
    annotate,
    new CurrentDetails(sessions, cursor, mode, links, report),
    undo,
    reviewing,
    screen,
    guidelines,
    articleView,
    corpusView,
    agreementReport,
    new Outline(sessions),
    new Badges(sessions, corpus),
    changedTags,
    new Problems(sessions),
    new QuestionProblems(sessions),
    new Moves(files, sessions, report),
    new PendingWrites(sessions, report),
    earlierStates,
    sessions.onDidCreateSidecar(({ document }) => {
      gitAttributes.offer(document.uri).catch(report);
    }),
    vscode.languages.registerHoverProvider(
      [{ language: 'plaintext' }, { language: 'markdown' }],
      new TagHover(sessions, links, guidelines),
    ),
    corpus.onDidChange((address) => {
      if (address) sessions.lookAgain(address.article).catch(report);
    }),
    sessions.onDidChange(({ document, hasSidecar }) => {
      corpus.changed(document.uri, hasSidecar);
      hasArticles.set(true).catch(report);
    }),
    ...Object.entries(commands).map(([id, run]) => registerCommand(id, run, targets, log)),
  );

  const changed = new vscode.EventEmitter<vscode.Uri>();
  context.subscriptions.push(
    changed,
    sessions.onDidChange(({ document }) => {
      changed.fire(document.uri);
    }),
  );
  return {
    inUse: (document) => sessions.of(document) !== undefined,
    tagged: (document) => sessions.of(document)?.taggedRanges() ?? [],
    colleagues: (document) => reviewing.drawnIn(document),
    reviewed: () => reviewing.current,
    adjudicated: () => reviewing.adjudicated,
    troubles: (document) => sessions.of(document)?.troubles() ?? [],
    onDidChange: changed.event,
    annotating: (document) => mode.has(document),
    views: { article: articleView.tree, corpus: corpusView.tree, review: reviewing.tree },
  };
}
