/** What proposals are judged by. Chosen on every other article of the benchmark. */
export const thresholds = {
  /** Likeness that suffices by the number of sides that agree: none, one, both. */
  likeness: [0.62, 0.52, 0.4] as const,
  /** What one agreeing side is worth against likeness. */
  support: 0.1,
  /** How far a side agrees if other sentences that are not found stand between. */
  sameGap: 0.7,
  /** Lead over the next best place, and over another unit that wants the same place. */
  lead: 0.06,
  contest: 0.03,
  /** Least likeness in the old order, by the number of neighbours in place. */
  inPlace: [0.5, 0.4, 0.32] as const,
  /** In the old order between neighbours in place this is beyond doubt. */
  sure: [1, 0.75, 0.65] as const,
  /** What the context of a tag that agrees with no sentence has to be worth, 2 being all of it. */
  strayContext: 0.6,
  /** A place that is so much more alike speaks against one between neighbours. */
  veto: 0.15,
  /** What another end than a window's has to gain, and how many words it has to cut off. */
  refined: 0.03,
  fewWords: 4,
  /** By how much the surroundings have to speak for one of two equal sentences. */
  twin: 0.15,
  /** How well a sentence of very few words has to fit to its surroundings. */
  chance: 0.2,
  /** If so much of the other sentences is found, the article is the same; else this likeness tells a sentence. */
  sameArticle: 0.25,
  alone: 0.85,
  /** What a place loses that was found among all runs of words instead of those between breaks. */
  aligned: 0.05,
  /** Rounds begin with what is surest. */
  slack: [0.3, 0.2, 0.1, 0.04, 0],
};
