import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type Window, Workbench, eventually, runCli } from './workbench';

describe('An annotator who takes another name', () => {
  let workbench: Workbench;
  afterEach(() => workbench.close());

  const file = (...names: string[]) => path.join(workbench.folder, ...names);
  const sidecars = (folder: string) => fs.readdirSync(file(folder)).filter((name) => name.endsWith('.json'));
  const becomes = (folder: string, annotator: string) =>
    eventually(async () => {
      assert.deepEqual(await Promise.resolve(sidecars(folder)), [`meldung.txt.${annotator}.claimmark.json`]);
    });

  const rename = async (window: Window) => {
    await window.command('Claimmark: Rename Annotator…');
    await window.quickInput.getByText('Your new name as annotator').waitFor();
    await window.type('Anna Neu');
    await window.press('Enter');
    await window.quickInput.getByText('Rename Anna <anna> to').waitFor();
    await window.press('Enter');
  };

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
    await rename(window);
    await becomes('offen', 'anna-neu');
    await eventually(async () => {
      assert.match((await window.notifications()).join('\n'), /These sidecars keep the old name: .*fest/);
    });
    assert.deepEqual(sidecars('fest'), ['meldung.txt.anna.claimmark.json']);
    await window.close();
    fs.chmodSync(file('fest'), 0o755);
    await workbench.open({ file: 'offen/meldung.txt' });
    await becomes('fest', 'anna-neu');
    const renamed = file('fest', 'meldung.txt.anna-neu.claimmark.json');
    // What a sidecar says is written after it has its name.
    await eventually(async () => {
      const text = await fs.promises.readFile(renamed, 'utf8');
      assert.match(text, /"annotator": \{"id": "anna-neu", "name": "Anna Neu"\}/);
    });
  });

  it('has it in every article before that can be tagged', async () => {
    workbench = await Workbench.start({ annotator: 'Anna' });
    const name = 'meldung-999.txt';
    fs.mkdirSync(file('fest'));
    fs.writeFileSync(file('fest', name), 'Das Amt meldet einen Brand.\n');
    runCli(
      'tag',
      file('fest', name),
      '--annotator',
      'anna',
      '--name',
      'Anna',
      '--tag',
      'claim',
      '--sentence',
      '0',
    );
    for (let number = 100; number < 999; number++)
      for (const ending of ['', '.anna.claimmark.json'])
        fs.copyFileSync(file('fest', name + ending), file('fest', `meldung-${number}.txt${ending}`));
    fs.chmodSync(file('fest'), 0o555);
    const before = await workbench.open({ file: 'de/drohnen-maschinenuebersetzung.txt' });
    await before.takesTags();
    await rename(before);
    await eventually(async () => {
      assert.match(
        (await before.notifications()).join('\n'),
        /These sidecars keep the old name: .* … and 897 more$/m,
      );
    });
    await before.close();
    fs.chmodSync(file('fest'), 0o755);
    const window = await workbench.open({ file: `fest/${name}` });
    await window.takesTags();
    await window.placeCursor(1, 1);
    await window.command('Claimmark: Tag as Attribution');
    await eventually(async () => {
      const text = await fs.promises.readFile(file('fest', `${name}.anna-neu.claimmark.json`), 'utf8');
      assert.match(text, /"tag": "claim"/);
      assert.match(text, /"tag": "attribution"/);
    });
    assert.ok(!fs.existsSync(file('fest', `${name}.anna.claimmark.json`)));
  });
});
