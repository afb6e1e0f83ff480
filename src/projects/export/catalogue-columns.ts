import { text } from '../../kernel/text.js';
import { catalogueFields } from '../project-input.js';
import { catalogueLabels } from '../views/field-labels.js';
import { about, column, type ExportColumn, languageOf } from './column.js';

const code = text('Code', 'code');
const wording = text('Wortlaut der Quelle', 'wording of the source');

/** Each value of the catalogue as code and title at the revision shown, beside what the source said. */
export const catalogueColumns: readonly ExportColumn[] = catalogueFields.flatMap((field) => {
  const label = catalogueLabels[field];
  return [
    column(`${field}Code`, about(label, code), ['code', 12], ({ catalogue }) => catalogue[field].code),
    column(`${field}Title`, label, ['text', 30], ({ catalogue }, context) => {
      const { title } = catalogue[field];
      return title[languageOf(context)] ?? title.de;
    }),
    column(
      `${field}SourceText`,
      about(label, wording),
      ['text', 24],
      ({ catalogue }) => catalogue[field].sourceText,
    ),
  ];
});
