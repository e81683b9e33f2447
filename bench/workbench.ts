// What a person waits for at the screen of the real VS Code: from the key to the painted tag, from the tab to the
// article. The rows are growth; the milliseconds are those of this machine at this moment.
import fs from 'node:fs';
import path from 'node:path';
import { pause } from '../test/runner/processes.mjs';
import { Workbench, closeAll, type Window } from '../test/e2e/workbench';

const ROUNDS = 21;
/** Milliseconds between two keys. What faster keys cost is measured in bench/host.ts. */
const PACES = [300, 500, 1200];

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}

function sentences(count: number): string {
  return Array.from({ length: count }, (_, index) => `Das Amt nannte Zahl ${index + 1} falsch.`).join('\n');
}

/**
 * Milliseconds from the key's event until the text with other letters is painted. The browser tells of painting only by
 * what comes after it, up to a frame later; asking in every frame would cost more than what is measured.
 */
async function keyToPaint(window: Window, key: string): Promise<number> {
  const painted = window.page.evaluate<number>(`new Promise((resolve) => {
    const lines = document.querySelector('.editor-instance .view-lines');
    const letters = () => [...lines.querySelectorAll('.view-line span')]
      .map((span) => getComputedStyle(span, '::after').content).join();
    const before = letters();
    const { port1, port2 } = new MessageChannel();
    addEventListener('keydown', function pressed({ key, timeStamp }) {
      if (key === 'Shift') return;
      removeEventListener('keydown', pressed, true);
      port1.onmessage = () => resolve(performance.now() - timeStamp);
      new MutationObserver((_, observer) => {
        if (letters() === before) return;
        observer.disconnect();
        requestAnimationFrame(() => port2.postMessage('painted'));
      }).observe(lines, { subtree: true, childList: true, attributes: true });
    }, true);
    document.documentElement.dataset.listening = 'yes';
  })`);
  await window.page.locator('html[data-listening]').waitFor({ state: 'attached' });
  await window.press(key);
  const time = await painted;
  await window.page.evaluate('delete document.documentElement.dataset.listening');
  return time;
}

/** The median of a tag put on and taken off in annotate mode at each pace, where all sentences are tagged. */
async function tagging(workbench: Workbench, tags: number): Promise<readonly number[]> {
  const name = `tags-${tags}.txt`;
  fs.writeFileSync(path.join(workbench.folder, name), sentences(tags));
  const window = await workbench.open({ file: name });
  await window.takesTags();
  await window.placeCursor(1, 1);
  await window.press('Control+A', 'Control+K', '1');
  await window.statusItem(`${tags}/${tags} · claim`).waitFor();
  await window.placeCursor(5, 3);
  await window.press('Control+K', 'Shift+A');
  await window.lock.waitFor();
  const medians: number[] = [];
  for (const pace of PACES) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await pause(pace);
      times.push(await keyToPaint(window, 'Shift+A'));
    }
    medians.push(median(times));
  }
  await window.close();
  return medians;
}

async function main(): Promise<void> {
  const workbench = await Workbench.start({ annotator: 'Anna' });
  const sizes = [10, 200, 2000];
  let smallest: readonly number[] | undefined;
  for (const size of sizes) {
    const medians = await tagging(workbench, size);
    smallest ??= medians;
    for (const [index, pace] of PACES.entries()) {
      const time = medians[index] ?? NaN;
      const growth = (time / (smallest[index] ?? NaN)).toFixed(1);
      console.log(
        `key to painted tag: ${size} tags, a key every ${pace} ms: ` +
          `${time.toFixed(0)} ms (median), × ${growth} of the smallest`,
      );
    }
  }
  await workbench.close();
}

main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(closeAll);
