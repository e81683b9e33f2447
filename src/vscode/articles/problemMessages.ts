import * as vscode from 'vscode';
import type { Problem, SidecarFile } from '../../sidecar';
import { nameOf } from '../uris';

/** What is wrong with a sidecar, in the language of the interface. */
export function problemMessage({ code, message }: Problem): string {
  switch (code) {
    case 'not-utf8':
      return vscode.l10n.t('The sidecar is not valid UTF-8. It is left as it is.');
    case 'unparsable':
      return vscode.l10n.t('The sidecar is not valid JSON and is left as it is: {0}', message);
    case 'conflict-markers':
      return vscode.l10n.t('Git left conflict markers in the sidecar. It is left as it is.');
    case 'newer-version':
      return vscode.l10n.t(
        'A newer version of Claimmark wrote the sidecar: it can be read here, not written.',
      );
    case 'duplicate-key':
    case 'duplicate-id':
    case 'invalid':
      return vscode.l10n.t('The sidecar does not fit its format and is left as it is: {0}', message);
  }
}

/** The first problem of a sidecar with file and line; undefined if it has none. */
export function troubleOf({ path, parsed }: SidecarFile): string | undefined {
  const [problem] = parsed.problems;
  if (!problem) return undefined;
  const name = nameOf(vscode.Uri.parse(path, true));
  return vscode.l10n.t('{0}, line {1}: {2}', name, problem.line, problemMessage(problem));
}
