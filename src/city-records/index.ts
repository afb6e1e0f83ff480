export {
  beginCityDraft,
  handInCityDraft,
  type NewCityDraft,
  publishCityDraft,
  saveCityDraft,
} from './commands.js';
export {
  anyKind,
  type CheckedRecord,
  type CityRecordKind,
  type CityRecordKinds,
  encoded,
  type FormFaults,
  type FormView,
  fieldsOf,
  type Perimeter,
  sayingsOf,
  type UploadedPerimeter,
} from './kind.js';
export { namesOfCity } from './names.js';
export { checkDraft, publishing, readRecord } from './of-kind.js';
export { draftPath } from './paths.js';
export { publishedPages } from './published-pages.js';
export { publishedRoutes } from './published-routes.js';
export {
  type CityDraft,
  coveredCities,
  findCityDraft,
  type PublishedRecord,
  recordAt,
  recordOptions,
  recordsAt,
  versionsOf,
} from './queries.js';
export type { RecordTask } from './record-task.js';
export type { CityRecordKindName } from './tables.js';
export { AreaLinks } from './views/area-links.js';
export { RecordLinks } from './views/record-links.js';
export { RecordTabs } from './views/record-tabs.js';
