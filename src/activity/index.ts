export { type Activity, hoursWords, totalsOf } from './activity.js';
export { readActivity } from './queries.js';
