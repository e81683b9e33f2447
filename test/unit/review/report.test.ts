import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Annotations } from '../../../src/annotation';
import {
  agreement,
  atOnce,
  ENGLISH,
  methodNote,
  reportHtml,
  reportMarkdown,
  type Agreement,
  type AnnotatedArticle,
  type ReportStrings,
} from '../../../src/review';
import { annotate, articleFrom, SENTENCES } from './support';

const reportOf = (articles: readonly AnnotatedArticle[], unreadable: readonly string[] = []): Agreement =>
  atOnce(agreement(articles, { draws: 100, unreadable }));

const { text, spans } = articleFrom(SENTENCES);
const plain = reportOf([
  {
    article: 'meldungen/umspannwerk.txt',
    text,
    annotations: [
      annotate(text, 'anna', spans, { given: 'C CA D O A O DA C O -' }),
      annotate(text, 'bert', spans, {
        given: 'C C D O A C DA D O CA',
        fields: { guideline: 'sha256:77aa0011223344' },
      }),
    ],
  },
]);

describe('The agreement report', () => {
  it('says in a note what was measured, on what, and what was left out', () => {
    const note = methodNote(plain, ENGLISH);
    assert.match(note, /articles \(n = 1\) annotated by ANNA, BERT,/);
    assert.match(note, /\(n = 9; 18 ratings\)/);
    assert.match(note, /Guideline: not recorded, 77aa00112233\./);
    assert.match(note, /100 draws of sentences, seed 1/);
    const { alpha, interval } = plain.total.tags.claim;
    assert.ok(alpha.value !== null && interval && interval.low !== null);
    const figure = `claim ${alpha.value.toFixed(3)} [${interval.low.toFixed(3)}, ${interval.high.toFixed(3)}]`;
    assert.ok(note.includes(figure), `${figure} is not in: ${note}`);
    assert.match(note, /Left out: Sentences read by one annotator only \(1\); Missing because unread \(1\)/);
  });

  it('holds the same figures in HTML and in Markdown', () => {
    const html = reportHtml(plain);
    const markdown = reportMarkdown(plain);
    const { f1, cohenKappa, alpha } = plain.total.tags.claim;
    for (const figure of [f1, cohenKappa, alpha, plain.total.sets.alpha]) {
      assert.ok(figure.value !== null);
      for (const report of [html, markdown]) assert.ok(report.includes(figure.value.toFixed(3)));
    }
    for (const word of ['umspannwerk.txt', SENTENCES[7]!.split(' ')[0]!, 'Cohen’s κ']) {
      for (const report of [html, markdown]) assert.ok(report.includes(word), word);
    }
    assert.match(markdown, /\| claim \| 0\.\d{3} \|/);
  });

  it('is a document without script or address, and forbids both to itself', () => {
    const html = reportHtml(plain);
    assert.match(html, /^<!DOCTYPE html>\n<html lang="en">/);
    assert.match(
      html,
      /Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[\w+/]{43}='"/,
    );
    assert.doesNotMatch(html, /<script|<iframe|<img|<link|javascript:|https?:|url\(| on\w+=| style=/i);
    assert.match(html, /<svg aria-hidden="true"/);
    const style = /<style>([^]*)<\/style>/.exec(html)?.[1] ?? assert.fail();
    assert.ok(html.includes(`'sha256-${createHash('sha256').update(style).digest('base64')}'`));
  });

  it('links places by the address it is given, and not otherwise', () => {
    assert.doesNotMatch(reportHtml(plain), /<a /);
    const [difference] = plain.disagreements;
    const html = reportHtml(plain, {
      href: ({ article, start, end }) => `command:go?["${article}",${start},${end}]`,
    });
    const { article, start, end } = difference!;
    assert.ok(html.includes(`<a href="command:go?[&quot;${article}&quot;,${start},${end}]">`));
  });

  it('speaks the language it is given', () => {
    const german: ReportStrings = {
      ...ENGLISH,
      language: 'de',
      title: 'Bericht zur Übereinstimmung',
      tags: { claim: 'Behauptung', denial: 'Dementi', attribution: 'Zuschreibung' },
    };
    const html = reportHtml(plain, { strings: german });
    assert.match(html, /<html lang="de">/);
    assert.match(html, /<h1>Bericht zur Übereinstimmung<\/h1>/);
    assert.match(html, /Behauptung.*0,\d{3}/);
    assert.match(reportMarkdown(plain, german), /^# Bericht zur Übereinstimmung\n/);
  });

  it('says that there is nothing where there is nothing', () => {
    const html = reportHtml(reportOf([]));
    assert.match(html, /undefined: no sentence read by two/);
    assert.doesNotMatch(html, /NaN|Infinity|null|>undefined</);
    assert.doesNotMatch(reportMarkdown(reportOf([])), /NaN|Infinity|null/);
  });

  describe('with a hostile sidecar', () => {
    const markup = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    const link = '[here](command:workbench.action.quit) ![](x) `code` | cell |';
    const override = '\u202etxet desrever';
    const sentences = [`${markup} ${link}`, `${override} und weiter.`, ...SENTENCES];
    const article = articleFrom(sentences);
    const hostile: Annotations = {
      ...annotate(article.text, 'mallory', article.spans, {
        given: 'C C C C',
        details: { 0: { note: 'x'.repeat(1_000_000), source: markup } },
      }),
      annotator: { id: 'mallory', name: `${markup}\n\n# ${link}${override}${'x'.repeat(200_000)}` },
      guideline: markup,
    };
    const report = reportOf(
      [
        {
          article: `../../${markup}.txt`,
          text: article.text,
          annotations: [annotate(article.text, 'anna', article.spans, { given: 'D D D D' }), hostile],
        },
      ],
      [`${markup}\u0000: ${link}`],
    );

    it('shows what stands in files as plain text', () => {
      const html = reportHtml(report, { href: ({ article: name }) => `command:go?${name}` });
      assert.doesNotMatch(html, /<img|<script|onerror=[^&]*>/);
      assert.ok(html.includes('&lt;script&gt;'));
      assert.doesNotMatch(html, /[\u202a-\u202e\u0000]/);
      assert.ok(html.includes('[U+202E]'));
      // No attribute ends early: every quote inside one is an entity.
      for (const [, address = ''] of html.matchAll(/<a href="([^"]*)"/g))
        assert.doesNotMatch(address, /[<>']/);
    });

    it('keeps it plain in Markdown, too', () => {
      const markdown = reportMarkdown(report);
      assert.doesNotMatch(markdown, /<(?:img|script)/);
      assert.doesNotMatch(markdown, /(?<!\\)\]\(command:/);
      const rows = markdown.split('\n').filter((line) => line.startsWith('|'));
      const cells = (row: string) => row.split(/(?<!\\)\|/).length;
      const disagreement = rows.filter((row) => row.includes('alert'));
      assert.ok(disagreement.length > 0);
      for (const row of disagreement) {
        const head = rows[rows.indexOf(row) - 1]!;
        assert.equal(cells(row), cells(head));
      }
    });

    it('does not grow with what a file holds', () => {
      assert.ok(reportHtml(report).length < 100_000);
      const many = Array.from({ length: 5000 }, (_, index) => `Satz ${index}.`);
      const long = articleFrom(many);
      const tagged = (id: string, letter: string) =>
        annotate(long.text, id, long.spans, { given: many.map(() => letter).join(' ') });
      const large = reportOf([
        { article: 'a.txt', text: long.text, annotations: [tagged('anna', 'C'), tagged('bert', 'D')] },
      ]);
      assert.equal(large.disagreements.length, 5000);
      const html = reportHtml(large);
      assert.ok(html.length < 500_000);
      assert.match(html, /Not shown here: 4,500\./);
    });
  });
});
