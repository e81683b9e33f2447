import { ADJUDICATED } from '../annotation';
import { ArticleImport, type Linking } from './articleImport';
import { Input } from './articleRecords';
import { ExchangeError, type Format } from './format';
import type { ImportLibrary, ImportOptions } from './importLibrary';
import type { ImportPlan } from './importPlan';
import { phrase } from './phrase';
import type { InputFile } from './records';

/**
 * Reads files of a format and finds out what importing them would do. Whatever the files hold, nothing is
 * thrown but an {@link ExchangeError} for what cannot be asked and errors of the library.
 */
export async function planImport(
  files: readonly InputFile[],
  format: Format,
  library: ImportLibrary,
  options: ImportOptions,
): Promise<ImportPlan> {
  const { annotator } = options;
  if (!format.read)
    throw new ExchangeError(phrase`${format.name} is for reading by people; it cannot be imported.`);
  if (annotator.id === ADJUDICATED) {
    throw new ExchangeError(phrase`The adjudicated tags are made by adjudication, not by import.`);
  }
  const { name, extension } = format;
  // A folder can hold other files too, but something has to be of the format.
  if (format.files === 'several' && !files.some(({ path }) => path.endsWith(extension))) {
    throw new ExchangeError(phrase`${name} is read from files that end in ${extension}; there is none.`);
  }
  const input = new Input(library);
  for (const file of files) {
    for await (const record of format.read(file)) await input.add(record);
  }
  const { mine, leftOut } = input.of(options);
  const linking: Linking = { tags: new Map(), keys: new Map(), used: new Set() };
  const imports: ArticleImport[] = [];
  const refused = [...input.refused];
  for (const path of [...mine.keys()].sort()) {
    const opened = await library.open(path);
    const records = mine.get(path);
    if (!opened || !records) continue;
    imports.push(new ArticleImport(path, opened, records, options, linking));
  }
  // Links can lead to tags of articles that come later: they are made when all tags have their ids.
  const articles = imports.map((article) => article.plan());
  for (const article of imports) refused.push(...article.refused);
  const remarks = imports.flatMap((article) => article.remarks);
  return { annotator, articles, refused, remarks, leftOut };
}
