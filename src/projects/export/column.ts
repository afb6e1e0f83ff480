import type { Day } from '../../kernel/day.js';
import { type Language, type Text, text } from '../../kernel/text.js';
import type { ColumnType, TableValue } from '../../platform/spreadsheet/table.js';
import type { ProjectRecord } from '../record.js';

/** For whom a table is written: for programs in the API's words, or for people in theirs. */
export type Vocabulary = 'api' | Language;

/** What a value may depend on beside the record. Status is reckoned on the day. */
export interface ExportContext {
  readonly reckoningDay: Day;
  readonly vocabulary: Vocabulary;
}

/**
 * One column of every export of projects. `key` heads it for programs, `heading` for people; a column with `words` holds
 * one of a few fixed words, as the API has them for programs and translated for people.
 */
export interface ExportColumn {
  readonly key: string;
  readonly heading: Text;
  readonly type: ColumnType;
  readonly width: number;
  readonly value: (record: ProjectRecord, context: ExportContext) => TableValue;
  readonly words: Readonly<Record<string, Text>> | null;
}

export const column = (
  key: string,
  heading: Text,
  [type, width]: readonly [ColumnType, number],
  value: ExportColumn['value'],
  words: ExportColumn['words'] = null,
): ExportColumn => ({ key, heading, type, width, value, words });

/** "EU-Betrag: Herkunft". */
export const about = (label: Text, aspect: Text): Text =>
  text(`${label.de}: ${aspect.de}`, `${label.en}: ${aspect.en}`);

/** Catalogue titles for programs are the German ones, as in the API. */
export const languageOf = ({ vocabulary }: ExportContext): Language =>
  vocabulary === 'api' ? 'de' : vocabulary;
