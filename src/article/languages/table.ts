/**
 * What the segmenter knows of a language. Word lists are separated by white space and hold no final full stop.
 * An entry in lower case also matches capitalised; one with a capital letter, or behind "=", matches as written
 * only ("=schweiz" leaves "Schweiz" a word).
 */
export interface LanguageTable {
  /** ISO 639-1. */
  readonly id: string;
  /** Abbreviations that go on: no sentence ends at their full stop ("Dr.", "z.B."). */
  readonly goesOn: string;
  /** Abbreviations that go on if a number follows ("Nr. 5"), and are words otherwise. */
  readonly beforeNumber?: string;
  /** Abbreviations that end a sentence only if a starter follows ("usw.", "U.S."). */
  readonly mayEnd?: string;
  /** Endings of compounds that are abbreviated the same way before a number ("Hauptstr. 5"). */
  readonly endings?: string;
  /** Words that look like abbreviations, or are such in German or English, and end a sentence before any capital. */
  readonly words?: string;
  /**
   * Function words that begin sentences and are no part of a name. They decide what capitals leave open, and
   * tell the language of a text.
   */
  readonly starters: string;
  /** Letters that no other language of the tables has, small. */
  readonly letters?: string;
  /** For languages that write ordinals with a full stop: words before and after that make a number one. */
  readonly ordinals?: {
    readonly before: string;
    readonly after: string;
    /** Verbs end the sentences, so that hardly a number does. */
    readonly everywhere?: true;
  };
  /** Nouns have capitals, so that a capital tells nothing behind an omission. */
  readonly capitalisedNouns?: true;
  /** Quotation marks that close; needed only where the blanks around a mark tell nothing. Default ”’»›. */
  readonly closingQuotes?: string;
  /** Verbs behind a name that has asked or exclaimed what was quoted ("Why?" Smith asked). */
  readonly speechVerbs?: string;
  /** Names that carry an exclamation mark ("Yahoo!"). */
  readonly exclaimedNames?: string;
  /** Names in lower case that begin sentences all the same. */
  readonly lowerCaseNames?: string;
  /** What goes on with the sentence after a closing quote (Japanese と). */
  readonly afterQuote?: string;
}
