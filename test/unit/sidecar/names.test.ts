import assert from 'node:assert/strict';
import { hiddenName, parseCopyName, parseSidecarName, sidecarName } from '../../../src/sidecar';

describe('names of sidecars', () => {
  it('keep the whole name of the article', () => {
    assert.equal(sidecarName({ article: 'report.txt', annotator: 'anna' }), 'report.txt.anna.claimmark.json');
  });

  it('say article and annotator', () => {
    for (const article of ['report.txt', 'a.b.c.md', 'Bericht 1 (neu).txt', '.x', 'x.anna.claimmark.json']) {
      const parts = { article, annotator: 'model-x2' };
      assert.deepEqual(parseSidecarName(sidecarName(parts)), parts);
    }
  });

  it('are not what other files have', () => {
    const others = [
      'report.txt',
      'anna.claimmark.json',
      '.claimmark.json',
      'a.txt.Anna.claimmark.json',
      'a.txt.-a.claimmark.json',
      'a.txt.anna.claimmark.json.bak',
      `a.txt.${'a'.repeat(41)}.claimmark.json`,
    ];
    for (const name of others) assert.equal(parseSidecarName(name), null, name);
  });

  it('tell copies by cloud services', () => {
    const names = [
      'report.txt.anna.claimmark (Bert conflicted copy 2026-11-22).json',
      'report.txt.anna.claimmark.sync-conflict-20261122-101112-ABCDEFG.json',
      'report.txt.anna.claimmark-LAPTOP.json',
      'report.txt.anna.claimmark (1).json',
    ];
    for (const name of names) {
      assert.deepEqual(parseCopyName(name), { article: 'report.txt', annotator: 'anna' }, name);
      assert.equal(parseSidecarName(name), null);
    }
    assert.equal(parseCopyName('report.txt.anna.claimmark.json'), null);
    assert.equal(parseCopyName('report.txt'), null);
  });

  it('are refused if they are longer than 255 bytes', () => {
    const annotator = 'anna';
    const longest = 'ä'.repeat((255 - '.anna.claimmark.json'.length - 1) / 2) + 'x';
    assert.equal(new TextEncoder().encode(sidecarName({ article: longest, annotator })).length, 255);
    assert.throws(() => sidecarName({ article: longest + 'x', annotator }), {
      code: 'name-too-long',
      message: /^The name is too long for the file system: ä+xx\.anna\.claimmark\.json$/,
    });
  });

  it('leave room for hidden files beside them', () => {
    assert.equal(hiddenName('a.json', '.claimmark-lock'), '.a.json.claimmark-lock');
    const name = hiddenName('ä'.repeat(127), '.x.claimmark-tmp');
    assert.match(name, /^\.ä+\.x\.claimmark-tmp$/);
    const { length } = new TextEncoder().encode(name);
    assert.ok(length === 254 || length === 255, String(length));
  });
});
