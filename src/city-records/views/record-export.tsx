import { type Language, text } from '../../kernel/text.js';
import { DownloadMenu } from '../../web/index.js';
import type { CityRecordKind } from '../kind.js';

const words = {
  label: text('Herunterladen', 'Download'),
  workbook: text('Arbeitsmappe', 'Workbook'),
  forExcel: text('Tabelle für Excel', 'Table for a German Excel'),
  table: text('Tabelle', 'Table'),
  note: text(
    'Mit allen Angaben und dem Registerstand; in der Arbeitsmappe jede Liste auf einem Blatt. Auf Deutsch.',
    'All details with the registry revision; each list is a sheet of the workbook. In German.',
  ),
};

/** What the list shows as files, of one city where it is narrowed to one. */
export function RecordExport(props: {
  kind: CityRecordKind;
  city: string | null;
  language: Language;
}): JSX.Element {
  const { kind, city, language } = props;
  const file = (format: 'csv' | 'xlsx', dialect?: string) => {
    const asked = new URLSearchParams({ ...(city !== null && { city }), ...(dialect && { dialect }) });
    return `/api/v1/${kind.kind}s.${format}${asked.size > 0 ? `?${asked}` : ''}`;
  };
  return (
    <DownloadMenu
      label={words.label[language]}
      note={words.note[language]}
      downloads={[
        { label: words.workbook[language], meta: 'XLSX', href: file('xlsx'), kind: 'data' },
        { label: words.forExcel[language], meta: 'CSV', href: file('csv', 'excel-de'), kind: 'data' },
        { label: words.table[language], meta: 'CSV', href: file('csv'), kind: 'data' },
      ]}
    />
  );
}
