import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { refOf } from '../../../src/review';
import { serialise } from '../../../src/sidecar';
import { annotationsOf, writeColleague, type Colleague } from '../colleague';
import type { Row } from '../../../src/vscode/views/rows';
import { flat, shows } from '../rows';
import { api, beAnnotator, closeAll, newFile, openEditor, readSidecar, remove, until } from '../support';

const SENTENCES = [
  'Die Behörde meldet einen Angriff auf das Umspannwerk.',
  'Das Ministerium weist den Vorwurf zurück.',
  'Belege legte es nicht vor.',
];
const TEXT = SENTENCES.join('\n');

const ANNA: Colleague = { id: 'anna', name: 'Anna', given: [{ tags: ['claim'] }, {}, {}] };
const BERT: Colleague = {
  id: 'bert',
  name: 'Bert',
  given: [{ tags: ['claim'] }, { tags: ['denial'] }, { tags: ['claim'], details: { unsure: true } }],
};

const run = (command: string, ...given: unknown[]) =>
  vscode.commands.executeCommand(`claimmark.${command}`, ...given);

async function reviewing(colleagues: readonly Colleague[]): Promise<vscode.TextEditor> {
  const uri = await newFile(TEXT);
  for (const colleague of colleagues) await writeColleague(uri, TEXT, colleague);
  const editor = await openEditor(uri);
  const { inUse } = await api();
  await until(editor.document, () => inUse(editor.document) || undefined);
  await run('startReview');
  return editor;
}

/** The current entry in short, such as `denial bert`. */
async function current(): Promise<string | undefined> {
  const entry = (await api()).reviewed();
  if (entry?.kind === 'dispute') {
    return `${entry.dispute.tag} ${entry.dispute.targets.map(({ annotator }) => annotator).join('+')}`;
  }
  return entry && `${entry.kind} ${entry.kind === 'verdict' ? entry.received.review.verdict : ''}`;
}

