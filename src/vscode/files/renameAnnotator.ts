import * as vscode from 'vscode';
import { ADJUDICATED, type Annotator } from '../../annotation';
import {
  decode,
  keepRenaming,
  parseBytes,
  renameSidecars,
  slugOf,
  slugRefusal,
  unfinishedRenaming,
  type Files,
  type Left,
  type Renaming,
  type Unrenamed,
} from '../../sidecar';
import type { ArticleSessions } from '../articles/articleSessions';
import type { Identity } from '../articles/identity';
import { pickByKey } from '../pickByKey';
import { Refusal } from '../refusal';
import { say } from '../say';
import type { Corpus, SidecarAddress } from './corpus';

export interface RenameOptions {
  readonly files: Files;
  readonly corpus: Corpus;
  readonly sessions: ArticleSessions;
  readonly identity: Identity;
  /** The file that keeps a renaming until it is done. */
  readonly record: string;
}

/**
 * Gives the annotator another name, in the setting and in all own sidecars of the workspace, which are renamed.
 * Ids of tags stay. Colleagues' files are not written: links in them that name the old id are counted beforehand.
 * A renaming that could not be finished is finished first.
 */
export async function renameMe(options: RenameOptions, [given]: readonly unknown[]): Promise<void> {
  const { corpus, sessions, identity } = options;
  const unfinished = await finish(options);
  if (unfinished) tell(unfinished);
  if (unfinished?.left.length === 0) return;
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
  const pointing = to.id === from.id ? 0 : await countPointing(options, from.id, addresses);
  if (!(await confirm(from, to, own.length, pointing))) return;
  for (const session of sessions.all()) await session.settled();
  const sidecars = [...(unfinished?.left ?? []), ...(await sidecarsOf(options, from, addresses))];
  tell(await carryOut(options, { to, annotator: from.id, sidecars }));
}

/** Finishes a renaming that an earlier session could not; says nothing if it cannot either. */
export async function finishRenaming(options: RenameOptions): Promise<void> {
  const outcome = await finish(options);
  if (outcome && outcome.renamed > 0) tell(outcome);
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
  { files }: RenameOptions,
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

/** Whose sidecars are to be rewritten: the own ones, and adjudications that the annotator decides. */
async function sidecarsOf(
  { files }: RenameOptions,
  { id }: Annotator,
  addresses: readonly SidecarAddress[],
): Promise<readonly Unrenamed[]> {
  const found = await Promise.all(
    addresses.map(async ({ uri, annotator }) => {
      const path = uri.toString();
      if (annotator === id) return [{ path, from: id }];
      if (annotator !== ADJUDICATED) return [];
      const bytes = await files.read(path);
      const decides = bytes && parseBytes(bytes).annotations?.adjudicator?.id;
      return decides === id ? [{ path, from: id }] : [];
    }),
  );
  return found.flat();
}

/** What became of a renaming. */
interface Outcome {
  readonly renamed: number;
  readonly left: readonly Left[];
}

/** What is to be done is kept until it is done, so that the next session or attempt finishes what this one cannot. */
async function carryOut({ files, identity, record }: RenameOptions, renaming: Renaming): Promise<Outcome> {
  await keepRenaming(files, record, renaming);
  const left = await renameSidecars(files, renaming);
  if (identity.current?.id === renaming.annotator) await identity.keep(renaming.to);
  const sidecars = left.map(({ path, from }) => ({ path, from }));
  await keepRenaming(files, record, { ...renaming, annotator: null, sidecars });
  return { renamed: renaming.sidecars.length - left.length, left };
}

async function finish(options: RenameOptions): Promise<Outcome | null> {
  const renaming = await unfinishedRenaming(options.files, options.record);
  return renaming && carryOut(options, renaming);
}

/** How many failures one message names: in a folder that takes no changes there is one for each article. */
const TOLD = 3;

function tell({ renamed, left }: Outcome): void {
  if (left.length > 0) {
    const reasons = left.slice(0, TOLD).map(({ reason }) => reason);
    if (left.length > TOLD) reasons.push(vscode.l10n.t('… and {0} more', left.length - TOLD));
    const message = vscode.l10n.t('These sidecars keep the old name: {0}', reasons.join(' '));
    void vscode.window.showWarningMessage(message);
  } else say(vscode.l10n.t('Sidecars renamed: {0}', renamed));
}
