export { placeReferenceData } from './commands/load-reference.js';
export { type MapOfSaxony, mapOfSaxony } from './map/map-of-saxony.js';
export { matchPlace, type PlaceMatch } from './matching.js';
export { isProgrammeCity, nuts2Of, type PlaceEntry, Places, regionOf } from './places.js';
export { placesAt } from './queries.js';
export { programmeCities, programmeCityOptions, referencePlaces } from './reference-data.js';
