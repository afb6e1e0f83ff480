import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import type { StateReportData } from '../../../reports/state-report/dataset.js';
import { stateReport } from '../../../reports/state-report/index.js';
import type { StateReportParameters } from '../../../reports/state-report/parameters.js';
import { drawReport } from '../../../src/reporting/draw.js';
import type { ReportInputs } from '../../../src/reporting/index.js';
import { drawingTools } from '../steckbrief/draw-all.js';

interface Kept {
  readonly data: StateReportData;
  readonly inputs: ReportInputs<StateReportParameters>;
}

// Run as a process of its own, maybe on another Node.js: prints one hash per format of the data kept in a file.
const { data, inputs } = deserialize(readFileSync(process.argv[2] ?? '')) as Kept;
const tools = drawingTools();
for (const format of ['pdf', 'xlsx', 'html', 'json'] as const) {
  const { bytes } = await drawReport(stateReport, data, inputs, format, tools);
  process.stdout.write(`${format} ${createHash('sha256').update(bytes).digest('hex')}\n`);
}
await tools.pool.close();
