import assert from 'node:assert/strict';
import { escapeHtml } from '../../../src/article';

describe('escapeHtml', () => {
  it('leaves nothing that HTML takes for a tag, a reference or the end of an attribute', () => {
    assert.equal(
      escapeHtml(`<a href="x" title='y'>AT&amp;T</a>`),
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;AT&amp;amp;T&lt;/a&gt;',
    );
  });

  it('leaves every other character as it is', () => {
    assert.equal(escapeHtml('„Straße“ – 100 % 🙂\n'), '„Straße“ – 100 % 🙂\n');
  });
});
