import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  acceptAll,
  api,
  beAnnotator,
  closeAll,
  cursorAt,
  exists,
  newFile,
  openEditor,
  readSidecar,
  sidecarOf,
  until,
  when,
} from '../support';

const SENTENCES = [
  'Die Behörde meldet einen Angriff auf das Umspannwerk.',
  'Das Ministerium weist den Vorwurf zurück.',
  'Belege legte es nicht vor.',
  'Am Abend war der Strom wieder da.',
  'Ein Sprecher sprach von Sabotage.',
];
const TEXT = SENTENCES.join('\n');

const run = (command: string, ...given: unknown[]) =>
  vscode.commands.executeCommand(`claimmark.${command}`, ...given);

/** Types as a person does; a read-only editor takes nothing. */
const type = (text: string) => vscode.commands.executeCommand('type', { text });

async function startIn(text: string): Promise<vscode.TextEditor> {
  const editor = await openEditor(await newFile(text));
  await run('startAnnotating');
  return editor;
}

/** Waits until the cursor stands in a sentence; the editor's answers come a round trip after the command's. */
const isAt = (editor: vscode.TextEditor, sentence: number) =>
  when(vscode.window.onDidChangeTextEditorSelection, () => editor.selection.active.line === sentence);

/** Waits until a sentence is selected; the editor's answers to what was selected before come meanwhile. */
const selects = (editor: vscode.TextEditor, sentence: number) =>
  when(
    vscode.window.onDidChangeTextEditorSelection,
    () => editor.document.getText(editor.selection) === SENTENCES[sentence],
  );

/** Puts the cursor before `words`, and waits until VS Code says so: its events come later than the call. */
async function moveTo(editor: vscode.TextEditor, words: string): Promise<void> {
  const { document } = editor;
  const target = document.positionAt(document.getText().indexOf(words));
  const moved = new Promise<void>((resolve) => {
    const subscription = vscode.window.onDidChangeTextEditorSelection(({ selections }) => {
      if (selections[0]?.active.isEqual(target) !== true) return;
      subscription.dispose();
      resolve();
    });
  });
  cursorAt(editor, words);
  await moved;
}

async function tagsBySentence(uri: vscode.Uri): Promise<string[]> {
  const { tags } = await readSidecar(uri);
  return SENTENCES.map((sentence) =>
    tags
      .filter(({ quote }) => quote === sentence)
      .map(({ tag }) => tag.charAt(0))
      .sort()
      .join(''),
  );
}

