import { type PlaceEntry, type Places, regionOf } from '../places/index.js';

/** By what cities count as peers: inhabitants, region, or all of the programme together. */
export const peerGroups = ['size', 'region', 'all'] as const;
export type PeerGroup = (typeof peerGroups)[number];

/** What the cost of a city is told apart by, as somebody chooses. */
export const topics = ['object', 'actionField', 'category', 'objective', 'priority'] as const;
export type Topic = (typeof topics)[number];

/** Lower ends of the size classes of towns and cities the federal institute BBSR uses, in inhabitants. */
const sizeClasses = [0, 5_000, 10_000, 20_000, 50_000, 100_000] as const;

/** Size class of a place: from so many inhabitants on, below so many; null where they are not known. */
export function sizeClassOf({ population }: PlaceEntry): { from: number; below: number | null } | null {
  if (population === null) return null;
  const index = sizeClasses.findLastIndex((end) => population >= end);
  return { from: sizeClasses[index] ?? 0, below: sizeClasses[index + 1] ?? null };
}

/** The other cities one is compared with, by name; only those whose inhabitants are known. */
export function peersOf(
  city: PlaceEntry,
  candidates: readonly PlaceEntry[],
  group: PeerGroup,
  places: Places,
): PlaceEntry[] {
  const alike = (other: PlaceEntry): boolean => {
    if (group === 'all') return true;
    return group === 'region'
      ? regionOf(other, places) === regionOf(city, places)
      : sizeClassOf(other)?.from === sizeClassOf(city)?.from;
  };
  return candidates.filter((other) => other.ags !== city.ags && (other.population ?? 0) > 0 && alike(other));
}

/** Where the middle of the peers lies and how far they reach; null where none has a value. */
export interface Spread {
  readonly least: bigint;
  readonly median: bigint;
  readonly most: bigint;
  readonly values: readonly bigint[];
}

/** Median and range; of an even number the middle between the two in the middle, half up. */
export function spreadOf(values: readonly (bigint | null)[]): Spread | null {
  const known = values.filter((value) => value !== null);
  known.sort((one, other) => (one < other ? -1 : Number(one > other)));
  const [least] = known;
  const most = known.at(-1);
  const upper = known[Math.floor(known.length / 2)];
  const lower = known[Math.floor((known.length - 1) / 2)];
  if (least === undefined || most === undefined || upper === undefined || lower === undefined) return null;
  return { least, median: (lower + upper + 1n) / 2n, most, values: known };
}
