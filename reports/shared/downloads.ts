import type { Language } from '../../src/kernel/text.js';
import type { ReportDocument } from '../../src/reporting/index.js';

const downloadNotes = {
  pdf: { de: 'zum Drucken', en: 'for print' },
  xlsx: { de: 'Tabellen mit Formeln', en: 'tables with formulas' },
  csv: { de: 'eine Zeile je Eintrag', en: 'a row per entry' },
  json: { de: 'für Programme', en: 'for programs' },
} as const;

/** The same report as files, beside its page. */
export const downloadsOf = (
  report: string,
  query: string,
  language: Language,
  { hasCsv = false }: { readonly hasCsv?: boolean } = {},
): NonNullable<ReportDocument['downloads']> =>
  (['pdf', 'xlsx', ...(hasCsv ? (['csv'] as const) : []), 'json'] as const).map((format) => ({
    label: { pdf: 'PDF', xlsx: 'Excel', csv: 'CSV', json: 'JSON' }[format],
    href: `/api/v1/reports/${report}/file.${format}?${query}&language=${language}`,
    kind: format === 'pdf' ? 'document' : 'data',
    meta: downloadNotes[format][language],
  }));
