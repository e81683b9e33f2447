import * as vscode from 'vscode';
import { digestOf, type Annotations, type Annotator, type Digest } from '../../annotation';
import {
  FileError,
  parseBytes,
  parseSidecarName,
  sidecarName,
  type Files,
  type Problem,
} from '../../sidecar';
import type { Identity } from '../articles/identity';
import { forEach, Slices } from '../slices';
import { folderOf, nameOf } from '../uris';

/** Where a sidecar is, and whose it is by its name. */
export interface SidecarAddress {
  readonly uri: vscode.Uri;
  readonly article: vscode.Uri;
  /** Slug. */
  readonly annotator: string;
}

/** What is kept in memory of a sidecar. */
export interface CorpusSidecar extends SidecarAddress {
  /** As the sidecar calls the annotator; the slug if it cannot be read. */
  readonly name: string;
  /** null if the sidecar cannot be read; then there are problems. */
  readonly digest: Digest | null;
  readonly problems: readonly Problem[];
}

/** A sidecar that can be read. */
export type ReadableSidecar = CorpusSidecar & { readonly digest: Digest };

/** How a long run is stopped and watched. */
export interface LoadOptions {
  readonly token?: vscode.CancellationToken;
  /** The share of files that is read, 0 to 1; told once per slice. */
  readonly progress?: (share: number) => void;
}

const EXCLUDED = '**/node_modules/**';

/**
 * The sidecars of the workspace, one's own and the colleagues', whether their articles are open or not. Nothing
 * is read before it is asked for; what was read is kept as a digest until the file changes. Reads only.
 *
 * To show all of them: `await sidecars()` (or `own()`), draw, and on each `onDidChange` ask `find()` for that one
 * sidecar again (null: it is gone); on an event without address begin anew. What stands beside the digest (tags,
 * reviews) is in `read()`, which keeps nothing: ask for it when something is opened, or let `digestOf` keep more.
 * Who may see what a colleague wrote is not decided here but by `maySee` of the review room.
 * While its article is open, the session knows an own sidecar better and sooner than this index.
 */
export class Corpus implements vscode.Disposable {
  readonly #files: Files;
  readonly #identity: Identity;
  /** By address; null if there is no such file. */
  readonly #known = new Map<string, Promise<CorpusSidecar | null>>();
  /** All sidecars of the workspace by address, once they have been looked for. */
  #all: Promise<Map<string, SidecarAddress>> | undefined;
  readonly #changed = new vscode.EventEmitter<SidecarAddress | undefined>();
  /** A sidecar came, changed or went. Undefined: all may have, as other folders or another annotator are there. */
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: readonly { dispose(): unknown }[];
  readonly #slices = new Slices();

