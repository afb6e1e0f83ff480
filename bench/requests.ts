import { drawing } from './drawing.js';
import { measureFilteredSums } from './filtered-sums.js';
import { type Load, load, percentile } from './load.js';
import type { BenchOptions } from './options.js';
import { milliseconds, percent, perSecond, type Row } from './row.js';
import type { Stage } from './stage.js';

/** What PostGraphile 5.1.5 did of the bare server's requests on the same machine, list and record (QUALITY yardsticks). */
const postgraphile = { list: 716 / 1_682, record: 3_534 / 9_755 };

/** Answers a second that sums by city and category shall reach, whatever the number of projects (QUALITY yardsticks). */
const wantedSums = 3_000;

/** The 30 busiest cities by the 8 busiest categories, about as many groups as the programme has. */
async function measureSums(stage: Stage, options: BenchOptions): Promise<Row[]> {
  const { owner } = stage;
  const cities = await owner<{ id: string; key: string }[]>`
    select p.id, p.ags as key from project_version v join place p on p.id = v.place_id
    where v.superseded_revision is null group by 1, 2 order by count(*) desc limit 30`;
  const categories = await owner<{ id: string; key: string }[]>`
    select e.id, e.key from project_version v join catalogue_entry e on e.id = v.intervention_category_id
    where v.superseded_revision is null group by 1, 2 order by count(*) desc limit 8`;
  const [keys, ids] = (['key', 'id'] as const).map((name) => ({
    cities: cities.map((city) => city[name]).join(','),
    categories: categories.map((category) => encodeURIComponent(category[name])).join(','),
  }));
  const path = `/api/v1/aggregates?groupBy=city,category&city=${keys?.cities}&category=${keys?.categories}`;
  const answer = (await (await fetch(stage.service.address + path)).json()) as { rows: unknown[] };
  const sides = {
    service: () => path,
    bare: () => `/sums?cities=${ids?.cities}&categories=${ids?.categories}`,
  };
  const work = `sum by city × category, ${answer.rows.length} groups`;
  // Browsers and most libraries say that they take gzip; whoever does not gets ten times as many bytes.
  return [
    sumsRow(work, await bothSides(stage, options, { ...sides, headers: ['Accept-Encoding: gzip'] })),
    sumsRow(`${work}, not compressed`, await bothSides(stage, options, sides)),
  ];
}

interface Sides {
  readonly headers?: readonly string[];
  readonly service: () => string;
  readonly bare: () => string;
}

/** A page of 50, filtered and sorted by cost, single records drawn at random, and sums by city and category. */
export async function measureRequests(stage: Stage, options: BenchOptions): Promise<Row[]> {
  const { owner } = stage;
  const [busiest] = await owner<{ id: string; code: string }[]>`
    select v.funding_guideline_id as id, e.key as code
    from project_version v join catalogue_entry e on e.id = v.funding_guideline_id
    where v.superseded_revision is null group by 1, 2 order by count(*) desc limit 1`;
  const references = await owner<{ reference: string }[]>`
    select reference from project tablesample system_rows(2000)`.catch(
    () => owner<{ reference: string }[]>`select reference from project order by hashint8(id) limit 2000`,
  );
  if (!busiest) throw new Error('the registry is empty');
  const today = new Date().toISOString().slice(0, 10);
  let next = 0;
  const reference = (): string => references[next++ % references.length]?.reference ?? '';
  const page = `/api/v1/projects?guideline=${encodeURIComponent(busiest.code)}&status=running&sort=-totalEligibleCost&limit=50`;
  const bareList = (): string => `/list?guideline=${busiest.id}&day=${today}&limit=50`;
  const fresh = await bothSides(stage, options, newQuestions(busiest, options.seed));
  const again = await bothSides(stage, options, { service: () => page, bare: bareList });
  const record = await bothSides(stage, options, {
    service: () => `/api/v1/projects/${reference()}`,
    bare: () => `/record/${reference()}`,
  });
  const sums = await measureSums(stage, options);
  const filtered = await measureFilteredSums(stage, options);
  return [
    rowOf('list of 50, filtered and sorted, a new question each time', fresh, 0.6, postgraphile.list * 1.5),
    rowOf('the same list asked again', again, 0.6, postgraphile.list * 1.5),
    rowOf('one record', record, 0.6, postgraphile.record),
    ...sums,
    ...filtered,
  ];
}

/**
 * The costliest projects of a guideline that ran on a day: no two requests are the same question, so that none is answered
 * from what was given before; the records on their pages partly are. Both sides draw the same days.
 */
function newQuestions(guideline: { id: string; code: string }, seed: number): Sides {
  const days = () => {
    const draw = drawing(seed);
    return () => {
      const day = new Date(Date.UTC(2022, 0, 1 + 2_000 * draw())).toISOString().slice(0, 10);
      return { day, cost: (100 * draw()).toFixed(2) };
    };
  };
  const [service, bare] = [days(), days()];
  return {
    service: () => {
      const { day, cost } = service();
      const code = encodeURIComponent(guideline.code);
      return `/api/v1/projects?guideline=${code}&activeOn=${day}&minCost=${cost}&sort=-totalEligibleCost&limit=50`;
    },
    bare: () => `/list?guideline=${guideline.id}&day=${bare().day}&limit=50`,
  };
}

interface Pair {
  readonly service: Load;
  readonly bare: Load;
}

/** The sides take turns, so that whatever else the machine does meets both. */
async function bothSides(stage: Stage, { seconds, connections }: BenchOptions, sides: Sides): Promise<Pair> {
  const { headers = [] } = sides;
  const run = (side: keyof Pair, time: number): Promise<Load> =>
    load({ address: stage[side].address, path: sides[side], headers, connections, seconds: time });
  await run('service', 2);
  await run('bare', 2);
  const turns: Record<keyof Pair, Load[]> = { service: [], bare: [] };
  for (let turn = 0; turn < 3; turn += 1) {
    turns.service.push(await run('service', seconds / 3));
    turns.bare.push(await run('bare', seconds / 3));
  }
  return { service: together(turns.service), bare: together(turns.bare) };
}

function together(loads: readonly Load[]): Load {
  return {
    perSecond: loads.reduce((sum, { perSecond }) => sum + perSecond, 0) / loads.length,
    times: loads.flatMap(({ times }) => times).sort((a, b) => a - b),
  };
}

/** The bare server adds up all rows at each request, so that its share says little: what counts is the number itself. */
function sumsRow(work: string, { service, bare }: Pair): Row {
  return {
    ...rowOf(work, { service, bare }, 0, 0),
    ratio: `${(service.perSecond / bare.perSecond).toFixed(1)} ×`,
    goal: `≥ ${perSecond(wantedSums)}`,
    reached: service.perSecond >= wantedSums,
  };
}

function rowOf(work: string, { service, bare }: Pair, ofBare: number, ofPostgraphile: number): Row {
  const share = service.perSecond / bare.perSecond;
  return {
    work,
    service: `${perSecond(service.perSecond)}, p99 ${milliseconds(percentile(service, 0.99))}`,
    bare: `${perSecond(bare.perSecond)}, p99 ${milliseconds(percentile(bare, 0.99))}`,
    ratio: percent(share),
    goal: `≥ ${percent(Math.max(ofBare, ofPostgraphile))} of bare`,
    reached: share >= Math.max(ofBare, ofPostgraphile),
  };
}
