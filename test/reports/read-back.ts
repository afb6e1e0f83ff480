import type { Test } from 'tap';
import { composedDocument } from '../../src/reporting/compose.js';
import { drawReport } from '../../src/reporting/draw.js';
import type { DrawingTools, Report } from '../../src/reporting/index.js';
import type { readReport } from '../../src/reporting/read-report.js';
import { faultsOfStructure, readStructure } from '../support/pdf-structure.js';
import { compareFigures, type Drawn } from './same-figures.js';

/** Draws a report in every format, reads every figure back from each, and the print aloud. */
export async function readBack<Parameters, Data>(
  t: Test,
  tools: DrawingTools,
  report: Report<Parameters, Data>,
  { data, inputs }: Awaited<ReturnType<typeof readReport<Parameters, Data>>>,
): Promise<Drawn> {
  const draw = async (format: 'pdf' | 'xlsx' | 'html' | 'json') =>
    (await drawReport(report, data, inputs, format, tools)).bytes;
  const drawn = {
    pdf: await draw('pdf'),
    xlsx: await draw('xlsx'),
    html: await draw('html'),
    json: await draw('json'),
  };
  await compareFigures(t, composedDocument(report, data, inputs, tools.settings), drawn);
  t.same(faultsOfStructure(drawn.pdf) ?? [], []);
  const { unowned, elements } = await readStructure(drawn.pdf);
  t.same(unowned, [], 'every character belongs to an element or an artefact');
  t.equal(elements.filter(({ role }) => role === 'H1').length, 1, 'one title');
  t.same(await draw('pdf'), drawn.pdf, 'the same bytes again');
  return drawn;
}
