import assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeFiles } from '../../../src/sidecar/nodeFiles';

const bytes = (text: string) => new TextEncoder().encode(text);
const always = (text: string) => () => bytes(text);

/** Whether this process may write into a folder that nobody may write into. */
async function ignoresPermissions(folder: string): Promise<boolean> {
  const closed = await fs.mkdtemp(join(folder, 'closed-'));
  await fs.chmod(closed, 0o555);
  try {
    await fs.writeFile(join(closed, 'probe'), '');
    return true;
  } catch {
    return false;
  } finally {
    await fs.rm(closed, { recursive: true });
  }
}

describe('NodeFiles', () => {
  let folder = '';
  let path = '';
  const files = new NodeFiles();
  const content = (of = path) => fs.readFile(of, 'utf8');

  beforeEach(async () => {
    folder = await fs.mkdtemp(join(tmpdir(), 'claimmark-files-'));
    path = join(folder, 'a.json');
  });
  afterEach(() => fs.rm(folder, { recursive: true, force: true }));

  it('creates, replaces and removes, and leaves nothing beside the file', async () => {
    assert.deepEqual(await files.update(path, always('1')), { before: null, after: bytes('1') });
    const { before } = await files.update(path, always('2'));
    assert.equal(String(before), '1');
    assert.equal(await content(), '2');
    assert.deepEqual(await fs.readdir(folder), ['a.json']);
    await files.update(path, () => null);
    assert.deepEqual(await fs.readdir(folder), []);
    assert.equal(await files.read(path), null);
  });

  it('leaves a file alone that the transform gives back or refuses', async () => {
    await files.update(path, always('1'));
    const before = await fs.stat(path, { bigint: true });
    await files.update(path, (same) => same);
    await assert.rejects(
      files.update(path, () => {
        throw new RangeError('no');
      }),
      RangeError,
    );
    const after = await fs.stat(path, { bigint: true });
    assert.deepEqual([after.ino, after.mtimeNs, after.ctimeNs], [before.ino, before.mtimeNs, before.ctimeNs]);
    assert.deepEqual(await fs.readdir(folder), ['a.json']);
  });

  it('follows symbolic links to files, to links and to what is not there yet', async () => {
    await fs.mkdir(join(folder, 'far'));
    await fs.symlink('far/real.json', join(folder, 'one.json'));
    await fs.symlink('one.json', path);
    for (const text of ['new', 'changed']) {
      await files.update(path, always(text));
      assert.equal(await content(join(folder, 'far', 'real.json')), text);
    }
    assert.ok((await fs.lstat(path)).isSymbolicLink());
    assert.ok((await fs.lstat(join(folder, 'one.json'))).isSymbolicLink());
  });

  it('keeps the mode of a file', async () => {
    await fs.writeFile(path, '1');
    await fs.chmod(path, 0o640);
    await files.update(path, always('2'));
    assert.equal((await fs.stat(path)).mode & 0o7777, 0o640);
  });

  it('lists the names in a folder, none if it does not exist', async () => {
    await files.update(path, always('1'));
    assert.deepEqual(await files.list(folder), ['a.json']);
    assert.deepEqual(await files.list(join(folder, 'none')), []);
  });

  it('does not make the folder of a file, unless told to', async () => {
    const deep = join(folder, 'b', 'c', 'd.json');
    await assert.rejects(files.update(deep, always('1')), { code: 'not-found', path: deep });
    await files.createFolder(join(folder, 'b', 'c'));
    await files.createFolder(join(folder, 'b', 'c'));
    await files.update(deep, always('1'));
    assert.equal(await content(deep), '1');
  });

  it('renames, and never over another file', async () => {
    const other = join(folder, 'b.json');
    await files.update(path, always('1'));
    await files.rename(path, other);
    assert.equal(await content(other), '1');
    await files.update(path, always('2'));
    await assert.rejects(files.rename(path, other), { code: 'exists', path: other });
    assert.deepEqual([await content(), await content(other)], ['2', '1']);
    await assert.rejects(files.rename(join(folder, 'none'), join(folder, 'c')), { code: 'not-found' });
  });

  it('takes over a lock that nobody refreshes, and removes what crashed processes left', async () => {
    const quick = new NodeFiles({ takeOverAfter: 100 });
    const old = new Date(Date.now() - 60_000);
    const leftovers = ['.a.json.claimmark-lock', '.a.json.x.claimmark-tmp', '.gone.json.claimmark-lock'];
    for (const name of leftovers) {
      await fs.writeFile(join(folder, name), '');
      await fs.utimes(join(folder, name), old, old);
    }
    await fs.writeFile(join(folder, '.note.claimmark-tmp.txt'), '');
    await quick.update(path, always('1'));
    assert.equal(await content(), '1');
    assert.deepEqual((await fs.readdir(folder)).sort(), ['.note.claimmark-tmp.txt', 'a.json']);
  });

  it('waits for a lock as long as its holder refreshes it', async () => {
    const quick = new NodeFiles({ takeOverAfter: 20 });
    const lock = join(folder, '.a.json.claimmark-lock');
    await fs.writeFile(lock, 'another process');
    const { lstat } = fs;
    const began = performance.now();
    let looks = 0;
    let held = true;
    // Whenever the lock is looked at, its holder has been there, however slow the machine is.
    fs.lstat = (async (file: string) => {
      if (file === lock && held) {
        held = ++looks < 20 || performance.now() - began < 200;
        const now = new Date();
        await (held ? fs.utimes(lock, now, now) : fs.unlink(lock));
      }
      return lstat(file);
    }) as typeof fs.lstat;
    try {
      await quick.update(path, () => {
        assert.ok(!held);
        return bytes('1');
      });
    } finally {
      fs.lstat = lstat;
    }
    assert.equal(await content(), '1');
  });

  it('names the file when its name is too long', async () => {
    const long = join(folder, 'x'.repeat(300));
    await assert.rejects(files.update(long, always('1')), { code: 'name-too-long', path: long });
  });

  it('writes files whose name leaves no room for the name of the lock', async () => {
    const long = join(folder, 'ä'.repeat(127));
    await files.update(long, always('1'));
    assert.equal(await content(long), '1');
  });

  it('does not mistake a folder for a file', async () => {
    await assert.rejects(files.update(folder, always('1')), { code: 'unavailable', path: folder });
    await assert.rejects(files.read(folder), { code: 'unavailable', path: folder });
  });

  describe('without the rights of root', () => {
    const NOBODY = 65534;
    /** Permissions bind root, too, where it runs without that capability: then there is nothing to put off. */
    let exempt = false;

    beforeEach(async () => {
      await fs.writeFile(path, '1');
      exempt = await ignoresPermissions(folder);
      if (!exempt) return;
      await fs.chown(path, NOBODY, NOBODY);
      await fs.chown(folder, NOBODY, NOBODY);
      process.setegid?.(NOBODY);
      process.seteuid?.(NOBODY);
    });
    afterEach(async () => {
      if (exempt) {
        process.seteuid?.(0);
        process.setegid?.(0);
        await fs.chown(folder, 0, 0);
      }
      await fs.chmod(folder, 0o755);
    });

    it('writes a file in place where its folder takes no other', async () => {
      const { ino } = await fs.stat(path);
      await fs.chmod(folder, 0o555);
      await files.update(path, always('a longer text'));
      assert.equal(await content(), 'a longer text');
      await files.update(path, always('short'));
      assert.equal(await content(), 'short');
      assert.equal((await fs.stat(path)).ino, ino);
      assert.deepEqual(await fs.readdir(folder), ['a.json']);
    });

    it('says what it may not write, and leaves it alone', async () => {
      await fs.chmod(path, 0o444);
      await assert.rejects(files.update(path, always('2')), {
        code: 'no-permission',
        path,
        message: `The file may not be read or written: ${path}`,
      });
      await fs.chmod(folder, 0o555);
      await assert.rejects(files.update(path, always('2')), { code: 'no-permission', path });
      const other = join(folder, 'b.json');
      await assert.rejects(files.update(other, always('2')), { code: 'no-permission', path: other });
      assert.equal(await content(), '1');
      assert.deepEqual(await fs.readdir(folder), ['a.json']);
    });
  });

  it('tries again while another program holds the file', async () => {
    const { rename } = fs;
    let failures = 2;
    // Windows answers so while a virus scanner reads the file; here the system has to be played.
    fs.rename = (from, to) => {
      if (failures-- <= 0) return rename(from, to);
      return Promise.reject(Object.assign(new Error('busy'), { code: 'EBUSY', syscall: 'rename' }));
    };
    try {
      await files.update(path, always('1'));
      assert.equal(await content(), '1');
      failures = Infinity;
      await assert.rejects(files.update(path, always('2')), { code: 'busy', path });
    } finally {
      fs.rename = rename;
    }
    assert.equal(await content(), '1');
    assert.deepEqual(await fs.readdir(folder), ['a.json']);
  });
});
