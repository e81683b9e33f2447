import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Workbench, eventually, type Window } from './workbench';

const article = 'de/hafenbrand-marlund.txt';

interface StoredTag {
  readonly tag: string;
  readonly quote: string;
}

function tagsIn(folder: string, annotator: string): readonly StoredTag[] {
  const file = path.join(folder, `${article}.${annotator}.claimmark.json`);
  if (!fs.existsSync(file)) return [];
  return (JSON.parse(fs.readFileSync(file, 'utf8')) as { readonly tags: readonly StoredTag[] }).tags;
}

/** Tags a few sentences so that each of the seven combinations stands in the text. */
async function tagSevenCombinations(window: Window): Promise<void> {
  const combinations = ['1', '2', '3', '12', '13', '23', '123'];
  const places = [
    [5, 20],
    [5, 180],
    [5, 290],
    [7, 20],
    [7, 150],
    [7, 215],
    [11, 20],
  ] as const;
  for (const [index, [line, column]] of places.entries()) {
    await window.placeCursor(line, column);
    for (const key of combinations[index] ?? '') await window.press('Control+K', key);
    // A person looks before going on, too.
    await eventually(async () => {
      assert.equal((await window.lettersInText()).length, index + 1);
    });
  }
  await eventually(async () => {
    const drawn = await window.lettersInText();
    assert.deepEqual(drawn.sort(), ['A', 'C', 'CA', 'CD', 'CDA', 'D', 'DA']);
  });
}

