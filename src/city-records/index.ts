export {
  beginCityDraft,
  handInCityDraft,
  type NewCityDraft,
  publishCityDraft,
  saveCityDraft,
} from './commands.js';
export { FormReader, typed } from './form-reader.js';
export {
  anyKind,
  type CheckedRecord,
  type CityRecordKind,
  type CityRecordKinds,
  encoded,
  type FormView,
  type Perimeter,
  sayingsOf,
  type UploadedPerimeter,
} from './kind.js';
export { checkDraft, publicationNote, readRecord } from './of-kind.js';
export { publishedPages } from './published-pages.js';
export { publishedRoutes } from './published-routes.js';
export { type PublishedRecord, recordAt, recordsAt } from './queries.js';
export { RecordTabs } from './views/record-tabs.js';
