import { escapeHtml } from '../article';
import type { Agreement } from './agreement';
import type { Place } from './differences';
import { sha256OfStyle, STYLE } from './reportStyle';
import { numericColumns, type Block, type Picture, type Text } from './reportBlocks';
import { reportContent } from './reportContent';
import { ENGLISH, type ReportStrings } from './reportStrings';

export interface HtmlOptions {
  readonly strings?: ReportStrings;
  /** The address of a place; without it, places are plain text. */
  readonly href?: (place: Place) => string;
}

/**
 * The report as one HTML document that needs nothing else: no script, no address, and a policy that forbids
 * both. Colours come from the editor's theme if it is shown there, else from the system's.
 */
export function reportHtml(agreement: Agreement, { strings = ENGLISH, href }: HtmlOptions = {}): string {
  const title = escapeHtml(strings.title);
  const policy = `default-src 'none'; style-src '${sha256OfStyle()}'`;
  const body = reportContent(agreement, strings).map((block) => htmlOf(block, href));
  return [
    '<!DOCTYPE html>',
    `<html lang="${escapeHtml(strings.language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${title}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${title}</h1>`,
    ...body,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

type Href = HtmlOptions['href'];

function htmlOf(block: Block, href: Href): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escapeHtml(block.text)}</h2>`;
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${textOf(item, href)}</li>`).join('')}</ul>`;
    case 'table':
      return tableOf(block, href);
  }
}

function textOf({ text, place }: Text, href: Href): string {
  // Isolated, so that writing from right to left in it cannot reorder what stands around it.
  const isolated = `<bdi>${escapeHtml(text)}</bdi>`;
  return place && href ? `<a href="${escapeHtml(href(place))}">${isolated}</a>` : isolated;
}

function tableOf({ caption, head, rows, picture }: Extract<Block, { kind: 'table' }>, href: Href): string {
  const isNumber = numericColumns(rows, head.length);
  const classOf = (column: number) => (isNumber[column] ? ' class="number"' : '');
  const headings = head
    .map((text, column) =>
      text === '' ? '<td></td>' : `<th scope="col"${classOf(column)}>${escapeHtml(text)}</th>`,
    )
    .join('');
  const body = rows.map((cells) => {
    const [first = '', ...rest] = cells.map((cell) => textOf(cell, href));
    const others = rest.map((html, column) => `<td${classOf(column + 1)}>${html}</td>`);
    return `<tr><th scope="row">${first}</th>${others.join('')}</tr>`;
  });
  const table = [
    `<table><caption>${escapeHtml(caption)}</caption>`,
    `<thead><tr>${headings}</tr></thead>`,
    `<tbody>${body.join('\n')}</tbody></table>`,
  ].join('\n');
  const drawn = picture ? svgOf(picture) : '';
  return drawn === '' ? `<figure>${table}</figure>` : `<figure class="drawn">${table}\n${drawn}</figure>`;
}

const ROW = 24;
const LABELS = 150;
const WIDTH = 240;
/** Digits that no picture can show. */
const fixed = (value: number) => String(Math.round(value * 10) / 10);

/** A picture in the colours of the text around it; the table beside it says the same, so it is not read out. */
function svgOf(picture: Picture): string {
  const { width, height, marks } = drawingOf(picture);
  if (height === 0) return '';
  return [
    `<svg aria-hidden="true" width="${fixed(width)}" height="${fixed(height)}" viewBox="0 0 ${fixed(width)} ${fixed(height)}">`,
    marks,
    '</svg>',
  ].join('');
}

interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: string;
}

type PictureOf<Kind extends Picture['kind']> = Extract<Picture, { kind: Kind }>;

const shortened = (label: string) => (label.length > 20 ? `${label.slice(0, 19)}…` : label);
const label = (text: string, x: number, y: number, anchor = 'end') =>
  `<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}">${escapeHtml(shortened(text))}</text>`;
const line = (x1: number, y1: number, x2: number, y2: number, kind: string) =>
  `<line class="${kind}" x1="${fixed(x1)}" y1="${fixed(y1)}" x2="${fixed(x2)}" y2="${fixed(y2)}"/>`;
const rect = (x: number, y: number, width: number, height: number, kind: string) =>
  `<rect class="${kind}" x="${fixed(x)}" y="${fixed(y)}" width="${fixed(width)}" height="${fixed(height)}"/>`;

function drawingOf(picture: Picture): Drawing {
  switch (picture.kind) {
    case 'bars':
      return drawnBars(picture);
    case 'intervals':
      return drawnIntervals(picture);
    case 'matrix':
      return drawnMatrix(picture);
  }
}

const drawnBars = ({ bars }: PictureOf<'bars'>): Drawing => ({
  width: LABELS + WIDTH + 2,
  height: bars.length * ROW,
  marks: bars
    .map(({ label: text, share }, index) => {
      const top = index * ROW + 4;
      const bar = rect(LABELS, top, WIDTH * share, ROW - 8, 'mark');
      return label(text, LABELS - 8, top + 12) + bar + rect(LABELS, top, WIDTH, ROW - 8, 'frame');
    })
    .join(''),
});

// The axis runs from the least lower limit, at most 0, to 1.
function drawnIntervals({ rows }: PictureOf<'intervals'>): Drawing {
  const least = Math.min(0, ...rows.map(({ low }) => low));
  const x = (value: number) => LABELS + (WIDTH * (value - least)) / (1 - least);
  const bottom = rows.length * ROW;
  const marks = rows.map(({ label: text, value, low, high }, index) => {
    const middle = index * ROW + ROW / 2;
    const dot = `<circle class="mark" cx="${fixed(x(value))}" cy="${fixed(middle)}" r="5"/>`;
    return label(text, LABELS - 8, middle + 4) + line(x(low), middle, x(high), middle, 'range') + dot;
  });
  const ticks = [...new Set([least < -0.05 ? least : 0, 0, 0.5, 1])].map(
    (tick) =>
      line(x(tick), 0, x(tick), bottom, 'grid') +
      label(String(Math.round(tick * 100) / 100), x(tick), bottom + 16, 'middle'),
  );
  return {
    width: LABELS + WIDTH + 16,
    height: rows.length === 0 ? 0 : bottom + 22,
    marks: ticks.join('') + marks.join(''),
  };
}

// Squares whose area is the share: to be told apart without colour.
function drawnMatrix({ labels, shares }: PictureOf<'matrix'>): Drawing {
  const cell = ROW + 8;
  const marks = shares.map((row, y) => {
    const squares = row.map((share, x) => {
      const side = (cell - 6) * Math.sqrt(share);
      const inset = (cell - side) / 2;
      const frame = rect(LABELS + x * cell, y * cell, cell, cell, 'frame');
      return frame + rect(LABELS + x * cell + inset, y * cell + inset, side, side, 'mark');
    });
    return label(labels[y] ?? '', LABELS - 8, y * cell + cell / 2 + 4) + squares.join('');
  });
  const size = labels.length * cell;
  return { width: LABELS + size + 2, height: size === 0 ? 0 : size + 2, marks: marks.join('') };
}
