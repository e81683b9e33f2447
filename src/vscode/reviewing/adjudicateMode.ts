import * as vscode from 'vscode';
import { History, TAG_NAMES, type Change, type Tag } from '../../annotation';
import { mergedTags, setOf, type Case, type Decision, type GivenTag, type Rater } from '../../review';
import { rangeOf } from '../articles/documentOffsets';
import { inOrder, type CommandTable } from '../commands';
import { ContextKey } from '../contextKeys';
import { giveKeys } from '../giveKeys';
import { inOneLine } from '../plainText';
import { Refusal } from '../refusal';
import { say } from '../say';
import { definitionOf, nameOf, namesOf } from '../tagNames';
import { Adjudication, takeAdjudicationOver } from './adjudication';
import type { Comparisons } from './comparisons';
import { Frame } from './frame';
import { tagInWords } from './inWords';
import type { Parts } from './parts';

/** How much of one annotator's tags stands behind the sentence. */
const LONGEST_SIDE = 160;

/**
 * Adjudicate mode: the sentences on which annotators differ are framed one after the other, what each gave stands
 * behind, and single keys decide. The text is held still.
 */
export class AdjudicateMode implements vscode.Disposable {
  readonly #parts: Parts;
  readonly #comparisons: Comparisons;
  readonly #adjudicating = new ContextKey<boolean>('claimmark.adjudicating');
  readonly #frame = new Frame();
  readonly #changed = new vscode.EventEmitter<void>();
  /** Another case is the current one, or none. */
  readonly onDidChange = this.#changed.event;
  /** What was decided in this window, by article. */
  readonly #histories = new Map<string, History>();
  readonly #subscriptions: readonly { dispose(): unknown }[];
  #adjudication: Adjudication | undefined;
  #cases: readonly Case[] = [];
  /** Where the current case begins. */
  #at: number | undefined;
  /** Where decisions are on their way to the disk. */
  readonly #underWay = new Set<number>();

  constructor(parts: Parts, comparisons: Comparisons) {
    this.#parts = parts;
    this.#comparisons = comparisons;
    const isHeld = (document: vscode.TextDocument) => document === this.#adjudication?.document;
    this.#subscriptions = [
      this.#changed,
      this.#frame,
      comparisons.onDidChange(({ document }) => {
        if (isHeld(document)) this.#update();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.#update();
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.#update();
      }),
      parts.annotating.onDidChange(() => {
        if (this.#adjudication && parts.annotating.has(this.#adjudication.document)) void this.stop();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (isHeld(document) && contentChanges.length > 0) void this.stop();
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (isHeld(document)) void this.stop();
      }),
    ];
  }

  /** Whether the active editor shows the article that is adjudicated. */
  get isActive(): boolean {
    const active = vscode.window.activeTextEditor;
    return active !== undefined && active.document === this.#adjudication?.document;
  }

  /** The case that keys decide. */
  get current(): Case | undefined {
    return this.#cases.find(({ unit }) => unit.start === this.#at);
  }

