/**
 * Words that decide what a sentence says: negations, numbers, reporting verbs, hedges; and function words
 * that decide little. Lower case, as the format fold leaves them.
 */

export interface WordingTable {
  readonly negations: readonly string[];
  readonly numbers: readonly string[];
  /** A lemma and the stems of its forms. */
  readonly reportingVerbs: Readonly<Record<string, string>>;
  /** Verbs that come apart: stems of the finite verb, the particle, stems of the forms written in one. */
  readonly separableVerbs: Readonly<
    Record<string, readonly [stems: string, particle: string, joined: string]>
  >;
  /** What may follow a stem. */
  readonly endings: string;
  /** Words that tell how sure something is. */
  readonly hedges: readonly string[];
  /** Articles, pronouns, prepositions, conjunctions that only join. */
  readonly functionWords: readonly string[];
  /** How adjectives, adverbs and nouns end that can be no verb form. */
  readonly harmlessEndings: RegExp;
  /** Whether capitals mark nouns. */
  readonly capitalNouns: boolean;
}

const list = (words: string): readonly string[] => words.split(/\s+/);

const german: WordingTable = {
  negations: list(`nicht nichts nie niemals niemand niemanden niemandem niemandes kein keine keinen keinem
    keiner keines keinerlei keinesfalls keineswegs nirgends nirgendwo mitnichten weder ohne nein kaum
    ebensowenig nimmer`),
  numbers: list(`null zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn
    sechzehn siebzehn achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig
    hundert hunderte hunderten tausend tausende tausenden million millionen milliarde milliarden billion
    billionen dutzend dutzende dutzenden hälfte halb halbe halben drittel viertel fünftel zehntel doppelt
    doppelte doppelten verdoppelt halbiert dreifach dreifache einmal zweimal dreimal beide beiden erste
    ersten zweite zweiten dritte dritten vierte vierten fünfte fünften prozent`),
  reportingVerbs: {
    sagen: 'sag gesagt',
    erklären: 'erklär',
    behaupten: 'behaupt',
    bestätigen: 'bestätig',
    bestreiten: 'bestreit bestritt bestritten',
    dementieren: 'dementier',
    leugnen: 'leugn geleugnet',
    widersprechen: 'widersprech widersprich widersprach widersprochen',
    verneinen: 'vernein',
    bejahen: 'bejah',
    bezweifeln: 'bezweifel bezweifl',
    bezichtigen: 'bezichtig',
    beschuldigen: 'beschuldig',
    verdächtigen: 'verdächtig',
    anklagen: 'anklag angeklagt',
    kritisieren: 'kritisier',
    warnen: 'warn gewarnt',
    drohen: 'droh gedroht',
    fordern: 'forder gefordert',
    verlangen: 'verlang',
    betonen: 'beton',
    berichten: 'bericht',
    melden: 'meld gemeldet',
    meinen: 'meint gemeint',
    glauben: 'glaub geglaubt',
    vermuten: 'vermut',
    schätzen: 'schätz geschätzt',
    versichern: 'versicher',
    versprechen: 'versprech versprich versprach versprochen',
    gestehen: 'gesteh gestand gestanden',
    einräumen: 'einräum eingeräumt',
    verschweigen: 'verschweig verschwieg verschwiegen',
    schweigen: 'schweig schwieg geschwiegen',
    schreiben: 'schreib schrieb geschrieben',
    nennen: 'nenn nannt genannt',
    bezeichnen: 'bezeichn',
    verurteilen: 'verurteil',
    begrüßen: 'begrüß',
    loben: 'lob gelobt',
    ankündigen: 'ankündig angekündigt',
    mitteilen: 'mitteil mitgeteilt',
    beweisen: 'beweis bewies bewiesen',
    belegen: 'beleg',
    widerlegen: 'widerleg',
    unterstellen: 'unterstell',
    vorwerfen: 'vorwerf vorgeworfen',
    sollen: 'soll',
    wollen: 'will woll gewollt',
    wissen: 'wiss wuss wüss gewusst',
    erwarten: 'erwart',
    fürchten: 'fürcht gefürchtet befürcht',
    hoffen: 'hoff gehofft',
    zweifeln: 'zweifel zweifl gezweifelt',
    zustimmen: 'zustimm zugestimmt',
    ablehnen: 'ablehn abgelehnt',
  },
  separableVerbs: {
    zurückweisen: ['weis wies', 'zurück', 'zurückweis zurückwies zurückgewiesen zurückzuweisen'],
    abstreiten: ['streit stritt', 'ab', 'abstreit abstritt abgestritten abzustreiten'],
    ablehnen: ['lehn', 'ab', 'abzulehnen'],
    einräumen: ['räum', 'ein', 'einzuräumen'],
    zugeben: ['geb gib gab', 'zu', 'zugeb zugib zugab zugegeben zuzugeben'],
    angeben: ['geb gib gab', 'an', 'angeb angib angab angegeben anzugeben'],
    mitteilen: ['teil', 'mit', 'mitzuteilen'],
    vorwerfen: ['werf wirf warf', 'vor', 'vorzuwerfen'],
    zustimmen: ['stimm', 'zu', 'zuzustimmen'],
    ankündigen: ['kündig', 'an', 'anzukündigen'],
    zurücknehmen: ['nehm nimm nahm', 'zurück', 'zurücknehm zurücknimm zurücknahm zurückgenommen'],
    hinweisen: ['weis wies', 'hin', 'hinweis hinwies hingewiesen hinzuweisen'],
    aussagen: ['sag', 'aus', 'aussag ausgesagt auszusagen'],
    absagen: ['sag', 'ab', 'absag abgesagt abzusagen'],
    zusagen: ['sag', 'zu', 'zusag zugesagt zuzusagen'],
  },
  endings: 'e|en|end|st|est|t|et|te|test|ten|tet|ete|etest|eten|etet|n|enden|ende',
  hedges: list(`angeblich angebliche angeblichen mutmaßlich mutmaßliche mutmaßlichen vermutlich vermutliche
    vermutlichen wahrscheinlich wohl möglicherweise vielleicht offenbar offensichtlich anscheinend scheinbar
    sicher sicherlich gewiss zweifellos womöglich eventuell tatsächlich wirklich fast nahezu beinahe nur
    sogar erst noch schon bereits wieder wenn falls ob sofern obwohl trotz statt anstatt außer bis vor nach
    mehr weniger mindestens höchstens über unter gegen möglich mögliche möglichen unmöglich falsch wahr
    richtig unwahr erfunden`),
  functionWords: list(`der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen
    diesem jener jene jenes jenen jenem er sie es ihn ihm ihr ihnen sich sein seine seinen seinem seiner
    seines ihre ihren ihrem ihrer ihres und sowie auch aber jedoch denn dann da dort hier in im an am auf aus
    bei beim mit von vom zu zum zur für durch um als wie dass daß so nun dabei dazu damit darauf daran
    darüber zudem außerdem ebenfalls unterdessen derweil indes allerdings wobei welcher welche welches
    welchen welchem deren dessen`),
  // With -e and -en they could be verbs: `kündigen`, `verhaften`, `vermischen`.
  harmlessEndings: /(?:lich|isch|ig|bar|sam|haft)(?:er|es|em)?$/,
  capitalNouns: true,
};

