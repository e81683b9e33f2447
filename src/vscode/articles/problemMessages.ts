import * as vscode from 'vscode';
import type { FileError, FileErrorCode, Problem, SidecarFile } from '../../sidecar';
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

/** Why tags are not on disk yet; they are tried again. */
export function unwritten({ code, path }: FileError): string {
  const name = nameOf(vscode.Uri.parse(path));
  return vscode.l10n.t('Not on disk yet, tried again by itself: {0} ({1})', fileMessage(code), name);
}

function fileMessage(code: FileErrorCode): string {
  switch (code) {
    case 'not-found':
      return vscode.l10n.t('The file does not exist.');
    case 'exists':
      return vscode.l10n.t('There is a file of this name already.');
    case 'no-space':
      return vscode.l10n.t('There is no space left on the disk.');
    case 'no-permission':
      return vscode.l10n.t('The file may not be written.');
    case 'read-only':
      return vscode.l10n.t('The file system is read-only.');
    case 'name-too-long':
      return vscode.l10n.t('The name is too long for the file system.');
    case 'busy':
      return vscode.l10n.t('Another program holds the file.');
    case 'unavailable':
      return vscode.l10n.t('The file cannot be reached.');
  }
}
