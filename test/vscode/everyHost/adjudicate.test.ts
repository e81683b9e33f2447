import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { serialise } from '../../../src/sidecar';
import { writeColleague, type Colleague } from '../colleague';
import { api, beAnnotator, closeAll, newFile, openEditor, readSidecar, sidecarOf, until } from '../support';

const SENTENCES = [
  'Die Behörde meldet einen Angriff auf das Umspannwerk.',
  'Das Ministerium weist den Vorwurf zurück.',
  'Belege legte es nicht vor.',
  'Ein Sprecher sprach von Sabotage.',
];
const TEXT = SENTENCES.join('\n');
const details = { source: 'Ministerium' };

const ANNA: Colleague = {
  id: 'anna',
  name: 'Anna',
  given: [{ tags: ['claim'] }, { tags: ['denial'] }, {}, { tags: ['claim'] }],
};
const BERT: Colleague = {
  id: 'bert',
  name: 'Bert',
  given: [{ tags: ['claim'] }, { tags: ['denial', 'attribution'], details }, { tags: ['claim'] }, {}],
};

const run = (command: string, ...given: unknown[]) =>
  vscode.commands.executeCommand(`claimmark.${command}`, ...given);

async function adjudicating(colleagues: readonly Colleague[]): Promise<vscode.TextEditor> {
  const uri = await newFile(TEXT);
  for (const colleague of colleagues) await writeColleague(uri, TEXT, colleague);
  const editor = await openEditor(uri);
  const { inUse } = await api();
  await until(editor.document, () => inUse(editor.document) || undefined);
  await run('adjudicate');
  return editor;
}

const current = async (document: vscode.TextDocument) => {
  const unit = (await api()).adjudicated()?.unit;
  return unit && document.getText().slice(unit.start, unit.end);
};

/** The decided tags by sentence. */
async function decided(uri: vscode.Uri): Promise<string[]> {
  const { tags } = await readSidecar(uri, 'adjudicated');
  return SENTENCES.map((sentence) =>
    tags
      .filter(({ quote }) => quote === sentence)
      .map(({ tag }) => tag.charAt(0))
      .join(''),
  );
}

