import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Workbench, eventually, type Window } from './workbench';

const NAME = 'article.txt';
const FIRST = 'Die Behörde meldet einen Angriff.';
const SECOND = 'Das Ministerium weist den Vorwurf zurück.';
const TEXT = [FIRST, SECOND].join('\n\n');

interface StoredTag {
  readonly id: string;
  readonly tag: string;
  readonly quote: string;
}

describe('An extension host that is killed', () => {
  let workbench: Workbench;
  afterEach(() => workbench.close());

  const folder = () => path.join(workbench.folder, 'killed');
  const sidecar = () => path.join(folder(), `${NAME}.anna.claimmark.json`);

  function tags(): readonly StoredTag[] {
    if (!fs.existsSync(sidecar())) return [];
    return (JSON.parse(fs.readFileSync(sidecar(), 'utf8')) as { readonly tags: readonly StoredTag[] }).tags;
  }

  /** Waits until a tag of a sentence is on the disk. */
  const stands = (name: string, sentence: string) =>
    eventually(async () => {
      const found = await Promise.resolve(tags());
      assert.ok(found.some(({ tag, quote }) => tag === name && quote === sentence));
    });

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
    await stands('claim', FIRST);
    for (const [key, otherKey, other] of [
      ['2', '1', 'claim'],
      ['3', '2', 'denial'],
    ] as const) {
      // What a killed one left undone is on the disk when what was done after it is.
      await window.placeCursor(3, 3);
      await window.press('Control+K', otherKey);
      await stands(other, SECOND);
      await window.placeCursor(1, 3);
      const before = tags();
      await window.press('Control+K', key);
      workbench.killExtensionHost();
      const after = tags();
      const names = after.map(({ tag }) => tag).join();
      assert.ok(
        before.every(({ id }) => after.some((tag) => tag.id === id)),
        names,
      );
      assert.ok(after.length === before.length || after.length === before.length + 1, names);
      await window.close();
      window = await reopen();
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
    await stands('denial', SECOND);
  });
});
