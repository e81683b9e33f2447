import type * as vscode from 'vscode';
import type { Files } from '../../sidecar';
import type { AnnotateMode } from '../annotating/annotateMode';
import type { SentenceCursor } from '../annotating/sentenceCursor';
import type { StillText } from '../annotating/stillText';
import type { ArticleSessions } from '../articles/articleSessions';
import type { Identity } from '../articles/identity';
import type { Corpus } from '../files/corpus';
import type { Guidelines } from '../guideline/guideline';
import type { Targets } from '../targets';
import type { Stores } from './adjudication';

/** The parts of the extension that reviewing builds upon. */
export interface Parts extends Stores {
  readonly sessions: ArticleSessions;
  readonly targets: Targets;
  readonly annotating: AnnotateMode;
  readonly cursor: SentenceCursor;
  readonly still: StillText;
  readonly corpus: Corpus;
  readonly files: Files;
  readonly guidelines: Guidelines;
  readonly identity: Identity;
  readonly memento: vscode.Memento;
  /** Takes failures of what nobody waits for. */
  readonly report: (error: unknown) => void;
}
