import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Identity } from '../../../src/vscode/articles/identity';
import { Corpus, type SidecarAddress } from '../../../src/vscode/files/corpus';
import { WorkspaceFiles } from '../../../src/vscode/files/workspaceFiles';
import { beAnnotator, closeAll, newFile, openEditor, sidecarOf, TEXT, watchersTold } from '../support';

/** Counts what is read. */
class CountedFiles extends WorkspaceFiles {
  readonly paths: string[] = [];

  override read(path: string): Promise<Uint8Array | null> {
    this.paths.push(path);
    return super.read(path);
  }
}

describe('The index of sidecars', () => {
  let files: CountedFiles;
  let corpus: Corpus;

  before(() => beAnnotator('Anna'));
  beforeEach(() => {
    files = new CountedFiles();
    corpus = new Corpus(files, new Identity());
  });
  afterEach(async () => {
    corpus.dispose();
    await closeAll();
  });

  const write = (uri: vscode.Uri, text: string) =>
    vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));

  /** An article that Anna has tagged, and beside it a sidecar of Bert that cannot be read. */
  async function newArticle(): Promise<vscode.Uri> {
    const article = await newFile(TEXT);
    await openEditor(article);
    await vscode.commands.executeCommand('claimmark.tagClaim');
    await closeAll();
    const bert = sidecarOf(article, 'bert');
    const came = next(bert);
    await write(bert, '{\n"format": 1,\n');
    await came;
    await watchersTold();
    return article;
  }

  function next(wanted: vscode.Uri): Promise<SidecarAddress> {
    return new Promise((resolve) => {
      const subscription = corpus.onDidChange((address) => {
        if (address?.uri.toString() !== wanted.toString()) return;
        subscription.dispose();
        resolve(address);
      });
    });
  }

  it('knows own sidecars and those of colleagues, readable or not', async () => {
    const article = await newArticle();
    const beside = (await corpus.sidecars()).filter((each) => each.article.toString() === article.toString());
    const facts = beside.map(({ annotator, name, digest, problems }) => [
      annotator,
      name,
      digest?.claims.length,
      problems[0]?.code,
    ]);
    assert.deepEqual(facts, [
      ['anna', 'Anna', 1, undefined],
      ['bert', 'bert', undefined, 'unparsable'],
    ]);
    const own = await corpus.own();
    assert.ok(own.some((each) => each.article.toString() === article.toString()));
    assert.ok(own.every(({ annotator }) => annotator === 'anna'));
    assert.equal((await corpus.ownOf(article))?.digest.progress.read, 1);
    assert.equal((await corpus.read({ uri: sidecarOf(article) }))?.tags[0]?.tag, 'claim');
  });

  it('reads a file when it is asked for, once, and again after it changed on disk', async () => {
    const article = await newArticle();
    const bert = sidecarOf(article, 'bert');
    await corpus.addresses();
    assert.deepEqual(files.paths, []);
    const readsOfBert = () => files.paths.filter((path) => path === bert.toString()).length;
    await corpus.sidecars();
    await Promise.all([corpus.sidecars(), corpus.sidecars()]);
    assert.equal(readsOfBert(), 1);
    const changed = next(bert);
    const anna = new TextDecoder().decode(await vscode.workspace.fs.readFile(sidecarOf(article)));
    await write(bert, anna.replace('{"id":"anna","name":"Anna"}', '{"id":"bert","name":"Bert"}'));
    const address = await changed;
    const sidecar = await corpus.find(address);
    assert.equal(sidecar?.digest?.claims.length, 1);
    assert.equal(readsOfBert(), 2);
  });

  it('tells of sidecars that come and go', async () => {
    const article = await newFile(TEXT);
    const bert = sidecarOf(article, 'bert');
    const holds = async () =>
      (await corpus.addresses()).some(({ uri }) => uri.toString() === bert.toString());
    assert.equal(await holds(), false);
    const came = next(bert);
    await write(bert, '{}');
    await came;
    await watchersTold();
    assert.equal(await holds(), true);
    const went = next(bert);
    await vscode.workspace.fs.delete(bert);
    assert.equal(await corpus.find(await went), null);
    assert.equal(await holds(), false);
  });

  it('tells how far it is, and stops when that is asked', async () => {
    await newArticle();
    const source = new vscode.CancellationTokenSource();
    const shares: number[] = [];
    await corpus.sidecars({ progress: (share) => shares.push(share) });
    assert.ok(shares.length > 0);
    assert.ok(shares.every((share) => share > 0 && share <= 1));
    source.cancel();
    await assert.rejects(corpus.sidecars({ token: source.token }), /Canceled/);
  });
});
