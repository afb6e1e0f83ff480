import { type SQL, sql } from 'drizzle-orm';
import { sightAt, type Viewpoint } from '../../history/index.js';
import type { AsOf } from '../../kernel/as-of.js';
import type { Transaction } from '../../platform/database/database.js';
import { countProjects, listProjects } from '../../projects/index.js';
import { excerptOf, wordsAsked } from '../excerpt.js';
import { type Hit, type HitGroup, type HitKind, hitKinds } from '../hits.js';
import { kept, recordsWith } from './sources.js';

/** Hits shown of each kind. */
export const mostOfKind = 10;

/** What one search found, and in which state of the registry. */
export interface Findings {
  readonly groups: readonly HitGroup[];
  readonly viewpoint: Viewpoint;
}

type Row = Record<string, unknown> &
  Omit<Hit, 'excerpt'> & { readonly total: number; readonly texts: readonly (string | null)[] | null };

/**
 * Everything published, and whatever more whoever acts may see, that has every word of `q`, whatever its case and accents;
 * by kind, those with the words in their title first. Of a state that is asked for, what has states: projects, what cities keep,
 * events, handouts, good practice and the exchange. Nothing for a question without words.
 */
export async function searchEverything(tx: Transaction, q: string, asOf?: AsOf): Promise<Findings> {
  const { viewpoint, past } = await sightAt(tx, asOf);
  const words = wordsAsked(q);
  if (words.length === 0) return { groups: [], viewpoint };
  const projects = await searchProjects(tx, viewpoint, q.trim());
  const sources = [recordsWith(words, viewpoint.revision), kept(words, past, asOf === undefined)];
  const rows = (await Promise.all(sources.map((source) => tx.execute<Row>(ranked(source))))).flat();
  const others = hitKinds.flatMap((kind): HitGroup[] => {
    const hits = rows.filter((row) => row.kind === kind);
    const [first] = hits;
    return first === undefined
      ? []
      : [{ kind, total: first.total, hits: hits.map((row) => hitOf(row, words)) }];
  });
  return { groups: [...projects, ...others], viewpoint };
}

/** The first of each kind of what a source finds. */
const ranked = (source: SQL): SQL => sql`
  select kind, reference, title, note, city_ags as "cityAgs", total::int as total, texts from (
    select f.*, count(*) over (partition by kind) as total,
      row_number() over (partition by kind order by is_title desc, title collate "de-x-icu", reference) as rank
    from (${source}) f (kind, reference, title, note, city_ags, is_title, texts)) r
  where rank <= ${mostOfKind} order by rank`;

function hitOf({ kind, reference, title, note, cityAgs, texts }: Row, words: readonly string[]): Hit {
  const said = (texts ?? []).filter((text) => text !== null && text !== title);
  return { kind, reference, title, note, cityAgs, excerpt: excerptOf(said as string[], words) };
}

/** Published projects, by the index of the list of projects. */
async function searchProjects(tx: Transaction, viewpoint: Viewpoint, q: string): Promise<HitGroup[]> {
  const filter = { scope: 'all', q } as const;
  const { items } = await listProjects(tx, viewpoint, {
    filter,
    sort: [{ key: 'name', descending: false }],
    limit: mostOfKind,
  });
  if (items.length === 0) return [];
  const kind: HitKind = 'project';
  const total = items.length < mostOfKind ? items.length : await countProjects(tx, viewpoint, filter);
  const words = wordsAsked(q);
  return [
    {
      kind,
      total,
      hits: items.map((item) => ({
        kind,
        reference: item.reference,
        title: item.name,
        note: item.beneficiary === null || item.beneficiary.naturalPerson ? null : item.beneficiary.name,
        cityAgs: item.place.kind === 'municipality' ? item.place.ags : null,
        excerpt: excerptOf(
          [item.purposeAndAchievements, item.summary, item.area].filter((text) => text !== null),
          words,
        ),
      })),
    },
  ];
}
