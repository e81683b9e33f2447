import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { api, beAnnotator, closeAll, openEditor, sidecarOf, until } from '../support';

describe('Opening a corpus', () => {
  let folder: string;

  before(async () => {
    await beAnnotator('Anna');
    const root = vscode.workspace.workspaceFolders![0]!.uri.fsPath;
    folder = fs.mkdtempSync(path.join(root, 'corpus-'));
    for (const language of ['de', 'en']) {
      fs.cpSync(path.join(root, language), folder, { recursive: true });
    }
  });
  afterEach(closeAll);

  const articles = () => fs.readdirSync(folder).filter((name) => /\.(?:txt|md)$/.test(name));

  function snapshot(): ReadonlyMap<string, string> {
    return new Map(
      fs.readdirSync(folder).map((name) => {
        const file = path.join(folder, name);
        return [name, `${fs.statSync(file, { bigint: true }).mtimeNs} ${fs.readFileSync(file, 'latin1')}`];
      }),
    );
  }

  it('writes nothing, whatever happened to the articles since they were tagged', async () => {
    for (const name of articles()) {
      const editor = await openEditor(vscode.Uri.file(path.join(folder, name)));
      editor.selection = new vscode.Selection(0, 0, editor.document.lineCount - 1, 0);
      await vscode.commands.executeCommand('claimmark.tagClaim');
      await closeAll();
    }
    const happenings: readonly ((text: string) => string)[] = [
      (text) => text,
      (text) => `Eilmeldung am Morgen.\n\n${text}`,
      (text) => text.replace(/[^.]+\. /, ''),
      (text) => text.replaceAll('\n', '\r\n'),
      (text) => `\ufeff${text.replaceAll(/[„“]/g, '"')}`,
      (text) => text.replace(/ (?:hat|ist|is|was|said) /, ' nicht '),
    ];
    const names = articles();
    assert.ok(names.length >= happenings.length, `${names.length} articles`);
    names.forEach((name, index) => {
      const file = path.join(folder, name);
      const sidecar = sidecarOf(vscode.Uri.file(file)).fsPath;
      fs.copyFileSync(sidecar, sidecar.replace('.anna.', '.bert.'));
      fs.writeFileSync(file, happenings[index % happenings.length]!(fs.readFileSync(file, 'utf8')));
    });
    fs.writeFileSync(path.join(folder, `${names[0]!}.carla.claimmark.json`), '{ "format": ');

    const before = snapshot();
    const { inUse } = await api();
    for (const name of names) {
      const { document } = await openEditor(vscode.Uri.file(path.join(folder, name)));
      await until(document, () => (inUse(document) ? true : undefined));
      await vscode.commands.executeCommand('claimmark.nextTag');
      await closeAll();
    }
    assert.deepEqual(snapshot(), before);
  });
});
