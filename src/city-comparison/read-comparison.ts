import {
  type Aggregation,
  type Group,
  type Sums,
  sumsBy,
  toApiSums,
  wantedFor,
} from '../aggregates/index.js';
import { type Viewpoint, viewpointAt } from '../history/index.js';
import type { AsOf } from '../kernel/as-of.js';
import { Problem } from '../kernel/problem.js';
import type { PlaceEntry } from '../places/index.js';
import type { Database, Orm } from '../platform/database/database.js';
import { RevisionCache } from '../platform/database/revision-cache.js';
import type { Visitor } from '../platform/workers/gate.js';
import { dictionaryAt, type ProjectFilter } from '../projects/index.js';
import { type PeerGroup, peersOf, type Spread, spreadOf, type Topic } from './peers.js';

/** One line of the comparison: euros per inhabitant of the city, and where its peers lie. In cents. */
export interface ComparedLine {
  /** Null for everything together. */
  readonly group: Group | null;
  readonly value: bigint | null;
  readonly spread: Spread | null;
  /** Projects of the city behind the value. */
  readonly projects: number;
}

/** One city among its peers. */
export interface Comparison {
  readonly city: PlaceEntry;
  readonly peers: readonly PlaceEntry[];
  readonly peerGroup: PeerGroup;
  readonly scope: ProjectFilter['scope'];
  readonly viewpoint: Viewpoint;
  readonly whole: ComparedLine;
  readonly byYear: readonly ComparedLine[];
  readonly topic: Topic;
  readonly byTopic: readonly ComparedLine[];
}

interface SumsOfCities {
  readonly whole: Aggregation;
  readonly byYear: Aggregation;
  readonly byTopic: Aggregation;
}

const measure = 'totalEligibleCostPerInhabitant';
const kept = new RevisionCache<SumsOfCities, string>(20);

/** Among whom a city is compared, over which projects, by what, and as of when. */
interface ComparisonQuestion {
  readonly peerGroup: PeerGroup;
  readonly scope: ProjectFilter['scope'];
  readonly topic: Topic;
  readonly asOf: AsOf | undefined;
}

/** Reads a city and its peers. @throws Problem `not_found` for what is no municipality, `overloaded` */
export async function readComparison(
  database: Database,
  visitor: Visitor,
  ags: string,
  { peerGroup, scope, topic, asOf }: ComparisonQuestion,
): Promise<Comparison> {
  const viewpoint = await viewpointAt(database.orm, asOf);
  const { places } = await dictionaryAt(database.orm, viewpoint.revision);
  const city = places.byAgs(ags);
  if (city?.kind !== 'municipality') throw new Problem('not_found');
  const sums = await database.searches.read(visitor, (db) => readSums(db, viewpoint, scope, topic));
  const present = new Set(sums.whole.rows.map(({ groups: [group] }) => group?.key));
  const candidates = places.municipalities.filter((place) => present.has(place.ags));
  const peers = peersOf(city, candidates, peerGroup, places);
  const compare = (aggregation: Aggregation) => comparedLines(aggregation, city, peers);
  const [whole = emptyLine] = compare(sums.whole);
  return {
    city,
    peers,
    peerGroup,
    scope,
    viewpoint,
    whole,
    byYear: compare(sums.byYear),
    topic,
    byTopic: compare(sums.byTopic),
  };
}

const emptyLine: ComparedLine = { group: null, value: null, spread: null, projects: 0 };

function readSums(
  db: Orm,
  viewpoint: Viewpoint,
  scope: ProjectFilter['scope'],
  topic: Topic,
): Promise<SumsOfCities> {
  return kept.get(db, `${viewpoint.revision} ${scope} ${topic}`, async () => {
    const wanted = wantedFor([measure]);
    return {
      whole: await sumsBy(db, viewpoint, { scope }, ['city'], wanted),
      byYear: await sumsBy(db, viewpoint, { scope }, ['city', 'calendarYear'], wanted),
      byTopic: await sumsBy(db, viewpoint, { scope }, ['city', topic], wanted),
    };
  });
}

/** One line per group that the city or a peer has. A city without projects in a group has spent nothing on it. */
function comparedLines(
  { rows }: Aggregation,
  city: PlaceEntry,
  peers: readonly PlaceEntry[],
): ComparedLine[] {
  const shown = new Set([city.ags, ...peers.map(({ ags }) => ags)]);
  const groups = new Map<string, Group | null>();
  const found = new Map<string, Sums>();
  for (const {
    groups: [place, group = null],
    ...sums
  } of rows) {
    if (place?.key == null || !shown.has(place.key)) continue;
    const key = group === null ? '' : (group.key ?? 'ohne');
    groups.set(key, group);
    found.set(`${place.key} ${key}`, sums);
  }
  const inOrder = [...groups].sort(([, one], [, other]) => orderOf(one) - orderOf(other));
  return inOrder.map(([key, group]) => {
    const own = found.get(`${city.ags} ${key}`);
    return {
      group,
      value: perInhabitant(own, city),
      projects: own?.projects ?? 0,
      spread: spreadOf(peers.map((peer) => perInhabitant(found.get(`${peer.ags} ${key}`), peer))),
    };
  });
}

const orderOf = (group: Group | null): number => Number(group?.order ?? 0);

function perInhabitant(sums: Sums | undefined, { population }: PlaceEntry): bigint | null {
  if (sums === undefined) return population === null ? null : 0n;
  const { totalEligibleCostPerInhabitant: value } = toApiSums(sums, [measure], {
    totals: sums,
    inhabitants: population,
  });
  return value ?? null;
}
