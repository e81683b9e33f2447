import type { LanguageTable } from './table';

export const english: LanguageTable = {
  id: 'en',
  goesOn: `
    dr prof mr mrs ms messrs mme mlle rev hon gov sen rep pres gen col lt maj capt cmdr sgt cpl pvt adm ste mt ft fr
    supt det insp atty asst assoc amb sec treas vp dir mgr e.g i.e eg ie vs v cf viz approx ca c.f al
    Drs Msgr Br
  `,
  beforeNumber: `
    no nos p pp fig figs vol vols ch chap sec art par para ed eq ex pt ver n° № approx ca tel ext
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
  `,
  mayEnd: `
    st inc ltd co corp bros llc plc cos jr sr esq a.m p.m u.s u.s.a u.k u.n u.s.s.r e.u d.c b.c a.d b.c.e c.e ph.d
    m.d b.a m.a b.s m.s b.sc m.sc ll.b ll.d d.phil d.d.s r.n ave blvd rd hwy pl sq univ dept est
    Jan Feb Mar Apr Aug Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mich Minn Miss Mont Neb Nev Okla Ore Pa Tenn Tex Vt Va
    Wash Wis Wyo al
  `,
  words: 'etc mind intern vet max lat bes span dent stud chem art lit port best ill son dan hat are man war',
  speechVerbs:
    'said says asked asks wrote replied shouted cried added answered wondered tweeted told yelled exclaimed',
  exclaimedNames: 'yahoo jeopardy joomla wham',
  lowerCaseNames: `i i'm i'll i've i'd i’m i’ll i’ve i’d`,
  starters: `
    the a an this that these those there here he she it i we you they his her its our your their my them who what which
    when where why how whether and but or nor so yet for in on at by with from to of as into over under after before
    since until during about against between among through within without despite according because although though
    while if unless once even then thus therefore however moreover furthermore meanwhile instead also still again now
    today soon later earlier finally first second last next some any many much most more few several all both each
    every either neither no not one two another other others such same only just maybe is are was were have do does did
    will would can could should may might must yes ok okay well oh don won can't mr mrs ms unlike like than up everyone
    everything everybody otherwise besides regardless yesterday nobody none nothing perhaps see let nevertheless
    consequently additionally anyone eventually currently recently
  `,
};
