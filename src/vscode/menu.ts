import * as vscode from 'vscode';
import { LANGUAGES } from '../article';
import { openQuestions } from '../annotation';
import type { AnnotateMode } from './annotating/annotateMode';
import type { ArticleSession } from './articles/articleSession';
import type { ArticleSessions } from './articles/articleSessions';
import { languageName } from './screen/statusItem';

/** The menu behind the status item. */
export async function showMenu(sessions: ArticleSessions, mode: AnnotateMode): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const session = document && sessions.of(document);
  if (!session) return;
  const open = openQuestions(session.placed).length;
  const items: (vscode.QuickPickItem & { readonly command?: string })[] = [
    ...(session.hasConflict
      ? [{ label: vscode.l10n.t('$(git-merge) Merge both sides'), command: 'claimmark.mergeBothSides' }]
      : []),
    ...(open > 0
      ? [
          {
            label: vscode.l10n.t('$(question) Review changed tags'),
            description: String(open),
            command: 'claimmark.reviewChangedTags',
          },
        ]
      : []),
    mode.has(document)
      ? { label: vscode.l10n.t('$(check) Stop annotating'), command: 'claimmark.stopAnnotating' }
      : { label: vscode.l10n.t('$(edit) Start annotating'), command: 'claimmark.startAnnotating' },
    session.progress?.done
      ? { label: vscode.l10n.t('$(history) Reopen article'), command: 'claimmark.reopenArticle' }
      : { label: vscode.l10n.t('$(check-all) Finish article'), command: 'claimmark.finishArticle' },
    {
      label: vscode.l10n.t('$(arrow-right) Next unfinished article'),
      command: 'claimmark.nextUnfinishedArticle',
    },
    { label: vscode.l10n.t('$(eye) Show or hide tags'), command: 'claimmark.showTags' },
    { label: vscode.l10n.t('$(organization) Show tags of…'), command: 'claimmark.showTagsOf' },
    { label: vscode.l10n.t('$(diff) Review differences'), command: 'claimmark.startReview' },
    { label: vscode.l10n.t('$(law) Adjudicate article'), command: 'claimmark.adjudicate' },
    { label: vscode.l10n.t('$(export) Export annotations…'), command: 'claimmark.exportAnnotations' },
    { label: vscode.l10n.t('$(keyboard) Keys of annotate mode'), command: 'claimmark.showKeys' },
    {
      label: vscode.l10n.t('$(person) Annotator'),
      description: session.annotator.name || vscode.l10n.t('not chosen yet'),
      command: 'claimmark.changeAnnotator',
    },
    {
      label: vscode.l10n.t('$(globe) Language of the article'),
      description: languageName(session.language),
      command: 'claimmark.chooseLanguage',
    },
    ...session.troubles().map((trouble) => ({
      label: `$(warning) ${trouble}`,
      command: 'claimmark.showProblems',
    })),
  ];
  const picked = await vscode.window.showQuickPick(items, { title: 'Claimmark' });
  if (picked?.command) await vscode.commands.executeCommand(picked.command);
}

/** The language decides how new text is cut; sentences that exist stay as they are. */
export async function chooseLanguage(session: ArticleSession): Promise<void> {
  const items = LANGUAGES.map((language) => ({
    label: languageName(language),
    description: language,
    picked: language === session.language,
  })).sort(
    (a, b) => Number(b.picked) - Number(a.picked) || a.label.localeCompare(b.label, vscode.env.language),
  );
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Language of the article'),
    placeHolder: vscode.l10n.t('It decides how new text is cut into sentences.'),
  });
  if (!picked) return;
  await session.perform(({ annotations }) => ({
    fields: [{ name: 'language', before: annotations.article.language, after: picked.description }],
  }));
}
