import { cityName } from '../web/index.js';

/** One address for everybody who takes part. */
export const exchangePath = '/arbeitsbereich/austausch';

/** Who wrote something, as the others read it: `Bautzen`, `Servicestelle`. */
export const sideOf = (cityAgs: string | null): string =>
  cityAgs === null ? 'Servicestelle' : cityName(cityAgs);
