import { wordsOf } from './words';

/**
 * Words that commonly mark a denial or an attribution, the commonest first. Forms of one word stand together;
 * a separable verb stands before ` … ` and its particle behind, which is looked for later in the sentence.
 */
const CUES: Readonly<Record<string, readonly string[]>> = {
  de: [
    'sagte sagten sagt sagen gesagt',
    'laut',
    'zufolge',
    'erklärte erklärten erklärt erklären',
    'wies wiesen weist weisen … zurück',
    'zurückgewiesen zurückwies zurückweist zurückweisen',
    'bestritt bestritten bestreitet bestreiten',
    'dementierte dementierten dementiert dementieren',
    'teilte teilten teilt teilen … mit',
    'mitgeteilt mitteilte mitteilten mitteilt',
    'gab gaben gibt geben … bekannt',
    'gab gaben gibt geben … an',
    'kündigte kündigten kündigt kündigen … an',
    'warf warfen wirft werfen … vor',
    'räumte räumten räumt räumen … ein',
    'stritt stritten streitet streiten … ab',
    'lehnte lehnten lehnt lehnen … ab',
    'schloss schlossen schließt schließen … aus',
    'wies wiesen weist weisen … hin',
    'ging gingen geht gehen … aus',
    'stellte stellten stellt stellen … klar',
    'widersprach widersprachen widerspricht widersprechen widersprochen',
    'leugnete leugneten leugnet leugnen geleugnet abgestritten',
    'berichtete berichteten berichtet berichten',
    'meldete meldeten meldet melden gemeldet',
    'schrieb schrieben schreibt schreiben geschrieben',
    'betonte betonten betont betonen',
    'behauptete behaupteten behauptet behaupten',
    'bestätigte bestätigten bestätigt bestätigen',
    'beschuldigte beschuldigten beschuldigt beschuldigen bezichtigte bezichtigt',
    'kritisierte kritisierten kritisiert kritisieren',
    'forderte forderten fordert fordern gefordert',
    'warnte warnten warnt warnen gewarnt',
    'nannte nannten nennt nennen genannt',
    'bezeichnete bezeichneten bezeichnet bezeichnen',
    'versicherte versicherten versichert versichern',
    'vermutete vermutet vermuten',
    'demnach wonach',
    'heißt hieß',
    'Angaben',
    'Berufung',
    'Aussage Aussagen',
    'Bericht Berichten',
    'angeblich',
    'mutmaßlich',
    'offenbar',
    'soll sollen sollte sollten',
    'so',
    'nach',
  ],
  en: [
    'said says say saying',
    'according',
    'told tells',
    'denied denies deny denying',
    'rejected rejects reject rejecting',
    'dismissed dismisses dismiss dismissing',
    'disputed disputes dispute disputing',
    'refuted refutes refute',
    'contradicted contradicts contradict',
    'announced announces',
    'stated states',
    'reported reports reportedly',
    'claimed claims claim claiming',
    'accused accuses accuse accusing',
    'warned warns warn warning',
    'confirmed confirms confirm',
    'admitted admits admit',
    'insisted insists insist',
    'added adds',
    'wrote writes',
    'argued argues',
    'believes believe believed',
    'called calls',
    'alleged alleges allegedly',
    'apparently',
  ],
};

interface Cue {
  readonly forms: ReadonlySet<string>;
  readonly particle: string | undefined;
}
const tables = new Map<string, readonly Cue[]>();

function tableOf(language: string): readonly Cue[] {
  let table = tables.get(language);
  if (!table) {
    table = (CUES[language] ?? []).map((entry) => {
      const [forms = '', particle] = entry.split(' … ');
      return { forms: new Set(forms.toLowerCase().split(' ')), particle };
    });
    tables.set(language, table);
  }
  return table;
}

/** The cues that stand in a sentence, the commonest first, each in its words as they are written there. */
export function cuesIn(sentence: string, language: string): readonly (readonly string[])[] {
  const words = wordsOf(sentence);
  const folded = words.map((word) => word.toLowerCase());
  return tableOf(language).flatMap(({ forms, particle }) => {
    const at = folded.findIndex((word) => forms.has(word));
    if (at < 0) return [];
    const then = particle === undefined ? at : folded.indexOf(particle, at + 1);
    if (then < 0) return [];
    const found = at === then ? [at] : [at, then];
    return [found.map((index) => words[index] ?? '')];
  });
}
