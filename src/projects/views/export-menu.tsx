import { formatCount } from '../../kernel/format.js';
import { type Language, type Text, text } from '../../kernel/text.js';
import { DownloadMenu } from '../../web/index.js';
import { exportAddress } from './export-address.js';
import type { ListQuery } from './list-query.js';

const messages = {
  label: text('Exportieren', 'Export'),
  workbook: text('Excel-Mappe', 'Excel workbook'),
  table: text('Tabelle', 'Table'),
  tableForExcel: text('Tabelle für deutsches Excel', 'Table for a German Excel'),
  records: text('Datensätze', 'Records'),
  note: (count: string): Text =>
    text(
      count === '1'
        ? 'Ein Vorhaben der Auswahl, mit Registerstand.'
        : `Alle ${count} Vorhaben der Auswahl, ungekürzt, mit Registerstand.`,
      count === '1'
        ? 'The one project of the selection, with the registry revision.'
        : `All ${count} projects of the selection, uncut, with the registry revision.`,
    ),
} as const;

/** The selection as files, folded behind one button. */
export function ExportMenu(props: { query: ListQuery; count: number; language: Language }): JSX.Element {
  const { query, count, language } = props;
  const file = (label: Text, meta: string, href: string) =>
    ({ label: label[language], meta, href, kind: 'data' }) as const;
  return (
    <DownloadMenu
      label={messages.label[language]}
      note={messages.note(formatCount(count, language))[language]}
      downloads={[
        file(messages.workbook, 'XLSX', exportAddress('xlsx', query, { language })),
        file(messages.table, 'CSV', exportAddress('csv', query)),
        file(messages.tableForExcel, 'CSV', exportAddress('csv', query, { dialect: 'excel-de' })),
        file(messages.records, 'NDJSON', exportAddress('ndjson', query)),
      ]}
    />
  );
}
