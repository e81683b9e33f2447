import * as vscode from 'vscode';
import type { Annotator } from '../../annotation';
import { slugOf, slugRefusal } from '../../sidecar';
import { gitUserName } from '../files/git';

/** `Anna B. <anna>`: a name whose id is not the one made from it. */
const WITH_ID = /^(.*\S)\s*<([a-z0-9][a-z0-9-]{0,39})>$/;

/** Who annotates on this machine: the setting `claimmark.annotator`, asked for once before the first write. */
export class Identity {
  /** Chosen in this session although the setting could not be written. */
  #unsaved: Annotator | undefined;

  get current(): Annotator | undefined {
    const value = vscode.workspace.getConfiguration('claimmark').get('annotator', '').trim();
    return value ? fromSetting(value) : this.#unsaved;
  }

  /** The current annotator; asks if there is none. `known` are those who have sidecars in the folder. */
  async ensure(
    known: readonly Annotator[],
    resource: vscode.Uri | undefined,
  ): Promise<Annotator | undefined> {
    return this.current ?? (await this.ask(known, resource));
  }

  /** Asks who annotates and keeps the answer in the setting; undefined if the question was dismissed. */
  async ask(known: readonly Annotator[], resource: vscode.Uri | undefined): Promise<Annotator | undefined> {
    const annotator = (known.length > 0 && (await pickKnown(known))) || (await typeName(known, resource));
    if (annotator) await this.keep(annotator);
    return annotator;
  }

  /**
   * A sidecar carries the current annotator's id with another name. Asks whether it is the same person, who
   * then goes by the sidecar's name; false if not.
   */
  async confirm(found: Annotator): Promise<boolean> {
    const yes = vscode.l10n.t('Yes, this is me');
    const no = vscode.l10n.t('No, choose another name');
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t('Is this you? The sidecar of “{0}” belongs to {1}.', found.id, found.name),
      { modal: true },
      yes,
      no,
    );
    if (answer === undefined) throw new vscode.CancellationError();
    if (answer === yes) await this.keep(found);
    return answer === yes;
  }

  /** Makes somebody the annotator, in the setting. */
  async keep(annotator: Annotator): Promise<void> {
    const value =
      slugOf(annotator.name) === annotator.id ? annotator.name : `${annotator.name} <${annotator.id}>`;
    this.#unsaved = annotator;
    try {
      await vscode.workspace
        .getConfiguration('claimmark')
        .update('annotator', value, vscode.ConfigurationTarget.Global);
    } catch (error) {
      // Settings that cannot be written keep nobody from working: the answer holds until the window closes.
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showWarningMessage(
        vscode.l10n.t('The setting claimmark.annotator could not be saved: {0}', reason),
      );
    }
  }
}

function fromSetting(value: string): Annotator | undefined {
  const match = WITH_ID.exec(value);
  const annotator =
    match?.[1] && match[2] ? { id: match[2], name: match[1] } : { id: slugOf(value), name: value };
  return slugRefusal(annotator.id) ? undefined : annotator;
}

/** Undefined if the annotator is none of the known ones; dismissing the list cancels what asked. */
async function pickKnown(known: readonly Annotator[]): Promise<Annotator | undefined> {
  const other = { label: vscode.l10n.t('$(add) I am somebody else'), annotator: undefined };
  const items = known.map((annotator) => ({
    label: `$(person) ${annotator.name}`,
    description: annotator.id,
    annotator,
  }));
  const picked = await vscode.window.showQuickPick(
    [...items, { label: '', kind: vscode.QuickPickItemKind.Separator, annotator: undefined }, other],
    {
      title: vscode.l10n.t('Who are you?'),
      placeHolder: vscode.l10n.t('I am one of these annotators'),
      ignoreFocusOut: true,
    },
  );
  if (!picked) throw new vscode.CancellationError();
  return picked.annotator;
}

async function typeName(
  known: readonly Annotator[],
  resource: vscode.Uri | undefined,
): Promise<Annotator | undefined> {
  const taken = new Set(known.map(({ id }) => id));
  const validate = (id: string) => {
    if (slugRefusal(id))
      return vscode.l10n.t('A name needs a letter or a digit, and “adjudicated” and “model-…” are reserved.');
    if (taken.has(id)) return vscode.l10n.t('Somebody with the id “{0}” has annotated here already.', id);
    return undefined;
  };
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Your name as annotator'),
    prompt: vscode.l10n.t('This name will stand in file names. A pseudonym is fine.'),
    value: (await gitUserName(resource)) ?? '',
    ignoreFocusOut: true,
    validateInput: (value) => {
      const id = slugOf(value);
      return value.trim() && id === '' ? undefined : validate(id);
    },
  });
  if (!name?.trim()) return undefined;
  const made = slugOf(name);
  // A name without a Latin letter or digit leaves nothing for a file name: that part is typed.
  const id =
    made ||
    (await vscode.window.showInputBox({
      title: vscode.l10n.t('Your name in file names'),
      prompt: vscode.l10n.t('Latin letters, digits and hyphens, at most 40.'),
      ignoreFocusOut: true,
      validateInput: (value) => (slugOf(value) === value ? validate(value) : validate('')),
    }));
  return id ? { id, name: name.trim() } : undefined;
}
