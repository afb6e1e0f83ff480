export { type AggregateAnswer, readAggregates, wantedFor } from './answer.js';
export { type ApiSums, perInhabitant, toApiSums } from './api-sums.js';
export {
  catalogueDimensions,
  compareGroups,
  compareRows,
  type Dimension,
  dimensions,
  type Group,
  groupOf,
  overlaps,
  type RawGroup,
} from './dimensions.js';
export { dimensionHeadings, measureHeadings } from './files.js';
export {
  type Aggregation,
  answeredByRollup,
  countsOnly,
  type GroupedSums,
  sumsBy,
  type Wanted,
} from './queries/sums-by.js';
export { aggregateQuerySchema, aggregateSchema, type Measure } from './schemas.js';
export {
  type AmountSum,
  addSums,
  noSums,
  type SummedAmount,
  type Sums,
  summedAmounts,
  unionUnknown,
} from './sums.js';
