import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { beAnnotator, closeAll, cursorAt, newFile, openEditor, readSidecar } from '../support';

const TEXT = 'Die Behörde schweigt.\u2028Der Sprecher weist das zurück.\u2029Belege fehlen.';

describe('Unusual line terminators', () => {
  const settings = () => vscode.workspace.getConfiguration('editor');
  /** The document once VS Code has removed them, which it does by itself with this setting. */
  const withoutThem = (uri: vscode.Uri) =>
    new Promise<void>((resolve) => {
      const subscription = vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() !== uri.toString() || /[\u2028\u2029]/.test(document.getText())) return;
        subscription.dispose();
        resolve();
      });
    });

  before(async () => {
    await beAnnotator('Anna');
    await settings().update('unusualLineTerminators', 'auto', vscode.ConfigurationTarget.Global);
  });
  after(async () => {
    await settings().update('unusualLineTerminators', undefined, vscode.ConfigurationTarget.Global);
    await closeAll();
  });

  for (const ending of ['.txt', '.md']) {
    it(`stay in articles: ${ending}`, async () => {
      const uri = await newFile(TEXT, ending);
      const article = await openEditor(uri);
      cursorAt(article, 'Sprecher');
      await vscode.commands.executeCommand('claimmark.tagDenial');
      // In a file of another language they go, so VS Code has had the time to look.
      const other = await newFile(TEXT, '.ini');
      const removed = withoutThem(other);
      await openEditor(other);
      await removed;
      await openEditor(uri);
      assert.equal(article.document.getText(), TEXT);
      assert.equal(article.document.isDirty, false);
      const [tag] = (await readSidecar(uri)).tags;
      assert.equal(TEXT.slice(tag!.start, tag!.end), tag!.quote);
      assert.match(tag!.quote, /^Der Sprecher/);
    });
  }
});
