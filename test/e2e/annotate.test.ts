import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Workbench, eventually, type Options, type Window } from './workbench';

/** Kept apart from the sample articles, so that what a test finds in the folder is its own. */
const NAME = 'article.txt';

interface Sidecar {
  readonly done: string | null;
  readonly read: readonly (readonly [number, number])[];
  readonly tags: readonly {
    readonly id: string;
    readonly tag: string;
    readonly quote: string;
    readonly source?: string;
    readonly sourceKind?: string;
    readonly cue?: readonly string[];
    readonly via?: string;
    readonly certainty?: string;
    readonly unsure?: boolean;
    readonly note?: string;
    readonly denies?: readonly { readonly of?: string; readonly claim?: string }[];
  }[];
}

const SENTENCES = [
  'Das Weiße Haus warf Marlund vor, Drohnen an die Rebellen geliefert zu haben.',
  'Das Außenministerium in Marlund wies den Vorwurf der Drohnenlieferungen am Montag zurück.',
  'Laut einem Bericht der Zeitung Kurier sollen es 200 Drohnen gewesen sein.',
  'Der Himmel über der Hauptstadt blieb grau.',
  'Präsidentin Ada Holm nannte die Angaben frei erfunden.',
];

/** A sentence that is the only one on its line, with a number that tells it apart. */
const numbered = (index: number) => `Das Ministerium nannte am Montag die Zahl ${index + 1} als vorläufig.`;

