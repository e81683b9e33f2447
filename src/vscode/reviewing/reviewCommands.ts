import * as vscode from 'vscode';
import { mergeChanges, REASONS, TAG_NAMES, type Change, type Reason, type TagName } from '../../annotation';
import { addMissing, comment, follow, judge, refOf, remark, withdraw, type Judgement } from '../../review';
import type { ArticleSession } from '../articles/articleSession';
import type { SentenceCursor } from '../annotating/sentenceCursor';
import { inOrder, type CommandTable } from '../commands';
import { Refusal } from '../refusal';
import { say } from '../say';
import { RowElement } from '../views/rows';
import { definitionOf, nameOf } from '../tagNames';
import { reasonOf } from './inWords';
import type { ListedEntry } from './reviewList';
import type { ReviewMode } from './reviewMode';

type DisputeEntry = ListedEntry & { readonly kind: 'dispute' };

/** The verdict that was given last: the reason of which can be told when its sentence is no more the framed one. */
interface Last {
  readonly session: ArticleSession;
  /** Known when it has been given. */
  ids: readonly string[];
}

/** Judging the current entry of the review, with one command each. */
export class ReviewCommands {
  readonly #mode: ReviewMode;
  readonly #cursor: SentenceCursor;
  #last: Last | undefined;

  constructor(mode: ReviewMode, cursor: SentenceCursor) {
    this.#mode = mode;
    this.#cursor = cursor;
  }

  commands(): CommandTable {
    const keys: CommandTable = {
      'claimmark.reviewNext': () => this.#mode.move(1),
      'claimmark.reviewPrevious': () => this.#mode.move(-1),
      'claimmark.reviewAccept': (...given) => this.#judge(given, { verdict: 'accept' }),
      'claimmark.reviewReject': (...given) => this.#judge(given, { verdict: 'reject' }),
      'claimmark.reviewChange': (...given) => this.#change(given),
      'claimmark.reviewAddMissing': (...given) => this.#addMissing(given),
      'claimmark.reviewNote': (...given) => this.#note(given),
      'claimmark.reviewWithdraw': (...given) => this.#withdraw(given),
      'claimmark.reviewReason': (given) => this.#giveReason(given),
      'claimmark.followVerdict': (...given) => this.#follow(given),
    };
    return {
      ...inOrder(keys, this.#cursor),
      'claimmark.startReview': () =>
        this.#mode.start(vscode.window.activeTextEditor?.document.uri.toString()),
      'claimmark.reviewEntry': async (...given) => {
        await this.#entry(given);
        await this.#mode.focus();
      },
      'claimmark.stopReview': () => this.#mode.stop(),
    };
  }

  /**
   * The entry that a menu of the list gives, else the current one. If that one is meant there is nothing to wait
   * for: keys that come faster than VS Code answers act in their order.
   */
  #entry(given: readonly unknown[]): ListedEntry | Promise<ListedEntry> {
    const [element] = given;
    const entry = element instanceof RowElement ? this.#mode.find(element.row.id) : this.#mode.current;
    if (!entry) throw new Refusal(vscode.l10n.t('Start the review first: no difference is chosen.'));
    return entry.key === this.#mode.current?.key ? entry : this.#mode.show(entry).then(() => entry);
  }

