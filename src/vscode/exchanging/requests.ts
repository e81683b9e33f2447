import * as vscode from 'vscode';
import type { ExportOptions } from '../../exchange';
import { Refusal } from '../refusal';
import { resolve } from './places';

/*
 * What a command is given: by a menu the places it was called on, by a key binding an object with answers, so that
 * an export that is made again and again asks for nothing. The keys are named as on the command line.
 */

/** Answers that are given already; what is missing is asked. */
export interface Request {
  readonly uris?: readonly vscode.Uri[];
  readonly format?: string;
}

export interface ExportRequest extends Request {
  readonly annotators?: readonly string[];
  /** Missing: they are asked if the format is. */
  readonly options?: ExportOptions;
  readonly out?: vscode.Uri;
}

export interface ImportRequest extends Request {
  readonly files?: readonly vscode.Uri[];
  /** A slug. */
  readonly annotator?: string;
  readonly from?: string;
  /** Whether Enter imports what fits where not everything does. */
  readonly partial?: boolean;
}

type Given = readonly unknown[];

export function exportRequest(given: Given): ExportRequest {
  const { uris, values, format } = read(given);
  if (!values) return { uris };
  const { annotators, out } = values;
  const options = {
    ...text(values, 'variant'),
    ...oneOf(values, 'offsets', ['utf16', 'codepoint'] as const),
    ...oneOf(values, 'delimiter', [',', ';'] as const),
    ...flag(values, 'excel'),
    ...flag(values, 'pseudonyms'),
    ...flag(values, 'withoutQuotes'),
  };
  return {
    uris,
    ...(format !== undefined && { format, options }),
    ...(annotators !== undefined && { annotators: texts(annotators, 'annotators') }),
    ...(out !== undefined && { out: resolve(texts([out], 'out')[0] ?? '') }),
  };
}

export function importRequest(given: Given): ImportRequest {
  const { uris, values, format } = read(given);
  if (!values) return { uris };
  return {
    uris,
    ...(format !== undefined && { format }),
    ...(values['files'] !== undefined && { files: texts(values['files'], 'files').map(resolve) }),
    ...text(values, 'annotator'),
    ...text(values, 'from'),
    ...flag(values, 'partial'),
  };
}

type Values = Readonly<Record<string, unknown>>;

function read([first, selection]: Given): {
  readonly uris: readonly vscode.Uri[];
  readonly values?: Values;
  readonly format?: string;
} {
  const selected = Array.isArray(selection) ? selection.filter((one) => one instanceof vscode.Uri) : [];
  if (first instanceof vscode.Uri) return { uris: selected.length > 0 ? selected : [first] };
  if (typeof first !== 'object' || first === null) return { uris: [] };
  const values = first as Values;
  const { paths = [] } = values;
  return { uris: texts(paths, 'paths').map(resolve), values, ...text(values, 'format') };
}

function refuse(key: string): never {
  throw new Refusal(vscode.l10n.t('The command was given a value for “{0}” that it cannot use.', key));
}

function texts(value: unknown, key: string): readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : refuse(key);
}

function text<K extends string>(values: Values, key: K): { readonly [P in K]?: string } {
  const value = values[key];
  if (value === undefined) return {};
  return typeof value === 'string' ? ({ [key]: value } as { [P in K]?: string }) : refuse(key);
}

function flag<K extends string>(values: Values, key: K): { readonly [P in K]?: boolean } {
  const value = values[key];
  if (value === undefined) return {};
  return typeof value === 'boolean' ? ({ [key]: value } as { [P in K]?: boolean }) : refuse(key);
}

function oneOf<K extends string, T extends string>(
  values: Values,
  key: K,
  known: readonly T[],
): { readonly [P in K]?: T } {
  const value = known.find((one) => one === values[key]);
  if (value === undefined && values[key] !== undefined) return refuse(key);
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: T });
}
