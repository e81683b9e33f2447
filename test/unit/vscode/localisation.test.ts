import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { ENGLISH } from '../../../src/review';

const read = (file: string) => JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>;

/**
 * The first arguments of all `l10n.t(…)` calls below `folder`, each of which must be a plain string, and what is
 * tagged as `phrase`.
 */
function messagesIn(folder: string): Set<string> {
  const messages = new Set<string>();
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const file = path.join(folder, name);
    const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node) => {
      if (ts.isCallExpression(node) && node.expression.getText(source).endsWith('l10n.t')) {
        const [message] = node.arguments;
        assert.ok(message && ts.isStringLiteralLike(message), `${file}: l10n.t needs a literal`);
        messages.add(message.text);
      }
      if (ts.isTaggedTemplateExpression(node) && node.tag.getText(source) === 'phrase') {
        messages.add(templateText(node.template));
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return messages;
}

/** With `{0}` … in place of what is filled in. */
function templateText(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  const spans = template.templateSpans.map(({ literal }, index) => `{${index}}${literal.text}`);
  return template.head.text + spans.join('');
}

function stringsIn(value: object | string): readonly string[] {
  return typeof value === 'string'
    ? [value]
    : Object.values(value as Record<string, object>).flatMap(stringsIn);
}

const placeholders = (text: string) => (text.match(/\{\w+\}|\$\([a-z-]+\)/g) ?? []).sort();

describe('Translations', () => {
  it('has German for every message in the sources and the report, and no other', () => {
    const german = read('l10n/bundle.l10n.de.json');
    const messages = new Set([...messagesIn('src'), ...stringsIn(ENGLISH)]);
    assert.deepEqual(Object.keys(german).sort(), Array.from(messages).sort());
  });

  it('keeps placeholders and icons', () => {
    for (const [english, german] of Object.entries(read('l10n/bundle.l10n.de.json'))) {
      assert.deepEqual(placeholders(german), placeholders(english), english);
    }
  });

  it('has the same keys for the manifest in English and German, all of them used', () => {
    const english = read('package.nls.json');
    const german = read('package.nls.de.json');
    assert.deepEqual(Object.keys(german).sort(), Object.keys(english).sort());
    const used = new Set(
      Array.from(fs.readFileSync('package.json', 'utf8').matchAll(/"%([\w.]+)%"/g), (m) => m[1]),
    );
    assert.deepEqual(Object.keys(english).sort(), Array.from(used).sort());
  });
});
