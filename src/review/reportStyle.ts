import { hashText } from '../article';

/** Theme colours where the editor gives them, else the system's, which follow light, dark and contrast. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --text: var(--vscode-foreground, CanvasText);
  --page: var(--vscode-editor-background, Canvas);
  --link: var(--vscode-textLink-foreground, LinkText);
  --line: var(--vscode-contrastBorder, var(--vscode-editorWidget-border, GrayText));
  --mark: var(--vscode-charts-blue, light-dark(#2a6fb0, #6fb1ee));
}
body {
  margin: 0;
  background: var(--page);
  color: var(--text);
  font: 0.95rem/1.5 var(--vscode-font-family, system-ui, sans-serif);
}
main { max-width: 75rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.7rem; font-weight: 600; }
h2 { font-size: 1.25rem; font-weight: 600; margin: 2.2rem 0 0.6rem; }
p, li { max-width: 46rem; }
a { color: var(--link); }
figure { margin: 0 0 1.5rem; overflow-x: auto; }
figure.drawn { display: flex; flex-wrap: wrap; gap: 1.5rem 2.5rem; align-items: flex-end; }
table { border-collapse: collapse; }
caption { text-align: start; padding: 0 0 0.3rem; font-style: italic; }
th, td {
  border-block: 1px solid var(--line);
  padding: 0.25rem 0.8rem;
  text-align: start;
  vertical-align: top;
  font-weight: normal;
}
thead th { font-weight: 600; vertical-align: bottom; }
tbody th { max-width: 24rem; overflow-wrap: break-word; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
svg { max-width: 100%; height: auto; }
svg text { fill: var(--text); font-size: 12px; }
.mark { fill: var(--mark); }
.range { stroke: var(--mark); stroke-width: 2; }
.frame { fill: none; stroke: var(--line); }
.grid { stroke: var(--line); stroke-dasharray: 2 3; }
@media (forced-colors: active) { :root { --mark: CanvasText; } }
@media print {
  :root { color-scheme: light; --text: #000; --page: #fff; --link: #000; --line: #777; --mark: #000; }
  main { max-width: none; padding: 0; }
  tr, svg { break-inside: avoid; }
  thead { display: table-header-group; }
}
`;

/** The style's hash as a content security policy names it. */
export function sha256OfStyle(): string {
  const hex = hashText(STYLE).slice('sha256:'.length);
  const bytes = hex.match(/../g) ?? [];
  return `sha256-${btoa(String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16))))}`;
}
