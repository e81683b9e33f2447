/**
 * A sentence or a part of one for people, which can be translated: `{0}` … in the text stand for `values`, in
 * their order. Who shows it chooses the language; everything here is written in English.
 */
export interface Phrase {
  readonly text: string;
  readonly values: readonly PhraseValue[];
}

export type PhraseValue = string | number | Phrase;

export type Translate = (phrase: Phrase) => string;

/** Tag of template literals: phrase`unknown label ${name}`. */
export function phrase(parts: TemplateStringsArray, ...values: PhraseValue[]): Phrase {
  return { text: parts.map((part, index) => (index > 0 ? `{${index - 1}}${part}` : part)).join(''), values };
}

/** The phrase as it was written. */
export const english: Translate = ({ text, values }) =>
  text.replace(/\{(\d+)\}/g, (_, index: string) => valueText(values[Number(index)] ?? '', english));

/** A value of a phrase in the language of the phrase. */
export function valueText(value: PhraseValue, translate: Translate): string {
  return typeof value === 'object' ? translate(value) : String(value);
}
