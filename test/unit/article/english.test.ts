import { assertCuts } from './cuts';

describe('English sentences', () => {
  it('keeps ellipses of omission, and ends a sentence at others', () => {
    assertCuts('en', [
      'And then … it was over.¦ Nobody spoke.',
      'And then ... silence.¦ Nobody spoke.',
      'That was it...¦ The rest is silence.',
      "Oh, well...¦ I don't know.",
    ]);
  });

  it('cuts quotes of several sentences inside and keeps attributions with their quote', () => {
    assertCuts('en', [
      'She works for the U.S. Government.¦ "Why?" he asked.¦ Nobody knew.',
      '"This is wrong," said Smith.¦ "We will check."',
      '"This is wrong.¦ We will check," said Smith.¦ He left.',
      '“This is wrong.¦ We will check,” said Smith.¦ He left.',
      '“Stop!” he shouted.¦ “Now!”',
      'He shouted, “Stop!”¦ Then he ran.',
      'She said: "I am coming."¦ Miller nodded.',
      "'This is wrong,' he said.¦ 'We will check.'",
      'He said: “One.¦ Two.¦ Three.”¦ Then he was silent.',
      '"Is it true?" Smith asked.¦ "No!" Jones said.',
      '"Is it true?" the man asked.',
      'He said (and I quote): "Never!"¦ Fine.',
    ]);
  });

  it('takes a bracket inside a sentence as a part of it', () => {
    assertCuts('en', [
      '(This is wrong.)¦ The rest is right.',
      'The house (it was old. Very old!) burned.¦ It rained.',
      'Items: (a) one; (b) two.¦ Done.',
    ]);
  });

  it('goes by the whole mark, footnotes and emoji included', () => {
    assertCuts('en', [
      'Is it true?¦ No.¦ It is not.',
      'Visit www.example.com for more.¦ Or https://example.org/a.b?c=d.¦ That is all.',
      'What?!¦ Nobody knows.',
      'Wow!!!¦ Go on!',
      'This is true.[1]¦ This is not.[2][3]¦ End.',
      'This is great! 😀¦ This is not.',
      'He joined Yahoo! in 2005.¦ Yahoo! Inc. paid him.',
      'You and I.¦ Did you see it?',
    ]);
  });

  it('leaves abbreviations and initials whole, and ends a sentence at those that can end one', () => {
    assertCuts('en', [
      'Mr. Smith arrived at 5 p.m. on Jan. 5.¦ He left the U.S. the next day.',
      'I bought apples, pears, etc.¦ Nothing else was left.',
      'The U.S. and the U.K. agreed.¦ The E.U. did not.',
      'He moved to the U.S. in 1990.¦ His wife stayed.',
      'He lives in Washington, D.C.¦ She lives in Boston.',
      'Washington, D.C. Mayor Bowser spoke.¦ People listened.',
      'Apple Inc. reported earnings.¦ Google Inc. did not.',
      'He works for Apple Inc.¦ The company grows.',
      'Sen. John McCain, R-Ariz., spoke.¦ Rep. Jones did not.',
      'Gov. Jerry Brown met Lt. Gov. Newsom.¦ They talked.',
      'John F. Kennedy was shot.¦ Lee H. Oswald was arrested.',
      'Martin Luther King Jr. spoke.¦ People cheered.',
      'He met Martin Luther King Jr.¦ They talked.',
      'The meeting is at 10 a.m. Monday.¦ Bring coffee.',
      'The meeting ended at 10 a.m.¦ It was short.',
      'Prof. Dr. Lee of St. Louis won.¦ The prize is big.',
      'See Fig. 3 and Table 2.¦ They differ.',
      'See p. 12 and pp. 30-31, vol. 2, no. 4.¦ It is there.',
      'No. 5 is alive.¦ No. 6 is not.',
      'World War II. began in 1939.',
      'It was World War II.¦ Millions died.',
      'He has a Ph.D. in physics.¦ She has an M.B.A.¦ They work.',
      'He got his Ph.D.¦ Then he left.',
      'Smith et al. found it.¦ Others did not.',
      'Ranked No. 1, he won.¦ Nadal lost.',
      'On Sept. 11, 2001, planes crashed.¦ America changed.',
      'It happened on Sept. 11.¦ America changed.',
      'It happened last Nov.¦ The police came.',
      'Mt. Everest is high.¦ Mt. Fuji is not.',
      'The Rev. Jesse Jackson came.¦ He spoke.',
      'He was born in St. Petersburg, Fla., in 1960.¦ He died in L.A. in 2000.',
      'He died in L.A.¦ She survived.',
      'He vs. She is a film.¦ Good vs. evil too.',
      'Mrs. Thatcher vs. Mr. Scargill was a fight.¦ It ended.',
      'The U.S.-led coalition struck.¦ Assad vowed revenge.',
      'The F.B.I. said so.¦ The C.I.A. denied it.',
      'He told the F.B.I.¦ The agent nodded.',
      'I met Vladimir V. Putin.¦ He smiled.',
      'It was Plan B.¦ He hated it.',
      'It was plan A.¦ Everyone agreed.',
      'J.K. Rowling wrote it.¦ J. R. R. Tolkien did not.',
      'The company, formerly known as Ford Motor Co., is big.¦ It sells cars.',
      'The deal with Ford Motor Co. Chairman Ford said it was fine.',
      'Dec. 25 is Christmas.¦ Jan. 1 is New Year.',
      'He lives at 12 Main St. in Boston.¦ She does not.',
      'He lives on Main St.¦ She does not.',
      'It is approx. 5 km.¦ Walk there.',
      'The temperature was 5 C.¦ It rained.',
      'e.g. this one, i.e. that one.¦ Fine.',
    ]);
  });

  it('cuts between plain words, numbers and items, and not in an address or a name', () => {
    assertCuts('en', [
      'He said no.¦ Nobody cared.',
      'The price rose 3.5 percent to $1,000.50.¦ Analysts were surprised.',
      'Version 2.0 is out.¦ Version 3.0 follows.',
      'In 1998.¦ 1999 was better.',
      'End.¦The new paragraph starts here.',
      'LONDON (Reuters) - The bank failed.¦ Shares fell.',
      'LONDON — The bank failed.¦ Shares fell.',
      'The iPhone is expensive.¦ iPhones sell well.',
      'He sold everything.¦ eBay earned.',
      'Elizabeth II reigned.¦ Charles III followed.',
      'It cost $5 million.¦ Microsoft paid.',
      'He is 25.¦ Jones is 30.',
      'They finished in 5th.¦ Brazil won.',
      'By Jane Doe',
      'Read more: Russia bans oil exports',
      'The end.¦ - The next item.',
      'That is it .¦ Really .',
      '1. First. ¦2. Second. ¦3. Third.',
      'He lost 3-2.¦ Brazil won 4-1.',
      'Henry VIII.¦ He had six wives.',
    ]);
  });
});
