import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import * as vscode from 'vscode';
import { FORMATS, type Format } from '../../../src/exchange';
import { filesBelow, taggedCorpus, type Corpus } from '../exchangeFixture';
import { readSidecar } from '../support';

/** The command line that lies in the extension. */
function claimmark(...args: readonly string[]): Promise<string> {
  const { extensionPath = '' } = vscode.extensions.getExtension('claimmark.claimmark') ?? {};
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [path.join(extensionPath, 'dist', 'cli.js'), ...args], (error, out, err) => {
      if (error) reject(new Error(`claimmark ${args.join(' ')}: ${err}`));
      else resolve(out);
    });
  });
}

/** Forms of a format: as the command in VS Code is told, and as the command line is. */
function formsOf({ id, variants, units, withoutQuotes }: Format): [object, string[]][] {
  return [
    ...variants.map((variant): [object, string[]] => [{ variant: variant.id }, ['--variant', variant.id]]),
    ...units.slice(1).map((offsets): [object, string[]] => [{ offsets }, ['--offsets', offsets]]),
    [{ pseudonyms: true }, ['--pseudonyms']],
    ...(withoutQuotes ? [[{ withoutQuotes }, ['--no-quotes']] as [object, string[]]] : []),
    ...(id === 'csv'
      ? [[{ excel: true, delimiter: ';' }, ['--excel', '--delimiter', ';']] as [object, string[]]]
      : []),
  ];
}

describe('Exports in VS Code and on the command line', () => {
  let corpus: Corpus;
  let out: vscode.Uri;

  before(async () => {
    corpus = await taggedCorpus();
    out = vscode.Uri.joinPath(corpus.folder, '..', 'out');
    const report = path.join(corpus.folder.fsPath, 'report.txt');
    const second = path.join(corpus.folder.fsPath, 'sub', 'second.md');
    const { tags } = await readSidecar(vscode.Uri.file(report));
    const claim = `anna/${tags.find(({ tag }) => tag === 'claim')?.id ?? ''}`;
    const denial = ['--tag', 'denial', '--denies', claim];
    const note = 'Erste Zeile\nzweite\tmit "Anführung", ; und \\n';
    await claimmark('tag', report, '--annotator', 'anna', '--sentence', '1', ...denial, '--note', note);
    await claimmark('tag', report, '--annotator', 'bert', '--sentence', '0', ...denial, '--via', '@Tass');
    const details = ['--source', 'Büro; "Süd"', '--kind', 'office', '--cue', 'wies', '--cue', 'a|b'];
    const across = ['--denies', 'Er habe gelogen.', '--certainty', 'probable'];
    await claimmark(
      'tag',
      second,
      '--annotator',
      'anna',
      '--sentence',
      '1',
      ...denial,
      ...details,
      ...across,
    );
  });

  for (const format of FORMATS) {
    it(`are the same to the byte: ${format.id}`, async () => {
      let number = 0;
      for (const [values, args] of formsOf(format)) {
        const name = `${format.id}-${number++}`;
        const places = ['vscode', 'cli'].map((who) => vscode.Uri.joinPath(out, who, name));
        const [there, here] = places.map((place) =>
          format.files === 'several' ? place : vscode.Uri.joinPath(place, `tags${format.extension}`),
        );
        await vscode.commands.executeCommand('claimmark.exportAnnotations', {
          paths: [vscode.workspace.asRelativePath(corpus.folder)],
          annotators: ['anna', 'bert'],
          format: format.id,
          out: vscode.workspace.asRelativePath(there!),
          ...values,
        });
        await claimmark(
          'export',
          corpus.folder.fsPath,
          '--format',
          format.id,
          '--out',
          here!.fsPath,
          ...args,
        );
        const [inVSCode, onCommandLine] = await Promise.all(places.map((place) => filesBelow(place)));
        assert.ok(Object.keys(inVSCode!).length > 0);
        assert.deepEqual(inVSCode, onCommandLine, args.join(' '));
      }
    });
  }
});
