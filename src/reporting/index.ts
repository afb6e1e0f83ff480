export { fingerprintOf } from './canonical.js';
export type { Bar, Block, Column, Fact, Part, ReportDocument, Table, Value } from './document.js';
export { fileFormats, type RegisteredReport, registered } from './registered-report.js';
export type { Reading, Report, ReportInputs, ReportSettings } from './report.js';
export { writtenPeriod } from './written.js';
