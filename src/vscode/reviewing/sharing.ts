import * as vscode from 'vscode';
import { ADJUDICATED, type Annotations } from '../../annotation';
import { parseSidecarName } from '../../sidecar';
import type { Identity } from '../articles/identity';
import type { CommandTable } from '../commands';
import type { Corpus } from '../files/corpus';
import { gitRepositories } from '../files/git';
import { Refusal } from '../refusal';
import { say } from '../say';
import { nameOf } from '../uris';

/** Passing one's own sidecars on with git, and getting those of colleagues. */
export function sharingCommands(corpus: Corpus, identity: Identity): CommandTable {
  return {
    'claimmark.shareTags': () => share(corpus, identity),
    'claimmark.getTags': getTags,
  };
}

/** Stages and commits own sidecars, and nothing else; pushes where there is somewhere to push to. */
async function share(corpus: Corpus, identity: Identity): Promise<void> {
  const me = identity.current;
  if (!me) throw new Refusal(vscode.l10n.t('You have no tags yet.'));
  const repositories = await gitRepositories();
  if (repositories.length === 0) {
    await tellFiles(corpus, me.id);
    return;
  }
  let shared = 0;
  let pushed = 0;
  for (const repository of repositories) {
    const own = await ownIn(repository.changed, corpus, me.id);
    const staged = await ownIn(repository.staged, corpus, me.id);
    const foreign = repository.staged.length - staged.length;
    if (own.length + staged.length > 0) {
      if (foreign > 0) {
        // A commit takes all that is staged.
        throw new Refusal(
          vscode.l10n.t(
            'Other files are staged in {0}: {1}. Commit or unstage them first, so that only your tags are shared.',
            nameOf(repository.root),
            foreign,
          ),
        );
      }
      await repository.commit(own, vscode.l10n.t('Tags of {0}', me.name));
      shared += own.length + staged.length;
    }
    if (repository.hasRemote && repository.hasUpstream) {
      await repository.push();
      pushed++;
    }
  }
  if (shared === 0 && pushed === 0) say(vscode.l10n.t('There is nothing new to share.'));
  else if (pushed > 0) say(vscode.l10n.t('Shared: {0} sidecars, committed and pushed.', shared));
  else say(vscode.l10n.t('Committed: {0} sidecars. There is no remote to push to.', shared));
}

/** Those of the files that are the annotator's to share: his sidecars, and those of an adjudication by him. */
async function ownIn(
  files: readonly vscode.Uri[],
  corpus: Corpus,
  me: string,
): Promise<readonly vscode.Uri[]> {
  const mine = await Promise.all(
    files.map(async (uri) => {
      const annotator = parseSidecarName(nameOf(uri))?.annotator;
      if (annotator !== ADJUDICATED) return annotator === me;
      const annotations: Annotations | null = await corpus.read({ uri });
      return annotations?.adjudicator?.id === me;
    }),
  );
  return files.filter((_, index) => mine[index]);
}

/** Without git: which files to send. */
async function tellFiles(corpus: Corpus, me: string): Promise<void> {
  const own = await ownIn(
    (await corpus.addresses()).map(({ uri }) => uri),
    corpus,
    me,
  );
  if (own.length === 0) throw new Refusal(vscode.l10n.t('You have no tags yet.'));
  const paths = own.map((uri) => vscode.workspace.asRelativePath(uri)).sort();
  const copy = vscode.l10n.t('Copy List');
  const picked = await vscode.window.showInformationMessage(
    vscode.l10n.t('There is no git repository here. Your tags stand in {0} files; send these.', own.length),
    copy,
  );
  if (picked === copy) await vscode.env.clipboard.writeText(paths.join('\n'));
}

async function getTags(): Promise<void> {
  const repositories = (await gitRepositories()).filter(({ hasUpstream }) => hasUpstream);
  if (repositories.length === 0) {
    throw new Refusal(
      vscode.l10n.t(
        'There is no git repository with a remote here. Put colleagues’ sidecars beside the articles.',
      ),
    );
  }
  for (const repository of repositories) await repository.pull();
  say(vscode.l10n.t('Colleagues’ tags are up to date.'));
}
