import { drawing } from './drawing.js';
import { type Load, load, percentile } from './load.js';
import type { BenchOptions } from './options.js';
import { milliseconds, type Row } from './row.js';
import type { Stage } from './stage.js';
import { sentences, themes } from './volume-words.js';

/** One after the other, as somebody asks; and as many as the service lets search at a time. */
const connectionNumbers = [1, 4] as const;
const wantedMilliseconds = 200;

/** One question both sides are asked: filters in the words of the API, and the same as conditions on the table. */
interface Question {
  readonly api: Readonly<Record<string, string>>;
  readonly bare: Readonly<Record<string, string>>;
}

/** Words of names, which a few percent of the projects have, and of texts, which a third has. */
const words = [...themes, ...sentences.flatMap((sentence) => sentence.match(/\p{L}{7,}/gu) ?? [])];

/**
 * Sums by city of what arbitrary filters select: a word of the text, a range of cost, a day, several categories; one to
 * three of them at a time, no question twice.
 */
export async function measureFilteredSums(stage: Stage, options: BenchOptions): Promise<Row[]> {
  const categories = await stage.owner<{ id: string; key: string }[]>`
    select e.id, e.key from catalogue_entry e where e.kind = 'interventionCategory'
    and exists (select from project_version v where v.intervention_category_id = e.id and v.superseded_revision is null)
    order by e.id limit 40`;
  const draw = drawing(options.seed);
  const among = <One>(all: readonly One[]): One => all[Math.floor(draw() * all.length)] as One;
  const kinds: readonly (() => Question)[] = [
    () => alike('q', among(words)),
    () => alike('minCost', (10_000 * draw() ** 3).toFixed(2)),
    () => alike('maxCost', (20_000 + 2_000_000 * draw() ** 2).toFixed(2)),
    () => alike('activeOn', new Date(Date.UTC(2015, 0, 1 + 4_300 * draw())).toISOString().slice(0, 10)),
    () => {
      const chosen = Array.from({ length: 3 }, () => among(categories));
      return {
        api: { category: [...new Set(chosen.map(({ key }) => key))].join(',') },
        bare: { categories: chosen.map(({ id }) => id).join(',') },
      };
    },
  ];
  const question = (): Question => {
    const parts = Array.from({ length: 1 + Math.floor(3 * draw()) }, () => among(kinds)());
    return {
      api: Object.assign({ groupBy: 'city' }, ...parts.map(({ api }) => api)),
      bare: Object.assign({}, ...parts.map(({ bare }) => bare)),
    };
  };
  const ask = (address: string, path: () => string, connections: number, seconds: number): Promise<Load> =>
    load({ address, path, connections, seconds });
  const service = () => `/api/v1/aggregates?${new URLSearchParams(question().api)}`;
  const bare = () => `/filtered?${new URLSearchParams(question().bare)}`;
  await ask(stage.service.address, service, 4, 2);
  const rows: Row[] = [];
  for (const connections of connectionNumbers) {
    const ours = await ask(stage.service.address, service, connections, options.seconds);
    const theirs = await ask(stage.bare.address, bare, connections, options.seconds);
    rows.push(rowOf(connections, ours, theirs));
  }
  return rows;
}

function rowOf(connections: number, ours: Load, theirs: Load): Row {
  const p95 = percentile(ours, 0.95);
  return {
    work: `sum by city of arbitrary filters, ${connections === 1 ? 'one question at a time' : `${connections} at a time`}`,
    service: described(ours),
    bare: described(theirs),
    ratio: `p95 ${(p95 / percentile(theirs, 0.95)).toFixed(2)} ×`,
    goal: `p95 < ${wantedMilliseconds} ms at 100,000`,
    reached: p95 < wantedMilliseconds,
  };
}

const alike = (name: string, value: string): Question => ({
  api: { [name]: value },
  bare: { [name]: value },
});

const described = (answers: Load): string =>
  `median ${milliseconds(percentile(answers, 0.5))}, p95 ${milliseconds(percentile(answers, 0.95))}`;
