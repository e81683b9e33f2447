import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Workbench, eventually, runCli } from './workbench';

describe('An annotator who takes another name', () => {
  let workbench: Workbench;
  afterEach(() => workbench.close());

  const file = (...names: string[]) => path.join(workbench.folder, ...names);
  const sidecars = (folder: string) => fs.readdirSync(file(folder)).filter((name) => name.endsWith('.json'));
  const becomes = (folder: string, annotator: string) =>
    eventually(async () => {
      assert.deepEqual(await Promise.resolve(sidecars(folder)), [`meldung.txt.${annotator}.claimmark.json`]);
    });

  it('has it at the next start where a folder took no changes', async () => {
    workbench = await Workbench.start({ annotator: 'Anna' });
    for (const folder of ['offen', 'fest']) {
      fs.mkdirSync(file(folder));
      fs.writeFileSync(file(folder, 'meldung.txt'), 'Das Amt meldet einen Brand.\n');
      const args = ['tag', file(folder, 'meldung.txt'), '--annotator', 'anna', '--name', 'Anna'];
      runCli(...args, '--tag', 'claim', '--sentence', '0');
    }
    fs.chmodSync(file('fest'), 0o555);
    const window = await workbench.open({ file: 'offen/meldung.txt' });
    await window.takesTags();
    await window.command('Claimmark: Rename Annotator…');
    await window.quickInput.getByText('Your new name as annotator').waitFor();
    await window.type('Anna Neu');
    await window.press('Enter');
    await window.quickInput.getByText('Rename Anna <anna> to').waitFor();
    await window.press('Enter');
    await becomes('offen', 'anna-neu');
    await eventually(async () => {
      assert.match((await window.notifications()).join('\n'), /These sidecars keep the old name: .*fest/);
    });
    assert.deepEqual(sidecars('fest'), ['meldung.txt.anna.claimmark.json']);
    await window.close();
    fs.chmodSync(file('fest'), 0o755);
    await workbench.open({ file: 'offen/meldung.txt' });
    await becomes('fest', 'anna-neu');
    const text = fs.readFileSync(file('fest', 'meldung.txt.anna-neu.claimmark.json'), 'utf8');
    assert.match(text, /"annotator": \{"id": "anna-neu", "name": "Anna Neu"\}/);
  });
});
