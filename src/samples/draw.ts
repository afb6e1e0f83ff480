import type { Cents } from '../kernel/money.js';
import { keyOf, startWithin } from './generator.js';

/** Something that can be drawn: a project with its amount. */
export interface Item {
  readonly reference: string;
  readonly amount: Cents;
  /** Group it belongs to in a stratified sample; one word for all in others. */
  readonly stratum: string;
}

export interface DrawnItem extends Item {
  /** True for an item taken with certainty, because it is as large as the interval. */
  readonly certain: boolean;
}

/** How large each stratum of a sample was, and how much of it was drawn. */
export interface DrawnStratum {
  readonly stratum: string;
  readonly items: number;
  readonly amount: Cents;
  readonly drawn: number;
}

export interface Draw {
  /** In the order of the reference. */
  readonly drawn: readonly DrawnItem[];
  readonly strata: readonly DrawnStratum[];
  /** Monetary units only: what the selection went by. */
  readonly monetary: MonetaryFacts | null;
}

export interface MonetaryFacts {
  /** Items taken with certainty and their amount. */
  readonly certain: number;
  readonly certainAmount: Cents;
  /** Items left to the selection: their amount, and how many points were set in it. */
  readonly restAmount: Cents;
  readonly points: number;
  /** The interval is restAmount / points; the first point lies at start / points. */
  readonly start: Cents;
}

const byReference = <Part extends { readonly reference: string }>(items: readonly Part[]): Part[] =>
  items.toSorted((a, b) => (a.reference < b.reference ? -1 : a.reference > b.reference ? 1 : 0));
const sum = (items: readonly Item[]): Cents => items.reduce((total, { amount }) => total + amount, 0n);

const smallestKeys = (items: readonly Item[], size: number, seed: string): Item[] =>
  items
    .map((item) => ({ item, key: keyOf(seed, item.reference) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, size)
    .map(({ item }) => item);

function byStratum(items: readonly Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.stratum);
    if (group === undefined) groups.set(item.stratum, [item]);
    else group.push(item);
  }
  return groups;
}

const notCertain = (item: Item): DrawnItem => ({ ...item, certain: false });

/** Every item with the same chance. */
export function drawRandom(items: readonly Item[], size: number, seed: string): Draw {
  const drawn = byReference(smallestKeys(items, size, seed)).map(notCertain);
  return { drawn, strata: strataOf(items, drawn), monetary: null };
}

/** Every item of a stratum with the same chance; strata get places by their number of items. */
export function drawStratified(items: readonly Item[], size: number, seed: string): Draw {
  const groups = byStratum(items);
  const places = allocate(
    [...groups].map(([stratum, members]) => ({ stratum, items: members.length })),
    Math.min(size, items.length),
  );
  const drawn = [...groups].flatMap(([stratum, members]) =>
    smallestKeys(members, places.get(stratum) ?? 0, seed),
  );
  const sorted = byReference(drawn).map(notCertain);
  return { drawn: sorted, strata: strataOf(items, sorted), monetary: null };
}

/**
 * Places by number of items: one for every stratum as long as they last (the largest first), the rest in proportion by
 * the largest remainder, equal ones by name; never more than a stratum has.
 */
export function allocate(
  strata: readonly { readonly stratum: string; readonly items: number }[],
  size: number,
): ReadonlyMap<string, number> {
  const ordered = strata.toSorted((a, b) => b.items - a.items || (a.stratum < b.stratum ? -1 : 1));
  const places = new Map(ordered.map(({ stratum }, index) => [stratum, index < size ? 1 : 0]));
  const total = ordered.reduce((all, { items }) => all + items, 0);
  for (let left = size - Math.min(size, ordered.length); left > 0; left -= 1) {
    // The stratum that lags most behind its share gets the next place.
    const next = ordered
      .filter(({ stratum, items }) => (places.get(stratum) ?? 0) < items)
      .map(({ stratum, items }) => ({ stratum, lag: items * size - (places.get(stratum) ?? 0) * total }))
      .toSorted((a, b) => b.lag - a.lag || (a.stratum < b.stratum ? -1 : 1))[0];
    if (next === undefined) break;
    places.set(next.stratum, (places.get(next.stratum) ?? 0) + 1);
  }
  return places;
}

/**
 * Monetary units: every cent with the same chance, so an item by its amount. Items as large as the interval are taken with
 * certainty, again and again until none is left that large; the others are lined up by reference and points set in equal
 * distance from a start the seed gives. All in whole cents, without rounding. Amounts have to be above zero.
 */
export function drawMonetary(items: readonly Item[], size: number, seed: string): Draw {
  const certain: Item[] = [];
  let rest = byReference(items);
  for (let points = size; points > 0 && rest.length > 0; points = size - certain.length) {
    const total = sum(rest);
    const isLarge = ({ amount }: Item): boolean => amount * BigInt(points) >= total;
    const large = rest.filter(isLarge);
    if (large.length === 0) break;
    certain.push(...large);
    rest = rest.filter((item) => !isLarge(item));
  }
  const points = Math.max(0, size - certain.length);
  const restAmount = sum(rest);
  const start = points === 0 || restAmount === 0n ? 0n : startWithin(seed, restAmount);
  const chosen = points === 0 ? [] : systematic(rest, BigInt(points), restAmount, start);
  const drawn = byReference([
    ...certain.map((item) => ({ ...item, certain: true })),
    ...chosen.map(notCertain),
  ]);
  return {
    drawn,
    strata: strataOf(items, drawn),
    monetary: {
      certain: certain.length,
      certainAmount: sum(certain),
      restAmount,
      points: chosen.length,
      start,
    },
  };
}

/** The items in which the points start, start + total, start + 2 · total … lie, all amounts taken `points` times. */
function systematic(items: readonly Item[], points: bigint, total: Cents, start: Cents): Item[] {
  const chosen: Item[] = [];
  let next = start;
  let reached = 0n;
  for (const item of items) {
    reached += item.amount * points;
    if (next >= reached) continue;
    chosen.push(item);
    while (next < reached) next += total;
  }
  return chosen;
}

function strataOf(items: readonly Item[], drawn: readonly Item[]): DrawnStratum[] {
  const of = byStratum(drawn);
  return [...byStratum(items)]
    .map(([stratum, members]) => ({
      stratum,
      items: members.length,
      amount: sum(members),
      drawn: of.get(stratum)?.length ?? 0,
    }))
    .toSorted((a, b) => (a.stratum < b.stratum ? -1 : 1));
}
