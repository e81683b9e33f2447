import * as vscode from 'vscode';
import { ADJUDICATED, renameAnnotator, type Annotator } from '../../annotation';
import {
  decode,
  FileError,
  parse,
  serialise,
  sidecarName,
  slugOf,
  slugRefusal,
  type Files,
} from '../../sidecar';
import { Refusal } from '../articles/articleSession';
import type { ArticleSessions } from '../articles/articleSessions';
import type { Identity } from '../articles/identity';
import { pickByKey } from '../pickByKey';
import { say } from '../say';
import { folderOf, nameOf } from '../uris';
import type { Corpus, SidecarAddress } from './corpus';

export interface Renaming {
  readonly files: Files;
  readonly corpus: Corpus;
  readonly sessions: ArticleSessions;
  readonly identity: Identity;
}

/**
 * Gives the annotator another name, in the setting and in all own sidecars of the workspace, which are renamed.
 * Ids of tags stay. Colleagues' files are not written: links in them that name the old id are counted beforehand.
 */
export async function renameMe(renaming: Renaming, [given]: readonly unknown[]): Promise<void> {
  const { corpus, sessions, identity } = renaming;
  const from = identity.current;
  if (!from) throw new Refusal(vscode.l10n.t('Nobody annotates here yet.'));
  if (sessions.hasPending) {
    throw new Refusal(vscode.l10n.t('Some tags are not on disk yet. Rename yourself when they are.'));
  }
  const name = typeof given === 'string' ? given : await askName(from);
  if (!name?.trim()) return;
  const made = slugOf(name);
  const to: Annotator = { id: made || from.id, name: name.trim() };
  if (slugRefusal(to.id)) throw new Refusal(vscode.l10n.t('This name is reserved.'));
  const addresses = await corpus.search();
  if (to.id !== from.id && addresses.some(({ annotator }) => annotator === to.id)) {
    throw new Refusal(vscode.l10n.t('Somebody with the id “{0}” has annotated here already.', to.id));
  }
  const own = addresses.filter(({ annotator }) => annotator === from.id);
  const pointing = to.id === from.id ? 0 : await countPointing(renaming, from.id, addresses);
  if (!(await confirm(from, to, own.length, pointing))) return;
  for (const session of sessions.all()) await session.settled();
  const left = await renameFiles(renaming, from, to, addresses);
  await identity.keep(to);
  if (left.length > 0) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('These sidecars keep the old name: {0}', left.join(' ')),
    );
  } else say(vscode.l10n.t('Sidecars renamed: {0}', own.length));
}

function askName(from: Annotator): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Your new name as annotator'),
    prompt: vscode.l10n.t('Your sidecars in this workspace are renamed with it. A pseudonym is fine.'),
    value: from.name,
    ignoreFocusOut: true,
    validateInput: (value) =>
      slugRefusal(slugOf(value) || from.id) ? vscode.l10n.t('This name is reserved.') : undefined,
  });
}

async function confirm(from: Annotator, to: Annotator, own: number, pointing: number): Promise<boolean> {
  const answer = await pickByKey<boolean>({
    title: vscode.l10n.t('Rename {0} to {1}?', inWords(from), inWords(to)),
    placeholder: vscode.l10n.t('Your sidecars in this workspace: {0}', own),
    lines: [
      ...(pointing > 0
        ? [
            {
              label: vscode.l10n.t(
                '$(warning) Sidecars of colleagues with links to your tags by your old id: {0}',
                pointing,
              ),
            },
          ]
        : []),
      { label: vscode.l10n.t('$(edit) Rename'), key: 'r', answer: true },
      { label: vscode.l10n.t('$(check) Leave as it is'), key: 's', answer: false },
    ],
  });
  return answer === true;
}

function inWords({ id, name }: Annotator): string {
  return `${name} <${id}>`;
}

/** How many sidecars of others have links to records of the annotator `id`. */
async function countPointing(
  { files }: Renaming,
  id: string,
  addresses: readonly SidecarAddress[],
): Promise<number> {
  const others = addresses.filter(({ annotator }) => annotator !== id && annotator !== ADJUDICATED);
  const pointing = await Promise.all(
    others.map(async ({ uri }) => {
      const bytes = await files.read(uri.toString());
      return bytes !== null && (decode(bytes) ?? '').includes(`"${id}/`);
    }),
  );
  return pointing.filter(Boolean).length;
}

/** Renames and rewrites; gives a sentence for each file that could not be. */
async function renameFiles(
  { files }: Renaming,
  from: Annotator,
  to: Annotator,
  addresses: readonly SidecarAddress[],
): Promise<readonly string[]> {
  const left: string[] = [];
  for (const { uri, article, annotator } of addresses) {
    if (annotator !== from.id && annotator !== ADJUDICATED) continue;
    const path = uri.toString();
    const bytes = await files.read(path);
    const parsed = parse((bytes && decode(bytes)) ?? '');
    const decides = parsed.annotations?.adjudicator?.id === from.id;
    if (annotator === ADJUDICATED && !decides) continue;
    if (!parsed.writable) {
      left.push(nameOf(uri));
      continue;
    }
    try {
      const name =
        annotator === from.id ? sidecarName({ article: nameOf(article), annotator: to.id }) : nameOf(uri);
      const target = vscode.Uri.joinPath(folderOf(uri), name).toString();
      if (target !== path) await files.rename(path, target);
      await files.update(target, (now) => {
        const text = (now && decode(now)) ?? '';
        const { annotations, writable } = parse(text);
        if (!writable) return now;
        return new TextEncoder().encode(serialise(renameAnnotator(annotations, from.id, to), text));
      });
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      left.push(`${nameOf(uri)}: ${error.message}`);
    }
  }
  return left;
}
