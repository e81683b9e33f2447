/** The HTML report as a browser shows it. */
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../runner/chromium.mjs';
import { ANNA, corpus, exported, textOf, Work } from '../unit/exchange/support';

describe('HTML report', () => {
  let browser: Browser;
  let page: Page;
  let folder = '';
  const faults: string[] = [];
  const requests: string[] = [];

  before(async () => {
    folder = await fs.mkdtemp(join(tmpdir(), 'claimmark-report-'));
    const { files } = await exported(corpus(), 'html');
    const file = join(folder, 'report.html');
    await fs.writeFile(file, files.get('report.html')!);
    browser = await launchChromium();
    page = await browser.newPage();
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(file).href);
  });
  after(async () => {
    await browser.close();
    await fs.rm(folder, { recursive: true, force: true });
  });

  it('needs nothing but itself and has no faults', () => {
    assert.equal(requests.length, 1);
    assert.deepEqual(faults, []);
  });

  it('shows every text to the character, once for each annotator', async () => {
    const texts = await page.evaluate<string[]>(`[...document.querySelectorAll('.text')].map((text) => {
      const copy = text.cloneNode(true);
      for (const label of copy.querySelectorAll('.label')) label.remove();
      return copy.textContent;
    })`);
    const [a, b, c, empty] = ['a.txt', 'ordner/b.md', 'c.md.txt', 'leer.txt'].map((path) => textOf(path));
    assert.deepEqual(texts, [a, a, b, c, empty]);
  });

  it('marks each tag with a word and a shape, and leads to its details and back from a denial', async () => {
    const labels = await page.locator('.text .label').allInnerTexts();
    assert.equal(labels.length, 11);
    assert.deepEqual([...new Set(labels)].sort(), ['◆ Claim', '✕ Denial', '❝ Attribution'].sort());
    const lines = await page.evaluate<string[]>(`['claim', 'denial', 'attribution', 'several'].map((name) => {
      const mark = document.createElement('mark');
      mark.className = name;
      document.body.append(mark);
      const { textDecorationStyle } = getComputedStyle(mark);
      mark.remove();
      return textDecorationStyle;
    })`);
    assert.equal(new Set(lines).size, 4);
    for (const link of await page.locator('a').all()) {
      const target = (await link.getAttribute('href'))!;
      const inside = await page.locator(`[id="${target.slice(1)}"]`).count();
      assert.equal(inside, target.includes('carl') ? 0 : 1, target);
    }
  });

  it('shows details and notes as they are, and takes nothing in them for HTML', async () => {
    const notes = await page.locator('dt:text-is("Note") + dd').allTextContents();
    assert.deepEqual(notes, ['Erste Zeile\nzweite\tmit "Anführung" und \\n', "'=nicht"]);
    assert.deepEqual(await page.locator('h2').allTextContents(), [
      'Anna B.',
      'Bert <C> & Söhne',
      'Anna B.',
      'Anna B.',
      'Anna B.',
    ]);
    assert.equal(await page.locator('b').count(), 0);
  });

  it('sets an article by its own words, not by the label before them', async () => {
    const text = 'אמר הדובר לא נכון. עוד משפט.';
    const work = new Work('he.txt', text, ANNA);
    work.tag('הדובר', 'denial');
    const article = { path: 'he.txt', text, language: 'he', annotations: [work.placed] };
    const { files } = await exported([article], 'html');
    const other = await browser.newPage();
    await other.setContent(files.get('report.html')!);
    const direction = await other.evaluate<string>(
      `getComputedStyle(document.querySelector('.text')).direction`,
    );
    await other.close();
    assert.equal(direction, 'rtl');
  });

  for (const [colorScheme, background] of [
    ['light', 'rgb(255, 255, 255)'],
    ['dark', 'rgb(18, 18, 18)'],
  ] as const) {
    it(`has labels that can be read in the ${colorScheme} scheme`, async () => {
      await page.emulateMedia({ colorScheme });
      const colors = await page.evaluate<string[]>(
        `['claim', 'denial', 'attribution'].map(
          (name) => getComputedStyle(document.querySelector('.label.' + name)).color,
        )`,
      );
      const contrasts = colors.map((color) => contrast(color, background));
      assert.ok(
        contrasts.every((ratio) => ratio >= 4.5),
        contrasts.join(', '),
      );
    });
  }
});

/** Contrast ratio of WCAG 2.2 of two colours written `rgb(r, g, b)`. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = Array.from(color.matchAll(/\d+/g), ([value]) => {
    const part = Number(value) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
