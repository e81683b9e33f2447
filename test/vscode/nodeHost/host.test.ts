import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { release } from 'node:process';
import * as vscode from 'vscode';

describe('node host', () => {
  it('is one, and sees the workspace on disk', () => {
    assert.equal(release.name, 'node');
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    assert.ok(fs.statSync(path.join(folder.uri.fsPath, 'de')).isDirectory());
  });
});
