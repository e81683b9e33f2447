// The workbench of the real VS Code as a person has it: windows, keys, mouse, what can be read on the screen. The
// extension is the packaged one, installed by VS Code itself.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { launchChromium } from '../runner/chromium.mjs';
import { dist, root } from '../runner/paths.mjs';
import { pause, scratch } from '../runner/processes.mjs';
import {
  type Server,
  dataFolder,
  installExtension,
  quietSettings,
  releases,
  remoteUri,
  startServer,
} from '../runner/vscode.mjs';

const release = releases['1.139'];
/** How long something may take to appear on the screen. Far more than it needs: the machine may be slow and busy. */
const patience = 120_000;

/** Keeps what messages and the status bar say: it stays for seconds, and whoever asks may be late. */
const LISTEN = `if (!globalThis.said) {
  globalThis.said = { messages: new Set(), status: new Set() };
  const places = { messages: '.notifications-toasts .notification-list-item-message', status: '.statusbar-item' };
  setInterval(() => {
    for (const [kind, selector] of Object.entries(places))
      for (const { textContent } of document.querySelectorAll(selector)) said[kind].add(textContent.trim());
  }, 100);
}`;

export interface Options {
  /** The user's settings. */
  settings?: Record<string, unknown>;
  /** Who annotates; without it the first tag asks. */
  annotator?: string;
  /** The display language, such as `de`: VS Code's own words stay English, the extension's are translated. */
  locale?: string;
}

let browser: Promise<Browser> | undefined;
let extensions: Promise<string> | undefined;
const running = new Set<Workbench>();

/** Installs the .vsix once; all servers share the folder, which none of them writes to. */
async function install(): Promise<string> {
  const vsix = process.env['CLAIMMARK_VSIX'];
  if (vsix === undefined) throw new Error('CLAIMMARK_VSIX has to name the package to test.');
  const data = dataFolder();
  await installExtension(release, data, vsix);
  return path.join(data, 'extensions');
}

/** Opens an address of VS Code in a window of a fresh browser. */
export async function browse(address: string): Promise<Window> {
  browser ??= launchChromium();
  const page = await (await browser).newPage();
  const window = new Window(page);
  await page.goto(address);
  await window.ready();
  return window;
}

/**
 * Repeats an assertion until it holds: what the screen shows has no event of its own.
 * @throws what the assertion threw last
 */
export async function eventually(assertion: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      await assertion();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(50);
    }
  }
}

/** Runs the command line, as another person may. */
export function runCli(...given: string[]): void {
  execFileSync(process.execPath, [path.join(dist, 'cli.js'), ...given]);
}

/** One machine of one person: a server with its settings and state, a folder of articles, any number of windows. */
export class Workbench {
  readonly #server: Server;
  readonly #context: BrowserContext;
  /** A fresh copy of the sample articles. */
  readonly folder: string;
  readonly windows: Window[] = [];

  private constructor(server: Server, context: BrowserContext, folder: string) {
    this.#server = server;
    this.#context = context;
    this.folder = folder;
    running.add(this);
  }

