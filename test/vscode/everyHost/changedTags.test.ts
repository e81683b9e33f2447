import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  acceptAll,
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

const DENIAL = 'Das Ministerium weist den Vorwurf zurück.';

async function replace({ document }: vscode.TextEditor, words: string, by: string): Promise<void> {
  const start = document.getText().indexOf(words);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + words.length));
  edit.replace(document.uri, range, by);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

describe('A tag whose sentence is edited', () => {
  before(() => beAnnotator('Anna'));
  afterEach(closeAll);

  /** An article with a denial in it, and how its tag is drawn and stored once that has changed. */
  async function tagged() {
    const uri = await newFile(TEXT);
    const editor = await openEditor(uri);
    cursorAt(editor, DENIAL);
    await vscode.commands.executeCommand('claimmark.tagDenial');
    const { tagged: drawn } = await api();
    const drawnAs = (state: string | undefined) =>
      until(editor.document, () => (drawn(editor.document)[0]?.state === state ? true : undefined));
    const quote = async () => (await readSidecar(uri)).tags[0]?.quote;
    return { editor, drawnAs, quote };
  }

  it('takes over a new wording in silence when the article is saved', async () => {
    const { editor, drawnAs, quote } = await tagged();
    await replace(editor, 'den Vorwurf', 'den Verdacht');
    await editor.document.save();
    // What is done next comes after what the saving does.
    await vscode.commands.executeCommand('claimmark.tagClaim');
    assert.equal(await quote(), 'Das Ministerium weist den Verdacht zurück.');
    await drawnAs('exact');
    const { troubles } = await api();
    assert.deepEqual(troubles(editor.document), []);
  });

  it('keeps the old wording and asks where the new one may say something else', async () => {
    const { editor, drawnAs, quote } = await tagged();
    await replace(editor, 'weist den Vorwurf zurück', 'bestätigt den Vorwurf');
    await editor.document.save();
    await drawnAs('needsLook');
    assert.equal(await quote(), DENIAL);
    const { troubles } = await api();
    assert.equal(troubles(editor.document).length, 1);
    await closeAll();
    const again = await openEditor(editor.document.uri);
    await until(again.document, () => (troubles(again.document).length === 1 ? true : undefined));
  });

  it('is back when the deletion of its sentence is undone', async () => {
    const { editor, drawnAs } = await tagged();
    await replace(editor, DENIAL, '');
    await editor.document.save();
    await drawnAs(undefined);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), TEXT);
    await drawnAs('exact');
  });

  it('is asked about whatever changed when somebody else edits the article, even on the screen', async () => {
    const { editor, drawnAs, quote } = await tagged();
    const changed = TEXT.replace('den Vorwurf', 'den Verdacht').replace('Die Behörde', 'Das Amt');
    await vscode.workspace.fs.writeFile(editor.document.uri, new TextEncoder().encode(changed));
    await when(vscode.workspace.onDidChangeTextDocument, () => editor.document.getText() === changed);
    await drawnAs('needsLook');
    assert.equal(await quote(), DENIAL);
    const [problem] = vscode.languages.getDiagnostics(editor.document.uri);
    assert.equal(problem?.range.start.line, 2);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      problem.range,
    );
    assert.ok(actions.some(({ command }) => command?.command === 'claimmark.reviewChangedTags'));
  });

  it('is kept by the first answer to the question', async () => {
    const { editor, drawnAs, quote } = await tagged();
    await replace(editor, 'weist den Vorwurf zurück', 'bestätigt den Vorwurf');
    await editor.document.save();
    await drawnAs('needsLook');
    await acceptAll('claimmark.reviewChangedTags');
    await drawnAs('exact');
    assert.equal(await quote(), 'Das Ministerium bestätigt den Vorwurf.');
    await vscode.commands.executeCommand('claimmark.undo');
    await drawnAs('needsLook');
    assert.equal(await quote(), DENIAL);
  });
});
