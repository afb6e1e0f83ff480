import pdfmake from 'pdfmake';
import type { Sql } from 'postgres';
import { faceNames, fontFiles, mayOpen } from '../../src/platform/pdf/fonts.js';
import { currentRows } from './sql.js';

/** A line for each project, printed by pdfmake as its documentation shows it. */
export async function bareList(sql: Sql): Promise<Buffer> {
  pdfmake.setFonts(structuredClone(fontFiles));
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(mayOpen);
  const rows = await sql
    .unsafe(
      `select reference, name, coalesce(place_source_text, ''), period_start::text, coalesce(total_eligible_cost::text, ''),
        coalesce(union_contribution::text, union_contribution_derived::text, '') from ${currentRows} order by project_id`,
    )
    .values();
  const body = [['Kennung', 'Vorhaben', 'Ort', 'Beginn', 'Kosten', 'EU-Betrag'], ...rows];
  return pdfmake
    .createPdf({
      defaultStyle: { font: faceNames.main, fontSize: 8 },
      content: [{ table: { headerRows: 1, widths: [60, '*', 80, 50, 60, 60], dontBreakRows: true, body } }],
    })
    .getBuffer();
}
