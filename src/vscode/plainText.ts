/** How much of a text from a file is shown where there is room for a line or two, in UTF-16 code units. */
const LONGEST = 300;

/**
 * A text from a file as it may be shown in one line: without line ends and other control characters, without
 * characters that turn the order of what stands around them, and cut if it is long.
 */
export function inOneLine(text: string, longest = LONGEST): string {
  // Only the beginning is looked at: a note can be as long as its writer likes.
  const line = text
    .slice(0, longest * 2)
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu, '')
    .trim();
  return line.length <= longest && text.length <= longest * 2
    ? line
    : `${line.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** In a message VS Code would make links, also to commands, of `[…](…)`. */
export function inMessage(text: string, longest = LONGEST): string {
  return inOneLine(text, longest).replaceAll('](', '] (');
}

/** In a label of a list VS Code would make icons of `$(…)`. */
export function inLabel(text: string): string {
  return inOneLine(text).replaceAll('$(', '\\$(');
}
