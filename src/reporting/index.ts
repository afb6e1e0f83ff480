export { canonicalJson, fingerprintOf } from './canonical.js';
export {
  type Chapters,
  chaptersParameter,
  contentOf,
  forewordParameter,
  longestForeword,
} from './content-parameters.js';
export type {
  Bar,
  Block,
  Column,
  Fact,
  Part,
  Profile,
  ReportDocument,
  Table,
  Value,
  YearChart,
} from './document.js';
export { type DrawingTools, drawFile, type Format, mediaTypes } from './draw.js';
export { HtmlYearChart } from './formats/html-charts.js';
export { type ParameterWords, parameterWords } from './parameter-words.js';
export type { ReportRequest } from './read-report.js';
export { fileFormats, type RegisteredReport, registered } from './registered-report.js';
export type { Audience, Preview, Reading, Report, ReportInputs, ReportSettings } from './report.js';
export { sendFile } from './send-file.js';
export { written, writtenPeriod } from './written.js';
export { yearChart } from './year-chart.js';
