import * as vscode from 'vscode';
import { ADJUDICATED, isModel } from '../../annotation';
import { FORMATS, type ExportOptions, type Format } from '../../exchange';
import { Refusal } from '../refusal';
import { folderOf, nameOf } from '../uris';
import type { FoundArticle } from './annotatedArticles';
import { choose, chooseSeveral, orCancel } from './choose';
import { isFolder, placeItems, type Places } from './places';
import { translate } from './words';

const title = () => vscode.l10n.t('Export annotations');

export async function askPlaces(question: string): Promise<readonly vscode.Uri[]> {
  const items = placeItems();
  if (items.length === 0) throw new Refusal(vscode.l10n.t('Open a folder or an article first.'));
  const placeHolder = vscode.l10n.t('Which annotations?');
  return (await choose(items, { title: question, placeHolder })).uris;
}

/** Asks whose annotations, if there are several annotators. */
export async function askAnnotators(articles: readonly FoundArticle[]): Promise<readonly string[]> {
  const counts = new Map<string, number>();
  for (const { sidecars } of articles)
    for (const { annotator } of sidecars) counts.set(annotator, (counts.get(annotator) ?? 0) + 1);
  const items = Array.from(counts, ([id, count]) => ({
    label: `$(${id === ADJUDICATED ? 'law' : isModel({ id }) ? 'hubot' : 'person'}) ${id}`,
    description:
      id === ADJUDICATED
        ? vscode.l10n.t('what was decided; articles: {0}', count)
        : vscode.l10n.t('articles: {0}', count),
    picked: true,
    id,
  })).sort((a, b) => (a.id < b.id ? -1 : 1));
  if (items.length === 1) return items.map(({ id }) => id);
  const placeHolder = vscode.l10n.t('Which annotators?');
  const chosen = await chooseSeveral(items, { title: title(), placeHolder });
  if (chosen.length === 0) throw new vscode.CancellationError();
  return chosen.map(({ id }) => id);
}

/** Asks for a format that can be written, or read. */
export async function askFormat(direction: 'write' | 'read', question = title()): Promise<Format> {
  const formats = FORMATS.filter(({ read }) => direction === 'write' || read);
  const items = formats.map((format) => ({
    label: format.name,
    description: format.extension,
    detail: translate(format.purpose),
    format,
  }));
  const placeHolder = vscode.l10n.t('Which format?');
  return (await choose(items, { title: question, placeHolder })).format;
}

interface OptionItem extends vscode.QuickPickItem {
  readonly option: ExportOptions;
}

/** Asks for the form of the format, and for what can be chosen in it. */
export async function askOptions(format: Format): Promise<ExportOptions> {
  const question = { title: vscode.l10n.t('Export annotations: {0}', format.name) };
  const variants = format.variants.map(({ id, holds }) => ({ label: translate(holds), variant: id }));
  const { variant } = await choose(variants, {
    ...question,
    placeHolder: vscode.l10n.t('What is the file to hold?'),
  });
  const chosen = await chooseSeveral(optionItems(format), {
    ...question,
    placeHolder: vscode.l10n.t('Options; Enter goes on'),
  });
  return Object.assign({ variant }, ...chosen.map(({ option }) => option)) as ExportOptions;
}

function optionItems({ id, units, withoutQuotes }: Format): readonly OptionItem[] {
  const isTable = id === 'csv' || id === 'tsv';
  const [usual, other] = units;
  const items: (OptionItem | false)[] = [
    isTable && {
      label: vscode.l10n.t('Safe for spreadsheets'),
      detail: vscode.l10n.t('With a byte order mark, and no cell is taken for a formula'),
      option: { excel: true },
    },
    id === 'csv' && {
      label: vscode.l10n.t('Semicolons between the cells'),
      detail: vscode.l10n.t('As German spreadsheets expect it'),
      option: { delimiter: ';' },
    },
    other !== undefined && {
      label:
        other === 'utf16'
          ? vscode.l10n.t('Offsets in UTF-16 code units')
          : vscode.l10n.t('Offsets in code points'),
      detail:
        usual === 'utf16'
          ? vscode.l10n.t('As Python counts, instead of UTF-16 code units')
          : vscode.l10n.t('As JavaScript and Java count, instead of code points'),
      option: { offsets: other },
    },
    {
      label: vscode.l10n.t('Pseudonyms'),
      detail: vscode.l10n.t('Annotators become a1, a2 …; dates and notes are left out'),
      option: { pseudonyms: true },
    },
    withoutQuotes && {
      label: vscode.l10n.t('Without quotations'),
      detail: vscode.l10n.t('Hashes in place of the words of the articles'),
      option: { withoutQuotes: true },
    },
  ];
  return items.filter((item) => item !== false);
}

/** Asks for the file, or the folder of a format that writes several. */
export async function askTarget(format: Format, { uris, root }: Places): Promise<vscode.Uri> {
  const [only] = uris;
  const base = nameOf(only && uris.length === 1 ? only : root) || 'annotations';
  if (format.files === 'one') {
    const file = orCancel(
      await vscode.window.showSaveDialog({
        title: title(),
        saveLabel: vscode.l10n.t('Export'),
        defaultUri: vscode.Uri.joinPath(root, `${base}${format.extension}`),
        filters: { [format.name]: [format.extension.slice(1)] },
      }),
    );
    await confirmCompanions(format, file);
    return file;
  }
  const [folder] = orCancel(
    await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Folder for the files of the export'),
      openLabel: vscode.l10n.t('Export Here'),
      canSelectFolders: true,
      canSelectFiles: false,
      defaultUri: root,
    }),
  );
  return intoFolder(orCancel(folder), format);
}

/** The question of the dialog was about the file alone, not about those that come with it. */
async function confirmCompanions({ companions }: Format, file: vscode.Uri): Promise<void> {
  const beside = new Set((await vscode.workspace.fs.readDirectory(folderOf(file))).map(([name]) => name));
  for (const { name } of companions.filter((companion) => beside.has(companion.name))) {
    orCancel(
      await vscode.window.showWarningMessage(
        vscode.l10n.t('“{0}” is there already and would be replaced.', name),
        { modal: true },
        vscode.l10n.t('Replace'),
      ),
    );
  }
}

/** A folder that holds something already gets a folder of its own for the export, unless it is wanted otherwise. */
async function intoFolder(folder: vscode.Uri, { id }: Format): Promise<vscode.Uri> {
  if (!(await isFolder(folder))) return folder;
  if ((await vscode.workspace.fs.readDirectory(folder)).length === 0) return folder;
  const own = vscode.l10n.t('New Folder “{0}”', id);
  const here = vscode.l10n.t('Export into It');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('“{0}” is not empty. Files of the same names would be replaced.', nameOf(folder)),
    { modal: true },
    own,
    here,
  );
  return orCancel(answer) === here ? folder : vscode.Uri.joinPath(folder, id);
}
