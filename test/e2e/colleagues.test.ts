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
  'Der Betreiber will die Anlage prüfen.',
];

interface Sidecar {
  readonly tags: readonly { readonly tag: string; readonly quote: string }[];
  readonly reviews: readonly { readonly verdict: string; readonly of?: string; readonly reason?: string }[];
  readonly adjudicator?: { readonly id: string };
}

/** Tags a sentence as somebody. */
function tag(file: string, annotator: string, sentence: number, name: string, ...details: string[]): void {
  const given = ['--annotator', annotator, '--sentence', String(sentence), '--tag', name, ...details];
  runCli('tag', file, ...given);
}

function sidecar(file: string, annotator: string): Sidecar {
  return JSON.parse(fs.readFileSync(`${file}.${annotator}.claimmark.json`, 'utf8')) as Sidecar;
}

/** What is asked stands behind the framed sentence. */
const asks = (window: Window, words: RegExp) =>
  eventually(async () => {
    assert.match((await window.lettersInText()).join('\n'), words);
  });

const tells = (window: Window, words: RegExp) =>
  eventually(async () => {
    assert.match((await window.notifications()).join('\n'), words);
  });

describe('Working with colleagues', () => {
  const workbenches: Workbench[] = [];
  afterEach(async () => {
    for (const workbench of workbenches.splice(0)) await workbench.close();
  });

  /** The machine of a person, and the article on it. */
  async function start(annotator: string, settings: Record<string, unknown> = {}) {
    const workbench = await Workbench.start({ annotator, settings });
    workbenches.push(workbench);
    const file = path.join(workbench.folder, NAME);
    fs.writeFileSync(file, SENTENCES.join('\n'));
    return { workbench, file };
  }

  async function show(workbench: Workbench, folder = workbench.folder): Promise<Window> {
    const window = await workbench.open({ file: NAME, folder });
    await window.takesTags();
    await window.placeCursor(1, 1);
    return window;
  }

  it('who is shown is asked after the tags that are under way', async () => {
    const { workbench, file } = await start('Anna');
    // So many that tagging them takes longer than the next keys.
    fs.writeFileSync(
      file,
      Array.from({ length: 2000 }, (_, index) => `Das Amt nannte Zahl ${index + 1}.`).join('\n'),
    );
    for (const name of ['Anna', 'Bert']) tag(file, name.toLowerCase(), 0, 'claim', '--name', name);
    const window = await show(workbench);
    await window.usesArticle();
    await window.press('Control+A', 'Control+K', '2', 'Control+K', 'Shift+O');
    await window.quickInputItems.filter({ hasText: /Differences only\s*[1-9]/ }).waitFor();
    await window.press('Escape');
  });

  it('two people review each other at once in two windows, and every verdict is kept', async () => {
    const { workbench, file } = await start('Anna');
    const other = await start('Bert');
    const people = [
      ['anna', 'Anna'],
      ['bert', 'Bert'],
    ] as const;
    for (const [id, name] of people) {
      SENTENCES.forEach((_, sentence) => {
        tag(file, id, sentence, 'claim', '--name', name, '--unsure');
      });
    }
    const windows = [await show(workbench), await show(other.workbench, workbench.folder)];
    for (const window of windows) await window.press('Control+K', 'Shift+Y');
    await Promise.all(
      windows.map((window, index) => asks(window, new RegExp(people[1 - index]?.[1] ?? '?'))),
    );
    await Promise.all(
      windows.map(async (window, index) => {
        for (let n = 0; n < SENTENCES.length; n++) await window.press(index === 0 ? 'a' : 'r', '3');
      }),
    );
    await eventually(async () => {
      const all = await Promise.resolve(people.map(([id]) => sidecar(file, id)));
      for (const [index, { tags, reviews }] of all.entries()) {
        assert.equal(tags.length, SENTENCES.length);
        const given = reviews.map(({ verdict, reason, of = '' }) => [verdict, reason, of.split('/')[0]]);
        const wanted = [index === 0 ? 'accept' : 'reject', 'slip', people[1 - index]?.[0]];
        assert.deepEqual(given, Array(SENTENCES.length).fill(wanted));
        assert.equal(new Set(reviews.map(({ of }) => of)).size, SENTENCES.length);
      }
    });
  });

  it('goes on with an adjudication after the window was loaded again, and takes over that of another', async () => {
    const { workbench, file } = await start('Anna');
    tag(file, 'anna', 0, 'claim', '--name', 'Anna');
    tag(file, 'bert', 1, 'denial', '--name', 'Bert');
    for (const id of ['anna', 'bert']) runCli('done', file, '--annotator', id);
    const decidedAre = (...wanted: readonly string[]) =>
      eventually(async () => {
        const { tags } = await Promise.resolve(sidecar(file, 'adjudicated'));
        assert.deepEqual(
          tags.map((each) => each.tag),
          wanted,
        );
      });
    const window = await show(workbench);
    await window.usesArticle();
    await window.press('Control+K', 'Shift+J');
    await asks(window, /1 Anna: claim · 2 Bert: nothing/);
    await window.press('m');
    await asks(window, /1 Anna: nothing · 2 Bert: denial/);
    await decidedAre('claim');
    await window.reload();
    await window.takesTags();
    await window.placeCursor(1, 1);
    await window.usesArticle();
    await window.press('Control+K', 'Shift+J');
    await asks(window, /1 Anna: nothing · 2 Bert: denial/);
    await window.press('t');
    await decidedAre('claim', 'denial');
    await window.press('Escape');

    const decided = `${file}.adjudicated.claimmark.json`;
    const text = fs.readFileSync(decided, 'utf8');
    fs.writeFileSync(
      decided,
      text.replace(/"adjudicator": .*/, '"adjudicator": {"id": "dora", "name": "Dora"},'),
    );
    await window.press('Control+K', 'Shift+J');
    await tells(window, /Dora adjudicates this article/);
    await window.command('Claimmark: Take Over Adjudication');
    await window.dialog.waitFor();
    await window.dialog.getByText('Take Over', { exact: true }).click();
    await eventually(async () => {
      assert.equal((await Promise.resolve(sidecar(file, 'adjudicated'))).adjudicator?.id, 'anna');
    });
  });

  it('says which files to send where there is no git', async () => {
    const { workbench, file } = await start('Anna');
    tag(file, 'anna', 0, 'claim', '--name', 'Anna');
    tag(file, 'bert', 1, 'claim', '--name', 'Bert');
    const window = await show(workbench);
    await window.command('Claimmark: Share My Tags');
    await tells(window, /no git repository here\. Your tags stand in 1 files/);
    await window.notificationButton('Copy List').click();
    await eventually(async () => {
      const copied: unknown = await window.page.evaluate('navigator.clipboard.readText()');
      assert.equal(copied, `${NAME}.anna.claimmark.json`);
    });
    await window.command("Claimmark: Get Colleagues' Tags");
    await tells(window, /no git repository with a remote here/);
  });

  it('offers nothing that colleagues wrote to one who annotates blind', async () => {
    const { workbench, file } = await start('Anna', { 'claimmark.blind': true });
    const other = path.join(workbench.folder, 'zweiter.txt');
    fs.writeFileSync(other, 'Die Brücke ist gesperrt.\nOttokar kennt den Vorwurf nicht.');
    const details = ['--source', 'Ottokar', '--via', 'Ottokar', '--note', 'Ottokar'];
    tag(file, 'anna', 1, 'denial', '--name', 'Anna');
    tag(file, 'otto', 1, 'denial', '--name', 'Ottokar', ...details);
    tag(other, 'anna', 0, 'claim', '--source', 'Bauamt', '--via', 'Rundfunk');
    tag(other, 'otto', 1, 'claim', '--name', 'Ottokar', ...details);
    const window = await show(workbench);
    await window.placeCursor(2, 1);
    for (const [command, own] of [
      ['Claimmark: Source…', 'Bauamt'],
      ['Claimmark: Via…', 'Rundfunk'],
      ['Claimmark: Link Denial to Its Claim…', 'Die Brücke ist gesperrt.'],
    ] as const) {
      await window.command(command);
      // What is one's own comes last.
      await window.quickInputItems.filter({ hasText: own }).waitFor();
      assert.doesNotMatch((await window.quickInputItems.allInnerTexts()).join('\n'), /Ottokar|otto/, command);
      await window.press('Escape');
      await window.quickInput.waitFor({ state: 'hidden' });
    }
    await window.command('Claimmark: Export Annotations…');
    await window.pick(NAME);
    // There is nobody to choose from: the format comes next.
    await window.quickInputItems.filter({ hasText: 'CSV' }).first().waitFor();
    await window.press('Escape');
    await window.quickInput.waitFor({ state: 'hidden' });
    await window.command('Claimmark: Agreement Report…');
    await window.pick(NAME);
    await tells(window, /Agreement takes two annotators whose tags you may see/);
  });
});