describe('Reviewing', () => {
  before(() => beAnnotator('Anna'));
  afterEach(async () => {
    await run('stopReview');
    await closeAll();
  });

  it('begins with what a colleague is unsure of, and holds the text still', async () => {
    const { document } = await reviewing([ANNA, BERT]);
    assert.equal(await current(), 'claim bert');
    await vscode.commands.executeCommand('type', { text: 'X' });
    assert.equal(document.getText(), TEXT);
    await run('stopReview');
    await vscode.commands.executeCommand('type', { text: 'X' });
    assert.notEqual(document.getText(), TEXT);
  });

  it('writes verdicts with reasons into the own sidecar, and goes on', async () => {
    const { document } = await reviewing([ANNA, BERT]);
    const unsure = (await api()).reviewed();
    await Promise.all([run('reviewReject'), run('reviewReason', 'guideline')]);
    assert.notEqual((await api()).reviewed()?.key, unsure?.key);
    await vscode.window.showTextDocument(document);
    await run('startReview');
    assert.equal(await current(), 'denial bert');
    await run('reviewAccept');
    await run('reviewReason', 'slip');
    const { reviews = [], tags } = await readSidecar(document.uri);
    assert.equal(tags.length, 1);
    assert.ok(unsure?.kind === 'dispute');
    const [target] = unsure.dispute.targets;
    assert.ok(target);
    assert.equal(reviews[0]?.of, refOf('bert', target.tag));
    assert.deepEqual(
      reviews.map(({ verdict, reason }) => [verdict, reason]),
      [
        ['reject', 'guideline'],
        ['accept', 'slip'],
      ],
    );
  });

  it('takes verdicts back, by the command and by undo', async () => {
    const editor = await reviewing([ANNA, BERT]);
    const { uri } = editor.document;
    await run('reviewReject');
    await vscode.window.showTextDocument(editor.document);
    await run('undo');
    assert.deepEqual((await readSidecar(uri)).reviews, []);
    await run('redo');
    assert.equal((await readSidecar(uri)).reviews?.length, 1);
  });

  it('gives a verdict behind all steps that were pressed before', async () => {
    const editor = await reviewing([ANNA, BERT]);
    const { uri } = editor.document;
    await run('reviewReject');
    await vscode.window.showTextDocument(editor.document);
    await run('startReview');
    await Promise.all(['undo', 'redo', 'reviewAccept'].map((key) => run(key)));
    const { reviews = [] } = await readSidecar(uri);
    assert.deepEqual(reviews.map(({ verdict }) => verdict).sort(), ['accept', 'reject']);
  });

  it('says that a tag is missing', async () => {
    const { document } = await reviewing([ANNA, { id: 'bert', name: 'Bert', given: [{}, {}, {}] }]);
    assert.equal(await current(), 'claim ');
    await run('reviewAddMissing');
    const [review] = (await readSidecar(document.uri)).reviews ?? [];
    assert.deepEqual([review?.verdict, review?.tag, review?.quote], ['add', 'claim', SENTENCES[0]]);
  });

  it('follows verdicts on own tags, with undo', async () => {
    const own = annotationsOf(TEXT, ANNA);
    const of = refOf('anna', own.tags[0] ?? { id: '' });
    const bert: Colleague = {
      id: 'bert',
      name: 'Bert',
      given: [],
      reviews: [{ id: 'b1', of, verdict: 'change', to: { tag: 'denial' }, created: '2026-11-21' }],
    };
    const uri = await newFile(TEXT);
    await vscode.workspace.fs.writeFile(
      uri.with({ path: `${uri.path}.anna.claimmark.json` }),
      new TextEncoder().encode(serialise(own)),
    );
    await writeColleague(uri, TEXT, bert);
    const { document } = await openEditor(uri);
    const { inUse } = await api();
    await until(document, () => inUse(document) || undefined);
    await run('startReview');
    assert.equal(await current(), 'verdict change');
    await run('followVerdict');
    assert.deepEqual(
      (await readSidecar(uri)).tags.map(({ tag }) => tag),
      ['denial'],
    );
    await vscode.window.showTextDocument(document);
    await run('undo');
    assert.deepEqual(
      (await readSidecar(uri)).tags.map(({ tag }) => tag),
      ['claim'],
    );
  });

  it('is listed in the view, which leads into review mode and back', async () => {
    const { document } = await reviewing([ANNA, BERT]);
    await run('stopReview');
    await run('reviewView.focus');
    const isHere = ({ tooltip = '' }: Row) => tooltip.includes(vscode.workspace.asRelativePath(document.uri));
    const { rows } = await shows('review', (all) => flat(all).filter(isHere).length === 2);
    const [first] = flat(rows).filter(isHere);
    assert.ok(first);
    assert.equal(first.label, SENTENCES[2]);
    assert.match(first.description ?? '', /^claim: Bert \(unsure\) · not you · /);
    await run('startReview');
    await run('reviewReject');
    const after = await shows('review', (all) =>
      flat(all).some(({ icon, tooltip = '' }) => icon === 'check' && isHere({ tooltip } as Row)),
    );
    const judged = flat(after.rows).find(({ id }) => id === first.id);
    assert.match(judged?.description ?? '', /your verdict: no tag/);
  });

  describe('puts examples into the guideline', () => {
    const guideline = vscode.Uri.joinPath(
      vscode.workspace.workspaceFolders![0]!.uri,
      'claimmark-guideline.md',
    );
    const onDisk = async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(guideline));
    const write = (text: string) => vscode.workspace.fs.writeFile(guideline, new TextEncoder().encode(text));
    const shown = () => vscode.workspace.openTextDocument(guideline);

    beforeEach(() => write('## Claim\n\nChecked.\n\n## Denial\n\nRejected.\n'));
    afterEach(async () => {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await remove(guideline);
    });

    it('under the tag that is judged, and the article keeps the keys', async () => {
      const { document } = await reviewing([ANNA, BERT]);
      await run('addExample');
      assert.equal(
        await onDisk(),
        `## Claim\n\nChecked.\n\n### Examples\n\n- “${SENTENCES[2] ?? ''}” – claim: no tag\n\n## Denial\n\nRejected.\n`,
      );
      assert.equal(vscode.window.activeTextEditor?.document, document);
      assert.equal(await current(), 'claim bert');
      await run('reviewReject');
      await run('reviewReason', 'guideline');
      await run('reviewView.focus');
      const isMine = ({ label, tooltip = '' }: Row) =>
        label === SENTENCES[2] && tooltip.includes(vscode.workspace.asRelativePath(document.uri));
      const { rows } = await shows('review', (all) =>
        flat(all).some((row) => isMine(row) && row.icon === 'check' && row.description?.includes('unclear')),
      );
      const group = rows.find(({ id }) => id === 'group judged');
      assert.match(group?.description ?? '', /^\d+ · (?:.+, )?guideline unclear [1-9]/);
    });

    it('without losing or saving what is written there, and undo takes them back', async () => {
      const { document } = await reviewing([ANNA, BERT]);
      await run('stopReview');
      const editor = await vscode.window.showTextDocument(await shown());
      await editor.edit((edit) => {
        edit.insert(new vscode.Position(0, 0), '# Entwurf\n\n');
      });
      const before = editor.document.getText();
      await vscode.window.showTextDocument(document);
      await run('startReview');
      await run('addExample');
      assert.ok(editor.document.isDirty);
      assert.match(editor.document.getText(), /^# Entwurf\n\n[^]*- “Belege/);
      assert.doesNotMatch(await onDisk(), /Entwurf|Belege/);
      await vscode.window.showTextDocument(editor.document);
      await vscode.commands.executeCommand('undo');
      assert.equal(editor.document.getText(), before);
    });

    it('as text in which nothing can run, from the sentence at the cursor too', async () => {
      await vscode.workspace.fs.delete(guideline);
      const uri = await newFile('[Los](command:workbench.action.quit) <img src=x> sagt der **Minister**.');
      await openEditor(uri);
      await run('tagDenial');
      await run('addExample');
      const text = await onDisk();
      assert.match(text, /^# Guideline for annotators\n/);
      assert.deepEqual(text.match(/^- “.*$/gm), [
        '- “\\[Los\\](command:workbench.action.quit) \\<img src=x\\> sagt der \\*\\*Minister\\*\\*.” – denial',
      ]);
      assert.ok(
        text.indexOf('## Denial') < text.indexOf('Los') && text.indexOf('Los') < text.indexOf('## Attr'),
      );
    });
  });

  it('ends when annotate mode begins in the article', async () => {
    await reviewing([ANNA, BERT]);
    await run('startAnnotating');
    assert.equal(await current(), undefined);
    await vscode.commands.executeCommand('type', { text: 'X' });
    assert.equal(vscode.window.activeTextEditor?.document.getText(), TEXT);
    await run('stopAnnotating');
  });

  it('shows nothing of what colleagues wrote to one who annotates blind', async () => {
    const settings = vscode.workspace.getConfiguration('claimmark');
    await settings.update('blind', true);
    try {
      const { document } = await reviewing([ANNA, BERT]);
      assert.notEqual((await api()).reviewed()?.article, document.uri.toString());
    } finally {
      await settings.update('blind', undefined);
    }
  });
});
