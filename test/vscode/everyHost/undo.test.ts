import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  api,
  beAnnotator,
  closeAll,
  cursorAt,
  newFile,
  openEditor,
  readSidecar,
  TEXT,
  until,
  when,
} from '../support';

const run = (command: string) => vscode.commands.executeCommand(`claimmark.${command}`);

async function tagsIn(uri: vscode.Uri): Promise<string[]> {
  return (await readSidecar(uri)).tags.map(({ tag }) => tag);
}

/** Puts the cursor at words, and waits for the editor's answer: coming later it would move the cursor again. */
async function stand(editor: vscode.TextEditor, words: string): Promise<void> {
  let answer: vscode.Selection | undefined;
  const answered = when(
    (tell) =>
      vscode.window.onDidChangeTextEditorSelection((event) => {
        [answer] = event.selections;
        tell(event);
      }),
    () => answer?.isEqual(editor.selection),
  );
  cursorAt(editor, words);
  await answered;
}

describe('Undo and redo', () => {
  before(() => beAnnotator('Anna'));
  afterEach(closeAll);

  it('take operations back and do them again, with the same ids, in the sidecar and on the screen', async () => {
    const uri = await newFile(TEXT);
    const editor = await openEditor(uri);
    await run('tagClaim');
    cursorAt(editor, 'weist');
    await run('tagDenial');
    const before = (await readSidecar(uri)).tags;
    const { tagged } = await api();
    await run('undo');
    assert.deepEqual(await tagsIn(uri), ['claim']);
    assert.equal(tagged(editor.document).length, 1);
    await run('undo');
    assert.deepEqual(await tagsIn(uri), []);
    assert.deepEqual((await readSidecar(uri)).read, []);
    await run('redo');
    await run('redo');
    assert.deepEqual((await readSidecar(uri)).tags, before);
  });

  it('go where the change was', async () => {
    const uri = await newFile(TEXT);
    const editor = await openEditor(uri);
    await run('tagClaim');
    await stand(editor, 'Belege');
    await run('undo');
    assert.equal(editor.selection.active.line, 0);
  });

  it('lead the keys that are pressed behind them, as if these came slowly', async () => {
    const uri = await newFile(TEXT);
    const editor = await openEditor(uri);
    await run('tagClaim');
    await stand(editor, 'Belege');
    await Promise.all(
      ['undo', 'nextSentence', 'tagDenial', 'undo', 'redo', 'tagAttribution'].map((key) => run(key)),
    );
    const { tags } = await readSidecar(uri);
    assert.deepEqual(tags.map(({ tag }) => tag).sort(), ['attribution', 'denial']);
    for (const { quote } of tags) assert.equal(quote, 'Das Ministerium weist den Vorwurf zurück.');
  });

  it('go to the last of several that were asked for at once', async () => {
    const uri = await newFile(TEXT);
    const editor = await openEditor(uri);
    await run('tagClaim');
    await stand(editor, 'weist');
    await run('tagDenial');
    await stand(editor, 'Belege');
    await Promise.all([run('undo'), run('undo')]);
    assert.deepEqual(await tagsIn(uri), []);
    assert.equal(editor.selection.active.line, 0);
  });

  it('restore a tag that was cleared with all its details', async () => {
    const uri = await newFile(TEXT);
    await openEditor(uri);
    await run('tagClaim');
    await run('toggleUnsure');
    const before = (await readSidecar(uri)).tags;
    await run('clearTags');
    assert.deepEqual(await tagsIn(uri), []);
    await run('undo');
    assert.deepEqual((await readSidecar(uri)).tags, before);
  });

  it('leave newer changes of the text to the editor, then go on with the tags', async () => {
    const uri = await newFile(TEXT);
    const editor = await openEditor(uri);
    await run('tagClaim');
    await vscode.commands.executeCommand('type', { text: 'X' });
    assert.equal(editor.document.getText(), `X${TEXT}`);
    await run('undo');
    assert.equal(editor.document.getText(), TEXT);
    assert.deepEqual(await tagsIn(uri), ['claim']);
    await run('undo');
    assert.deepEqual(await tagsIn(uri), []);
    await run('redo');
    assert.deepEqual(await tagsIn(uri), ['claim']);
    await run('redo');
    assert.equal(editor.document.getText(), `X${TEXT}`);
  });

  it('take the operation back first where it came after the text', async () => {
    const uri = await newFile(TEXT);
    const editor = await openEditor(uri);
    await vscode.commands.executeCommand('type', { text: 'X' });
    await run('tagClaim');
    await run('undo');
    assert.deepEqual(await tagsIn(uri), []);
    assert.equal(editor.document.getText(), `X${TEXT}`);
    await run('undo');
    assert.equal(editor.document.getText(), TEXT);
  });

  it('do not redo a tag after something was typed', async () => {
    const uri = await newFile(TEXT);
    const editor = await openEditor(uri);
    await run('tagClaim');
    await run('undo');
    await vscode.commands.executeCommand('type', { text: 'X' });
    await run('undo');
    assert.equal(editor.document.getText(), TEXT);
    await run('redo');
    assert.equal(editor.document.getText(), `X${TEXT}`);
    assert.deepEqual(await tagsIn(uri), []);
  });

  it('decide after operations that are still on their way', async () => {
    const uri = await newFile(TEXT);
    await openEditor(uri);
    await run('tagAttribution');
    await Promise.all([run('tagClaim'), run('undo'), run('tagDenial'), run('undo')]);
    assert.deepEqual(await tagsIn(uri), ['attribution']);
  });

  it('take back what was pressed just before them', async () => {
    const uri = await newFile(TEXT);
    await openEditor(uri);
    await run('tagClaim');
    const { tags } = await readSidecar(uri);
    for (const command of ['toggleUnsure', 'finishArticle', 'reopenArticle']) {
      await Promise.all([run(command), run('undo')]);
      const now = await readSidecar(uri);
      assert.deepEqual([now.tags, now.done], [tags, null], command);
    }
  });

  it('come before what is tagged after them, several too', async () => {
    const uri = await newFile(TEXT);
    await openEditor(uri);
    await run('tagClaim');
    await run('tagDenial');
    await Promise.all([run('undo'), run('undo'), run('tagAttribution')]);
    assert.deepEqual(await tagsIn(uri), ['attribution']);
  });

  it('survive that the article is closed and opened again', async () => {
    const uri = await newFile(TEXT);
    await openEditor(uri);
    await run('tagClaim');
    await run('tagDenial');
    await closeAll();
    const { document } = await openEditor(uri);
    const { tagged } = await api();
    await until(document, () => tagged(document)[0]);
    await run('undo');
    assert.deepEqual(await tagsIn(uri), ['claim']);
  });

  it('put a split sentence together again', async () => {
    const uri = await newFile(TEXT);
    const editor = await openEditor(uri);
    cursorAt(editor, 'den Vorwurf');
    await run('tagDenial');
    const before = await readSidecar(uri);
    await run('splitSentence');
    assert.equal((await readSidecar(uri)).tags.length, 2);
    await run('undo');
    assert.deepEqual(await readSidecar(uri), before);
  });
});