  commands(): CommandTable {
    const { targets, cursor } = this.#parts;
    const take = (pick: (sides: readonly Rater[], me: string) => readonly string[]) => async () => {
      const { each, me } = this.#needed();
      await this.#decide(each, { take: pick(each.sides, me) });
    };
    const keys: CommandTable = {
      'claimmark.decideMine': take(mine),
      'claimmark.decideTheirs': take(theirs),
      'claimmark.decideBoth': take((sides) => sides.map(({ annotator }) => annotator)),
      'claimmark.decideNone': take(() => []),
      'claimmark.decideAnnotator': async (given) => {
        const { each } = this.#needed();
        const side = typeof given === 'number' ? each.sides[given - 1] : undefined;
        if (!side) throw new Refusal(vscode.l10n.t('Nobody stands under this number here.'));
        await this.#decide(each, { take: [side.annotator] });
      },
      'claimmark.decideOther': async () => {
        const { each } = this.#needed();
        const tags = await pickTags(each);
        if (tags) await this.#decide(each, { tags });
      },
      'claimmark.nextCase': () => this.#move(1),
      'claimmark.previousCase': () => this.#move(-1),
    };
    return {
      ...inOrder(keys, cursor),
      'claimmark.adjudicate': () => targets.article(({ editor }) => this.#start(editor)),
      'claimmark.takeOverAdjudication': () =>
        targets.article(({ session }) => takeAdjudicationOver(session, this.#parts)),
      'claimmark.stopAdjudicating': () => this.stop(),
      'claimmark.undoDecision': () => cursor.move(() => this.#step('undo')),
      'claimmark.redoDecision': () => cursor.move(() => this.#step('redo')),
    };
  }

  async stop(): Promise<void> {
    const adjudication = this.#adjudication;
    this.#adjudication = undefined;
    this.#cases = [];
    this.#at = undefined;
    this.#underWay.clear();
    this.#update();
    if (!adjudication) return;
    adjudication.dispose();
    await this.#parts.still.release(adjudication.document, this);
  }

  dispose(): void {
    this.#adjudication?.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #start(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    const article = await this.#parts.sessions.use(document);
    if (article.refusal) throw new Refusal(article.refusal);
    await this.stop();
    const history = this.#historyOf(document.uri);
    const adjudication = await Adjudication.open(article, this.#comparisons, this.#parts, history);
    this.#adjudication = adjudication;
    await giveKeys(editor);
    await this.#parts.still.hold(document, this);
    await this.#parts.annotating.stop(document);
    const taken = await adjudication.takeOverAgreed();
    this.#update();
    const open = this.#openCases();
    say(vscode.l10n.t('Agreed and taken over: {0} sentences. To be decided: {1}.', taken, open.length));
    this.#show(open[0]);
  }

  #historyOf(article: vscode.Uri): History {
    const history = this.#histories.get(article.toString()) ?? new History();
    this.#histories.set(article.toString(), history);
    return history;
  }

  #needed(): { readonly each: Case; readonly me: string } {
    const each = this.current;
    if (!this.#adjudication || !each) {
      throw new Refusal(vscode.l10n.t('Start the adjudication first: no sentence is to be decided.'));
    }
    return { each, me: this.#adjudication.me.id };
  }

  /** Goes on at once, and writes meanwhile: the next key decides the next sentence. */
  async #decide(each: Case, decision: Decision): Promise<void> {
    const { start } = each.unit;
    const adjudication = this.#adjudication;
    this.#underWay.add(start);
    const written = adjudication?.decide(each, decision);
    const next = this.#neighbour(1);
    this.#show(next);
    try {
      await written;
    } catch (error) {
      this.#underWay.delete(start);
      this.#show(each);
      throw error;
    }
    this.#underWay.delete(start);
    this.#update();
    const left = this.#openCases().length;
    say(left > 0 ? vscode.l10n.t('Still to be decided: {0}', left) : ALL_DECIDED());
  }

  async #move(step: 1 | -1): Promise<void> {
    this.#needed();
    const next = this.#neighbour(step);
    if (next) this.#show(next);
    else say(ALL_DECIDED());
    await Promise.resolve();
  }

  /** The next open case of the text, going on at its other end. */
  #neighbour(step: 1 | -1): Case | undefined {
    const open = this.#openCases().filter(({ unit }) => unit.start !== this.#at);
    const at = this.#at ?? -1;
    return step === 1
      ? (open.find(({ unit }) => unit.start > at) ?? open[0])
      : (open.findLast(({ unit }) => unit.start < at) ?? open.at(-1));
  }

  #openCases(): readonly Case[] {
    return this.#cases.filter(
      ({ state, unit }) => state !== 'decided' && state !== 'agreed' && !this.#underWay.has(unit.start),
    );
  }

