import * as vscode from 'vscode';
import { digestOf, type Annotations, type Digest } from '../../annotation';
import { FileError, parseBytes, parseSidecarName, sidecarName, type Files } from '../../sidecar';
import type { Identity } from '../articles/identity';
import { folderOf, nameOf } from '../uris';

/** What is known of the annotator's sidecar of one article. */
export interface OwnSidecar extends Digest {
  readonly article: vscode.Uri;
}

/** How many files are read at once. */
const AT_ONCE = 32;

/**
 * The annotator's own sidecars in the workspace, whether their articles are open or not. Each is read when it
 * is first asked for, and again after it changed on disk. Reads only.
 */
export class OwnSidecars implements vscode.Disposable {
  readonly #files: Files;
  readonly #identity: Identity;
  /** By the sidecar's address; null if there is none or it cannot be read. */
  readonly #known = new Map<string, Promise<OwnSidecar | null>>();
  /** The addresses of all own sidecars in the workspace, once they have been looked for. */
  #all: Promise<Set<string>> | undefined;
  readonly #changed = new vscode.EventEmitter<vscode.Uri | undefined>();
  /** The own sidecar of an article changed; undefined: all did, as somebody else annotates now. */
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: readonly { dispose(): unknown }[];

  constructor(files: Files, identity: Identity) {
    this.#files = files;
    this.#identity = identity;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.claimmark.json');
    const follow = async (sidecar: vscode.Uri, exists: boolean) => {
      const name = parseSidecarName(nameOf(sidecar));
      if (!name || name.annotator !== this.#identity.current?.id) return;
      const all = await this.#all;
      if (exists) all?.add(sidecar.toString());
      else all?.delete(sidecar.toString());
      this.forget(vscode.Uri.joinPath(folderOf(sidecar), name.article));
    };
    this.#subscriptions = [
      this.#changed,
      watcher,
      watcher.onDidCreate((uri) => follow(uri, true)),
      watcher.onDidChange((uri) => follow(uri, true)),
      watcher.onDidDelete((uri) => follow(uri, false)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('claimmark.annotator')) return;
        this.#known.clear();
        this.#all = undefined;
        this.#changed.fire(undefined);
      }),
    ];
  }

  /** The own sidecar of an article; null if there is none that can be read. */
  async of(article: vscode.Uri): Promise<OwnSidecar | null> {
    const path = this.#pathOf(article);
    return path === null ? null : this.#read(path, article);
  }

  /** All that stands in the own sidecar of an article. */
  async read(article: vscode.Uri): Promise<Annotations | null> {
    const path = this.#pathOf(article);
    const bytes = path === null ? null : await this.#files.read(path);
    return bytes && parseBytes(bytes).annotations;
  }

  /** The own sidecar of an article changed. */
  forget(article: vscode.Uri): void {
    const path = this.#pathOf(article);
    if (path !== null) this.#known.delete(path);
    this.#changed.fire(article);
  }

  /** All own sidecars of the workspace. */
  async all(): Promise<readonly OwnSidecar[]> {
    this.#all ??= this.#find();
    const waiting = Array.from(await this.#all);
    const found: OwnSidecar[] = [];
    const work = async () => {
      for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
        const uri = vscode.Uri.parse(key, true);
        const article = parseSidecarName(nameOf(uri))?.article ?? '';
        const sidecar = await this.#read(key, vscode.Uri.joinPath(folderOf(uri), article));
        if (sidecar) found.push(sidecar);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return found.sort((a, b) => (a.article.path < b.article.path ? -1 : 1));
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #find(): Promise<Set<string>> {
    const annotator = this.#identity.current?.id;
    if (annotator === undefined) return new Set();
    const uris = await vscode.workspace.findFiles(`**/*.${annotator}.claimmark.json`, '**/node_modules/**');
    return new Set(uris.map((uri) => uri.toString()));
  }

  #read(key: string, article: vscode.Uri): Promise<OwnSidecar | null> {
    let sidecar = this.#known.get(key);
    if (!sidecar) {
      sidecar = this.#parse(key, article);
      this.#known.set(key, sidecar);
      sidecar.catch(() => this.#known.delete(key));
    }
    return sidecar;
  }

  async #parse(key: string, article: vscode.Uri): Promise<OwnSidecar | null> {
    const bytes = await this.#files.read(key);
    const annotations = bytes && parseBytes(bytes).annotations;
    return annotations ? { article, ...digestOf(annotations) } : null;
  }

  /** The address of the own sidecar of an article; null if nobody annotates or its name would be too long. */
  #pathOf(article: vscode.Uri): string | null {
    const annotator = this.#identity.current?.id;
    if (annotator === undefined) return null;
    try {
      const name = sidecarName({ article: nameOf(article), annotator });
      return vscode.Uri.joinPath(folderOf(article), name).toString();
    } catch (error) {
      if (error instanceof FileError) return null;
      throw error;
    }
  }
}
