import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { Workbench, eventually, type Options, type Window } from './workbench';

const ARTICLE = 'de/hafenbrand-marlund.txt';

describe('The views', () => {
  let workbench: Workbench;
  afterEach(() => workbench.close());

  /** An article in annotate mode, some of its sentences tagged. */
  async function annotate(options: Options = {}): Promise<Window> {
    workbench = await Workbench.start({ annotator: 'Anna', ...options });
    const window = await workbench.open({ file: ARTICLE });
    await window.takesTags();
    await window.placeCursor(1, 1);
    await window.press('Control+K', 'Shift+A');
    await window.annotating.waitFor();
    for (const key of ['d', 'Space', 'c', 'b', 'd', 'd', 'b', 'd']) await window.press(key);
    await eventually(() => {
      const sidecar = fs.readFileSync(path.join(workbench.folder, `${ARTICLE}.anna.claimmark.json`), 'utf8');
      assert.equal(sidecar.match(/"tag":/g)?.length, 13);
      return Promise.resolve();
    });
    return window;
  }

  const rows = (window: Window, view: string) =>
    window.page.locator(`.pane:has(.pane-header[aria-label^="${view}"]) .monaco-list-row`);

  /** Goes into a view, and waits until it has the keys: only rows take them, which come later when it is first seen. */
  async function goInto(window: Window, view: string): Promise<void> {
    await window.command(`Claimmark: Focus on ${view} View`);
    await rows(window, view).first().waitFor();
    await window.command(`Claimmark: Focus on ${view} View`);
    await window.page.locator(`.pane:has(.pane-header[aria-label^="${view}"]):focus-within`).waitFor();
  }

  /** What a screen reader says of rows, from top to bottom; they stand in the page in no order. */
  async function spoken(found: Locator): Promise<readonly string[]> {
    const labels = await Promise.all(
      (await found.all()).map(async (row) => ({
        index: Number(await row.getAttribute('data-index')),
        label: (await row.getAttribute('aria-label')) ?? '',
      })),
    );
    return labels.sort((a, b) => a.index - b.index).map(({ label }) => label);
  }

  it('are reached, read and left with keys', async () => {
    const window = await annotate();
    await goInto(window, 'Article');
    await window.page.locator('.pane .monaco-list:focus').waitFor();
    await window.press('Home');
    await eventually(async () => {
      const [first] = await spoken(rows(window, 'Article'));
      assert.match(first ?? '', /^Sentence 1 of \d+\. denial, attribution\. /);
    });
    await window.press('ArrowDown', 'ArrowDown', 'Enter');
    await window.statusItem(/3\/\d+ · claim$/).waitFor();
    // The editor has the focus: the keys of annotate mode work.
    await window.editorHasKeys();
    await window.press('ArrowDown');
    await window.statusItem(/4\/\d+/).waitFor();
    await eventually(async () => {
      const selected = window.page.locator('.monaco-list-row.selected[aria-label^="Sentence 4"]');
      assert.equal(await selected.count(), 1);
    });
  });

  it('filter and group the sentences', async () => {
    const window = await annotate();
    await goInto(window, 'Article');
    const sentences = rows(window, 'Article');
    await window.command('Choose Sentences in the Article View');
    await window.pick('with tags only');
    await eventually(async () => {
      assert.equal(await sentences.count(), 7);
    });
    await window.command('Group Sentences in the Article View');
    await window.pick('by tag');
    await eventually(async () => {
      const groups = (await spoken(sentences)).filter((label) => label.endsWith(' sentences'));
      assert.deepEqual(groups, ['claim: 3 sentences', 'denial: 4 sentences', 'attribution: 6 sentences']);
    });
    await window.screenshot('views-grouped');
  });

  it('say what to do where there is nothing to show', async () => {
    workbench = await Workbench.start({ annotator: 'Anna' });
    const window = await workbench.open();
    await window.command('Claimmark: Focus on Corpus View');
    await window.page.getByText('Open an article, a text or Markdown file').waitFor();
    await window.page.getByText('In this folder no article is annotated yet').waitFor();
    await window.screenshot('views-empty');
    await window.openFile('hafenbrand-marlund.txt');
    await window.page.getByText('This article is not annotated yet').waitFor();
    await window.page.locator('.monaco-button', { hasText: 'Start Annotating' }).first().click();
    await rows(window, 'Article').first().waitFor();
  });

  for (const [name, theme, locale] of [
    ['light', 'Default Light Modern', undefined],
    ['high-contrast', 'Default High Contrast', 'de'],
  ] as const) {
    it(`lead the way from the walkthrough to the guideline in ${theme}`, async () => {
      const german = locale !== undefined;
      workbench = await Workbench.start({
        annotator: 'Anna',
        settings: { 'workbench.colorTheme': theme },
        ...(german && { locale }),
      });
      const window = await workbench.open({ file: ARTICLE });
      await window.takesTags();
      await window.placeCursor(1, 1);
      await window.press('Control+K', 'Shift+A');
      await window.annotating.waitFor();
      await window.press('h');
      await window.quickInputItems.first().waitFor();
      await window.press('Escape');
      await window.quickInput.waitFor({ state: 'hidden' });
      const step = window.page.locator('.getting-started-step', {
        hasText: german ? 'ersten Satz' : 'Tag your first sentence',
      });
      const article = window.page.locator('.tab', { hasText: path.basename(ARTICLE) });
      await window.command('Claimmark: Get Started');
      // Only what the annotator did counts as done.
      await step.locator('[role="checkbox"][aria-checked="false"]').first().waitFor();
      await window.annotating.waitFor({ state: 'hidden' });
      await step.click();
      await window.screenshot(`walkthrough-${name}`);
      await article.click();
      await window.annotating.waitFor();
      await window.press('d');
      await window.statusItem(/2\/\d+/).waitFor();
      await window.command('Claimmark: Get Started');
      await step.locator('[role="checkbox"][aria-checked="true"]').first().waitFor();
      await window.annotating.waitFor({ state: 'hidden' });
      await article.click();
      await window.annotating.waitFor();
      await window.press('ArrowUp', 'g');
      await eventually(async () => {
        const text = (await window.text('claimmark-guideline.md')).join('\n');
        assert.match(text, german ? /^## Dementi/m : /^## Denial/m);
      });
      await window.screenshot(`guideline-${name}`);
    });
  }

  for (const [name, theme] of [
    ['light', 'Default Light Modern'],
    ['dark', 'Default Dark Modern'],
    ['high-contrast', 'Default High Contrast'],
    ['high-contrast-light', 'Default High Contrast Light'],
  ] as const) {
    it(`can be read in ${theme}`, async () => {
      const window = await annotate({ settings: { 'workbench.colorTheme': theme } });
      await window.watches(workbench.folder);
      fs.writeFileSync(path.join(workbench.folder, `${ARTICLE}.bert.claimmark.json`), '{');
      await goInto(window, 'Corpus');
      await rows(window, 'Corpus').filter({ hasText: 'bert:' }).waitFor();
      await rows(window, 'Article').first().waitFor();
      await window.press('Control+1');
      await window.editorHasKeys();
      await window.press('ArrowUp', 'ArrowUp', 'ArrowUp');
      await window.statusItem(/6\/33 · /).waitFor();
      await window.screenshot(`views-${name}`);
      await window.page.mouse.move(600, 300);
      await window.press('Control+K', 'Control+I');
      await window.page.locator('.monaco-hover-content').first().waitFor();
      await window.screenshot(`hover-${name}`);
    });
  }
});
