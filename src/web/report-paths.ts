/** Addresses of the public pages of reports, without language. */
export const stateReportPath = (scope: 'programme' | 'all'): string =>
  `/berichte/landesbericht${scope === 'all' ? '?scope=all' : ''}`;

export const cityReportPath = (ags: string, scope: 'programme' | 'all' = 'programme'): string =>
  `/berichte/stadtbericht?city=${ags}${scope === 'all' ? '&scope=all' : ''}`;

export const areaReportPath = (reference: string): string => `/berichte/gebietsbericht?area=${reference}`;

/** The directory of offices, to be printed, of one city or of all. */
export const officeDirectoryPath = (city: string | null): string =>
  `/berichte/quartiersbueros${city === null ? '' : `?city=${city}`}`;

/** Most cities a comparison holds. */
const mostCompared = 8;

/** Null where there are not enough cities to compare; of more than eight the first. */
export function comparisonReportPath(cities: readonly string[], scope: 'programme' | 'all'): string | null {
  if (cities.length < 2) return null;
  const named = cities.slice(0, mostCompared).join(',');
  return `/berichte/staedtevergleich?cities=${named}${scope === 'all' ? '&scope=all' : ''}`;
}