describe('Annotate mode', () => {
  let workbench: Workbench;
  afterEach(() => workbench.close());

  async function openArticle(text: string, options: Options = {}): Promise<Window> {
    workbench = await Workbench.start({ annotator: 'Anna', ...options });
    fs.writeFileSync(path.join(workbench.folder, NAME), text);
    const window = await workbench.open({ file: NAME });
    await window.takesTags();
    await window.placeCursor(1, 1);
    return window;
  }

  /** Two presses. */
  async function start(window: Window): Promise<void> {
    await window.press('Control+K', 'Shift+A');
    await window.annotating.waitFor();
  }

  async function annotate(text: string, options?: Options): Promise<Window> {
    const window = await openArticle(text, options);
    await start(window);
    return window;
  }

  function sidecar(): Sidecar {
    const file = path.join(workbench.folder, `${NAME}.anna.claimmark.json`);
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Sidecar;
  }

  /** The initials of each sentence's tags, once the sidecar says so. */
  async function tagsAre(sentences: readonly string[], expected: readonly string[]): Promise<void> {
    await eventually(async () => {
      const { tags } = await Promise.resolve(sidecar());
      const initials = sentences.map((sentence) =>
        tags
          .filter(({ quote }) => quote === sentence)
          .map(({ tag }) => tag.charAt(0))
          .sort()
          .join(''),
      );
      assert.deepEqual(initials, expected);
    });
  }

  it('tags 100 sentences by keys alone with at most 120 presses', async () => {
    const sentences = Array.from({ length: 100 }, (_, index) => numbered(index));
    const keys = ['c', 'a', 'b', 'd', 'Space'];
    const initials = ['c', 'a', 'ac', 'ad', ''];
    const window = await annotate(sentences.join('\n'));
    let presses = 2;
    for (const index of sentences.keys()) {
      await window.press(keys[(index * 3) % keys.length] ?? '');
      presses++;
    }
    await window.press('e');
    presses++;
    await eventually(async () => {
      assert.match((await window.notifications()).join(), /Finished: all 100 sentences are read/);
    });
    await tagsAre(
      sentences,
      sentences.map((_, index) => initials[(index * 3) % initials.length] ?? ''),
    );
    const { done, read } = sidecar();
    assert.deepEqual(read, [[0, 100]]);
    assert.ok(done);
    assert.ok(presses <= 120, `${presses} presses`);
    console.log(`      ${presses} presses for 100 sentences`);
  });

  it('frames the sentence, moves with every key and is left by Escape', async () => {
    const window = await annotate(SENTENCES.join('\n'));
    const status = (number: number) =>
      window.statusItem(new RegExp(`${number}/${SENTENCES.length}`)).waitFor();
    await status(1);
    await window.press('c');
    await status(2);
    await window.press('ArrowDown', 'ArrowDown');
    await status(4);
    await window.press('p');
    await status(3);
    await window.press('Shift+P');
    await status(1);
    await window.lock.waitFor();
    await window.press('Escape');
    await window.annotating.waitFor({ state: 'hidden' });
    await window.lock.waitFor({ state: 'hidden' });
    await window.type('X');
    await eventually(async () => {
      assert.equal((await window.text(NAME))[0], `${SENTENCES[0] ?? ''}X`);
    });
  });

  it('has the keys when it was begun by a button or a menu, whatever had them before', async () => {
    const window = await openArticle(SENTENCES.join('\n'));
    await window.press('Control+K', '1');
    await tagsAre(SENTENCES, ['c', '', '', '', '']);
    const file = window.page.locator('.explorer-folders-view .monaco-list-row', { hasText: NAME }).first();
    await file.click();
    await window.page.locator('.editor-actions [aria-label*="Start Annotating"]').click();
    await window.annotating.waitFor();
    await window.press('Shift+D');
    await tagsAre(SENTENCES, ['cd', '', '', '', '']);
    await window.press('Escape');
    await window.lock.waitFor({ state: 'hidden' });
    await file.click();
    await window.statusItem('1/5').click();
    await window.pick('Start annotating');
    await window.annotating.waitFor();
    await window.press('Shift+A');
    await tagsAre(SENTENCES, ['acd', '', '', '', '']);
  });

  it('leaves its keys to the find widget, and Escape to it first', async () => {
    const window = await annotate(SENTENCES.join('\n'));
    await window.press('Control+F');
    const find = window.page.locator('.find-widget.visible');
    await find.locator('textarea:focus').waitFor();
    await window.type('cad');
    await eventually(async () => {
      assert.equal(await find.locator('textarea').first().inputValue(), 'cad');
    });
    await window.press('Escape');
    await find.waitFor({ state: 'hidden' });
    await window.annotating.waitFor();
    assert.ok(!fs.existsSync(path.join(workbench.folder, `${NAME}.anna.claimmark.json`)));
  });

  it('offers to save unsaved changes first', async () => {
    const window = await openArticle(SENTENCES.join('\n'));
    await window.type('Neu. ');
    await window.press('Control+K', 'Shift+A');
    await window.notificationButton('Save and Start').click();
    await window.annotating.waitFor();
    assert.match(fs.readFileSync(path.join(workbench.folder, NAME), 'utf8'), /^Neu\. /);
  });

  it('ends with a message when the file changes on disk', async () => {
    const window = await annotate(SENTENCES.join('\n'));
    await window.lock.waitFor();
    await window.watches(workbench.folder);
    fs.writeFileSync(path.join(workbench.folder, NAME), `Neu.\n${SENTENCES.join('\n')}`);
    await eventually(async () => {
      assert.match((await window.notifications()).join(), /Annotate mode has ended/);
    });
    await window.lock.waitFor({ state: 'hidden' });
    await window.placeCursor(1, 1);
    await window.type('X');
    await eventually(async () => {
      assert.equal((await window.text(NAME))[0], 'XNeu.');
    });
  });

  it('undoes tags only, however often', async () => {
    const window = await openArticle(SENTENCES.join('\n'));
    await window.type('X');
    await window.page.locator('.tab.active.dirty').waitFor();
    await window.press('Control+S');
    await window.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    await start(window);
    const sentences = [`X${SENTENCES[0] ?? ''}`, ...SENTENCES.slice(1)];
    await window.press('c', 'd', 'z');
    await tagsAre(sentences, ['c', '', '', '', '']);
    await window.press('Shift+Z');
    await tagsAre(sentences, ['c', 'ad', '', '', '']);
    await window.press('Control+Z', 'Control+Z', 'Control+Z', 'Control+Z');
    await tagsAre(sentences, ['', '', '', '', '']);
    assert.equal((await window.text(NAME))[0], sentences[0]);
    await eventually(async () => {
      assert.match((await window.statusBar()).join(), /Nothing to undo here/);
    });
  });

  it('asks for details in one line each', async () => {
    const window = await annotate(SENTENCES.join('\n'));
    await window.press('ArrowDown', 'Shift+D', 'Shift+A', 's');
    await window.quickInput.waitFor();
    await window.quickInputItems.filter({ hasText: 'Außenministerium' }).waitFor();
    await window.answer('Außenministerium Marlunds');
    await window.press('u');
    await window.pick('wies … zurück');
    await window.press('k');
    await window.answer('office');
    await window.press('m');
    await window.answer('prüfen');
    await window.press('f');
    await eventually(async () => {
      const { tags } = await Promise.resolve(sidecar());
      assert.equal(tags.length, 2);
      for (const { source, sourceKind, cue, note, unsure } of tags) {
        assert.deepEqual(
          [source, sourceKind, note, unsure],
          ['Außenministerium Marlunds', 'office', 'prüfen', true],
        );
        assert.deepEqual(cue, ['wies', 'zurück']);
      }
    });
    const details =
      '↳ source: Außenministerium Marlunds · source kind: office · cue: wies … zurück · note: prüfen · unsure';
    await eventually(async () => {
      // VS Code orders texts at one place as it likes.
      assert.deepEqual(new Set(await window.lettersInText()), new Set(['DA', details]));
    });
    // Enter keeps what is there.
    for (const key of ['s', 'u', 'k', 'm', 'v', 'x']) {
      await window.press(key);
      await window.answer('');
    }
    const { tags } = sidecar();
    assert.deepEqual(
      [tags[0]?.source, tags[0]?.via, tags[0]?.certainty],
      ['Außenministerium Marlunds', undefined, undefined],
    );
    // Another word for the cue, chosen by typing.
    await window.press('u');
    await window.quickInput.waitFor();
    await window.type('Vorwurf');
    // What was typed is gone again when the word has been taken.
    await window.enter();
    await window.quickInputItems.filter({ hasText: 'wies … Vorwurf … zurück' }).waitFor();
    await window.enter();
    await eventually(async () => {
      assert.deepEqual((await Promise.resolve(sidecar())).tags[0]?.cue, ['wies', 'Vorwurf', 'zurück']);
    });
  });

  it('completes a source from those used before', async () => {
    const window = await annotate(SENTENCES.join('\n'));
    await window.press('Shift+C', 's');
    await window.answer('Weißes Haus');
    await window.press('ArrowDown', 'ArrowDown', 'Shift+C', 's');
    await window.quickInput.waitFor();
    await window.type('wei');
    // What is typed is the first line of the list that fits it.
    await window.quickInput.locator('.monaco-list-row[aria-label="wei"]').waitFor();
    await window.quickInputItems.filter({ hasText: 'Weißes Haus' }).waitFor();
    await window.press('ArrowDown', 'Enter');
    await eventually(async () => {
      const sources = (await Promise.resolve(sidecar())).tags.map(({ source }) => source);
      assert.deepEqual(sources, ['Weißes Haus', 'Weißes Haus']);
    });
  });

  it('links a denial to the claim it denies, and leads from one to the other', async () => {
    const window = await annotate(SENTENCES.join('\n'));
    await window.press('ArrowDown', 'Shift+D', 'l');
    await window.quickInput.waitFor();
    // The likest sentence is the first.
    await window.enter();
    await tagsAre(SENTENCES, ['c', 'd', '', '', '']);
    const { tags } = sidecar();
    const claim = tags.find(({ tag }) => tag === 'claim');
    const denies = () => sidecar().tags.find(({ tag }) => tag === 'denial')?.denies;
    assert.deepEqual(denies(), [{ of: `anna/${claim?.id ?? ''}` }]);
    await window.press('Control+K', 'Shift+G');
    await window.statusItem(/1\/5 · claim/).waitFor();
    await window.press('l');
    await eventually(async () => {
      assert.match((await window.notifications()).join(), /not tagged as denial/);
    });
    await window.press('z');
    await tagsAre(SENTENCES, ['', 'd', '', '', '']);
    assert.equal(denies(), undefined);
    // The file says so a moment before it is done.
    await eventually(async () => {
      assert.match((await window.statusBar()).join(), /Undone: /);
    });
    await window.press('Shift+Z', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Shift+D', 'l');
    await window.quickInput.waitFor();
    await window.pick('Weiße Haus');
    await eventually(async () => {
      const linked = (await Promise.resolve(sidecar())).tags.filter((tag) => tag.denies);
      assert.equal(linked.length, 2);
    });
    await window.placeCursor(1, 1);
    await window.command('Claimmark: Go to Denials');
    const references = window.page.locator('.reference-zone-widget');
    await references.waitFor();
    await references.getByText('Holm').first().waitFor();
    await window.screenshot('denials');
    await window.press('Escape');
    await references.waitFor({ state: 'hidden' });
    await window.annotating.waitFor();
  });

  it('keeps a claim that no article states in the words of the annotator', async () => {
    const window = await annotate(SENTENCES.join('\n'));
    await window.press('Shift+D', 'l');
    await window.quickInput.waitFor();
    await window.type('Es waren Raketen.');
    await window.pick('a claim that no article states');
    await eventually(async () => {
      const [denial] = (await Promise.resolve(sidecar())).tags;
      assert.deepEqual(denial?.denies, [{ claim: 'Es waren Raketen.' }]);
    });
  });

  it('lists its keys, changed ones by VS Code', async () => {
    const window = await annotate(SENTENCES.join('\n'));
    await window.press('h');
    await window.quickInputItems.filter({ hasText: 'Claim, Then Next Unread Sentence' }).first().waitFor();
    await window.screenshot('keys');
    await window.type('Unsure');
    await window.press('Escape');
    await window.annotating.waitFor();
  });

  it('shows in the Explorer how far one is', async () => {
    const window = await annotate(SENTENCES.join('\n'));
    await window.press('c', 'a', 'Space');
    const row = window.page.locator('.explorer-folders-view .monaco-list-row', { hasText: NAME }).first();
    const file = row.locator('.monaco-icon-label');
    await eventually(async () => {
      assert.match((await file.getAttribute('aria-label')) ?? '', /3 of 5 sentences read/);
    });
    await window.press('e');
    await eventually(async () => {
      assert.match((await file.getAttribute('aria-label')) ?? '', /Finished, 3 of 5/);
      assert.match((await window.notifications()).join(), /Left unread: 2 of 5 sentences \(4–5\)/);
    });
    await window.screenshot('badge');
  });

  it('makes an article of the clipboard and begins', async () => {
    const window = await openArticle(SENTENCES.join('\n'));
    await window.page.evaluate(
      `navigator.clipboard.writeText('Neue Lage am Hafen\\r\\n\\r\\nDas Amt bestreitet das.')`,
    );
    await window.command('Claimmark: New Article from Clipboard');
    await window.quickInput.getByText('Its name in').waitFor();
    await window.press('Enter');
    await window.annotating.waitFor();
    await window.press('Space', 'd');
    const file = path.join(workbench.folder, 'neue-lage-am-hafen.txt');
    assert.equal(fs.readFileSync(file, 'utf8'), 'Neue Lage am Hafen\n\nDas Amt bestreitet das.\n');
    await eventually(async () => {
      const text = await fs.promises.readFile(`${file}.anna.claimmark.json`, 'utf8');
      assert.equal((JSON.parse(text) as Sidecar).tags.length, 2);
    });
  });

  it('hides tags, or all but one kind', async () => {
    const window = await annotate(SENTENCES.join('\n'));
    await window.press('c', 'd');
    const letters = async (expected: readonly string[]) => {
      await eventually(async () => {
        assert.deepEqual(await window.lettersInText(), expected);
      });
    };
    await letters(['C', 'DA']);
    await window.press('Control+K', 'Shift+H');
    await window.quickInput.waitFor();
    await window.enter();
    await letters([]);
    await window.press('Control+K', 'Shift+H');
    await window.pick('Only denial');
    await letters(['D']);
  });

  it('speaks German where VS Code does', async () => {
    const window = await annotate(SENTENCES.join('\n'), { locale: 'de' });
    await window.press('d', 'z');
    await eventually(async () => {
      assert.match(
        (await window.statusBar()).join(),
        /Rückgängig gemacht: Dementi, Zuschreibung von Satz 1 entfernt/,
      );
    });
    await window.press('h');
    await window.quickInputItems
      .filter({ hasText: 'Behauptung, dann nächster ungelesener Satz' })
      .first()
      .waitFor();
    await window.screenshot('keys-german');
    await window.press('Escape', 'Shift+D', 's');
    await window.quickInput
      .getByText('Wer es sagt', { exact: false })
      .or(window.page.getByPlaceholder('Wer es sagt'))
      .first()
      .waitFor();
    await window.press('Escape', 'e');
    await eventually(async () => {
      assert.match(
        (await window.notifications()).join(),
        /Abgeschlossen\. Ungelesen geblieben: 4 von 5 Sätzen/,
      );
    });
  });
});

describe('Undo with the keyboard', () => {
  let workbench: Workbench;
  afterEach(() => workbench.close());

  it('follows the hand: tags and text in the order they were made, without a pause', async () => {
    workbench = await Workbench.start({ annotator: 'Anna' });
    fs.writeFileSync(path.join(workbench.folder, NAME), SENTENCES.join('\n'));
    const window = await workbench.open({ file: NAME });
    await window.takesTags();
    await window.placeCursor(1, 1);
    const firstLine = async () => (await window.text(NAME))[0];
    const letters = async (expected: readonly string[]) => {
      await eventually(async () => {
        assert.deepEqual(await window.lettersInText(), expected);
      });
    };
    await window.press('Control+K', '1');
    await letters(['C']);
    await window.press('x', 'Control+Z');
    await eventually(async () => {
      assert.equal(await firstLine(), SENTENCES[0]);
    });
    await letters(['C']);
    await window.press('Control+Z');
    await letters([]);
    await window.press('Control+Y');
    await letters(['C']);
    await window.press('Control+Y');
    await eventually(async () => {
      assert.equal(await firstLine(), `x${SENTENCES[0] ?? ''}`);
    });
    await letters(['C']);
    await window.press('Control+Z', 'Control+Z');
    await eventually(async () => {
      assert.deepEqual([await firstLine(), ...(await window.lettersInText())], [SENTENCES[0]]);
    });
  });

  it('tags and undoes at once', async () => {
    workbench = await Workbench.start({ annotator: 'Anna' });
    fs.writeFileSync(path.join(workbench.folder, NAME), SENTENCES.join('\n'));
    const window = await workbench.open({ file: NAME });
    await window.takesTags();
    await window.placeCursor(1, 1);
    await window.press('Control+K', '1');
    await eventually(async () => {
      assert.deepEqual(await window.lettersInText(), ['C']);
    });
    await window.press('Control+K', '2', 'Control+Z', 'Control+K', '3', 'Control+Z');
    await window.press('Control+K', '3');
    await eventually(async () => {
      assert.deepEqual(await window.lettersInText(), ['CA']);
    });
  });
});

for (const [name, theme] of [
  ['light', 'Default Light Modern'],
  ['dark', 'Default Dark Modern'],
  ['high-contrast', 'Default High Contrast'],
  ['high-contrast-light', 'Default High Contrast Light'],
] as const) {
  describe(`Annotate mode in ${theme}`, () => {
    let workbench: Workbench;
    afterEach(() => workbench.close());

    it('frames the current sentence', async () => {
      workbench = await Workbench.start({ annotator: 'Anna', settings: { 'workbench.colorTheme': theme } });
      const window = await workbench.open({ file: 'de/hafenbrand-marlund.txt' });
      await window.takesTags();
      await window.placeCursor(5, 1);
      await window.press('Control+K', 'Shift+A');
      await window.annotating.waitFor();
      await window.press('c', 'b', 'd', 'a', 'Space');
      await eventually(async () => {
        assert.deepEqual(await window.lettersInText(), ['C', 'CA', 'DA', 'A']);
      });
      await window.screenshot(`annotate-${name}`);
    });
  });
}
