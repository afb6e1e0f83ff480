import type { ReportInputs } from '../../../src/reporting/index.js';
import type { StateReportParameters } from '../parameters.js';

export type Inputs = ReportInputs<StateReportParameters>;