const english: WordingTable = {
  negations: list(`not no never none nobody nothing neither nor nowhere without hardly barely scarcely cannot
    can't won't don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't wouldn't couldn't
    shouldn't mustn't ain't unable fails failed fail`),
  numbers: list(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds
    thousand thousands million millions billion billions trillion trillions dozen dozens half third thirds
    quarter quarters double doubled triple tripled once twice both first second fourth fifth percent`),
  reportingVerbs: {
    say: 'say said',
    tell: 'tell told',
    state: 'stat',
    explain: 'explain',
    claim: 'claim',
    allege: 'alleg',
    assert: 'assert',
    confirm: 'confirm',
    deny: 'deny deni',
    dispute: 'disput',
    reject: 'reject',
    refute: 'refut',
    rebut: 'rebut rebutt',
    contradict: 'contradict',
    admit: 'admit admitt',
    concede: 'conced',
    acknowledge: 'acknowledg',
    accuse: 'accus',
    blame: 'blam',
    charge: 'charg',
    criticise: 'criticis criticiz',
    condemn: 'condemn',
    welcome: 'welcom',
    praise: 'prais',
    warn: 'warn',
    threaten: 'threaten',
    demand: 'demand',
    urge: 'urg',
    call: 'call',
    report: 'report',
    announce: 'announc',
    declare: 'declar',
    insist: 'insist',
    argue: 'argu',
    suggest: 'suggest',
    imply: 'imply impli',
    believe: 'believ',
    think: 'think thought',
    know: 'know knew known',
    suspect: 'suspect',
    estimate: 'estimat',
    expect: 'expect',
    fear: 'fear',
    hope: 'hop',
    doubt: 'doubt',
    promise: 'promis',
    vow: 'vow',
    agree: 'agre',
    disagree: 'disagre',
    refuse: 'refus',
    decline: 'declin',
    prove: 'prov',
    disprove: 'disprov',
    show: 'show shown',
    write: 'writ wrote written',
    describe: 'describ',
    dismiss: 'dismiss',
    may: 'may',
    might: 'might',
    could: 'could',
    must: 'must',
  },
  separableVerbs: {},
  endings: 'e|s|es|d|ed|ing|n',
  hedges: list(`allegedly reportedly apparently presumably probably possibly perhaps maybe likely unlikely
    certainly clearly obviously actually really almost nearly only even still yet already again if unless
    whether although despite instead except until before after more less least most over under above below
    against possible impossible false true wrong right supposedly seemingly so-called alleged`),
  functionWords: list(`the a an this that these those he she it they him her them his its their and also but
    however then there here in on at of to for from by with as into onto upon about which who whom whose where
    when while moreover meanwhile`),
  harmlessEndings: /(?:ity|ities|ism|ous|ful|ical|(?<!p|re|al|f)ly)$/,
  capitalNouns: false,
};

/** Negations alone, for languages without a table of their own. */
export const otherNegations: Readonly<Record<string, readonly string[]>> = {
  fr: list('ne pas jamais rien aucun aucune personne sans ni non'),
  es: list('no nunca jamás nada nadie ningún ninguno ninguna sin ni tampoco'),
  it: list('non mai niente nulla nessun nessuno nessuna senza né neppure'),
  pt: list('não nunca jamais nada ninguém nenhum nenhuma sem nem'),
  nl: list('niet niets nooit niemand geen nergens zonder noch nee'),
  pl: list('nie nigdy nic nikt żaden żadna bez ani'),
  ru: list('не нет ни никогда ничего никто никакой без нельзя'),
  uk: list('не ні немає ніколи нічого ніхто без'),
};

export const wordingTables: Readonly<Record<string, WordingTable>> = { de: german, en: english };
