import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { serialise } from '../../../src/sidecar';
import { annotationsOf, writeColleague, type Colleague } from '../colleague';
import { api, beAnnotator, closeAll, newFile, openEditor, readSidecar, sidecarOf, until } from '../support';

const SENTENCES = [
  'Die Behörde meldet einen Angriff auf das Umspannwerk.',
  'Das Ministerium weist den Vorwurf zurück.',
  'Belege legte es nicht vor.',
  'Ein Sprecher sprach von Sabotage.',
];
const TEXT = SENTENCES.join('\n');

const ANNA: Colleague = {
  id: 'anna',
  name: 'Anna',
  given: [{ tags: ['claim'] }, { tags: ['denial'] }, {}, {}],
};
const BERT: Colleague = {
  id: 'bert',
  name: 'Bert Meyer',
  given: [
    { tags: ['claim'] },
    { tags: ['denial', 'attribution'], details: { source: 'Ministerium', note: 'wegen „weist zurück“' } },
    {},
    { tags: ['claim'], details: { unsure: true } },
  ],
};

async function articleOf(text: string, colleagues: readonly Colleague[]): Promise<vscode.TextEditor> {
  const uri = await newFile(text);
  for (const colleague of colleagues) await writeColleague(uri, text, colleague);
  return colleagues.length > 0 ? articleAt(uri) : openEditor(uri);
}

async function articleAt(uri: vscode.Uri): Promise<vscode.TextEditor> {
  const editor = await openEditor(uri);
  const { inUse } = await api();
  await until(editor.document, () => (inUse(editor.document) ? true : undefined));
  return editor;
}

/** The words of the colleagues' ranges, each with what stands behind it. */
async function drawn(document: vscode.TextDocument): Promise<string[]> {
  const { tagged = [] } = (await api()).colleagues(document) ?? {};
  return tagged.map(
    ({ range, by }) =>
      `${document.getText(range)} ${by.map(({ initials, tags }) => `${initials}:${tags.join('+')}`).join(' ')}`,
  );
}

async function different(document: vscode.TextDocument): Promise<string[]> {
  const { differences = [] } = (await api()).colleagues(document) ?? {};
  return differences.map((range) => document.getText(range));
}

async function ownDrawn(document: vscode.TextDocument): Promise<number> {
  return (await api()).tagged(document).length;
}

/** The Markdown of all hovers at a place. */
async function hoverAt(editor: vscode.TextEditor, words: string): Promise<readonly vscode.MarkdownString[]> {
  const { document } = editor;
  const position = document.positionAt(document.getText().indexOf(words) + 1);
  const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
}

/** What hovers tell, without the backslashes that make it plain text. */
async function toldAt(editor: vscode.TextEditor, words: string): Promise<string> {
  const contents = await hoverAt(editor, words);
  return contents.map(({ value }) => value.replaceAll(/\\([^\w\s])/g, '$1')).join('\n');
}

const run = (command: string, ...given: unknown[]) =>
  vscode.commands.executeCommand(`claimmark.${command}`, ...given);

const write = (uri: vscode.Uri, text: string) =>
  vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));

const show = (of: string, slug?: string) => run('showTagsOf', { of, slug });