  static async start({ settings = {}, annotator, locale }: Options = {}): Promise<Workbench> {
    extensions ??= install();
    browser ??= launchChromium();
    const folder = scratch('articles');
    fs.cpSync(path.join(root, 'media', 'samples'), folder, { recursive: true });
    const own = annotator === undefined ? {} : { 'claimmark.annotator': annotator };
    const data = dataFolder({ ...quietSettings, ...own, ...settings }, locale);
    const server = await startServer(release, data, {
      arguments: [
        ...['--extensions-dir', await extensions],
        ...(locale === undefined ? [] : ['--locale', locale]),
      ],
    });
    const context = await (await browser).newContext({ viewport: { width: 1280, height: 800 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    return new Workbench(server, context, folder);
  }

  /**
   * Opens a window and waits until the extension's commands and keys are there.
   * @param options.folder another folder or a .code-workspace file, absolute; `null` for a window without a folder
   * @param options.file opened in it: a path below the folder
   */
  async open(options: { folder?: string | null; file?: string } = {}): Promise<Window> {
    const folder = options.folder === undefined ? this.folder : options.folder;
    const query = new URLSearchParams();
    if (folder === null) query.set('ew', 'true');
    else query.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
    if (options.file !== undefined) {
      const uri = remoteUri(this.#server, path.join(folder ?? '/', options.file));
      query.set('payload', JSON.stringify([['openFile', uri]]));
    }
    const window = new Window(await this.#context.newPage(), options.file);
    this.windows.push(window);
    await window.page.goto(`${this.#server.url}/?${query.toString()}`);
    await window.ready();
    return window;
  }

  /** Ends the processes in which the extensions of all windows run, without a word (SIGKILL). */
  killExtensionHost(): void {
    const hosts = extensionHostsBelow(this.#server.pid);
    if (hosts.length === 0) throw new Error('There is no extension host to kill.');
    for (const pid of hosts) process.kill(pid, 'SIGKILL');
  }

  /** Call it in `afterEach`: after a failed test it keeps what was on the screen and in the server's log. */
  async close(): Promise<void> {
    running.delete(this);
    if (current?.state === 'failed') await this.#keepEvidence(current.fullTitle());
    await this.#context.close();
    await this.#server.stop();
  }

  async #keepEvidence(title: string): Promise<void> {
    const name = `failed-${title.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`;
    const open = this.windows.filter((window) => !window.page.isClosed());
    for (const [index, window] of open.entries()) await window.screenshot(`${name}-${index + 1}`);
    const log = path.join(dist, 'logs', `${name}.log`);
    fs.mkdirSync(path.dirname(log), { recursive: true });
    fs.writeFileSync(log, this.#server.log());
    console.log(`dist/screenshots/${name}-*.png and dist/logs/${name}.log show how it was.`);
  }
}

/** The extension hosts among the descendants of a process, by Linux' process table. */
function extensionHostsBelow(ancestor: number | undefined): number[] {
  const read = (pid: number, file: string) => {
    try {
      return fs.readFileSync(`/proc/${pid}/${file}`, 'utf8');
    } catch {
      return '';
    }
  };
  const pids = fs
    .readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0);
  const parents = new Map(pids.map((pid) => [pid, Number(/^PPid:\s*(\d+)/m.exec(read(pid, 'status'))?.[1])]));
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === ancestor || isBelow(parent));
  };
  return pids.filter((pid) => isBelow(pid) && read(pid, 'cmdline').includes('--type=extensionHost'));
}

/** Selects the lines of the editor that shows a file. */
function linesOf(file: string): string {
  return `.editor-instance[aria-label*=${JSON.stringify(path.basename(file))}] .view-line`;
}

export class Window {
  readonly page: Page;
  readonly #file: string | undefined;

  constructor(page: Page, file?: string) {
    this.page = page;
    this.#file = file;
    page.setDefaultTimeout(patience);
  }

  /** Waits until VS Code knows all extensions, and until the file that it was opened with is shown. */
  async ready(): Promise<void> {
    await this.page.waitForFunction("performance.getEntriesByName('code/didLoadExtensions').length > 0");
    await this.page.evaluate(LISTEN);
    if (this.#file !== undefined) await this.editorOf(this.#file).first().waitFor();
  }

  /** Waits until the extension runs and knows that an article is shown: its keys are dead before. */
  async takesTags(): Promise<void> {
    const title = 'Claimmark: Tag as Claim';
    let timeout = 500;
    await eventually(async () => {
      await this.press('Escape', 'F1');
      await this.quickInput.waitFor();
      await this.type(title);
      timeout *= 2;
      await this.quickInputItems.filter({ hasText: title }).first().waitFor({ timeout });
    });
    await this.press('Escape');
    await this.quickInput.waitFor({ state: 'hidden' });
  }

  /** Waits until the article's sidecars are read: the keys for what stands in them are dead before. */
  async usesArticle(): Promise<void> {
    await this.statusItem(/\d+\/\d+/).waitFor();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  /** @param keys chords as in Playwright, one after the other: `press('Control+K', 'c')` */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Runs a command by its title in the palette, such as `Claimmark: Tag as Claim`. */
  async command(title: string): Promise<void> {
    await this.press('F1');
    await this.quickInput.waitFor();
    await this.type(title);
    await this.quickInputItems.filter({ hasText: title }).first().click();
  }

  /** Answers the question on the screen, and waits until it is gone: it takes all keys until then. */
  async answer(text: string): Promise<void> {
    await this.quickInput.waitFor();
    await this.type(text);
    await this.enter();
    await this.quickInput.waitFor({ state: 'hidden' });
  }

  /** Presses Enter as soon as it has something to take: the lines of a list come later than the list. */
  async enter(): Promise<void> {
    const list = this.quickInput.locator('.quick-input-list').filter({ visible: true });
    await eventually(async () => {
      const isList = (await list.count()) > 0;
      assert.ok(!isList || (await list.locator('.monaco-list-row').count()) > 0);
    });
    await this.#answering(() => this.press('Enter'));
  }

  /** Clicks what the question on the screen offers, by (a part of) its text. */
  async pick(text: string): Promise<void> {
    const item = this.quickInputItems.filter({ hasText: text }).first();
    await item.waitFor();
    await this.#answering(() => item.click());
  }

  /** Waits until the question on the screen is gone or another one: it takes all keys until then. */
  async #answering(answer: () => Promise<void>): Promise<void> {
    const asked = await this.quickInput.innerText();
    await answer();
    await eventually(async () => {
      const isOpen = await this.quickInput.isVisible();
      assert.ok(!isOpen || (await this.quickInput.innerText()) !== asked);
    });
  }

  /** Opens a file of the folder by its name, as with Ctrl+P. */
  async openFile(name: string): Promise<void> {
    await this.press('Control+P');
    await this.quickInput.waitFor();
    await this.type(name);
    await this.quickInputItems.filter({ hasText: name }).first().click();
    await this.editorOf(name).first().waitFor();
  }

  /** Puts the cursor at a place, both from 1, and the focus into the text. */
  async placeCursor(line: number, column: number): Promise<void> {
    await this.press('Control+G');
    await this.answer(`${line}:${column}`);
  }

  /** The lines of the editor that shows a file, by the file's name; they stand in no order. */
  editorOf(file: string): Locator {
    return this.page.locator(linesOf(file));
  }

  /** The visible lines of the editor that shows a file, from top to bottom. */
  async text(file: string): Promise<string[]> {
    return this.page.evaluate<string[]>(
      `[...document.querySelectorAll(${JSON.stringify(linesOf(file))})]
        .sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top))
        .map((line) => line.textContent.replaceAll('\u00a0', ' '))`,
    );
  }

  /** What is drawn behind decorated text (the letters of the tags), in the order of the text. */
  async lettersInText(): Promise<string[]> {
    return this.page.evaluate<string[]>(
      `[...document.querySelectorAll('.editor-instance .view-line span')]
        .map((span) => getComputedStyle(span, '::after').content)
        .filter((content) => /^".+"$/.test(content))
        .map((content) => content.slice(1, -1))`,
    );
  }

  /** Waits until an editor has the keys. */
  async editorHasKeys(): Promise<void> {
    await this.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  }

  /** The letters behind each visible line with text, from top to bottom. */
  async lettersByLine(): Promise<(readonly [line: string, letters: string])[]> {
    return this.page.evaluate<[string, string][]>(
      `[...document.querySelectorAll('.editor-instance .view-line')]
        .sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top))
        .map((line) => [
          line.textContent.replaceAll('\u00a0', ' '),
          [...line.querySelectorAll('span')]
            .map((span) => getComputedStyle(span, '::after').content)
            .filter((content) => /^".+"$/.test(content))
            .map((content) => content.slice(1, -1))
            .join('|'),
        ])
        .filter(([line]) => line.trim() !== '')`,
    );
  }

  /** The status item, while the article in the active editor is in annotate mode. */
  get annotating(): Locator {
    return this.page.locator(
      '.statusbar-item [aria-label*="Annotate mode"], .statusbar-item [aria-label*="Annotieren"]',
    );
  }

  /** The lock on the tab of the active editor: its text cannot be changed. */
  get lock(): Locator {
    return this.page.locator('.tab.active [aria-label*="Read-only"]');
  }

  /** What the items of the status bar have said since the window was loaded. */
  async statusBar(): Promise<string[]> {
    return this.page.evaluate<string[]>('[...said.status]');
  }

  /** The item of the status bar that an extension made, by (a part of) its text. */
  statusItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item', { hasText: text });
  }

  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget');
  }

  get quickInputItems(): Locator {
    return this.quickInput.locator('.monaco-list-row');
  }

  /** The messages that have popped up at the lower right since the window was loaded. */
  async notifications(): Promise<string[]> {
    return this.page.evaluate<string[]>('[...said.messages]');
  }

  notificationButton(label: string): Locator {
    return this.page.locator('.notifications-toasts .monaco-button', { hasText: label });
  }

  /** The modal dialog. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /**
   * Chooses from the menu that a click or a right click opened.
   * @param labels of the submenus and at last of the entry
   */
  async choose(...labels: string[]): Promise<void> {
    const menus = this.page.locator('.monaco-menu');
    const items = labels.map((label) => menus.locator('.action-item', { hasText: label }).last());
    const entry = items.pop();
    for (const submenu of items) await submenu.hover();
    await entry?.waitFor();
    // A menu ignores the mouse for a moment after it opened, so an entry may have to be clicked again.
    await eventually(async () => {
      if (await entry?.isVisible()) await entry?.click({ timeout: 2000 });
      await menus.first().waitFor({ state: 'hidden', timeout: 2000 });
    });
  }

  /** Waits until the window is told of what changes on the disk, which the Explorer shows: it is not at once. */
  async watches(folder: string): Promise<void> {
    let number = 0;
    await eventually(async () => {
      const probe = `probe-${number++}`;
      fs.writeFileSync(path.join(folder, probe), '');
      const row = this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: probe });
      await row.waitFor({ timeout: 1000 * number }).finally(() => {
        fs.rmSync(path.join(folder, probe));
      });
    });
  }

  /** The lines of the Problems view, files and problems alike. */
  async problems(): Promise<string[]> {
    const view = this.page.locator('.markers-panel');
    if (!(await view.isVisible())) await this.press('Control+Shift+M');
    await view.waitFor();
    return view.locator('.monaco-list-row').allInnerTexts();
  }

  /** Writes what is on the screen to dist/screenshots/NAME.png. */
  async screenshot(name: string): Promise<void> {
    const file = path.join(dist, 'screenshots', `${name}.png`);
    await this.page.screenshot({ path: file, animations: 'disabled' });
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

/** A test that runs, or whose hooks run. */
type Running = Pick<Mocha.Test, 'state' | 'fullTitle'>;
let current: Running | undefined;

/** Says which test runs from now on. */
export function begins(test: Running | undefined): void {
  current = test;
}

/** Ends all that is still there. */
export async function closeAll(): Promise<void> {
  for (const workbench of running) await workbench.close();
  await (await browser)?.close();
}