  #show(each: Case | undefined): void {
    // The last one stays framed: it can be decided once more.
    if (each) this.#at = each.unit.start;
    this.#draw();
    const document = this.#adjudication?.document;
    const editor = vscode.window.visibleTextEditors.find((visible) => visible.document === document);
    if (!editor || !each) return;
    const range = rangeOf(editor.document, [each.unit.start, each.unit.end]);
    this.#parts.cursor.set(editor, new vscode.Selection(range.end, range.end));
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  async #step(step: 'undo' | 'redo'): Promise<void> {
    const change = await this.#adjudication?.decided[step]();
    if (!change) {
      say(step === 'undo' ? vscode.l10n.t('Nothing to undo here.') : vscode.l10n.t('Nothing to redo here.'));
      return;
    }
    this.#update();
    const start = startOf(change);
    this.#show(
      this.#cases.find(({ unit }) => start !== undefined && unit.start <= start && start < unit.end),
    );
  }

  #update(): void {
    this.#cases = this.#adjudication?.cases() ?? [];
    void this.#adjudicating.set(this.isActive);
    this.#draw();
  }

  #draw(): void {
    const each = this.current;
    const span = each && ([each.unit.start, each.unit.end] as const);
    this.#frame.draw(this.#adjudication?.document, span, each ? this.#inWords(each) : '');
    this.#changed.fire();
  }

  /** `1 Anna: claim (source: …) · 2 Bert: nothing`. */
  #inWords({ sides, decided, state }: Case): string {
    const names = this.#adjudication?.names;
    const given = sides.map(({ annotator, tags }, index) => {
      const name = names?.get(annotator) ?? annotator;
      const words = tags.length > 0 ? tags.map(givenInWords).join(', ') : vscode.l10n.t('nothing');
      return vscode.l10n.t('{0} {1}: {2}', index + 1, name, inOneLine(words, LONGEST_SIDE));
    });
    const isDecided = state === 'decided' || state === 'changed';
    const before = decided.length > 0 ? namesOf(decided.map(({ tag }) => tag)) : vscode.l10n.t('nothing');
    return [
      ...given,
      ...(isDecided ? [vscode.l10n.t('decided: {0}', before)] : []),
      ...(state === 'changed' ? [vscode.l10n.t('changed since it was decided')] : []),
    ].join(' · ');
  }
}

const ALL_DECIDED = () => vscode.l10n.t('Everything in this article is decided.');

function mine(sides: readonly Rater[], me: string): readonly string[] {
  if (sides.some(({ annotator }) => annotator === me)) return [me];
  throw new Refusal(vscode.l10n.t('You have not read this sentence as annotator. Choose by number.'));
}

function theirs(sides: readonly Rater[], me: string): readonly string[] {
  const others = sides.filter(({ annotator }) => annotator !== me);
  const [first] = others;
  if (!first) throw new Refusal(vscode.l10n.t('Nobody else has read this sentence.'));
  if (others.some(({ tags }) => setOf(tags) !== setOf(first.tags))) {
    throw new Refusal(vscode.l10n.t('The others differ among themselves. Choose by number.'));
  }
  return others.map(({ annotator }) => annotator);
}

function givenInWords(tag: Tag): string {
  const [, ...details] = tagInWords(tag).split(': ');
  return details.length > 0 ? `${nameOf(tag.tag)} (${details.join(': ')})` : nameOf(tag.tag);
}

/** Asks for the tags themselves; each has the details that somebody gave it. */
async function pickTags({ sides, decided }: Case): Promise<readonly GivenTag[] | undefined> {
  const given = mergedTags(sides.flatMap(({ tags }) => tags));
  const items = TAG_NAMES.map((name) => ({
    label: nameOf(name),
    detail: definitionOf(name),
    picked: decided.some(({ tag }) => tag === name),
    name,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('The tags that the sentence is to have'),
    canPickMany: true,
  });
  return picked?.map(({ name }) => given.find(({ tag }) => tag === name) ?? { tag: name });
}

/** Where a decision was made. */
function startOf({ tags = [], read = [] }: Change): number | undefined {
  const [tag] = tags;
  return (tag?.after ?? tag?.before)?.start ?? read[0]?.start;
}
