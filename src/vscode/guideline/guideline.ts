import * as vscode from 'vscode';
import { canonicalText, hashText } from '../../article';
import { TAG_NAMES, type TagName } from '../../annotation';
import type { Files } from '../../sidecar';
import { GUIDELINE_NAME } from '../articles/articles';
import type { CommandTable } from '../commands';
import { Refusal } from '../refusal';
import { definitionOf, nameOf } from '../tagNames';
import type { Target, Targets } from '../targets';
import { folderOf } from '../uris';
import { exampleIn, sectionOf, type Section } from './sections';

/** Documents of this scheme show the guideline that comes with the extension. */
const SCHEME = 'claimmark-guideline';

/** A guideline as it is on disk. */
interface Guideline {
  readonly uri: vscode.Uri;
  /** Canonical text. */
  readonly text: string;
  readonly hash: string;
}

/**
 * The guideline by which annotators tag: `claimmark-guideline.md` in the folder of the workspace that an article
 * belongs to, else the one that comes with the extension, in the language of the interface.
 */
export class Guidelines implements vscode.Disposable {
  readonly #files: Files;
  readonly #extension: vscode.Uri;
  /** By folder of the workspace; null if there is none. Read when first asked for, again after a change. */
  readonly #known = new Map<string, Promise<Guideline | null>>();
  readonly #subscriptions: readonly { dispose(): unknown }[];

  constructor(files: Files, extension: vscode.Uri) {
    this.#files = files;
    this.#extension = extension;
    const watcher = vscode.workspace.createFileSystemWatcher(`**/${GUIDELINE_NAME}`);
    const forget = (uri: vscode.Uri) => {
      this.#known.delete(folderOf(uri).toString());
    };
    this.#subscriptions = [
      watcher,
      watcher.onDidCreate(forget),
      watcher.onDidChange(forget),
      watcher.onDidDelete(forget),
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        provideTextDocumentContent: () => this.#default(),
      }),
    ];
  }

  /** The workspace's own guideline for an article; null if there is none. */
  async of(article: vscode.Uri): Promise<Guideline | null> {
    const folder = vscode.workspace.getWorkspaceFolder(article)?.uri;
    if (!folder) return null;
    const key = folder.toString();
    let guideline = this.#known.get(key);
    if (!guideline) {
      guideline = this.#read(vscode.Uri.joinPath(folder, GUIDELINE_NAME));
      this.#known.set(key, guideline);
      guideline.catch(() => this.#known.delete(key));
    }
    return guideline;
  }

  /** What the workspace's own guideline says about a tag; undefined if there is none or it says nothing. */
  async sectionOf(article: vscode.Uri, tag: TagName): Promise<Section | undefined> {
    const guideline = await this.of(article);
    return guideline ? sectionOf(guideline.text, tag) : undefined;
  }

  /** The tag whose section is meant of several; asks if there is none. Undefined if the question was dismissed. */
  async tagOf(tags: readonly TagName[]): Promise<TagName | undefined> {
    // A denial is mostly an attribution, too, and a claim mostly a clear case: the rarer tag is looked up.
    return (['denial', 'attribution', 'claim'] as const).find((name) => tags.includes(name)) ?? pickTag();
  }

  /**
   * Puts an example, Markdown in one line, into the section about a tag, and shows it beside the article, which
   * keeps the keys. What somebody has written there and not saved is neither lost nor saved.
   */
  async addExample(article: vscode.Uri, tag: TagName, example: string): Promise<void> {
    const uri = await this.#ensure(vscode.workspace.getWorkspaceFolder(article));
    const document = await vscode.workspace.openTextDocument(uri);
    const { isDirty } = document;
    const titles = { tag: nameOf(tag), examples: vscode.l10n.t('Examples') };
    const { line, text } = exampleIn(canonicalText(document.getText()), tag, example, titles);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, document.lineAt(line).range.end, text);
    await applied(edit);
    if (!isDirty) await document.save();
    const last = line + text.trimEnd().split('\n').length - 1;
    await showBeside(document, last, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  commands(targets: Targets): CommandTable {
    return {
      'claimmark.showGuideline': () => targets.sentences((target) => this.#show(target)),
      'claimmark.createGuideline': () => this.#create(),
    };
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Shows the section about the sentence's tag beside the article, which keeps the keys. */
  async #show({ editor, session, indices }: Target): Promise<void> {
    const tag = await this.tagOf(indices.flatMap((index) => session.tagNamesOn(index)));
    if (!tag) return;
    const own = await this.of(editor.document.uri);
    const uri = own?.uri ?? vscode.Uri.from({ scheme: SCHEME, path: `/${GUIDELINE_NAME}` });
    const document = await vscode.workspace.openTextDocument(uri);
    const line = sectionOf(canonicalText(document.getText()), tag)?.line ?? 0;
    await showBeside(document, line, vscode.TextEditorRevealType.AtTop);
  }

  /** Makes the workspace's own guideline of the one that comes with the extension, or opens it if there is one. */
  async #create(): Promise<void> {
    const active = vscode.window.activeTextEditor?.document.uri;
    const folder =
      (active && vscode.workspace.getWorkspaceFolder(active)) ?? vscode.workspace.workspaceFolders?.[0];
    await vscode.window.showTextDocument(await this.#ensure(folder));
  }

  async #ensure(folder: vscode.WorkspaceFolder | undefined): Promise<vscode.Uri> {
    if (!folder) throw new Refusal(vscode.l10n.t('Open a folder first: the guideline is kept in it.'));
    const uri = vscode.Uri.joinPath(folder.uri, GUIDELINE_NAME);
    const key = uri.toString();
    // Creating it would discard what is written in an editor and not saved; VS Code follows with one that is.
    if (vscode.workspace.textDocuments.some((open) => open.uri.toString() === key && open.isDirty))
      return uri;
    const edit = new vscode.WorkspaceEdit();
    const contents = new TextEncoder().encode(await this.#default());
    edit.createFile(uri, { ignoreIfExists: true, contents });
    await applied(edit);
    this.#known.delete(folder.uri.toString());
    return uri;
  }

  async #read(uri: vscode.Uri): Promise<Guideline | null> {
    const bytes = await this.#files.read(uri.toString());
    if (!bytes) return null;
    const text = canonicalText(new TextDecoder().decode(bytes));
    return { uri, text, hash: hashText(text) };
  }

  async #default(): Promise<string> {
    const language = vscode.env.language.startsWith('de') ? 'de' : 'en';
    const uri = vscode.Uri.joinPath(this.#extension, 'media', 'guideline', `${language}.md`);
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  }
}

async function applied(edit: vscode.WorkspaceEdit): Promise<void> {
  if (await vscode.workspace.applyEdit(edit)) return;
  throw new Refusal(vscode.l10n.t('The guideline cannot be changed.'));
}

/** Shows a line of a guideline beside the article, which keeps the keys. */
async function showBeside(
  document: vscode.TextDocument,
  line: number,
  reveal: vscode.TextEditorRevealType,
): Promise<void> {
  const shown = await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
    preview: true,
  });
  const place = new vscode.Position(line, 0);
  shown.selection = new vscode.Selection(place, place);
  shown.revealRange(new vscode.Range(place, place), reveal);
}

async function pickTag(): Promise<TagName | undefined> {
  const items = TAG_NAMES.map((tag) => ({ label: nameOf(tag), detail: definitionOf(tag), tag }));
  const title = vscode.l10n.t('The guideline on');
  return (await vscode.window.showQuickPick(items, { title, matchOnDetail: true }))?.tag;
}
