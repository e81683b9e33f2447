/** Exporting, importing and reporting as a person does it: by lists, keys and the dialogs of the workbench. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Workbench, eventually, runCli, type Options, type Window } from './workbench';

const NAME = 'meldung.txt';
const TEXT = 'Das Amt meldet einen Brand 🇺🇦. Der Betreiber bestreitet das.\n';

describe('Export, import and the agreement report', () => {
  let workbench: Workbench;
  afterEach(() => workbench.close());

  const file = (name: string) => path.join(workbench.folder, name);

  /** The article is open; Anna has tagged both sentences, Bert the first. */
  async function article(options: Options = {}): Promise<Window> {
    workbench = await Workbench.start({ annotator: 'Anna', ...options });
    fs.writeFileSync(file(NAME), TEXT);
    const tag = (annotator: string, name: string, sentence: string, ...details: readonly string[]) => {
      const args = ['tag', file(NAME), '--annotator', annotator, '--tag', name, '--sentence', sentence];
      runCli(...args, ...details);
    };
    tag('anna', 'claim', '0', '--name', 'Anna');
    tag('anna', 'denial', '1', '--note', 'x');
    tag('bert', 'claim', '0', '--name', 'Bert');
    tag('bert', 'attribution', '1', '--unsure');
    const window = await workbench.open({ file: NAME });
    await window.takesTags();
    return window;
  }

  /** Waits for a list or box whose text fits. */
  async function asked(window: Window, text: RegExp): Promise<void> {
    await eventually(async () => {
      const values = await window.quickInput.locator('input').first().getAttribute('placeholder');
      assert.match(`${await window.quickInput.innerText()} ${values ?? ''}`, text);
    });
  }

  async function told(window: Window, text: RegExp): Promise<void> {
    await eventually(async () => {
      assert.match((await window.notifications()).join('\n'), text);
    });
  }

  /** Types a path into the workbench's own file dialog. */
  async function fileDialog(window: Window, name: string): Promise<void> {
    await window.quickInput.locator('.monaco-list-row[aria-label^=".."]').waitFor();
    // Reading a folder it puts the folder's path over what is typed meanwhile.
    await window.quickInput.locator('.quick-input-progress:not(.active)').waitFor({ state: 'attached' });
    const input = window.quickInput.locator('input').first();
    await input.fill(file(name));
    await window.press('Enter');
  }

  it('asks what to export, writes it, shows it and says what was lost', async () => {
    const window = await article();
    await window.command('Claimmark: Export Annotations…');
    await asked(window, /This article/);
    await window.press('Enter');
    await asked(window, /anna[\s\S]*bert/);
    await window.screenshot('export-annotators-light');
    await window.press('Enter');
    await asked(window, /spreadsheets and statistics/);
    await window.screenshot('export-formats-light');
    await window.type('doccano');
    await window.press('Enter');
    await asked(window, /articles with spans and relations/);
    await window.press('Enter');
    await asked(window, /Pseudonyms/);
    await window.screenshot('export-options-light');
    await window.press('Enter');
    await fileDialog(window, 'spans.jsonl');
    await told(window, /Exported to spans\.jsonl as doccano JSONL: .*tags 4.*Not carried: .*notes \(1\)/);
    assert.equal(fs.readFileSync(file('spans.jsonl'), 'utf8').trim().split('\n').length, 2);
    // The message does not stay.
    await window.notificationButton('Details').click();
    await window.page.locator('.explorer-folders-view', { hasText: 'spans.jsonl' }).waitFor();
    await eventually(async () => {
      assert.match((await window.text('Export to doccano JSONL.md')).join('\n'), /U\+FFFF/);
    });
    await window.screenshot('export-details-light');
  });

  it('lists what an import does before it asks, and takes it back with one key', async () => {
    const window = await article({ settings: { 'workbench.colorTheme': 'Default High Contrast' } });
    fs.writeFileSync(
      file('neu.csv'),
      `article,tag,text\n${NAME},attribution,Der Betreiber bestreitet das.\n${NAME},lie,Das\n`,
    );
    await window.command('Claimmark: Import Annotations…');
    await asked(window, /Which format/);
    await window.screenshot('import-formats-high-contrast');
    await window.enter();
    await fileDialog(window, 'neu.csv');
    await asked(window, /Where are the articles/);
    await window.type('workspace');
    await window.enter();
    await asked(window, /Whose tags are they to be/);
    await window.screenshot('import-annotators-high-contrast');
    await window.enter();
    await asked(window, /Import what fits/);
    await eventually(async () => {
      assert.match((await window.text('Import of CSV.md')).join('\n'), /neu\.csv:3.*unknown label/);
    });
    await window.screenshot('import-question-high-contrast');
    const tags = () => {
      const { tags: own } = JSON.parse(fs.readFileSync(file(`${NAME}.anna.claimmark.json`), 'utf8')) as {
        readonly tags: readonly { readonly tag: string }[];
      };
      return own.map(({ tag }) => tag);
    };
    assert.deepEqual(tags(), ['claim', 'denial']);
    await window.quickInputItems.first().waitFor();
    await window.press('ArrowDown', 'Enter');
    await told(window, /Imported for anna into 1 of 1 articles: new 1/);
    assert.deepEqual(tags(), ['claim', 'attribution', 'denial']);
    await window.page.locator(`.tab[data-resource-name="${NAME}"]`).click();
    await window.placeCursor(1, 1);
    await window.press('Control+Z');
    await eventually(async () => {
      assert.deepEqual(await Promise.resolve(tags()), ['claim', 'denial']);
    });
  });

  for (const [name, theme] of [
    ['light', 'Default Light Modern'],
    ['high-contrast', 'Default High Contrast'],
  ] as const) {
    it(`shows agreement in German in ${theme}, with links into the article`, async () => {
      const window = await article({ locale: 'de', settings: { 'workbench.colorTheme': theme } });
      await window.command('Übereinstimmungsbericht…');
      await asked(window, /Dieser Artikel/);
      await window.press('Enter');
      const report = window.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
      await report.locator('h1', { hasText: 'Übereinstimmungsbericht' }).waitFor();
      assert.equal(await report.locator('script').count(), 0);
      assert.match(await report.locator('main').innerText(), /Krippendorffs α je Markierung/);
      await window.screenshot(`agreement-${name}`);
      await report.locator('a', { hasText: NAME }).first().click();
      await eventually(async () => {
        assert.match((await window.statusBar()).join('\n'), /Z(?:eile|l\.)? ?1|Ln 1/);
      });
      await window.editorOf(NAME).first().waitFor();
    });
  }
});
