import * as vscode from 'vscode';

/** The frame around the sentence that keys act on, one box per visual line. */
export function sentenceFrame(): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    // Of several borders on one text VS Code draws one, and tags have theirs.
    outline: '2px solid',
    outlineColor: new vscode.ThemeColor('claimmark.currentSentenceBorder'),
    overviewRulerColor: new vscode.ThemeColor('claimmark.currentSentenceBorder'),
    overviewRulerLane: vscode.OverviewRulerLane.Full,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}
