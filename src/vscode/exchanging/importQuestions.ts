import * as vscode from 'vscode';
import { isModel, MODEL_PREFIX, type Annotator } from '../../annotation';
import { countsOf, type Format, type ImportPlan } from '../../exchange';
import { slugRefusal } from '../../sidecar';
import { Refusal } from '../refusal';
import { ask, choose, orCancel } from './choose';
import { placeItems } from './places';

const title = () => vscode.l10n.t('Import annotations');

/** Asks for files; where a format has several, for a folder of them or for some. */
export async function askFiles(format: Format): Promise<readonly vscode.Uri[]> {
  const files = { label: vscode.l10n.t('$(file) Some files'), isFolder: false };
  const folder = { label: vscode.l10n.t('$(folder) A folder with everything in it'), isFolder: true };
  const kinds = format.files === 'several' ? [folder, files] : [files];
  const { isFolder } = await choose(kinds, {
    title: title(),
    placeHolder: vscode.l10n.t('What is to be imported?'),
  });
  return orCancel(
    await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Import annotations: {0}', format.name),
      openLabel: vscode.l10n.t('Import'),
      canSelectFolders: isFolder,
      canSelectFiles: !isFolder,
      canSelectMany: !isFolder,
      ...(!isFolder && { filters: { [format.name]: [format.extension.slice(1)], '*': ['*'] } }),
    }),
  );
}

/** Asks for the folder from which the paths in the input start. */
export async function askRoot(): Promise<readonly vscode.Uri[]> {
  const items = placeItems();
  if (items.length === 0) throw new Refusal(vscode.l10n.t('Open a folder or an article first.'));
  const placeHolder = vscode.l10n.t('Where are the articles that the tags belong to?');
  return (await choose(items, { title: title(), placeHolder })).uris;
}

/** Asks whose tags they become. `models` are known already. */
export async function askAnnotator(
  current: Annotator | undefined,
  models: readonly string[],
): Promise<Annotator | 'me'> {
  const me = vscode.l10n.t('Your own tags: what you have stays, what is new is added');
  const replaced = vscode.l10n.t('Its tags in these articles are replaced as a whole');
  const items: (vscode.QuickPickItem & { readonly annotator?: Annotator; readonly isModel?: boolean })[] = [
    current
      ? { label: `$(person) ${current.name}`, description: current.id, detail: me, annotator: current }
      : { label: vscode.l10n.t('$(person) Me'), detail: me },
    ...models.map((id) => ({ label: `$(hubot) ${id}`, detail: replaced, annotator: { id, name: id } })),
    {
      label: vscode.l10n.t('$(hubot) Another model…'),
      detail: vscode.l10n.t('A program: its next import replaces its tags'),
      isModel: true,
    },
    {
      label: vscode.l10n.t('$(person-add) Somebody else…'),
      detail: vscode.l10n.t('A colleague who works with another program'),
      isModel: false,
    },
  ];
  const placeHolder = vscode.l10n.t('Whose tags are they to be?');
  const picked = await ask(items, { title: title(), placeHolder });
  if (picked.annotator) return picked.annotator;
  return picked.isModel === undefined ? 'me' : typeSlug(picked.isModel);
}

async function typeSlug(model: boolean): Promise<Annotator> {
  const slugFor = (value: string) => (model && !isModel({ id: value }) ? MODEL_PREFIX + value : value);
  const value = orCancel(
    await vscode.window.showInputBox({
      title: title(),
      prompt: vscode.l10n.t('The name in file names: Latin letters, digits and hyphens, at most 40.'),
      value: model ? MODEL_PREFIX : '',
      ignoreFocusOut: true,
      validateInput: (typed) => annotatorRefusal(slugFor(typed.trim()), model),
    }),
  );
  const id = slugFor(value.trim());
  return { id, name: id };
}

function annotatorRefusal(slug: string, model: boolean): string | undefined {
  const refusal = slug === MODEL_PREFIX ? 'malformed' : slugRefusal(slug);
  if (refusal === null || (model && refusal === 'model')) return undefined;
  return refusal === 'malformed'
    ? vscode.l10n.t('Latin letters, digits and hyphens, at most 40.')
    : vscode.l10n.t('A name needs a letter or a digit, and “adjudicated” and “model-…” are reserved.');
}

/** An annotator who was named by a setting. @throws Refusal if nobody can be called so */
export function annotatorOf(slug: string): Annotator {
  const refusal = annotatorRefusal(slug, isModel({ id: slug }));
  if (refusal !== undefined) throw new Refusal(`“${slug}”: ${refusal}`);
  return { id: slug, name: slug };
}

/** Asks which of the annotators whom the input names is meant. */
export async function askFrom({ annotator, leftOut }: ImportPlan): Promise<string> {
  const items = Array.from(leftOut, ([id, count]) => ({
    label: `$(person) ${id}`,
    description: vscode.l10n.t('tags: {0}', count),
    id,
  }));
  const placeHolder = vscode.l10n.t('The input has no tags of {0}. Whose are to be taken?', annotator.id);
  return (await ask(items, { title: title(), placeHolder })).id;
}

/** Asks, with the list before the eyes, whether to go on. Cancels the command if not. */
export async function confirm(plan: ImportPlan, partial: boolean): Promise<void> {
  const { added, updated, removed } = countsOf(plan);
  const what = vscode.l10n.t('new {0}, updated {1}, removed {2}', added, updated, removed);
  const { length: refused } = plan.refused;
  const leave = { label: vscode.l10n.t('$(close) Do nothing'), go: false };
  const go =
    refused === 0
      ? { label: vscode.l10n.t('$(check) Import the tags'), description: what, go: true }
      : {
          label: vscode.l10n.t('$(check) Import what fits'),
          description: what,
          detail: vscode.l10n.t('Left out, with the reasons in the list: {0}', refused),
          go: true,
        };
  const items = refused === 0 || partial ? [go, leave] : [leave, go];
  const placeHolder = vscode.l10n.t(
    'Nothing has been written yet. The list shows what fits and what does not.',
  );
  if (!(await ask(items, { title: title(), placeHolder })).go) throw new vscode.CancellationError();
}