describe('Tags of colleagues', () => {
  before(() => beAnnotator('Anna'));
  afterEach(async () => {
    await show('mine');
    await closeAll();
  });

  it('are not drawn before they are asked for', async () => {
    const { document } = await articleOf(TEXT, [ANNA, BERT]);
    assert.deepEqual(await drawn(document), []);
    assert.equal(await ownDrawn(document), 2);
  });

  it('are drawn with initials, and differences marked', async () => {
    const { document } = await articleOf(TEXT, [ANNA, BERT]);
    await show('all');
    assert.deepEqual(await drawn(document), [
      `${SENTENCES[0]} BM:claim`,
      `${SENTENCES[1]} BM:denial+attribution`,
      `${SENTENCES[3]} BM:claim`,
    ]);
    assert.deepEqual(await different(document), [SENTENCES[1], SENTENCES[3]]);
    await show('differences');
    assert.deepEqual(await drawn(document), [
      `${SENTENCES[1]} BM:denial+attribution`,
      `${SENTENCES[3]} BM:claim`,
    ]);
  });

  it('of one colleague are drawn alone', async () => {
    const carla: Colleague = { id: 'carla', name: 'Carla', given: [{}, {}, { tags: ['claim'] }, {}] };
    const { document } = await articleOf(TEXT, [ANNA, BERT, carla]);
    await show('colleague', 'carla');
    assert.deepEqual(await drawn(document), [`${SENTENCES[2]} Ca:claim`]);
    assert.deepEqual(await different(document), []);
  });

  it('follow the text, and what was read in another text is found again', async () => {
    const uri = await newFile(`Vorspann.\n${TEXT}`);
    await writeColleague(uri, TEXT, BERT);
    const editor = await articleAt(uri);
    await show('all');
    assert.deepEqual((await drawn(editor.document))[0], `${SENTENCES[0]} BM:claim`);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), 'Noch ein Satz davor. ');
    });
    assert.deepEqual((await drawn(editor.document))[0], `${SENTENCES[0]} BM:claim`);
  });

  it('are aligned where a colleague cut the text into other sentences', async () => {
    const pairs: Colleague = { id: 'bert', given: [{ tags: ['claim'] }, {}], pairs: true };
    const { document } = await articleOf(TEXT, [ANNA, pairs]);
    await show('all');
    assert.deepEqual(await different(document), [SENTENCES.slice(0, 2).join('\n')]);
  });

  it('appear when a sidecar arrives', async () => {
    const { document } = await articleOf(TEXT, [ANNA]);
    await show('all');
    const { colleagues } = await api();
    await writeColleague(document.uri, TEXT, BERT);
    await until(document, () => colleagues(document)?.tagged.length === 3 || undefined);
  });

  it('bring an article into use that is open already', async () => {
    const { document } = await articleOf(TEXT, []);
    const { inUse, colleagues } = await api();
    // A later one was looked at, so the first was too, and has no sidecar.
    await articleOf(TEXT, [ANNA]);
    assert.equal(inUse(document), false);
    await show('all');
    await writeColleague(document.uri, TEXT, BERT);
    await until(document, () => inUse(document) || undefined);
    await vscode.window.showTextDocument(document);
    assert.equal(colleagues(document)?.tagged.length, 3);
  });

  it('are told by the hover: who, when, source, note and what was answered', async () => {
    const bert = annotationsOf(TEXT, BERT);
    const [tag] = bert.tags.filter((each) => each.tag === 'denial');
    const of = `bert/${tag?.id ?? ''}`;
    const carla: Colleague = {
      id: 'carla',
      name: 'Carla',
      given: [],
      reviews: [
        {
          id: 'c1',
          of,
          verdict: 'change',
          to: { tag: 'claim' },
          reason: 'guideline',
          note: 'vgl. 3.2',
          seen: `sha256:${'0'.repeat(64)}`,
          created: '2026-11-21',
        },
      ],
    };
    const editor = await articleOf(TEXT, [ANNA, carla]);
    await write(sidecarOf(editor.document.uri, 'bert'), serialise(bert));
    const { colleagues } = await api();
    await show('all');
    await until(editor.document, () => colleagues(editor.document)?.tagged.length === 3 || undefined);
    const hover = await toldAt(editor, 'Ministerium');
    assert.match(hover, /Bert Meyer – denial, 2026-11-20: source: Ministerium · note: wegen „weist zurück“/);
    assert.match(
      hover,
      /↳ Carla \(2026-11-21, the tag changed since\): change to claim \(guideline unclear\): vgl\. 3\.2/,
    );
    await show('mine');
    assert.doesNotMatch(await toldAt(editor, 'Ministerium'), /Bert|Carla/);
  });

  it('stay hidden from the sentences of one who annotates blind', async () => {
    await vscode.workspace.getConfiguration('claimmark').update('blind', true);
    try {
      const editor = await articleOf(TEXT, [ANNA, BERT]);
      await show('all');
      assert.deepEqual(await drawn(editor.document), []);
      assert.deepEqual(await different(editor.document), []);
      assert.doesNotMatch(await toldAt(editor, 'Ministerium'), /Bert/);
      await run('finishArticle');
      assert.equal((await drawn(editor.document)).length, 3);
      assert.match(await toldAt(editor, 'Ministerium'), /Bert/);
      await run('reopenArticle');
      assert.deepEqual(await drawn(editor.document), []);
    } finally {
      await vscode.workspace.getConfiguration('claimmark').update('blind', undefined);
    }
  });
});

