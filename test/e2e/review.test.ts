import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { eventually, runCli, Workbench, type Window } from './workbench';

const NAME = 'angriff.txt';
const SENTENCES = [
  'Die Behörde meldet einen Angriff auf das Umspannwerk.',
  'Das Ministerium weist den Vorwurf zurück.',
  'Belege legte es nicht vor.',
  'Ein Sprecher sprach von Sabotage.',
  'Am Abend war der Strom wieder da.',
];

interface Sidecar {
  readonly revealed: string | null;
  readonly tags: readonly { readonly id: string; readonly tag: string; readonly quote: string }[];
  readonly reviews: readonly {
    readonly verdict: string;
    readonly reason?: string;
    readonly note?: string;
    readonly of?: string;
    readonly to?: { readonly tag?: string };
  }[];
}

/** Tags as another person does, with the command line. */
function tag(folder: string, annotator: string, sentence: number, name: string, ...details: string[]): void {
  const file = path.join(folder, NAME);
  const given = ['--annotator', annotator, '--sentence', String(sentence), '--tag', name, ...details];
  runCli('tag', file, ...given);
}

function done(folder: string, annotator: string): void {
  runCli('done', path.join(folder, NAME), '--annotator', annotator);
}

describe('Reviewing by keys', () => {
  let workbench: Workbench;
  afterEach(() => workbench.close());

  /** An article that Anna and Bert have finished: they differ on the second, the third and the fourth sentence. */
  async function open(settings: Record<string, unknown> = {}, locale?: string): Promise<Window> {
    workbench = await Workbench.start({ annotator: 'Anna', settings, ...(locale && { locale }) });
    const { folder } = workbench;
    fs.writeFileSync(path.join(folder, NAME), SENTENCES.join('\n'));
    tag(folder, 'anna', 0, 'claim', '--name', 'Anna');
    tag(folder, 'anna', 1, 'denial', '--source', 'Ministerium');
    tag(folder, 'bert', 0, 'claim', '--name', 'Bert Meyer');
    tag(folder, 'bert', 1, 'claim', '--source', 'Ministerium');
    tag(folder, 'bert', 2, 'claim', '--note', '[hier](command:workbench.action.quit) $(trash)');
    tag(folder, 'bert', 3, 'attribution', '--unsure');
    done(folder, 'bert');
    if (!settings['claimmark.blind']) done(folder, 'anna');
    const window = await workbench.open({ file: NAME });
    await window.takesTags();
    await window.placeCursor(1, 1);
    await window.usesArticle();
    return window;
  }

  function sidecar(annotator = 'anna'): Sidecar {
    const file = path.join(workbench.folder, `${NAME}.${annotator}.claimmark.json`);
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Sidecar;
  }

  /** What is asked stands behind the framed sentence. */
  const asks = (window: Window, words: RegExp) =>
    eventually(async () => {
      assert.match((await window.lettersInText()).join('\n'), words);
    });

  it('judges every difference of an article with a reason each, and says when nothing is left', async () => {
    const window = await open();
    await window.press('Control+K', 'Shift+Y');
    await asks(window, /attribution: Bert Meyer \(unsure\) · not you/);
    await window.screenshot('review-mode');
    await window.press('a', '4');
    await asks(window, /claim: Bert Meyer \(source: Ministerium\) · not you/);
    await window.press('r', '2');
    await asks(window, /denial: you · not Bert Meyer/);
    await window.press('m', '3');
    await asks(window, /claim: Bert Meyer \(note: /);
    await window.press('r');
    await eventually(async () => {
      const { reviews } = await Promise.resolve(sidecar());
      assert.deepEqual(reviews.map(({ verdict, reason }) => `${verdict} ${reason ?? '-'}`).sort(), [
        'accept edge',
        'add slip',
        'reject -',
        'reject guideline',
      ]);
    });
    await eventually(async () => {
      const status = (await window.statusBar()).join('\n');
      assert.match(status, /nothing left to review|Verdict given/);
    });
    await window.press('z');
    await eventually(async () => {
      assert.equal((await Promise.resolve(sidecar())).reviews.length, 3);
    });
    await window.lock.waitFor();
    await window.press('Escape');
    await window.lock.waitFor({ state: 'hidden' });
    await window.press('End');
    await window.type('!');
    await eventually(async () => {
      assert.match((await window.text(NAME)).join('\n'), /!/);
    });
  });

  it('changes, notes and lists keys', async () => {
    const window = await open();
    await window.press('Control+K', 'Shift+Y');
    await asks(window, /attribution: Bert Meyer/);
    await window.press('c');
    await window.answer('denial');
    await eventually(async () => {
      const [review] = (await Promise.resolve(sidecar())).reviews;
      assert.deepEqual([review?.verdict, review?.to?.tag], ['change', 'denial']);
    });
    await window.press('n');
    await window.answer('Warum?');
    await eventually(async () => {
      const notes = (await Promise.resolve(sidecar())).reviews.map(({ note }) => note);
      assert.ok(notes.includes('Warum?'));
    });
    await window.press('h');
    await eventually(async () => {
      assert.match((await window.quickInputItems.allInnerTexts()).join('\n'), /Accept Tag/);
    });
    await window.press('Escape');
  });

  it('adjudicates an article: what is agreed is taken over, the rest decided by keys', async () => {
    const window = await open();
    await window.press('Control+K', 'Shift+J');
    await asks(window, /1 Anna: denial \(source: Ministerium\) · 2 Bert Meyer: claim/);
    await window.screenshot('adjudicate-mode');
    await window.press('b');
    await asks(window, /1 Anna: nothing · 2 Bert Meyer: claim/);
    await window.press('n', 't');
    await eventually(async () => {
      const { tags } = await Promise.resolve(sidecar('adjudicated'));
      const given = SENTENCES.map((sentence) =>
        tags
          .filter(({ quote }) => quote === sentence)
          .map((each) => each.tag.charAt(0))
          .join(''),
      );
      assert.deepEqual(given, ['c', 'cd', '', 'a', '']);
    });
  });

  it('asks once before it reveals what colleagues wrote, and keeps the answer', async () => {
    const window = await open({ 'claimmark.blind': true });
    await window.press('Control+K', 'Shift+O');
    await window.quickInputItems.filter({ hasText: 'Show what colleagues wrote' }).waitFor();
    const items = (await window.quickInputItems.allInnerTexts()).join('\n');
    assert.doesNotMatch(items, /Bert/);
    await window.pick('Show what colleagues wrote');
    await window.dialog.waitFor();
    await window.dialog.getByText('Reveal', { exact: true }).click();
    await eventually(async () => {
      assert.ok((await Promise.resolve(sidecar())).revealed);
    });
    await window.press('Control+K', 'Shift+O');
    await window.quickInputItems.filter({ hasText: 'Everybody' }).waitFor();
    assert.match((await window.quickInputItems.allInnerTexts()).join('\n'), /Bert Meyer/);
    await window.enter();
    await asks(window, /≠ \[BM C\]/);
  });

  it('shows notes as they were written: nothing in them can be clicked or run', async () => {
    const window = await open();
    await window.press('Control+K', 'Shift+O');
    await window.pick('Everybody');
    await asks(window, /\[BM C\]/);
    await window
      .editorOf(NAME)
      .filter({ hasText: 'Belege' })
      .hover({ position: { x: 60, y: 8 } });
    const hover = window.page.locator('.monaco-hover:visible').filter({ hasText: 'Bert Meyer' }).first();
    await hover.waitFor();
    assert.match(await hover.innerText(), /\[hier\]\(command:workbench\.action\.quit\) \$\(trash\)/);
    assert.equal(await hover.locator('a', { hasText: 'hier' }).count(), 0);
    assert.equal(await hover.locator('.codicon-trash').count(), 0);
  });

  for (const [name, theme] of [
    ['light', 'Default Light Modern'],
    ['dark', 'Default Dark Modern'],
    ['high-contrast', 'Default High Contrast'],
    ['high-contrast-light', 'Default High Contrast Light'],
  ]) {
    it(`can be told apart in the theme ${theme ?? ''}`, async () => {
      const window = await open({ 'workbench.colorTheme': theme });
      await window.press('Control+K', 'Shift+O');
      await window.pick('Everybody');
      await asks(window, /≠ \[BM C\]/);
      await window.command('Claimmark: Focus on Review View');
      const view = window.page.locator('.pane', {
        has: window.page.locator('.pane-header', { hasText: 'Review' }),
      });
      const row = view.locator('.monaco-list-row', { hasText: 'Ein Sprecher' });
      await row.waitFor();
      await window.screenshot(`review-${name ?? ''}`);
      await window.press('Control+K', 'Shift+Y');
      await asks(window, /attribution: Bert Meyer/);
      await window.statusItem(/attribution: Bert Meyer/).waitFor();
      await window.screenshot(`review-mode-${name ?? ''}`);
      // The article has the keys, also if the review began in the view.
      await window.editorHasKeys();
      await window.press('r');
      await eventually(async () => {
        assert.equal((await Promise.resolve(sidecar())).reviews.length, 1);
      });
    });
  }
});
