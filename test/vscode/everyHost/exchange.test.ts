import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FORMATS } from '../../../src/exchange';
import { filesBelow, readText, taggedCorpus, workspaceFolder, write, type Corpus } from '../exchangeFixture';
import { api, closeAll, cursorAt, exists, openEditor, readSidecar, sidecarOf, until, when } from '../support';

type Values = Readonly<Record<string, unknown>>;

const relative = (uri: vscode.Uri) => vscode.workspace.asRelativePath(uri);
const exporting = (values: Values) => vscode.commands.executeCommand('claimmark.exportAnnotations', values);
const importing = (values: Values) => vscode.commands.executeCommand('claimmark.importAnnotations', values);

/** Runs an import and answers its question with Enter, as soon as it is there. */
async function answered(values: Values): Promise<void> {
  let over = false;
  const done = Promise.resolve(importing(values)).finally(() => {
    over = true;
  });
  await listShown();
  while (!over) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  await done;
}

function list(): string | undefined {
  const editor = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.scheme === 'claimmark-list',
  );
  return editor?.document.getText();
}

const listShown = () => when(vscode.window.onDidChangeVisibleTextEditors, list);

describe('Export and import', () => {
  let corpus: Corpus;
  let out: vscode.Uri;
  let exports = 0;

  const target = () => vscode.Uri.joinPath(out, String(exports++));

  before(async () => {
    corpus = await taggedCorpus();
    out = vscode.Uri.joinPath(corpus.folder, '..', 'out');
  });
  afterEach(closeAll);

  for (const format of FORMATS) {
    it(`${format.id}: write what was tagged, with the files that its readers need`, async () => {
      const folder = target();
      const isFolder = format.files === 'several';
      const file = isFolder ? folder : vscode.Uri.joinPath(folder, `tags${format.extension}`);
      await exporting({
        paths: [relative(corpus.folder)],
        annotators: ['anna', 'bert'],
        format: format.id,
        out: relative(file),
      });
      const files = await filesBelow(folder);
      for (const { name, text } of format.companions) assert.equal(files[name], text);
      const text = Object.values(files).join('\n');
      // Some write JSON in ASCII.
      const plain = text.replace(/\\u([0-9a-f]{4})/g, (_, hex: string) =>
        String.fromCharCode(parseInt(hex, 16)),
      );
      for (const word of ['Minister', 'הדובר', 'Trenner']) assert.ok(plain.includes(word), word);
      if (!format.read) return;
      await vscode.workspace.fs.copy(corpus.empty, vscode.Uri.joinPath(folder, 'again'));
      const again = vscode.Uri.joinPath(folder, 'again');
      await answered({
        paths: [relative(again)],
        files: [relative(file)],
        format: format.id,
        annotator: 'anna',
      });
      const tags = async (place: vscode.Uri, ...path: readonly string[]) =>
        (await readSidecar(vscode.Uri.joinPath(place, ...path))).tags.map(({ tag, start, end, quote }) => ({
          tag,
          start,
          end,
          quote,
        }));
      for (const path of [['report.txt'], ['sub', 'second.md']]) {
        assert.deepEqual(await tags(again, ...path), await tags(corpus.folder, ...path));
        assert.equal(await exists(sidecarOf(vscode.Uri.joinPath(again, ...path), 'bert')), false);
      }
      const second = target();
      const back = isFolder ? second : vscode.Uri.joinPath(second, `tags${format.extension}`);
      const first = target();
      const only = isFolder ? first : vscode.Uri.joinPath(first, `tags${format.extension}`);
      const whole = { annotators: ['anna'], format: format.id };
      await exporting({ ...whole, paths: [relative(again)], out: relative(back) });
      await exporting({ ...whole, paths: [relative(corpus.folder)], out: relative(only) });
      assert.deepEqual(await filesBelow(second), await filesBelow(first));
    });
  }

  it('write the text that is shown, saved or not, and never onto an article', async () => {
    const article = vscode.Uri.joinPath(corpus.folder, 'report.txt');
    const editor = await openEditor(article);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), 'Neu. ');
    });
    const file = vscode.Uri.joinPath(target(), 'tags.csv');
    const values = { paths: [relative(article)], annotators: ['anna'], format: 'csv' };
    await exporting({ ...values, out: relative(file) });
    assert.match(await readText(file), /,5,45,/);
    await editor.edit((edit) => {
      edit.delete(new vscode.Range(0, 0, 0, 'Neu. '.length));
    });
    await editor.document.save();
    const before = await readText(article);
    await exporting({ ...values, out: relative(article) });
    assert.equal(await readText(article), before);
  });

  it('leave nothing behind when an export is refused', async () => {
    const folder = target();
    const file = vscode.Uri.joinPath(folder, 'tags.txt');
    await exporting({
      paths: [relative(corpus.folder)],
      annotators: ['anna'],
      format: 'brat',
      withoutQuotes: true,
      out: relative(file),
    });
    assert.equal(await exists(folder), false);
  });

  it('keep what colleagues wrote from an export while an article is annotated blind', async () => {
    const settings = vscode.workspace.getConfiguration('claimmark');
    await settings.update('blind', true, vscode.ConfigurationTarget.Workspace);
    try {
      const file = vscode.Uri.joinPath(target(), 'tags.csv');
      await exporting({
        paths: [relative(corpus.folder)],
        annotators: ['anna', 'bert'],
        format: 'csv',
        out: relative(file),
      });
      assert.ok(!(await readText(file)).includes('bert'));
    } finally {
      await settings.update('blind', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  describe('of bad input', () => {
    let article: vscode.Uri;
    let file: vscode.Uri;
    const row = (values: Values) => JSON.stringify({ article: 'report.txt', tag: 'claim', ...values });
    const words = 'Hier ist nichts.';

    beforeEach(async () => {
      const folder = target();
      await vscode.workspace.fs.copy(corpus.empty, folder);
      article = vscode.Uri.joinPath(folder, 'report.txt');
      file = vscode.Uri.joinPath(folder, 'in.jsonl');
      const lines = [
        row({ text: words }),
        '{"article": ',
        row({ text: words, article: '../../x' }),
        row({ tag: 'lie', text: words }),
      ];
      await write(file, lines.join('\n'));
    });

    const values = () => ({
      paths: [relative(vscode.Uri.joinPath(article, '..'))],
      files: [relative(file)],
      format: 'jsonl',
      annotator: 'anna',
    });

    it('name file and line before anything is written, and write nothing unless told to', async () => {
      await answered(values());
      const text = list() ?? '';
      for (const line of [2, 3, 4]) assert.ok(text.includes(`in.jsonl:${line}`), text);
      assert.equal(await exists(sidecarOf(article)), false);
    });

    it('import the good rest if that is wanted', async () => {
      await answered({ ...values(), partial: true });
      const { tags } = await readSidecar(article);
      assert.deepEqual(
        tags.map(({ tag, quote }) => [tag, quote]),
        [['claim', words]],
      );
    });
  });

  it('add to an open article as one operation that can be undone', async () => {
    const folder = target();
    await vscode.workspace.fs.copy(corpus.empty, folder);
    const article = vscode.Uri.joinPath(folder, 'report.txt');
    const editor = await openEditor(article);
    cursorAt(editor, 'Hier');
    await vscode.commands.executeCommand('claimmark.tagClaim');
    const file = vscode.Uri.joinPath(folder, 'in.csv');
    await write(file, 'article,tag,text\r\nreport.txt,denial,Hier ist nichts.\r\n');
    await answered({ paths: [relative(folder)], files: [relative(file)], format: 'csv', annotator: 'anna' });
    const tags = async () => (await readSidecar(article)).tags.map(({ tag }) => tag);
    assert.deepEqual(await tags(), ['claim', 'denial']);
    const { tagged } = await api();
    await until(editor.document, () => (tagged(editor.document)[0]?.tags.length === 2 ? true : undefined));
    await openEditor(article);
    await vscode.commands.executeCommand('claimmark.undo');
    assert.deepEqual(await tags(), ['claim']);
  });

  it('cut an article as the input cuts it, also one that is open and has no tags yet', async () => {
    const folder = target();
    await vscode.workspace.fs.copy(corpus.empty, folder);
    const article = vscode.Uri.joinPath(folder, 'report.txt');
    const text = (await readText(article)).slice(1).replaceAll('\r\n', '\n');
    const cut = text.indexOf('\n\nDer Trenner');
    const line = (start: number, end: number, labels: readonly string[]) =>
      JSON.stringify({
        article: 'report.txt',
        offsets: 'utf16',
        start,
        end,
        text: text.slice(start, end),
        labels,
        read: labels.length > 0,
      });
    const file = vscode.Uri.joinPath(folder, 'in.jsonl');
    await write(file, `${line(0, cut, ['claim'])}\n${line(cut + 2, text.length, [])}\n`);
    const values = { paths: [relative(folder)], files: [relative(file)], format: 'jsonl', annotator: 'anna' };
    const editor = await openEditor(article);
    await vscode.commands.executeCommand('claimmark.nextSentence');
    await answered(values);
    const { outline, read, tags } = await readSidecar(article);
    assert.equal(outline.match(/\d\+/g)?.length, 2);
    assert.deepEqual(read, [[0, 1]]);
    assert.equal(tags.length, 1);
    await openEditor(editor.document.uri);
    await vscode.commands.executeCommand('claimmark.undo');
    assert.equal((await readSidecar(article)).tags.length, 0);
  });

  it('replace the tags of a model as a whole', async () => {
    const folder = target();
    await vscode.workspace.fs.copy(corpus.empty, folder);
    const article = vscode.Uri.joinPath(folder, 'report.txt');
    const file = vscode.Uri.joinPath(folder, 'in.csv');
    const values = {
      paths: [relative(folder)],
      files: [relative(file)],
      format: 'csv',
      annotator: 'model-x',
    };
    for (const tag of ['claim', 'denial']) {
      await write(file, `article,tag,text\r\nreport.txt,${tag},Hier ist nichts.\r\n`);
      await answered(values);
      await closeAll();
      assert.deepEqual(
        (await readSidecar(article, 'model-x')).tags.map((one) => one.tag),
        [tag],
      );
    }
  });

  it('are there for the workspace as a whole', async () => {
    const file = vscode.Uri.joinPath(target(), 'tags.csv');
    await exporting({
      paths: ['.'],
      annotators: ['anna', 'bert'],
      format: 'csv',
      out: relative(file),
    });
    assert.ok((await readText(file)).includes(`${relative(corpus.folder)}/sub/second.md,`));
    assert.ok(workspaceFolder());
  });
});
