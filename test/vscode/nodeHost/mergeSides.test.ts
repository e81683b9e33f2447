import assert from 'node:assert/strict';
import fs from 'node:fs';
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
  sidecarOf,
  TEXT,
  until,
} from '../support';

const FIRST = 'Die Behörde';
const SECOND = 'Das Ministerium';
const THIRD = 'Belege';

describe('Two states of one sidecar', () => {
  before(() => beAnnotator('Anna'));
  afterEach(closeAll);

  /** What the sidecar is after tags at these words. */
  async function tagAt(editor: vscode.TextEditor, words: string, tag: string): Promise<string> {
    cursorAt(editor, words);
    await vscode.commands.executeCommand(`claimmark.${tag}`);
    return fs.readFileSync(sidecarOf(editor.document.uri).fsPath, 'utf8');
  }

  /** Both sides began with a claim on the first sentence. */
  async function twoSides() {
    const uri = await newFile(TEXT);
    const sidecar = sidecarOf(uri).fsPath;
    const editor = await openEditor(uri);
    const base = await tagAt(editor, FIRST, 'tagClaim');
    const ours = await tagAt(editor, SECOND, 'tagDenial');
    await closeAll();
    fs.writeFileSync(sidecar, base);
    const again = await openEditor(uri);
    const { tagged } = await api();
    await until(again.document, () => (tagged(again.document).length === 1 ? true : undefined));
    const theirs = await tagAt(again, THIRD, 'tagAttribution');
    await closeAll();
    return { uri, sidecar, base, ours, theirs };
  }

  it('in conflict markers are merged, and the markers are gone', async () => {
    const { uri, sidecar, base, ours, theirs } = await twoSides();
    const conflict = `<<<<<<< HEAD\n${ours}||||||| base\n${base}=======\n${theirs}>>>>>>> other\n`;
    fs.writeFileSync(sidecar, conflict);
    const { document } = await openEditor(uri);
    await until(document, () => vscode.languages.getDiagnostics(sidecarOf(uri))[0]);
    await vscode.commands.executeCommand('claimmark.mergeBothSides');
    const { tags, read } = await readSidecar(uri);
    assert.deepEqual(
      tags.map(({ tag }) => tag),
      ['claim', 'denial', 'attribution'],
    );
    assert.deepEqual(read, [[0, 3]]);
    assert.deepEqual(vscode.languages.getDiagnostics(sidecarOf(uri)), []);
    await vscode.commands.executeCommand('claimmark.clearTags');
    assert.equal((await readSidecar(uri)).tags.length, 2);
  });

  it('in a copy by a cloud service are listed, merged in one undoable step, and the copy goes', async () => {
    const { uri, sidecar, ours, theirs } = await twoSides();
    fs.writeFileSync(sidecar, ours);
    const copy = sidecar.replace('.claimmark.json', '.claimmark (conflicted copy).json');
    fs.writeFileSync(copy, theirs);
    const { document } = await openEditor(uri);
    const problems = () => vscode.languages.getDiagnostics(vscode.Uri.file(copy));
    const [problem] = await until(document, () => (problems().length > 0 ? problems() : undefined));
    assert.equal(problem?.code, 'conflict-copy');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Warning);
    await acceptAll('claimmark.mergeCopy');
    assert.equal((await readSidecar(uri)).tags.length, 3);
    assert.equal(fs.existsSync(copy), false);
    await until(document, () => (problems().length === 0 ? true : undefined));
    await vscode.commands.executeCommand('claimmark.undo');
    assert.equal((await readSidecar(uri)).tags.length, 2);
  });
});
