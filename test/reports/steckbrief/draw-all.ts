import { createHash } from 'node:crypto';
import { steckbrief } from '../../../reports/index.js';
import type { SteckbriefRecord } from '../../../reports/steckbrief/dataset.js';
import type { SteckbriefParameters } from '../../../reports/steckbrief/parameters.js';
import { openDrawingPool } from '../../../src/platform/workers/drawing-pool.js';
import { type DrawingTools, drawReport, type Format } from '../../../src/reporting/draw.js';
import type { ReportInputs } from '../../../src/reporting/index.js';
import { openSite } from '../../../src/web/index.js';
import { flatMap } from './flat-map.js';
import { inputsFor, settings, steckbriefData } from './steckbrief-data.js';

/** What drawing needs, without a service around it. Close the pool when done. */
export const drawingTools = (): DrawingTools => ({
  pool: openDrawingPool(),
  site: openSite({ landNotice: null, landSignetFile: null }),
  settings,
});

/** The Steckbrief of a record in one format. */
export async function drawn(
  record: SteckbriefRecord,
  format: Format,
  tools: DrawingTools,
  changes: Partial<ReportInputs<SteckbriefParameters>> = {},
): Promise<Buffer> {
  const data = steckbriefData(record, flatMap(record));
  return (await drawReport(steckbrief, data, inputsFor(record, changes), format, tools)).bytes;
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
