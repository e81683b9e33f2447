import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { beAnnotator, closeAll, cursorAt, newFile, openEditor, readSidecar, TEXT } from '../support';

describe('Sentence limits', () => {
  before(() => beAnnotator('Anna'));
  afterEach(closeAll);

  it('are kept in the sidecar when the annotator splits and joins', async () => {
    const uri = await newFile(TEXT);
    const editor = await openEditor(uri);
    cursorAt(editor, 'den Vorwurf');
    await vscode.commands.executeCommand('claimmark.splitSentence');
    await vscode.commands.executeCommand('claimmark.tagDenial');
    assert.equal((await readSidecar(uri)).tags[0]?.quote, 'den Vorwurf zurück.');
    cursorAt(editor, 'Das Ministerium');
    await vscode.commands.executeCommand('claimmark.joinSentence');
    assert.equal((await readSidecar(uri)).tags[0]?.quote, 'Das Ministerium weist den Vorwurf zurück.');
    await vscode.commands.executeCommand('claimmark.joinSentence');
    assert.equal(
      (await readSidecar(uri)).tags[0]?.quote,
      'Das Ministerium weist den Vorwurf zurück. Belege legte es nicht vor.',
    );
    await closeAll();
    const reopened = await openEditor(uri);
    cursorAt(reopened, 'Belege');
    await vscode.commands.executeCommand('claimmark.tagAttribution');
    assert.equal((await readSidecar(uri)).tags.length, 2);
    assert.equal((await readSidecar(uri)).tags[1]?.quote, (await readSidecar(uri)).tags[0]?.quote);
  });

  it('know the abbreviations of the setting', async () => {
    const uri = await newFile('Der Kreisrat der Gmde. Marlund bestreitet das. Er ging.');
    const setting = vscode.workspace.getConfiguration('claimmark');
    await setting.update('abbreviations', ['Gmde.'], vscode.ConfigurationTarget.Workspace);
    await openEditor(uri);
    await vscode.commands.executeCommand('claimmark.tagDenial');
    await setting.update('abbreviations', undefined, vscode.ConfigurationTarget.Workspace);
    assert.equal((await readSidecar(uri)).tags[0]?.quote, 'Der Kreisrat der Gmde. Marlund bestreitet das.');
  });
});
