import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Workbench, eventually, type Window } from './workbench';

const NAME = 'article.txt';
const TEXT = ['Die Behörde meldet einen Angriff.', 'Das Ministerium weist den Vorwurf zurück.'].join('\n\n');

describe('An extension host that is killed', () => {
  let workbench: Workbench;
  afterEach(() => workbench.close());

  const folder = () => path.join(workbench.folder, 'killed');
  const sidecar = () => path.join(folder(), `${NAME}.anna.claimmark.json`);

  function tags(): string[] {
    if (!fs.existsSync(sidecar())) return [];
    const { tags: stored } = JSON.parse(fs.readFileSync(sidecar(), 'utf8')) as {
      readonly tags: readonly { readonly tag: string }[];
    };
    return stored.map(({ tag }) => tag);
  }

  async function open(): Promise<Window> {
    workbench = await Workbench.start({ annotator: 'Anna' });
    fs.mkdirSync(folder());
    fs.writeFileSync(path.join(folder(), NAME), TEXT);
    return reopen();
  }

  async function reopen(): Promise<Window> {
    const window = await workbench.open({ file: path.join('killed', NAME) });
    await window.takesTags();
    return window;
  }

  it('leaves the old or the new sidecar, whole, and the tag of before', async () => {
    let window = await open();
    await window.placeCursor(1, 3);
    await window.press('Control+K', '1');
    await eventually(async () => {
      assert.deepEqual(await Promise.resolve(tags()), ['claim']);
    });
    for (const key of ['2', '3']) {
      const before = tags();
      await window.press('Control+K', key);
      workbench.killExtensionHost();
      const after = tags();
      assert.ok(
        before.every((tag) => after.includes(tag)),
        after.join(),
      );
      assert.ok(after.length === before.length || after.length === before.length + 1, after.join());
      await window.close();
      window = await reopen();
      await window.placeCursor(1, 3);
    }
  });

  it('brings back the operation that was not on disk', async () => {
    const window = await open();
    await window.placeCursor(3, 3);
    fs.chmodSync(folder(), 0o555);
    await window.press('Control+K', '2');
    await eventually(async () => {
      assert.deepEqual(await window.lettersInText(), ['D']);
    });
    assert.deepEqual(tags(), []);
    workbench.killExtensionHost();
    await window.close();
    assert.deepEqual(tags(), []);
    fs.chmodSync(folder(), 0o755);
    await reopen();
    await eventually(async () => {
      assert.deepEqual(await Promise.resolve(tags()), ['denial']);
    });
  });
});
