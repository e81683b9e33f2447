import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { shows, flat } from '../rows';
import { writeColleague } from '../colleague';
import { api, beAnnotator, closeAll, exists, newFile, openEditor, sidecarOf, until } from '../support';

const TEXT = 'Die Behörde meldet einen Angriff.\nDas Ministerium weist den Vorwurf zurück.';
/** Stands in everything that the colleague wrote, and nowhere else. */
const MARK = 'Ottokar';

const run = (command: string, ...given: unknown[]) =>
  vscode.commands.executeCommand(`claimmark.${command}`, ...given);

const relative = (uri: vscode.Uri) => vscode.workspace.asRelativePath(uri);

/** What stands in a file that a command was told to write; undefined if it wrote none. */
async function written(
  command: string,
  { document }: vscode.TextEditor,
  ending: string,
  values: object = {},
): Promise<string | undefined> {
  const out = document.uri.with({ path: `${document.uri.path}.out.${ending}` });
  await run(command, { paths: [relative(document.uri)], out: relative(out), ...values });
  return (await exists(out)) ? new TextDecoder().decode(await vscode.workspace.fs.readFile(out)) : undefined;
}

/** Everything of an article that the interface shows, by the surface that shows it. */
const SURFACES: Readonly<Record<string, (editor: vscode.TextEditor) => Promise<unknown>>> = {
  decorations: async ({ document }) => {
    const { colleagues } = await api();
    return colleagues(document)?.tagged.map(({ by }) =>
      by.map(({ initials }) => (initials === 'Ot' ? MARK : initials)),
    );
  },
  differences: async ({ document }) => {
    const { differences = [] } = (await api()).colleagues(document) ?? {};
    return differences.map(() => MARK);
  },
  hovers: async ({ document }) => {
    const asked = [0, 1].map((line) =>
      vscode.commands.executeCommand<readonly vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        new vscode.Position(line, 5),
      ),
    );
    const hovers = (await Promise.all(asked)).flat();
    return hovers.flatMap(({ contents }) => (contents as vscode.MarkdownString[]).map(({ value }) => value));
  },
  symbols: async ({ document }) =>
    vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri),
  'code lenses': async ({ document }) =>
    vscode.commands.executeCommand('vscode.executeCodeLensProvider', document.uri),
  problems: ({ document }) => Promise.resolve(vscode.languages.getDiagnostics(document.uri)),
  troubles: async ({ document }) => (await api()).troubles(document),
  'Article view': async () => {
    await run('articleView.focus');
    return flat((await shows('article', (rows) => rows.length === 2)).rows);
  },
  'Corpus view': async ({ document }) => {
    await run('corpusView.focus');
    const isHere = ({ id }: { readonly id: string }) => id === document.uri.toString();
    return flat((await shows('corpus', (rows) => flat(rows).some(isHere))).rows).filter(isHere);
  },
  'Review view': async () => {
    await run('reviewView.focus');
    return flat((await api()).views.review.rows);
  },
  exports: (editor) =>
    written('exportAnnotations', editor, 'csv', { annotators: ['anna', 'otto'], format: 'csv' }),
  'the agreement report': (editor) => written('saveAgreementReport', editor, 'md'),
  adjudication: async ({ document }) => {
    await run('adjudicate');
    const told = (await api()).adjudicated();
    await run('stopAdjudicating');
    return [told, (await exists(sidecarOf(document.uri, 'adjudicated'))) && MARK];
  },
  'review mode': async () => {
    await run('startReview');
    const told = (await api()).reviewed();
    await run('stopReview');
    return told;
  },
};

describe('While one annotates blind', () => {
  const settings = () => vscode.workspace.getConfiguration('claimmark');
  let editor: vscode.TextEditor;

  before(async () => {
    await beAnnotator('Anna');
    await settings().update('blind', true);
  });
  beforeEach(async () => {
    const uri = await newFile(TEXT);
    const details = { source: `Quelle ${MARK}`, via: MARK, note: MARK };
    await writeColleague(uri, TEXT, { id: 'anna', name: 'Anna', given: [{}, {}] });
    await writeColleague(uri, TEXT, {
      id: 'otto',
      name: MARK,
      given: [{}, { tags: ['denial'], details }],
      reviews: [{ id: 'o1', re: 'otto/x', verdict: 'comment', note: MARK, created: '2026-11-20' }],
    });
    editor = await openEditor(uri);
    const { inUse } = await api();
    await until(editor.document, () => inUse(editor.document) || undefined);
    await run('showTagsOf', { of: 'all' });
  });
  afterEach(async () => {
    await run('showTagsOf', { of: 'mine' });
    await closeAll();
  });
  after(() => settings().update('blind', undefined));

  for (const [name, look] of Object.entries(SURFACES)) {
    it(`nothing that a colleague wrote reaches: ${name}`, async () => {
      assert.doesNotMatch(JSON.stringify((await look(editor)) ?? null), new RegExp(MARK));
    });
  }

  it('everything is there when the article is finished', async () => {
    await run('finishArticle');
    const named = [
      ...['decorations', 'differences', 'hovers', 'review mode'],
      ...['exports', 'the agreement report', 'adjudication'],
    ];
    for (const name of named) {
      assert.match(JSON.stringify(await SURFACES[name]?.(editor)), new RegExp(MARK), name);
    }
  });
});
