declare module 'sentencex' {
  function segment(language: string, text: string): string[];
  export { segment as default };
}
declare module 'sbd' {
  export function sentences(text: string, options?: { newline_boundaries?: boolean }): string[];
}
