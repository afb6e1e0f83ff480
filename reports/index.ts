import { type RegisteredReport, registered } from '../src/reporting/index.js';
import { activityReport } from './activity-report/index.js';
import { areaReport } from './area-report/index.js';
import { changes } from './changes/index.js';
import { cityReport } from './city-report/index.js';
import { comparison } from './comparison/index.js';
import { officeDirectory } from './office-directory/index.js';
import { planAgainstActual } from './plan-against-actual/index.js';
import { stateReport } from './state-report/index.js';
import { steckbrief } from './steckbrief/index.js';

export { steckbrief };

/** Every report the registry can make: one line each. */
export const reports: readonly RegisteredReport[] = [
  registered(stateReport, '/berichte/landesbericht'),
  registered(cityReport, '/berichte/stadtbericht'),
  registered(areaReport, '/berichte/gebietsbericht'),
  registered(comparison, '/berichte/staedtevergleich'),
  registered(changes, '/berichte/aenderungen'),
  registered(officeDirectory, '/berichte/quartiersbueros'),
  registered(planAgainstActual, null),
  registered(activityReport, null),
  registered(steckbrief, null),
];