describe('What a hostile colleague wrote', () => {
  before(() => beAnnotator('Anna'));
  afterEach(async () => {
    await show('mine');
    await closeAll();
  });

  it('is shown as plain text in hovers, labels and names', async () => {
    const evil =
      '[weiter](command:workbench.action.quit) <img src=x onerror=alert(1)> $(trash) \u202e**fett**\n# Titel';
    const hostile: Colleague = {
      id: 'bert',
      name: `../../x ${evil}`,
      given: [{ tags: ['denial'], details: { note: evil, source: evil } }, {}, {}, {}],
      reviews: [{ id: 'r1', re: 'bert/x', verdict: 'comment', note: evil, created: '2026-11-21' }],
    };
    const editor = await articleOf(TEXT, [ANNA, hostile]);
    await show('all');
    const told = (await hoverAt(editor, 'Die Behörde')).find(({ value }) => value.includes('denial'));
    assert.ok(told);
    assert.equal(told.isTrusted, undefined);
    assert.ok(!told.supportHtml && !told.supportThemeIcons);
    assert.doesNotMatch(told.value, /\]\(|(^|[^\\])<img|\u202e|\n# /);
    const { tagged = [] } = (await api()).colleagues(editor.document) ?? {};
    assert.match(tagged[0]?.by[0]?.initials ?? '', /^[\p{L}\p{N}-]{1,40}$/u);
  });

  it('says whose it is by its name, not by what stands in it', async () => {
    const disguised: Colleague = { id: 'anna', name: 'Anna', given: [{ tags: ['denial'] }, {}, {}, {}] };
    const editor = await articleOf(TEXT, [ANNA]);
    const text = serialise(annotationsOf(TEXT, disguised));
    const { colleagues } = await api();
    await show('all');
    await write(sidecarOf(editor.document.uri, 'mallory'), text);
    await until(editor.document, () => colleagues(editor.document)?.tagged.length === 1 || undefined);
    assert.equal(await ownDrawn(editor.document), 2);
    assert.match(await toldAt(editor, 'Die Behörde'), /Anna \(mallory\) – denial/);
  });

  it('may be enormous', async () => {
    const many = annotationsOf(TEXT, BERT);
    const [tag] = many.tags;
    assert.ok(tag);
    const tags = Array.from({ length: 50_000 }, (_, index) => ({ ...tag, id: `t${index}` }));
    const note = 'x'.repeat(1_000_000);
    const editor = await articleOf(TEXT, [ANNA]);
    const { colleagues } = await api();
    await show('all');
    const text = serialise({ ...many, tags: [{ ...tag, note }, ...tags] });
    await write(sidecarOf(editor.document.uri, 'bert'), text);
    await until(editor.document, () => colleagues(editor.document)?.tagged.length === 1 || undefined);
    const hover = await toldAt(editor, 'Die Behörde');
    assert.ok(hover.length < 50_000, `${hover.length}`);
    const [problem] = vscode.languages.getDiagnostics(sidecarOf(editor.document.uri, 'bert'));
    assert.equal(problem?.message, 'Only the first 10000 of 50001 tags are compared.');
    await run('tagDenial');
    assert.equal((await readSidecar(editor.document.uri)).tags.length, 3);
  });
});
