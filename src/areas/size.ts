import type { Perimeter } from '../city-records/index.js';
import { hectaresOf } from '../platform/geo/polygons.js';

/** Size of a perimeter in whole hectares, reckoned on the globe. */
export const wholeHectares = ({ coordinates }: Perimeter): number => Math.round(hectaresOf(coordinates));
