/** Address of the public list of cities, without language. */
export const citiesPath = '/programmstaedte';

/** Address of the public page of a city, without language. */
export const cityPath = (ags: string): string => `${citiesPath}/${ags}`;
