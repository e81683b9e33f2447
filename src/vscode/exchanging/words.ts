import { l10n } from 'vscode';
import { ExchangeError, valueText, type Translate } from '../../exchange';
import { Refusal } from '../refusal';

const { t } = l10n;

/** The words of the room of formats in the language of the interface. */
export const translate: Translate = ({ text, values }) =>
  t(text, ...values.map((value) => valueText(value, translate)));

/** Runs what the room may refuse; the user reads why in the language of the interface. */
export async function refusing<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof ExchangeError ? new Refusal(translate(error.phrase)) : error;
  }
}