  async #judge(given: readonly unknown[], judgement: Judgement): Promise<void> {
    const found = this.#entry(given);
    const entry = asDispute(found instanceof Promise ? await found : found);
    const { targets } = entry.dispute;
    if (targets.length === 0) {
      throw new Refusal(vscode.l10n.t('Only you have this tag. You can say that it is missing elsewhere.'));
    }
    await this.#give(entry, ({ annotations }, session) =>
      mergeChanges(targets.map((target) => judge(annotations, target, judgement, {}, session.timestamp()))),
    );
  }

  async #change(given: readonly unknown[]): Promise<void> {
    const { dispute } = asDispute(await this.#entry(given));
    const tag = await pickTag(
      vscode.l10n.t('Change to'),
      TAG_NAMES.filter((name) => name !== dispute.tag),
    );
    if (tag) await this.#judge(given, { verdict: 'change', to: { tag } });
  }

  async #addMissing(given: readonly unknown[]): Promise<void> {
    const found = this.#entry(given);
    const entry = asDispute(found instanceof Promise ? await found : found);
    const { tag, lacking, start, end } = entry.dispute;
    // Where nobody lacks this tag, another one is missing.
    const missing =
      lacking.length > 0
        ? tag
        : await pickTag(
            vscode.l10n.t('Which tag is missing'),
            TAG_NAMES.filter((name) => name !== tag),
          );
    if (!missing) return;
    await this.#give(entry, (_, session, text) =>
      addMissing([start, end], missing, {}, { text, now: session.timestamp() }),
    );
  }

  /** Goes on at once, and writes meanwhile: the next key acts on the next entry. */
  async #give(
    entry: ListedEntry,
    make: (placed: ArticleSession['placed'], session: ArticleSession, text: string) => Change,
  ): Promise<void> {
    const session = this.#mode.openSessionOf(entry) ?? (await this.#mode.sessionOf(entry));
    const last: Last = { session, ids: [] };
    this.#last = last;
    const written = session.perform((placed, { text }) => {
      const change = make(placed, session, text);
      last.ids = (change.reviews ?? []).map(({ id }) => id);
      return change;
    });
    const gone = this.#mode.move(1);
    try {
      await written;
    } catch (error) {
      await this.#mode.show(entry);
      throw error;
    }
    await gone;
    say(
      vscode.l10n.t(
        'Verdict given. Reason: {0}',
        REASONS.map((reason, index) => `${index + 1} ${reasonOf(reason)}`).join(', '),
      ),
    );
  }

  async #giveReason(given: unknown): Promise<void> {
    const reason = REASONS.find((each) => each === given);
    const last = this.#last;
    if (!last) throw new Refusal(vscode.l10n.t('Give a verdict first, then its reason.'));
    const chosen = reason ?? (await pickReason());
    if (!chosen) return;
    await last.session.perform(({ annotations }) =>
      remark(
        annotations.reviews.filter(({ id }) => last.ids.includes(id)),
        { reason: chosen },
      ),
    );
    say(vscode.l10n.t('Reason of the last verdict: {0}', reasonOf(chosen)));
  }

  /** A note on one's verdict; where there is none, an answer to what the colleague said or gave. */
  async #note(given: readonly unknown[]): Promise<void> {
    const entry = await this.#entry(given);
    const reviews = entry.kind === 'dispute' ? entry.dispute.reviews : [];
    const about = refsAbout(entry);
    if (reviews.length === 0 && about.length === 0) {
      throw new Refusal(vscode.l10n.t('Only you have this tag. You can say that it is missing elsewhere.'));
    }
    const note = await vscode.window.showInputBox({
      title: reviews.length > 0 ? vscode.l10n.t('Note on your verdict') : vscode.l10n.t('Answer'),
      value: reviews[0]?.note ?? '',
    });
    if (note === undefined || (note.trim() === '' && reviews.length === 0)) return;
    const session = await this.#mode.sessionOf(entry);
    const ids = new Set(reviews.map(({ id }) => id));
    await session.perform(({ annotations }) =>
      ids.size > 0
        ? remark(
            annotations.reviews.filter(({ id }) => ids.has(id)),
            { note: note.trim() },
          )
        : mergeChanges(about.map((re) => comment(re, note.trim(), session.timestamp()))),
    );
  }

  async #withdraw(given: readonly unknown[]): Promise<void> {
    const found = this.#entry(given);
    const entry = asDispute(found instanceof Promise ? await found : found);
    const ids = new Set(entry.dispute.reviews.map(({ id }) => id));
    if (ids.size === 0) throw new Refusal(vscode.l10n.t('You have given no verdict here.'));
    const session = this.#mode.openSessionOf(entry) ?? (await this.#mode.sessionOf(entry));
    await session.perform(({ annotations }) => withdraw(annotations.reviews.filter(({ id }) => ids.has(id))));
  }

  async #follow(given: readonly unknown[]): Promise<void> {
    const found = this.#entry(given);
    const entry = found instanceof Promise ? await found : found;
    if (entry.kind !== 'verdict') {
      throw new Refusal(vscode.l10n.t('Only a verdict on your own tag can be followed.'));
    }
    const session = this.#mode.openSessionOf(entry) ?? (await this.#mode.sessionOf(entry));
    const { received } = entry;
    const written = session.perform((placed, { text }) => {
      const tag = placed.annotations.tags.find(({ id }) => id === received.tag?.id);
      return follow(placed, { ...received, tag }, { text, now: session.timestamp() });
    });
    const gone = this.#mode.move(1);
    await written;
    await gone;
  }
}

function asDispute(entry: ListedEntry): DisputeEntry {
  if (entry.kind === 'dispute') return entry;
  throw new Refusal(
    vscode.l10n.t('This is what a colleague said about your tag. You can follow it or answer it.'),
  );
}

/** What an answer to an entry refers to, as `annotator/id`. */
function refsAbout(entry: ListedEntry): readonly string[] {
  if (entry.kind === 'comment') return [refOf(entry.remark.annotator, entry.remark.review)];
  if (entry.kind === 'verdict') return [refOf(entry.received.from, entry.received.review)];
  return entry.dispute.targets.map(({ annotator, tag }) => refOf(annotator, tag));
}

async function pickTag(title: string, names: readonly TagName[]): Promise<TagName | undefined> {
  const items = names.map((name) => ({ label: nameOf(name), detail: definitionOf(name), name }));
  return (await vscode.window.showQuickPick(items, { title }))?.name;
}

async function pickReason(): Promise<Reason | undefined> {
  const items = REASONS.map((reason) => ({ label: reasonOf(reason), reason }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Reason of the last verdict') }))
    ?.reason;
}