  constructor(files: Files, identity: Identity) {
    this.#files = files;
    this.#identity = identity;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.claimmark.json');
    const follow = async (uri: vscode.Uri, exists: boolean) => {
      const address = addressOf(uri);
      if (!address) return;
      this.#known.delete(uri.toString());
      const all = await this.#all?.catch(() => undefined);
      if (exists) all?.set(uri.toString(), address);
      else all?.delete(uri.toString());
      this.#changed.fire(address);
    };
    const reset = () => {
      this.#all = undefined;
      this.#changed.fire(undefined);
    };
    this.#subscriptions = [
      this.#changed,
      watcher,
      watcher.onDidCreate((uri) => follow(uri, true)),
      watcher.onDidChange((uri) => follow(uri, true)),
      watcher.onDidDelete((uri) => follow(uri, false)),
      vscode.workspace.onDidChangeWorkspaceFolders(reset),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('claimmark.annotator')) reset();
      }),
    ];
  }

  /** Where the sidecars of the workspace are, in no order. Reads none of them. */
  async addresses(): Promise<readonly SidecarAddress[]> {
    return Array.from((await this.#list()).values());
  }

  /**
   * All sidecars of the workspace, by article and annotator. Works in slices of at most 20 ms.
   * @throws vscode.CancellationError if it was cancelled
   */
  async sidecars(options: LoadOptions = {}): Promise<readonly CorpusSidecar[]> {
    return this.#load(await this.addresses(), options);
  }

  /** The own sidecars of the workspace that can be read, by article; see {@link sidecars}. */
  async own(options: LoadOptions = {}): Promise<readonly ReadableSidecar[]> {
    const annotator = this.#identity.current?.id;
    const addresses = (await this.addresses()).filter((address) => address.annotator === annotator);
    return (await this.#load(addresses, options)).filter(isReadable);
  }

  /** One sidecar, in the workspace or not; null if there is none. */
  find(address: SidecarAddress): Promise<CorpusSidecar | null> {
    const key = address.uri.toString();
    let sidecar = this.#known.get(key);
    if (!sidecar) {
      sidecar = this.#digest(address);
      this.#known.set(key, sidecar);
      sidecar.catch(() => this.#known.delete(key));
    }
    return sidecar;
  }

  /** The own sidecar of an article; null if there is none that can be read. */
  async ownOf(article: vscode.Uri): Promise<ReadableSidecar | null> {
    const address = this.ownAddress(article);
    const sidecar = address && (await this.find(address));
    return sidecar && isReadable(sidecar) ? sidecar : null;
  }

  /** Where the own sidecar of an article is or would be; null if nobody annotates or its name would be too long. */
  ownAddress(article: vscode.Uri): SidecarAddress | null {
    const annotator = this.#identity.current?.id;
    if (annotator === undefined) return null;
    try {
      const name = sidecarName({ article: nameOf(article), annotator });
      return { uri: vscode.Uri.joinPath(folderOf(article), name), article, annotator };
    } catch (error) {
      if (error instanceof FileError) return null;
      throw error;
    }
  }

  /** All that stands in a sidecar; null if there is none or it cannot be read. */
  async read({ uri }: Pick<SidecarAddress, 'uri'>): Promise<Annotations | null> {
    const bytes = await this.#files.read(uri.toString());
    return bytes && parseBytes(bytes).annotations;
  }

  /**
   * What an open article shows changed; `hasSidecar`: there is an own one. Watchers tell of it later, and not at all
   * outside of the workspace.
   */
  changed(article: vscode.Uri, hasSidecar: boolean): void {
    const address = this.ownAddress(article);
    if (!address) return;
    const key = address.uri.toString();
    this.#known.delete(key);
    if (hasSidecar && vscode.workspace.getWorkspaceFolder(article))
      this.#all?.then((all) => all.set(key, address)).catch(() => undefined);
    this.#changed.fire(address);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #list(): Promise<Map<string, SidecarAddress>> {
    if (!this.#all) {
      const found = this.#search();
      this.#all = found;
      found.catch(() => {
        if (this.#all === found) this.#all = undefined;
      });
    }
    return this.#all;
  }

  /** Looks for the sidecars of the workspace anew: the watcher tells of changes a moment late. */
  async search(): Promise<readonly SidecarAddress[]> {
    const found = this.#search();
    this.#all = found;
    return Array.from((await found).values());
  }

  async #search(): Promise<Map<string, SidecarAddress>> {
    const uris = await vscode.workspace.findFiles('**/*.claimmark.json', EXCLUDED);
    return new Map(
      uris.flatMap((uri): [string, SidecarAddress][] => {
        const address = addressOf(uri);
        return address ? [[uri.toString(), address]] : [];
      }),
    );
  }

  async #load(
    addresses: readonly SidecarAddress[],
    { token, progress }: LoadOptions,
  ): Promise<readonly CorpusSidecar[]> {
    const found: CorpusSidecar[] = [];
    let read = 0;
    let told = this.#slices.count;
    await forEach(addresses, async (address) => {
      if (token?.isCancellationRequested) throw new vscode.CancellationError();
      const sidecar = await this.find(address);
      if (sidecar) found.push(sidecar);
      read++;
      if (told === this.#slices.count) return;
      told = this.#slices.count;
      progress?.(read / addresses.length);
    });
    return found.sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
  }

  async #digest(address: SidecarAddress): Promise<CorpusSidecar | null> {
    const bytes = await this.#files.read(address.uri.toString());
    if (!bytes) return null;
    await this.#slices.turn();
    const { annotations, problems } = parseBytes(bytes);
    const annotator: Annotator = annotations?.annotator ?? { id: address.annotator, name: address.annotator };
    return { ...address, name: annotator.name, digest: annotations && digestOf(annotations), problems };
  }
}

function addressOf(uri: vscode.Uri): SidecarAddress | undefined {
  const name = parseSidecarName(nameOf(uri));
  return name
    ? { uri, article: vscode.Uri.joinPath(folderOf(uri), name.article), annotator: name.annotator }
    : undefined;
}

function isReadable(sidecar: CorpusSidecar): sidecar is ReadableSidecar {
  return sidecar.digest !== null;
}