describe('Annotate mode', () => {
  before(() => beAnnotator('Anna'));
  afterEach(async () => {
    await run('stopAnnotating');
    await closeAll();
  });

  it('holds the text still, and gives it free again', async () => {
    const { document } = await startIn(TEXT);
    assert.equal((await api()).annotating(document), true);
    await type('X');
    assert.equal(document.getText(), TEXT);
    await run('stopAnnotating');
    assert.equal((await api()).annotating(document), false);
    await type('X');
    assert.equal(document.getText(), TEXT.replace('\n', 'X\n'));
  });

  it('writes nothing by itself', async () => {
    const { document } = await startIn(TEXT);
    await run('nextSentence');
    await run('stopAnnotating');
    assert.equal(await exists(sidecarOf(document.uri)), false);
  });

  it('refuses an article with unsaved changes', async () => {
    const editor = await openEditor(await newFile(TEXT));
    await type('X');
    await run('startAnnotating');
    assert.equal((await api()).annotating(editor.document), false);
    await type('Y');
    assert.equal(editor.document.getText(), `XY${TEXT}`);
  });

  it('refuses an article that cannot be annotated', async () => {
    const editor = await openEditor(await newFile(new Uint8Array([0x44, 0xfc, 0x62, 0x2e])));
    await run('startAnnotating');
    assert.equal((await api()).annotating(editor.document), false);
    await type('X');
    assert.match(editor.document.getText(), /^X/);
  });

  it('tags with one command each and goes on to the next unread sentence', async () => {
    const editor = await startIn(TEXT);
    const steps = ['annotateClaim', 'annotateDenial', 'annotateNothing', 'annotateAttribution'];
    for (const [index, step] of steps.entries()) {
      await isAt(editor, index);
      await run(step);
    }
    await isAt(editor, 4);
    await run('annotateClaimAndAttribution');
    assert.deepEqual(await tagsBySentence(editor.document.uri), ['c', 'ad', '', 'a', 'ac']);
    assert.deepEqual((await readSidecar(editor.document.uri)).read, [[0, 5]]);
  });

  it('keeps the order of keys that come faster than the disk', async () => {
    const editor = await startIn(TEXT);
    await Promise.all([
      run('annotateClaim'),
      run('nextSentence'),
      run('annotateAttribution'),
      run('annotateNothing'),
      run('previousSentence'),
      run('tagDenial'),
    ]);
    assert.deepEqual(await tagsBySentence(editor.document.uri), ['c', '', 'a', 'd', '']);
    await isAt(editor, 3);
  });

  it('skips what is read, and goes back to what was left unread before', async () => {
    const editor = await startIn(TEXT);
    await moveTo(editor, 'Belege');
    await run('annotateNothing');
    await isAt(editor, 3);
    await moveTo(editor, 'Das Ministerium');
    await run('annotateClaim');
    await isAt(editor, 3);
    await run('annotateNothing');
    await isAt(editor, 4);
    await run('annotateNothing');
    await isAt(editor, 0);
    await run('annotateNothing');
    assert.deepEqual((await readSidecar(editor.document.uri)).read, [[0, 5]]);
  });

  it('goes from sentence to sentence, unread ones and tagged ones', async () => {
    const editor = await startIn(TEXT);
    await run('previousSentence');
    await isAt(editor, 0);
    await run('annotateClaim');
    await moveTo(editor, 'Am Abend');
    await run('tagClaim');
    await run('nextTag');
    await isAt(editor, 0);
    await run('nextTag');
    await isAt(editor, 3);
    await run('previousTag');
    await isAt(editor, 0);
    await run('previousUnread');
    await isAt(editor, 4);
    await run('previousUnread');
    await isAt(editor, 2);
    await run('nextUnread');
    await isAt(editor, 4);
    await run('nextSentence');
    await isAt(editor, 4);
  });

  it('takes the next sentence where the cursor stands in none', async () => {
    const editor = await startIn('\n\nErster Satz.\n\nZweiter Satz.\n');
    await moveTo(editor, '\nZweiter');
    await run('annotateClaim');
    const { tags } = await readSidecar(editor.document.uri);
    assert.deepEqual(
      tags.map(({ quote }) => quote),
      ['Zweiter Satz.'],
    );
  });

  it('tags all sentences of a selection', async () => {
    const editor = await startIn(TEXT);
    editor.selection = new vscode.Selection(1, 3, 3, 5);
    await run('annotateAttribution');
    assert.deepEqual(await tagsBySentence(editor.document.uri), ['', 'a', 'a', 'a', '']);
    await isAt(editor, 4);
  });

  it('undoes on the sentence where it was done', async () => {
    const editor = await startIn(TEXT);
    await run('annotateClaim');
    await run('annotateDenial');
    await run('undo');
    await isAt(editor, 1);
    assert.deepEqual(await tagsBySentence(editor.document.uri), ['c', '', '', '', '']);
    await run('redo');
    assert.deepEqual(await tagsBySentence(editor.document.uri), ['c', 'ad', '', '', '']);
    for (let times = 0; times < 3; times++) await run('undo');
    assert.equal(editor.document.getText(), TEXT);
    assert.deepEqual(await tagsBySentence(editor.document.uri), ['', '', '', '', '']);
  });

  it('leads along a link as soon as the key for it is pressed', async () => {
    const editor = await startIn(TEXT);
    await moveTo(editor, 'Das Ministerium');
    await run('tagDenial');
    await acceptAll('claimmark.linkDenial');
    assert.deepEqual(await tagsBySentence(editor.document.uri), ['c', 'd', '', '', '']);
    await run('undo');
    cursorAt(editor, 'Vorwurf');
    await Promise.all([run('redo'), run('goToClaim')]);
    await isAt(editor, 0);
    await run('undo');
    cursorAt(editor, 'Umspannwerk');
    await Promise.all([run('redo'), run('goToDenials')]);
    await isAt(editor, 1);
  });

  it('repeats the last tags with their details', async () => {
    const editor = await startIn(TEXT);
    await run('tagClaim');
    await run('toggleUnsure');
    await run('nextSentence');
    await run('repeatTags');
    await isAt(editor, 2);
    const { tags } = await readSidecar(editor.document.uri);
    assert.deepEqual(
      tags.map(({ tag, unsure }) => [tag, unsure]),
      [
        ['claim', true],
        ['claim', true],
      ],
    );
  });

  it('repeats what was pressed just before, written or not', async () => {
    const editor = await startIn(TEXT);
    await run('tagClaim');
    await run('nextSentence');
    await Promise.all(['tagDenial', 'toggleUnsure', 'nextSentence', 'repeatTags'].map((key) => run(key)));
    assert.deepEqual(await tagsBySentence(editor.document.uri), ['c', 'd', 'd', '', '']);
    const { tags } = await readSidecar(editor.document.uri);
    assert.deepEqual(
      tags.map(({ unsure }) => unsure),
      [undefined, true, true],
    );
  });

  it('survives switching editors, and is free again when it is shown after leaving elsewhere', async () => {
    const editor = await startIn(TEXT);
    const other = await openEditor(await newFile('Ein anderer Artikel.'));
    await type('X');
    assert.equal(other.document.getText(), 'XEin anderer Artikel.');
    const back = await openEditor(editor.document.uri);
    assert.equal((await api()).annotating(back.document), true);
    await type('X');
    assert.equal(back.document.getText(), TEXT);
    await run('annotateClaim');
    assert.deepEqual(await tagsBySentence(back.document.uri), ['c', '', '', '', '']);
  });

  it('ends when the text changes, and the article can be written again', async () => {
    const editor = await startIn(TEXT);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(editor.document.uri, new vscode.Position(0, 0), 'Neu. ');
    await vscode.workspace.applyEdit(edit);
    const { annotating } = await api();
    assert.equal(annotating(editor.document), false);
    await type('X');
    assert.equal(editor.document.getText(), `Neu. ${TEXT.replace('\n', 'X\n')}`);
  });

  it('selects the sentence where the setting says so', async () => {
    const setting = vscode.workspace.getConfiguration('claimmark');
    await setting.update('select', true, vscode.ConfigurationTarget.Global);
    try {
      const editor = await startIn(TEXT);
      await selects(editor, 0);
      await run('annotateClaim');
      await selects(editor, 1);
      await run('nextSentence');
      await selects(editor, 2);
    } finally {
      await setting.update('select', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('selects the sentence when a key says that there is a screen reader', async () => {
    const editor = await startIn(TEXT);
    assert.ok(editor.selection.isEmpty);
    await run('nextSentence', { screenReader: true });
    await selects(editor, 1);
  });
});

describe('Progress', () => {
  before(() => beAnnotator('Anna'));
  afterEach(closeAll);

  it('ends with done, which can be undone', async () => {
    const { document } = await openEditor(await newFile(TEXT));
    await run('tagClaim');
    await run('finishArticle');
    const { done } = await readSidecar(document.uri);
    assert.match(done ?? '', /^\d{4}-\d{2}-\d{2}/);
    await run('undo');
    assert.equal((await readSidecar(document.uri)).done, null);
    await run('finishArticle');
    await run('reopenArticle');
    assert.equal((await readSidecar(document.uri)).done, null);
  });

  it('takes a read-mark away', async () => {
    const { document } = await openEditor(await newFile(TEXT));
    await run('startAnnotating');
    await run('annotateNothing');
    await run('previousSentence');
    await run('markUnread');
    assert.deepEqual((await readSidecar(document.uri)).read, []);
    await run('stopAnnotating');
  });

  it('leads to the next article beside sidecars that is not finished', async () => {
    const name = (uri: vscode.Uri) => uri.path.split('/').at(-1);
    const first = await newFile(TEXT);
    const second = await newFile(TEXT);
    const third = await newFile(TEXT);
    for (const uri of [first, second]) {
      await openEditor(uri);
      await run('tagClaim');
    }
    await run('finishArticle');
    const { document } = await openEditor(first);
    const { inUse } = await api();
    await until(document, () => inUse(document) || undefined);
    await run('nextUnfinishedArticle');
    assert.equal(name(vscode.window.activeTextEditor!.document.uri), name(third));
  });

  it('copies the sentence with its tags and its place', async () => {
    const { document } = await openEditor(await newFile(TEXT));
    await run('tagClaim');
    await run('copySentence');
    const copied = await vscode.env.clipboard.readText();
    assert.ok(copied.startsWith(`${SENTENCES[0]}\n[claim]\n`), copied);
    assert.ok(copied.includes(`${vscode.workspace.asRelativePath(document.uri, false)}:1`), copied);
  });
});
