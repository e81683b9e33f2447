import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Workbench, eventually, type Options, type Window } from './workbench';

const NAME = 'article.txt';

/** Above the sentences, so that the question does not cover them. */
const SPACE = 16;

const CONFIRMED = 'Der Sprecher bestätigte den Bericht über die Drohnen am Montag.';
const DENIED = 'Der Sprecher bestritt den Bericht über die Drohnen am Montag.';
const AUTHORITY = 'Die Behörde in Marlund wies den Vorwurf der Lieferungen zurück.';
const GONE = 'Laut einem Bericht der Zeitung Kurier sollen es 200 Drohnen gewesen sein.';
const GREY = 'Der Himmel über der Hauptstadt blieb grau.';

describe('Asking about changed tags', () => {
  let workbench: Workbench;
  afterEach(() => workbench.close());

  const file = () => path.join(workbench.folder, NAME);

  /** Tags as `initial of tag: quote`, in the order of the text. */
  function stored(): string[] {
    const { tags } = JSON.parse(fs.readFileSync(`${file()}.anna.claimmark.json`, 'utf8')) as {
      readonly tags: readonly { readonly tag: string; readonly quote: string }[];
    };
    return tags.map(({ tag, quote }) => `${tag.charAt(0)}: ${quote}`);
  }

  async function storedAre(...expected: readonly string[]): Promise<void> {
    await eventually(async () => {
      const tags = fs.existsSync(`${file()}.anna.claimmark.json`) ? stored() : [];
      assert.deepEqual(await Promise.resolve(tags), expected);
    });
  }

  /** An article with three tagged sentences that somebody else then changes. */
  async function changedArticle(options: Options = {}): Promise<Window> {
    workbench = await Workbench.start({ annotator: 'Anna', ...options });
    fs.writeFileSync(file(), `${'\n'.repeat(SPACE)}${[CONFIRMED, AUTHORITY, GONE, GREY].join('\n\n')}\n`);
    const window = await workbench.open({ file: NAME });
    await window.takesTags();
    const tags = [`c: ${CONFIRMED}`, `d: ${AUTHORITY}`, `a: ${GONE}`];
    for (const [index, key] of ['1', '2', '3'].entries()) {
      await window.placeCursor(SPACE + index * 2 + 1, 3);
      await window.press('Control+K', key);
      await storedAre(...tags.slice(0, index + 1));
    }
    await window.watches(workbench.folder);
    const changed = [DENIED, AUTHORITY.replace('Behörde', 'Behoerde'), GREY];
    fs.writeFileSync(file(), `${'\n'.repeat(SPACE)}${changed.join('\n\n')}\n`);
    await eventually(async () => {
      assert.match((await window.text(NAME)).join(), /bestritt/);
    });
    // One has changed and one is gone, when the new text has been compared with the tags.
    await eventually(async () => {
      assert.match((await status(window).getAttribute('aria-label')) ?? '', /: 1\. [^.]+: 1$/);
    });
    return window;
  }

  const status = (window: Window) => window.page.locator('.statusbar-item [aria-label^="Claimmark"]');

  /** What stands in the question, line by line. */
  const lines = async (window: Window) => (await window.quickInputItems.allInnerTexts()).join('\n');

  async function asked(window: Window, title: RegExp): Promise<string> {
    await eventually(async () => {
      assert.match(await window.quickInput.locator('.quick-input-title').innerText(), title);
    });
    return lines(window);
  }

  it('shows both wordings, takes one key per question and asks about spelling together', async () => {
    const window = await changedArticle();
    await window.command('Claimmark: Review Changed Tags…');
    const question = await asked(window, /Changed tags, 1 of 3: claim/);
    assert.match(question, /Careful: a reporting verb changed/);
    assert.match(question, /Der Sprecher \[bestätigte\] den Bericht/);
    assert.match(question, /Der Sprecher \[bestritt\] den Bericht/);
    const spoken = await window.quickInput.locator('input').getAttribute('aria-label');
    assert.match(
      spoken ?? '',
      /reporting verb changed\. “bestätigte” became “bestritt”.*Changed tags, 1 of 3/,
    );
    await window.screenshot('changed-tags-light');
    await window.press('d');
    await storedAre(`a: ${DENIED}`, `d: ${DENIED}`, `d: ${AUTHORITY}`, `a: ${GONE}`);

    const spelling = await asked(window, /Changed tags, 2 of 3: denial/);
    assert.match(spelling, /Confirm all 1/);
    assert.match(spelling, /“Behörde” became “Behoerde”/);
    await window.screenshot('changed-tags-spelling-light');
    await window.press('k');

    const orphan = await asked(window, /Changed tags, 3 of 3: attribution/);
    assert.match(orphan, /The sentence is gone/);
    await window.screenshot('changed-tags-gone-light');
    await window.press('o');
    await asked(window, /To which sentence/);
    await window.answer('Himmel');
    await storedAre(
      `a: ${DENIED}`,
      `d: ${DENIED}`,
      `d: ${AUTHORITY.replace('Behörde', 'Behoerde')}`,
      `a: ${GREY}`,
    );

    await window.placeCursor(SPACE + 1, 1);
    await window.press('Control+Z');
    await eventually(async () => {
      assert.ok((await Promise.resolve(stored())).includes(`a: ${GONE}`));
    });
  });

  it('is reached from the menu, in German and in high contrast, and stops at Escape', async () => {
    const window = await changedArticle({
      locale: 'de',
      settings: { 'workbench.colorTheme': 'Default High Contrast' },
    });
    await status(window).click();
    await window.pick('Geänderte Markierungen prüfen');
    const question = await asked(window, /Geänderte Markierungen, 1 von 3: Behauptung/);
    assert.match(question, /Achtung/);
    await window.screenshot('changed-tags-high-contrast');
    const before = stored();
    await window.press('s');
    await asked(window, /Geänderte Markierungen, 2 von 3: Dementi/);
    await window.press('Escape');
    await window.quickInput.waitFor({ state: 'hidden' });
    assert.deepEqual(stored(), before);
  });
});
