import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ShownTree } from '../../../src/vscode/views/rowTree';
import type { Row } from '../../../src/vscode/views/rows';
import { flat, shows } from '../rows';
import { api, beAnnotator, closeAll, cursorAt, newFile, openEditor, sidecarOf, TEXT, when } from '../support';

/** Waits until VS Code has asked for this many items. */
const asked = (tree: ShownTree, count: number) => when(tree.onDidAsk, () => tree.itemsAsked >= count);

const run = (command: string, ...given: readonly unknown[]) =>
  vscode.commands.executeCommand(`claimmark.${command}`, ...given);

const write = (uri: vscode.Uri, text: string) =>
  vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));

describe('The Article view', () => {
  before(() => beAnnotator('Anna'));
  afterEach(closeAll);

  const labels = (rows: readonly Row[]) => rows.map(({ label }) => label);

  it('lists the sentences of the article with their tags, and goes there', async () => {
    const uri = await newFile(TEXT);
    const editor = await openEditor(uri);
    cursorAt(editor, 'Das Ministerium');
    await run('tagDenial');
    await run('articleView.focus');
    // The view may still show the article of the test before, which has the same words.
    const { rows } = await shows(
      'article',
      ([, second]) => second?.place?.article === uri.toString() && second.label.startsWith('2  D  '),
    );
    assert.deepEqual(labels(rows), [
      '1  Die Behörde meldet einen Angriff auf das Umspannwerk.',
      '2  D  Das Ministerium weist den Vorwurf zurück.',
      '3  Belege legte es nicht vor.',
    ]);
    assert.equal(rows[1]!.spoken, 'Sentence 2 of 3. denial. Das Ministerium weist den Vorwurf zurück.');
    assert.equal(rows[2]!.spoken, 'Sentence 3 of 3. unread. Belege legte es nicht vor.');
    await run('goToSentence', rows[2]!.place);
    assert.equal(
      editor.document.offsetAt(vscode.window.activeTextEditor!.selection.active),
      rows[2]!.place!.offset,
    );
  });

  it('asks for few items per tag, however many sentences there are', async () => {
    const start = (await api()).views.article.itemsAsked;
    const sentences = Array.from({ length: 400 }, (_, index) => `Die Behörde meldet ${index} Angriffe.`);
    const editor = await openEditor(await newFile(sentences.join('\n')));
    await run('tagClaim');
    await run('articleView.focus');
    const tree = await shows('article', (rows) => rows.length === 400);
    await asked(tree, start + 400);
    const tag = async (index: number) => {
      cursorAt(editor, `meldet ${index} `);
      await run('tagClaim');
      await shows('article', (rows) => rows[index]?.label.includes('  C  ') === true);
    };
    for (let index = 1; index <= 20; index++) {
      const before = tree.itemsAsked;
      await tag(index);
      await asked(tree, before + 1);
    }
    // VS Code may ask for all items twice when a view is first seen, the second time also after some tags.
    const items = tree.itemsAsked - start;
    assert.ok(items <= 2 * 400 + 20 * 5, `${items} items`);
  });

  it('tells tags that have no place any more', async () => {
    const uri = await newFile(TEXT);
    const editor = await openEditor(uri);
    cursorAt(editor, 'Die Behörde');
    await run('tagClaim');
    await run('articleView.focus');
    const edit = new vscode.WorkspaceEdit();
    edit.delete(uri, editor.document.lineAt(0).rangeIncludingLineBreak);
    await vscode.workspace.applyEdit(edit);
    const { rows } = await shows('article', ([first]) => first?.id === 'placeless');
    assert.deepEqual(labels(rows[0]!.children!), [
      'C  Die Behörde meldet einen Angriff auf das Umspannwerk.',
    ]);
    assert.equal(rows[0]!.children![0]!.description, 'the sentence is gone');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('is empty for a file that is not in use', async () => {
    await openEditor(await newFile('Kein Artikel.'));
    await run('articleView.focus');
    const { rows } = await shows('article', (rows) => rows.length === 0);
    assert.deepEqual(rows, []);
  });
});

describe('The Corpus view', () => {
  before(() => beAnnotator('Anna'));
  afterEach(closeAll);

  const groupsOf = (rows: readonly Row[], article: vscode.Uri) =>
    rows
      .filter(({ children = [] }) =>
        flat(children).some(({ place }) => place?.article === article.toString()),
      )
      .map(({ id }) => id);
  const rowOf = (rows: readonly Row[], { path }: vscode.Uri) =>
    flat(rows).find(
      ({ context = '', id }) => context.startsWith('article') && vscode.Uri.parse(id).path === path,
    );

  it('lists the articles with progress and counts, and follows them', async () => {
    const uri = await newFile(TEXT);
    await openEditor(uri);
    await run('tagClaim');
    await run('corpusView.focus');
    const first = await shows('corpus', (rows) => /^1\/3 · C 1/.test(rowOf(rows, uri)?.description ?? ''));
    assert.match(rowOf(first.rows, uri)!.spoken, /1 of 3 sentences read, claim: 1/);
    assert.deepEqual(groupsOf(first.rows, uri), ['group unfinished']);
    await run('tagAttribution');
    await shows('corpus', (rows) => /^1\/3 · C 1 · A 1/.test(rowOf(rows, uri)!.description!));
    await run('finishArticle');
    await shows('corpus', (rows) => groupsOf(rows, uri).includes('group finished'));
  });

  it('gives its rows also when it begins anew while it is read', async () => {
    await openEditor(await newFile(TEXT));
    await run('tagClaim');
    await run('articleView.focus');
    const tree = (await api()).views.corpus as unknown as vscode.TreeDataProvider<unknown>;
    await run('refreshCorpus');
    const children = tree.getChildren();
    await run('refreshCorpus');
    assert.ok(((await children) ?? []).length > 0);
  });

  it('lists articles that nobody has begun, once one beside them is annotated', async () => {
    const uri = await newFile(TEXT);
    await run('corpusView.focus');
    const { rows } = await shows('corpus', (all) => rowOf(all, uri) !== undefined);
    assert.deepEqual(groupsOf(rows, uri), ['group unread']);
    await vscode.workspace.fs.delete(uri);
    await shows('corpus', (all) => rowOf(all, uri) === undefined);
  });

  it('lists what needs a look: broken sidecars, articles that changed or are gone', async () => {
    const opened = await newFile(TEXT);
    await openEditor(opened);
    await run('tagClaim');
    await closeAll();
    // VS Code keeps an article that was open for a while; this one never was.
    const uri = await newFile(TEXT);
    await vscode.workspace.fs.copy(sidecarOf(opened), sidecarOf(uri));
    await run('corpusView.focus');
    const problems = (rows: readonly Row[]) =>
      flat(rows.find(({ id }) => id === 'group problems')?.children ?? []).filter(({ id }) =>
        id.includes(uri.path),
      );
    await shows('corpus', (rows) => rowOf(rows, uri) !== undefined);
    await write(sidecarOf(uri, 'bert'), '{\n"format": 1,\n');
    await shows('corpus', (rows) => {
      const [{ description = '', place } = {}, ...others] = problems(rows);
      const isTold = description.startsWith('bert: The sidecar is not valid JSON');
      return others.length === 0 && isTold && place?.line === 3;
    });
    await vscode.workspace.fs.delete(sidecarOf(uri, 'bert'));
    await shows('corpus', (rows) => problems(rows).length === 0);
    await write(uri, TEXT.replace('Angriff auf', 'Angriff gegen'));
    await shows('corpus', (rows) => problems(rows)[0]?.description === 'Tags whose text has changed: 1');
    await vscode.workspace.fs.delete(uri);
    await shows(
      'corpus',
      (rows) => problems(rows)[0]?.description === 'The article is gone; its tags are still there.',
    );
    await vscode.workspace.fs.delete(sidecarOf(uri));
    await shows('corpus', (rows) => rowOf(rows, uri) === undefined);
  });
});
