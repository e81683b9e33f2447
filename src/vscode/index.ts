import * as vscode from 'vscode';
import { createFiles } from '#platform';
import type { Annotator } from '../annotation';
import { SidecarStore } from '../sidecar';
import { ArticleSessions } from './articleSessions';
import { commandTable, registerCommand } from './commands';
import { EarlierStates } from './earlierStates';
import { GitAttributes } from './gitAttributes';
import { Identity } from './identity';
import { Moves } from './moves';
import { Problems } from './problems';
import { Screen } from './screen';
import { TagHover } from './hover';
import type { TaggedRange } from './decorations';

/** What the extension shows, for other extensions and for the tests; it changes nothing. */
export interface ExtensionApi {
  /** Whether the document is an article in use. */
  readonly inUse: (document: vscode.TextDocument) => boolean;
  /** The tagged sentences as they are drawn. */
  readonly tagged: (document: vscode.TextDocument) => readonly TaggedRange[];
  /** What stands in the way or needs a look, one sentence each. */
  readonly troubles: (document: vscode.TextDocument) => readonly string[];
  /** An article came into use or what is shown of it changed. */
  readonly onDidChange: vscode.Event<vscode.Uri>;
}

/** Registers everything the extension offers. Reads and writes nothing. */
export function register(context: vscode.ExtensionContext): ExtensionApi {
  const log = vscode.window.createOutputChannel('Claimmark', { log: true });
  const files = createFiles();
  const identity = new Identity();
  const journal = vscode.Uri.joinPath(context.globalStorageUri, 'journal').toString();
  const earlier = vscode.Uri.joinPath(context.globalStorageUri, 'earlier').toString();
  const report = (error: unknown) => {
    log.error(error instanceof Error ? error : String(error));
  };
  const openStore = (annotator: Annotator) => new SidecarStore({ files, journal, earlier, annotator });
  const sessions = new ArticleSessions(files, openStore, identity, report);
  const earlierStates = new EarlierStates(files);
  const gitAttributes = new GitAttributes(files, context.globalState);
  const commands = Object.entries(commandTable(sessions, earlierStates)).map(([id, run]) =>
    registerCommand(id, run, log),
  );
  context.subscriptions.push(
    log,
    sessions,
    new Screen(sessions, report),
    new Problems(sessions),
    new Moves(files, sessions, report),
    earlierStates,
    sessions.onDidCreateSidecar(({ document }) => {
      gitAttributes.offer(document.uri).catch(report);
    }),
    vscode.languages.registerHoverProvider(
      [{ language: 'plaintext' }, { language: 'markdown' }],
      new TagHover(sessions),
    ),
    ...commands,
  );

  const changed = new vscode.EventEmitter<vscode.Uri>();
  context.subscriptions.push(
    changed,
    sessions.onDidChange(({ document }) => {
      changed.fire(document.uri);
    }),
  );
  return {
    inUse: (document) => sessions.of(document) !== undefined,
    tagged: (document) => sessions.of(document)?.taggedRanges() ?? [],
    troubles: (document) => sessions.of(document)?.troubles() ?? [],
    onDidChange: changed.event,
  };
}