describe('Tagging with the keyboard', () => {
  let workbench: Workbench;
  afterEach(() => workbench.close());

  async function openArticle(): Promise<Window> {
    const window = await workbench.open({ file: article });
    await window.takesTags();
    return window;
  }

  it('asks once who annotates, and shows the tags again after a reload', async () => {
    workbench = await Workbench.start();
    const window = await openArticle();
    assert.equal(await window.statusItem(/\d+\/\d+/).count(), 0);
    await window.placeCursor(5, 180);
    await window.press('Control+K', '2');
    await window.quickInput.getByText('This name will stand in file names. A pseudonym is fine.').waitFor();
    await window.type('Änne B.');
    await window.press('Enter');
    await eventually(async () => {
      assert.deepEqual(await window.lettersInText(), ['D']);
    });
    assert.deepEqual(
      tagsIn(workbench.folder, 'aenne-b').map(({ tag }) => tag),
      ['denial'],
    );
    await window.statusItem(/^\d+\/\d+ · denial$/).waitFor();
    await window.press('Control+K', '3');
    await eventually(async () => {
      assert.deepEqual(await window.lettersInText(), ['DA']);
    });
    await window.reload();
    await eventually(async () => {
      assert.deepEqual(await window.lettersInText(), ['DA']);
    });
  });

  it('draws long articles as they are after each operation, undo and edit', async () => {
    workbench = await Workbench.start({ annotator: 'Anna' });
    const sentences = Array.from({ length: 300 }, (_, index) => `Das Amt nannte Zahl ${index + 1} falsch.`);
    fs.writeFileSync(path.join(workbench.folder, 'lang.txt'), sentences.join('\n'));
    const window = await workbench.open({ file: 'lang.txt' });
    await window.takesTags();
    /** All visible sentences, which include these with their letters, are claims and nothing else. */
    const claimsBut = (others: Readonly<Record<number, string>>) =>
      eventually(async () => {
        const letters = new Map(await window.lettersByLine());
        const expected = new Map(Array.from(letters.keys(), (line) => [line, 'C']));
        for (const [number, of] of Object.entries(others))
          expected.set(`Das Amt nannte Zahl ${number} falsch.`, of);
        assert.deepEqual(letters, expected);
      });
    await window.placeCursor(1, 1);
    await window.press('Control+A', 'Control+K', '1');
    await window.statusItem('300/300 · claim').waitFor();
    await window.placeCursor(192, 3);
    await claimsBut({ 192: 'C' });
    await window.press('Control+K', '3');
    await claimsBut({ 192: 'CA' });
    await window.press('Control+K', '1');
    await claimsBut({ 192: 'A' });
    await window.press('Control+Z');
    await claimsBut({ 192: 'CA' });
    await window.press('Control+Z');
    await claimsBut({ 192: 'C' });
    await window.placeCursor(1, 1);
    await window.type('Vorab gesagt.');
    await window.press('Enter');
    await window.placeCursor(193, 3);
    await claimsBut({ 192: 'C' });
    await window.press('Control+K', '2');
    await claimsBut({ 192: 'CD' });
    await window.press('Control+Shift+K');
    await window.editorOf('lang.txt').filter({ hasText: 'Zahl 192 ' }).waitFor({ state: 'detached' });
    await claimsBut({ 191: 'C', 193: 'C' });
    await window.press('Control+Z');
    await claimsBut({ 191: 'C', 192: 'CD', 193: 'C' });
    await window.press('Control+K', '3');
    await claimsBut({ 191: 'C', 192: 'CDA', 193: 'C' });
  });

  it('offers those who have annotated in the folder', async () => {
    workbench = await Workbench.start({ annotator: 'Bert' });
    const bert = await openArticle();
    await bert.placeCursor(5, 20);
    await bert.press('Control+K', '1');
    await eventually(async () => {
      assert.deepEqual(await bert.lettersInText(), ['C']);
    });
    await bert.command('Claimmark: Change Annotator');
    await bert.quickInputItems.filter({ hasText: 'Bert' }).waitFor();
    await bert.pick('I am somebody else');
    await bert.quickInput.getByText('A pseudonym is fine').waitFor();
    await bert.type('Cleo');
    await bert.press('Enter');
    await eventually(async () => {
      assert.deepEqual(await bert.lettersInText(), []);
    });
    assert.equal(tagsIn(workbench.folder, 'bert').length, 1);
  });

  it('loses nothing when two windows tag the same article', async () => {
    workbench = await Workbench.start({ annotator: 'Anna' });
    const left = await openArticle();
    const right = await openArticle();
    for (const window of [left, right]) await window.watches(workbench.folder);
    await left.placeCursor(5, 20);
    await right.placeCursor(7, 20);
    await Promise.all([left.press('Control+K', '1'), right.press('Control+K', '3')]);
    for (const window of [left, right]) {
      await eventually(async () => {
        assert.deepEqual(await window.lettersInText(), ['C', 'A']);
      });
    }
    assert.equal(tagsIn(workbench.folder, 'anna').length, 2);
  });

  it('has a menu behind the status item, and a submenu in the editor', async () => {
    workbench = await Workbench.start({ annotator: 'Anna' });
    const window = await openArticle();
    await window.placeCursor(5, 20);
    await window.press('Control+K', '1');
    await window.statusItem(/· claim$/).click();
    await window.quickInputItems.filter({ hasText: 'German' }).waitFor();
    await window.quickInputItems.filter({ hasText: 'Anna' }).waitFor();
    await window.press('Escape');
    await window.editorOf(article).first().click({ button: 'right' });
    await window.choose('Tag Sentence', 'Tag as Denial');
    await eventually(async () => {
      assert.ok((await window.lettersInText()).includes('D'));
    });
  });

  it('says why a new document cannot be tagged yet', async () => {
    workbench = await Workbench.start({ annotator: 'Anna' });
    const window = await openArticle();
    await window.command('File: New Untitled Text File');
    await window.page.locator('.tab.active', { hasText: 'Untitled-1' }).waitFor();
    await window.takesTags();
    await window.type('Das Amt bestreitet das.');
    await window.press('Control+K', '2');
    await eventually(async () => {
      assert.match((await window.notifications()).join(), /Save the article first/);
    });
  });

  it('works in a workspace of several folders, and in a window without any', async () => {
    workbench = await Workbench.start({ annotator: 'Anna' });
    const file = path.join(workbench.folder, 'two.code-workspace');
    fs.writeFileSync(file, JSON.stringify({ folders: [{ path: 'en' }, { path: 'de' }] }));
    const several = await workbench.open({ folder: file });
    await several.openFile('hafenbrand-marlund.txt');
    await several.takesTags();
    await several.placeCursor(5, 20);
    await several.press('Control+K', '1');
    await eventually(() => {
      assert.equal(tagsIn(workbench.folder, 'anna').length, 1);
      return Promise.resolve();
    });
    await several.close();
    const none = await workbench.open({ folder: null, file: path.join(workbench.folder, article) });
    await none.takesTags();
    await none.placeCursor(7, 20);
    await none.press('Control+K', '3');
    await eventually(async () => {
      assert.deepEqual(await none.lettersInText(), ['C', 'A']);
    });
  });

  it('speaks German where VS Code does', async () => {
    workbench = await Workbench.start({ annotator: 'Anna', locale: 'de' });
    const window = await openArticle();
    await window.placeCursor(5, 180);
    await window.press('Control+K', '2');
    await window.statusItem(/· Dementi$/).waitFor();
    await window.screenshot('german');
  });

  for (const [name, theme] of [
    ['light', 'Default Light Modern'],
    ['dark', 'Default Dark Modern'],
    ['high-contrast', 'Default High Contrast'],
    ['high-contrast-light', 'Default High Contrast Light'],
  ] as const) {
    it(`draws the seven combinations in ${theme}`, async () => {
      workbench = await Workbench.start({ annotator: 'Anna', settings: { 'workbench.colorTheme': theme } });
      const window = await openArticle();
      await tagSevenCombinations(window);
      await window.screenshot(`tags-${name}`);
    });
  }
});
