export { type PlaceEntry, Places } from './places.js';
export { placesAt } from './queries.js';
