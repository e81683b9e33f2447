/** The words of the report; `{name}` is filled in. Counts stand in brackets so that no plural is needed. */
export const ENGLISH = {
  /** BCP 47; numbers are written its way. */
  language: 'en',
  title: 'Agreement report',
  methodHeading: 'Method note',
  agreementHeading: 'Agreement',
  agreementCaption: 'Per tag, whether a sentence carries it; on the whole set, α with the MASI distance',
  pairsHeading: 'Pairs of annotators',
  pairsCaption: 'Krippendorff’s α on whole sets of tags (MASI distance)',
  confusionHeading: 'Confusion',
  confusionCaption: '{tag}: who used it, in sentences that both read',
  setsCaption:
    'Which tags were given instead of which, all pairs: rows by the one who comes first in the alphabet',
  progressHeading: 'Progress',
  progressCaption: 'Over all articles that an annotator has begun',
  guidelinesHeading: 'Guideline versions',
  guidelinesCaption: 'Several in one row: the annotators of an article used different ones',
  articlesHeading: 'Articles',
  articlesCaption: 'Least agreement first',
  detailsHeading: 'Details',
  detailsCaption: 'Pairs of annotators who put a common tag on the same sentence',
  reasonsHeading: 'Reasons',
  reasonsCaption: 'Given in reviews',
  leftOutHeading: 'Left out',
  disagreementsHeading: 'Disagreements',
  disagreementsCaption: 'Unsure ones first, then by least agreement',
  more: 'Not shown here: {count}. The command line lists all.',
  none: 'none',
  wholeSet: 'Whole set',
  notRecorded: 'not recorded',
  columns: {
    tag: 'Tag',
    alpha: 'α',
    interval: '95 % interval',
    observed: 'Observed',
    f1: 'Pairwise F1',
    ac1: 'AC1',
    fleissKappa: 'Fleiss’ κ',
    cohenKappa: 'Cohen’s κ',
    units: 'n',
    pair: 'Pair',
    both: 'Both',
    onlyFirst: 'Only the first',
    onlySecond: 'Only the second',
    neither: 'Neither',
    annotator: 'Annotator',
    articles: 'Articles',
    done: 'Finished',
    read: 'Read',
    sentences: 'Sentences',
    tags: 'Tags',
    guideline: 'Guideline',
    article: 'Article',
    detail: 'Detail',
    given: 'Both gave it',
    oneSided: 'One gave it',
    same: 'The same',
    reason: 'Reason',
    count: 'Count',
    sentence: 'Sentence',
    givenTags: 'Tags',
  },
  tags: { claim: 'claim', denial: 'denial', attribution: 'attribution' },
  details: {
    source: 'source',
    sourceKind: 'source kind',
    cue: 'cue',
    via: 'via',
    certainty: 'certainty',
    denies: 'denied claim',
  },
  reasons: {
    ambiguous: 'ambiguous',
    guideline: 'guideline',
    slip: 'slip',
    edge: 'edge case',
    boundary: 'sentence limits',
    other: 'other',
  },
  undefined: {
    'no pairs': 'undefined: no sentence read by two',
    constant: 'undefined: everybody gave the same everywhere',
    unused: 'undefined: nobody used it',
    'not two annotators': 'for two annotators only',
    'no draws': 'undefined in every draw',
  },
  unsure: '{annotator} (unsure)',
  leftOut: {
    annotators: 'Annotators not compared: {list}',
    articles: 'Articles with fewer than two annotators to compare ({count}): {list}',
    units: 'Sentences read by one annotator only ({count})',
    unread: 'Missing because unread ({count})',
    unaligned: 'Missing because the text there is new or cannot be aligned ({count})',
    wording: 'Missing because other words were read there ({count})',
    ambiguous: 'Missing because a tag may stand at several places ({count})',
    orphans: 'Tags whose sentence is gone ({count})',
    limitsDiffer: 'Sentences cut differently, compared as the smallest span that annotators share ({count})',
    dropped: 'Bootstrap draws in which α is undefined, of {tag} ({count})',
    unreadable: 'Not readable: {list}',
  },
  note: {
    corpus:
      'Agreement was measured on articles (n = {articles}) annotated by {names}, over the sentences that at least two of them had read (n = {units}; {ratings} ratings). A sentence that was read and left without tags counts as a value, one that was not read as missing.',
    guideline: 'Guideline: {guidelines}.',
    articles:
      'Krippendorff’s α per tag, with a 95 % percentile bootstrap interval ({draws} draws of articles, seed {seed}): {figures}.',
    sentences:
      'Krippendorff’s α per tag, with a 95 % percentile bootstrap interval ({draws} draws of sentences, seed {seed}): {figures}.',
    sets: 'On whole sets of tags (α with the MASI distance of Passonneau 2006): {figure}.',
    observed: 'Observed agreement and mean pairwise F1: {figures}.',
    leftOut: 'Left out: {list}.',
  },
};

type Words<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Words<T[Key]> };

/** All words of the report in one language. */
export type ReportStrings = Words<typeof ENGLISH>;

/** Fills `{name}` in a template. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) =>
    String(values[name] ?? placeholder),
  );
}
