import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hashText } from '../../../src/article';
import {
  beAnnotator,
  closeAll,
  cursorAt,
  newFile,
  openEditor,
  readSidecar,
  remove,
  TEXT,
  api,
} from '../support';

const run = (command: string) => vscode.commands.executeCommand(`claimmark.${command}`);

describe('The guideline of the team', () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const guideline = vscode.Uri.joinPath(folder!.uri, 'claimmark-guideline.md');
  const write = async (text: string) => {
    await vscode.workspace.fs.writeFile(guideline, new TextEncoder().encode(text));
  };
  const guidelineIn = async (article: vscode.Uri) =>
    ((await readSidecar(article)) as unknown as { readonly guideline: string | null }).guideline;

  before(() => beAnnotator('Anna'));
  afterEach(async () => {
    await closeAll();
    await remove(guideline);
  });

  it('is made of the one that comes with the extension, and is no article', async () => {
    await run('createGuideline');
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document.uri.toString(), guideline.toString());
    assert.match(editor.document.getText(), /^# Guideline for annotators\n/);
    await run('tagClaim');
    const { inUse } = await api();
    assert.equal(inUse(editor.document), false);
    await write('# Ours\n');
    await run('createGuideline');
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(guideline)), '# Ours\n');
  });

  it('leaves its hash with the tags that were made under it', async () => {
    const uri = await newFile(TEXT);
    const editor = await openEditor(uri);
    await run('tagClaim');
    assert.equal(await guidelineIn(uri), null);
    const text = '# Guideline\n\n## Claim\n\nWhat can be checked.\n\n## Denial\n\nWhat is **rejected**.\n';
    const watcher = vscode.workspace.createFileSystemWatcher('**/claimmark-guideline.md');
    const seen = new Promise((resolve) => watcher.onDidCreate(resolve));
    await write(text);
    await seen;
    watcher.dispose();
    cursorAt(editor, 'Das Ministerium');
    await run('tagDenial');
    assert.equal(await guidelineIn(uri), hashText(text));
    await run('undo');
    assert.equal(await guidelineIn(uri), null);
    await run('redo');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      editor.selection.active,
    );
    const contents = hovers.flatMap((hover) => hover.contents as vscode.MarkdownString[]);
    const section = contents.find(({ value }) => value === 'What is **rejected**.');
    assert.ok(section);
    assert.ok(!section.isTrusted);
  });

  it('is shown at the section of the tag, beside the article, which keeps the keys', async () => {
    const uri = await newFile(TEXT);
    const editor = await openEditor(uri);
    cursorAt(editor, 'Das Ministerium');
    await run('tagDenial');
    await run('showGuideline');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
    const beside = vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() !== uri.toString(),
    );
    assert.match(beside?.document.lineAt(beside.selection.active.line).text ?? '', /^## Denial/);
    assert.equal(beside?.document.uri.scheme, 'claimmark-guideline');
  });
});

describe('The outline', () => {
  before(() => beAnnotator('Anna'));
  afterEach(closeAll);

  const symbolsOf = (uri: vscode.Uri) =>
    vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );

  it('lists the tagged sentences of a plain text in use, as they are now', async () => {
    const uri = await newFile(TEXT);
    const editor = await openEditor(uri);
    cursorAt(editor, 'Das Ministerium');
    await run('tagDenial');
    await run('tagAttribution');
    // VS Code asks anew when it is told to, a moment after each tag.
    let symbols: vscode.DocumentSymbol[] | undefined;
    while (symbols?.[0]?.detail !== 'denial, attribution') symbols = await symbolsOf(uri);
    assert.deepEqual(
      symbols.map(({ name, detail, range }) => [name, detail, editor.document.getText(range)]),
      [
        [
          'Das Ministerium weist den Vorwurf zurück.',
          'denial, attribution',
          'Das Ministerium weist den Vorwurf zurück.',
        ],
      ],
    );
    const unused = await newFile('Kein Artikel.');
    await openEditor(unused);
    assert.deepEqual((await symbolsOf(unused)) ?? [], []);
  });
});
