import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  api,
  beAnnotator,
  closeAll,
  cursorAt,
  exists,
  newFile,
  openEditor,
  readSidecar,
  sidecarOf,
  TEXT,
  until,
} from '../support';

describe('Tagging in the editor', () => {
  before(() => beAnnotator('Anna'));
  afterEach(closeAll);

  it('has the tag on disk when the command returns, and shows it', async () => {
    const uri = await newFile(TEXT);
    const editor = await openEditor(uri);
    cursorAt(editor, 'weist');
    await vscode.commands.executeCommand('claimmark.tagDenial');
    const sidecar = await readSidecar(uri);
    assert.deepEqual(
      sidecar.tags.map(({ tag, quote }) => [tag, quote]),
      [['denial', 'Das Ministerium weist den Vorwurf zurück.']],
    );
    assert.deepEqual(sidecar.annotator, { id: 'anna', name: 'Anna' });
    assert.equal(sidecar.article.length, TEXT.length);
    assert.equal(sidecar.article.language, 'de');
    assert.deepEqual(sidecar.read, [[1, 2]]);
    const [shown] = (await api()).tagged(editor.document);
    assert.equal(editor.document.getText(shown?.range), 'Das Ministerium weist den Vorwurf zurück.');
    assert.deepEqual(shown?.tags, ['denial']);
    assert.equal(shown.state, 'exact');
  });

  it('takes an article on the screen into use when the setting comes to name it', async () => {
    const tagged = await newFile(TEXT);
    await openEditor(tagged);
    await vscode.commands.executeCommand('claimmark.tagClaim');
    const uri = await newFile(TEXT);
    await vscode.workspace.fs.copy(sidecarOf(tagged), sidecarOf(uri));
    const { inUse } = await api();
    const setting = vscode.workspace.getConfiguration('claimmark');
    await setting.update('articles', ['**/*.md'], vscode.ConfigurationTarget.Workspace);
    const { document } = await openEditor(uri);
    assert.equal(inUse(document), false);
    await setting.update('articles', undefined, vscode.ConfigurationTarget.Workspace);
    await until(document, () => inUse(document) || undefined);
  });

  it('tags every sentence that a selection touches, and takes the tag off when all have it', async () => {
    const uri = await newFile(TEXT);
    const editor = await openEditor(uri);
    editor.selection = new vscode.Selection(0, 10, 2, 50);
    await vscode.commands.executeCommand('claimmark.tagClaim');
    assert.equal((await readSidecar(uri)).tags.length, 3);
    await vscode.commands.executeCommand('claimmark.tagClaim');
    assert.equal((await readSidecar(uri)).tags.length, 0);
  });

  it('tags with several cursors at once', async () => {
    const uri = await newFile(TEXT);
    const editor = await openEditor(uri);
    editor.selections = [new vscode.Selection(0, 1, 0, 1), new vscode.Selection(2, 45, 2, 45)];
    await vscode.commands.executeCommand('claimmark.tagAttribution');
    const quotes = (await readSidecar(uri)).tags.map(({ quote }) => quote);
    assert.deepEqual(quotes, [
      'Die Behörde meldet einen Angriff auf das Umspannwerk.',
      'Belege legte es nicht vor.',
    ]);
  });

  it('lets a sentence carry all three, drawn as one, and clears them', async () => {
    const uri = await newFile(TEXT);
    const editor = await openEditor(uri);
    for (const command of ['tagAttribution', 'tagClaim', 'tagDenial']) {
      await vscode.commands.executeCommand(`claimmark.${command}`);
    }
    const { tagged } = await api();
    assert.deepEqual(
      tagged(editor.document).map(({ tags }) => tags),
      [['claim', 'denial', 'attribution']],
    );
    await vscode.commands.executeCommand('claimmark.clearTags');
    assert.deepEqual(tagged(editor.document), []);
    assert.deepEqual((await readSidecar(uri)).tags, []);
  });

  it('shows the tags again when the article is reopened', async () => {
    const uri = await newFile(TEXT);
    await openEditor(uri);
    await vscode.commands.executeCommand('claimmark.tagClaim');
    await closeAll();
    const { document } = await openEditor(uri);
    const { tagged } = await api();
    const shown = await until(document, () => (tagged(document).length > 0 ? tagged(document) : undefined));
    assert.deepEqual(shown[0]?.tags, ['claim']);
  });

  it('reads nothing into a text file that nobody annotates, and writes nothing beside it', async () => {
    const uri = await newFile(TEXT);
    const { document } = await openEditor(uri);
    assert.equal((await api()).inUse(document), false);
    assert.equal(await exists(sidecarOf(uri)), false);
  });

  it('counts offsets in the canonical text: CRLF, byte order mark, emoji', async () => {
    const text = 'Erster Satz 🚢 hier.\r\n\r\nZweiter Satz 🇺🇦 dort.\r\n';
    const uri = await newFile(`\ufeff${text}`);
    const editor = await openEditor(uri);
    cursorAt(editor, 'Zweiter');
    await vscode.commands.executeCommand('claimmark.tagClaim');
    const canonical = text.replaceAll('\r\n', '\n');
    const sidecar = await readSidecar(uri);
    const [tag] = sidecar.tags;
    assert.equal(canonical.slice(tag?.start, tag?.end), 'Zweiter Satz 🇺🇦 dort.');
    assert.equal(tag?.quote, 'Zweiter Satz 🇺🇦 dort.');
    assert.equal(sidecar.article.length, canonical.length);
    const [shown] = (await api()).tagged(editor.document);
    assert.equal(editor.document.getText(shown?.range), 'Zweiter Satz 🇺🇦 dort.');
  });

  it('follows the text while it is edited, and keeps the places when it is saved', async () => {
    const uri = await newFile(TEXT);
    const editor = await openEditor(uri);
    cursorAt(editor, 'Belege');
    await vscode.commands.executeCommand('claimmark.tagClaim');
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), 'Eilmeldung.\n\n');
    });
    const [shown] = (await api()).tagged(editor.document);
    assert.equal(editor.document.getText(shown?.range), 'Belege legte es nicht vor.');
    const before = await readSidecar(uri);
    const written = until(editor.document, () => (editor.document.isDirty ? undefined : true));
    await editor.document.save();
    await written;
    await vscode.commands.executeCommand('claimmark.tagDenial');
    const after = await readSidecar(uri);
    assert.equal(after.tags[0]!.start, before.tags[0]!.start + 'Eilmeldung.\n\n'.length);
    assert.equal(after.tags[0]!.id, before.tags[0]!.id);
  });
});