describe('Adjudicating', () => {
  before(() => beAnnotator('Anna'));
  afterEach(async () => {
    await run('stopAdjudicating');
    await closeAll();
  });

  it('takes over what is agreed, and decides the rest one by one', async () => {
    const { document } = await adjudicating([ANNA, BERT]);
    assert.equal(await current(document), SENTENCES[1]);
    assert.deepEqual(await decided(document.uri), ['c', '', '', '']);
    await vscode.commands.executeCommand('type', { text: 'X' });
    assert.equal(document.getText(), TEXT);
    await Promise.all([run('decideTheirs'), run('decideNone'), run('decideMine')]);
    assert.deepEqual(await decided(document.uri), ['c', 'ad', '', 'c']);
    const sidecar = await readSidecar(document.uri, 'adjudicated');
    assert.deepEqual(sidecar.adjudicator, { id: 'anna', name: 'Anna' });
    assert.deepEqual(sidecar.read, [[0, 4]]);
    const denial = sidecar.tags.find(({ tag }) => tag === 'denial');
    assert.deepEqual([denial?.by, denial?.source, denial?.from?.length], ['anna', 'Ministerium', 2]);
  });

  it('takes decisions back and does them again', async () => {
    const { document } = await adjudicating([ANNA, BERT]);
    await run('decideBoth');
    assert.equal(await current(document), SENTENCES[2]);
    await run('undoDecision');
    assert.equal(await current(document), SENTENCES[1]);
    assert.deepEqual(await decided(document.uri), ['c', '', '', '']);
    await run('redoDecision');
    assert.deepEqual(await decided(document.uri), ['c', 'ad', '', '']);
  });

  it('decides where an undo pressed just before has led', async () => {
    const { document } = await adjudicating([ANNA, BERT]);
    await run('decideBoth');
    assert.equal(await current(document), SENTENCES[2]);
    await Promise.all(['undoDecision', 'decideNone'].map((key) => run(key)));
    assert.deepEqual(await decided(document.uri), ['c', '', '', '']);
    assert.equal(await current(document), SENTENCES[2]);
  });

  it('asks again only what changed', async () => {
    const editor = await adjudicating([ANNA, BERT]);
    const { document } = editor;
    for (let index = 0; index < 3; index++) await run('decideMine');
    await run('stopAdjudicating');
    const { colleagues } = await api();
    await run('showTagsOf', { of: 'colleague', slug: 'carla' });
    await writeColleague(document.uri, TEXT, { id: 'carla', given: [{}, { tags: ['denial'] }, {}, {}] });
    await writeColleague(document.uri, TEXT, { id: 'carla', given: [{ tags: ['denial'] }] });
    await until(document, () => colleagues(document)?.tagged[0]?.range.start.line === 0 || undefined);
    await run('showTagsOf', { of: 'mine' });
    await vscode.window.showTextDocument(document);
    await run('adjudicate');
    assert.equal(await current(document), SENTENCES[0]);
    await run('decideAnnotator', 1);
    assert.equal((await api()).adjudicated()?.state, 'decided');
  });

  it('goes on where it was left, and asks what changes meanwhile', async () => {
    const uri = await newFile(TEXT);
    await writeColleague(uri, TEXT, ANNA);
    const bert = await writeColleague(uri, TEXT, BERT);
    const { inUse, colleagues, adjudicated } = await api();
    const open = async () => {
      const { document } = await openEditor(uri);
      await until(document, () => inUse(document) || undefined);
      await run('adjudicate');
      return document;
    };
    await open();
    await run('decideMine');
    await closeAll();
    const before = await vscode.workspace.fs.readFile(sidecarOf(uri, 'adjudicated'));
    const document = await open();
    assert.equal(await current(document), SENTENCES[2]);
    assert.deepEqual(await vscode.workspace.fs.readFile(sidecarOf(uri, 'adjudicated')), before);
    await run('decideNone');
    await run('decideNone');
    await run('showTagsOf', { of: 'colleague', slug: 'bert' });
    const tags = bert.tags.map((tag) =>
      tag.quote === SENTENCES[2] ? { ...tag, tag: 'denial' as const } : tag,
    );
    await vscode.workspace.fs.writeFile(
      sidecarOf(uri, 'bert'),
      new TextEncoder().encode(serialise({ ...bert, tags })),
    );
    const arrived = () => colleagues(document)?.tagged.some(({ by }) => by[0]?.tags.join() === 'denial');
    await until(document, () => arrived() || undefined);
    await run('showTagsOf', { of: 'mine' });
    assert.equal(await current(document), SENTENCES[3]);
    await run('nextCase');
    assert.equal(await current(document), SENTENCES[2]);
    assert.equal(adjudicated()?.state, 'changed');
    await run('decideTheirs');
    assert.deepEqual(await decided(uri), ['c', 'd', 'd', '']);
    await run('nextCase');
    assert.equal(adjudicated()?.state, 'decided');
  });

  it('leaves the file of another adjudicator alone', async () => {
    const dora = { id: 'dora', name: 'Dora' };
    const uri = await newFile(TEXT);
    await writeColleague(uri, TEXT, ANNA);
    await writeColleague(uri, TEXT, BERT);
    await writeColleague(uri, TEXT, { id: 'adjudicated', given: [{}], fields: { adjudicator: dora } });
    const before = await vscode.workspace.fs.readFile(sidecarOf(uri, 'adjudicated'));
    const { document } = await openEditor(uri);
    const { inUse } = await api();
    await until(document, () => inUse(document) || undefined);
    await run('adjudicate');
    assert.equal((await api()).adjudicated(), undefined);
    assert.deepEqual(await vscode.workspace.fs.readFile(sidecarOf(uri, 'adjudicated')), before);
  });
});
