import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readText, taggedCorpus, type Corpus } from '../exchangeFixture';
import { closeAll, exists, when } from '../support';

const run = (command: string, values?: object) =>
  vscode.commands.executeCommand(`claimmark.${command}`, values);
const relative = (uri: vscode.Uri) => vscode.workspace.asRelativePath(uri);

function reports(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('agreementReport'),
    );
}

/** Tabs are told of a moment after the command is done. */
const shownReport = () => when(vscode.window.tabGroups.onDidChangeTabs, () => reports()[0]);

describe('The agreement report', () => {
  let corpus: Corpus;
  const paths = () => [relative(corpus.folder)];
  const saved = async (name: string, values: object = {}) => {
    const file = vscode.Uri.joinPath(corpus.folder, '..', name);
    await run('saveAgreementReport', { out: relative(file), ...values });
    return (await exists(file)) ? readText(file) : undefined;
  };

  before(async () => {
    corpus = await taggedCorpus();
  });
  afterEach(closeAll);

  it('is shown in one panel, once', async () => {
    await run('agreementReport', { paths: paths() });
    assert.equal((await shownReport()).label, 'Agreement report');
    await run('agreementReport', { paths: paths() });
    assert.equal(reports().length, 1);
  });

  it('is saved as it is shown, as HTML without a link or a script and as Markdown', async () => {
    await run('agreementReport', { paths: paths() });
    const html = (await saved('report.html')) ?? '';
    assert.ok(html.startsWith('<!DOCTYPE html>'));
    assert.ok(html.includes('Anna') && html.includes('Bert'));
    assert.ok(!/<script|href=/.test(html));
    const markdown = (await saved('report.md')) ?? '';
    assert.ok(markdown.startsWith('# Agreement report\n'));
    assert.ok(markdown.includes('report.txt'));
    assert.equal(markdown.includes('second.md'), true);
  });

  it('is saved without being shown if places are given', async () => {
    assert.ok((await saved('other.md', { paths: paths() }))?.includes('α'));
    assert.deepEqual(reports(), []);
  });

  it('is not made of one annotator, nor of colleagues who are hidden while annotating blind', async () => {
    const settings = vscode.workspace.getConfiguration('claimmark');
    await settings.update('blind', true, vscode.ConfigurationTarget.Workspace);
    try {
      assert.equal(await saved('blind.md', { paths: paths() }), undefined);
    } finally {
      await settings.update('blind', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
