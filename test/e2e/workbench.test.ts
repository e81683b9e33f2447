import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Workbench, eventually } from './workbench';

const article = 'de/hafenbrand-marlund.txt';

describe('a window', () => {
  let workbench: Workbench;
  afterEach(() => workbench.close());

  it('shows an article, takes keys, and shows it again after a reload', async () => {
    workbench = await Workbench.start();
    const window = await workbench.open({ file: article });
    await window.placeCursor(1, 1);
    await window.type('Neues: ');
    await window.press('Control+S');
    const file = path.join(workbench.folder, article);
    await eventually(async () => {
      assert.match(await fs.promises.readFile(file, 'utf8'), /^Neues: /);
    });
    await window.reload();
    await eventually(async () => {
      assert.match((await window.text(article))[0] ?? '', /^Neues: /);
    });
  });

  it('is one of two on the same folder, which show what the other saves', async () => {
    workbench = await Workbench.start();
    const left = await workbench.open({ file: article });
    const right = await workbench.open();
    await right.openFile('hafenbrand-marlund.txt');
    await right.watches(workbench.folder);
    await left.placeCursor(1, 1);
    await left.type('Links: ');
    await left.press('Control+S');
    await eventually(async () => {
      assert.match((await right.text(article))[0] ?? '', /^Links: /);
    });
  });

  it('has the display language and the theme that were asked for', async () => {
    workbench = await Workbench.start({
      locale: 'de',
      settings: { 'workbench.colorTheme': 'Default High Contrast Light' },
    });
    const window = await workbench.open({ file: article });
    assert.equal(await window.page.evaluate('globalThis._VSCODE_NLS_LANGUAGE'), 'de');
    await window.page.locator('.monaco-workbench.hc-light').waitFor();
    await window.command('Help: About');
    await window.dialog.getByText('1.139.1').waitFor();
  });

  it('shows problems and the status bar', async () => {
    workbench = await Workbench.start();
    const broken = path.join(workbench.folder, 'broken.json');
    fs.writeFileSync(broken, '{ "a": }');
    const window = await workbench.open({ file: 'broken.json' });
    await eventually(async () => {
      assert.match((await window.problems()).join('\n'), /Value expected/);
    });
    await window.statusItem('JSON').waitFor();
  });
});
