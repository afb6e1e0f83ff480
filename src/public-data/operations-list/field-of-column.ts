import type { ListColumn } from './column.js';

/** Columns of the lists that bear another name than the field of the record. */
const fields: Readonly<Record<string, string>> = {
  start: 'period.start',
  end: 'period.end',
  operationName: 'name',
  location: 'place',
};

/** API name of the field a column of a list shows. */
export const fieldOfColumn = ({ key }: ListColumn): string => fields[key] ?? key;

/** The code under which a missing field is found, by the rules of the record as by the lists. */
export const missingField = 'required_field_missing';
