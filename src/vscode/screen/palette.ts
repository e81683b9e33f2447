import type { TagName } from '../../annotation';

/** How a combination of tags is drawn. Shape and letters carry the meaning; colour only supports them. */
export interface Look {
  /** Id of the contributed background colour. */
  readonly background: string;
  /** Id of the contributed colour of underline, letters and overview ruler. */
  readonly foreground: string;
  /** `text-decoration-style` and thickness. */
  readonly underline: string;
  /** The letters after the sentence. */
  readonly letters: string;
}

const UNDERLINES: Readonly<Record<string, string>> = {
  C: 'solid 1px',
  D: 'wavy 1px',
  CD: 'wavy 1.5px',
  A: 'dotted 2px',
  CA: 'dashed 2px',
  DA: 'double 1px',
  CDA: 'solid 3px',
};

/** The combination's key in colour ids: `claim`, `claimDenial`, `claimDenialAttribution` … */
export function combinationKey(tags: readonly TagName[]): string {
  return tags.map((tag, index) => (index === 0 ? tag : tag.charAt(0).toUpperCase() + tag.slice(1))).join('');
}

export function lookOf(tags: readonly TagName[]): Look {
  const letters = tags.map((tag) => tag.charAt(0).toUpperCase()).join('');
  return {
    background: `claimmark.${combinationKey(tags)}Background`,
    foreground: `claimmark.${tags.includes('denial') ? 'denial' : (tags[0] ?? 'claim')}Foreground`,
    underline: UNDERLINES[letters] ?? 'solid 1px',
    letters,
  };
}
