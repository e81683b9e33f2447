import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Workbench, eventually, runCli, type Window } from './workbench';

const ARTICLE = 'de/hafenbrand-marlund.txt';
const OTHER = 'de/prozess-datenleck.txt';

describe('Articles and the files beside them', () => {
  let workbench: Workbench;
  afterEach(() => workbench.close());

  const pathOf = (name: string) => path.join(workbench.folder, name);
  const exists = (name: string) => fs.existsSync(pathOf(name));

  async function tagIn(window: Window, name: string): Promise<void> {
    await window.placeCursor(1, 3);
    await window.press('Control+K', '1');
    await eventually(async () => {
      assert.ok(await Promise.resolve(exists(`${name}.anna.claimmark.json`)));
    });
  }

  it('are deleted with one’s own tags when that is confirmed, colleagues’ tags stay', async () => {
    workbench = await Workbench.start({ annotator: 'anna' });
    for (const annotator of ['anna', 'bert'])
      runCli('tag', pathOf(ARTICLE), '--annotator', annotator, '--tag', 'claim', '--sentence', '0');
    const window = await workbench.open({ file: ARTICLE });
    await window.takesTags();
    const remove = async (label: string) => {
      await window.command('Claimmark: Delete Article with My Tags…');
      const question = window.dialog.filter({ hasText: 'with your tags?' });
      await question.locator('.monaco-button', { hasText: label }).click();
      await question.waitFor({ state: 'hidden' });
    };
    await remove('Cancel');
    assert.ok(exists(ARTICLE) && exists(`${ARTICLE}.anna.claimmark.json`));
    await remove('Move to trash');
    // A server has no trash, which is said before anything is gone.
    await window.dialog.locator('.monaco-button', { hasText: 'Delete for good' }).click();
    await eventually(async () => {
      assert.ok(await Promise.resolve(!exists(ARTICLE) && !exists(`${ARTICLE}.anna.claimmark.json`)));
    });
    assert.ok(exists(`${ARTICLE}.bert.claimmark.json`));
  });

  it('are told to git once, whatever is answered', async () => {
    workbench = await Workbench.start({ annotator: 'Anna' });
    execFileSync('git', ['init', '--quiet', '--initial-branch=trunk', workbench.folder]);
    fs.writeFileSync(pathOf('.gitattributes'), '*.png binary');
    const window = await workbench.open({ file: ARTICLE });
    await window.statusItem('trunk').waitFor();
    await window.takesTags();
    await tagIn(window, ARTICLE);
    await window.notificationButton('Add the line').click();
    const lines = '*.png binary\n*.claimmark.json text eol=lf\n';
    await eventually(async () => {
      assert.equal(await Promise.resolve(fs.readFileSync(pathOf('.gitattributes'), 'utf8')), lines);
    });
    // Who takes the line out again does not want it.
    fs.writeFileSync(pathOf('.gitattributes'), '*.png binary');
    await window.reload();
    await window.openFile(path.basename(OTHER));
    await window.statusItem('trunk').waitFor();
    await window.takesTags();
    await tagIn(window, OTHER);
    await window.command('Claimmark: Describe Tags of Sentence');
    await eventually(async () => {
      const told = await window.notifications();
      assert.equal(told.filter((message) => /^Sentence 1 of \d+: claim\.$/.test(message)).length, 1);
      assert.deepEqual(
        told.filter((message) => message.includes('.gitattributes')),
        [],
      );
    });
  });
});
