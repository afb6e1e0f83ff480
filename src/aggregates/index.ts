export { compareGroups, compareRows, type Dimension, dimensions, type Group } from './dimensions.js';
export { type Aggregation, countsOnly, type GroupedSums, sumsBy } from './queries/sums-by.js';
export {
  type AmountSum,
  addSums,
  noSums,
  type SummedAmount,
  type Sums,
  summedAmounts,
  unionUnknown,
} from './sums.js';
