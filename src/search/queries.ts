import { type SQL, sql } from 'drizzle-orm';
import { type Viewpoint, viewpointAt } from '../history/index.js';
import type { Transaction } from '../platform/database/database.js';
import { countProjects, listProjects } from '../projects/index.js';
import { type Hit, type HitGroup, type HitKind, hitKinds } from './hits.js';

/** Hits shown of each kind. */
export const mostOfKind = 10;

/** Every text in what is published of a record; of who is reached the name alone, as numbers withheld stand beside it. */
const wordsOfContent = sql`case when r.kind = 'implementation' then '' else
  (select string_agg(s #>> '{}', ' ') from jsonb_path_query(v.content, '$.** ? (@.type() == "string")') s) end`;
const dayOf = (instant: string): SQL =>
  sql.raw(`to_char(${instant} at time zone 'Europe/Berlin', 'DD.MM.YYYY')`);

/**
 * What is searched beside projects: kind, reference, title, note, city, text. Row security shows of each table what whoever
 * acts may see; a note of the service centre and an answer in work are in none of them.
 */
const sources: readonly SQL[] = [
  sql`select r.kind, r.reference, v.content ->> 'name', null, r.city_ags, ${wordsOfContent}
    from city_record_version v join city_record r on r.id = v.record_id where v.superseded_revision is null`,
  sql`select 'event', e.reference, e.title, ${dayOf('e.starts_at')}, e.city_ags, concat_ws(' ', e.description, e.place) from event e`,
  sql`select 'handout', h.reference, h.title, null, null, concat_ws(' ', h.description, h.author, left(f.words, 100000))
    from handout h left join lateral (select f.words from handout_file f where f.handout_id = h.id and f.withdrawn_at is null
      order by f.number desc limit 1) f on true`,
  sql`select 'practice', p.reference, p.title, null, p.city_ags, concat_ws(' ', p.summary, p.story, p.lessons) from practice p`,
  sql`select 'question', q.reference, q.title, ${dayOf('q.written_at')}, q.city_ags,
      concat_ws(' ', q.body, (select string_agg(a.body, ' ') from exchange_answer a where a.question_id = q.id)) from exchange_question q`,
  sql`select 'consultation', c.reference, left(regexp_replace(c.question, '\\s+', ' ', 'g'), 160), to_char(c.asked_on, 'DD.MM.YYYY'), c.city_ags,
      concat_ws(' ', c.question, case when c.state = 'answered' then c.answer end) from consultation c`,
  sql`select 'networkPerson', d.reference, d.name, d.organisation, null, concat_ws(' ', d.function, d.organisation, array_to_string(d.topics, ' '))
    from network_directory() d where not coalesce(acting_for_service_centre(), false)`,
  sql`select 'networkPerson', n.reference, n.name, o.name, null, concat_ws(' ', n.function, o.name, n.email, array_to_string(n.topics, ' '))
    from network_person n left join network_organisation o on o.id = n.organisation_id`,
  sql`select 'networkOrganisation', o.reference, o.name, null, null, array_to_string(o.topics, ' ') from network_organisation o`,
];

/**
 * Everything published, and whatever more whoever acts may see, that has every word of `q`, whatever its case and accents;
 * by kind, those with the words in their title first. Nothing for a question without words.
 */
export async function searchEverything(tx: Transaction, q: string): Promise<HitGroup[]> {
  const asked = q.trim();
  if (asked === '') return [];
  const rows = await tx.execute<Record<string, unknown> & Hit & { total: number }>(sql`
    with asked as (select array_agg(w) as words from regexp_split_to_table(fold_text(${asked}), '\\s+') w where w <> ''),
    searched (kind, reference, title, note, city_ags, words) as (${sql.join([...sources], sql` union all `)}),
    folded as (select s.kind, s.reference, s.title, s.note, s.city_ags, fold_text(s.title collate "C") as in_title,
      fold_text(concat_ws(' ', s.reference, s.title, s.words) collate "C") as in_text from searched s),
    found as (select f.*, (select bool_and(strpos(f.in_title, w) > 0) from unnest(a.words) w) as is_title
      from folded f, asked a where (select bool_and(strpos(f.in_text, w) > 0) from unnest(a.words) w)),
    ranked as (select f.*, count(*) over (partition by kind) as total,
      row_number() over (partition by kind order by is_title desc, title collate "de-x-icu", reference) as rank from found f)
    select kind, reference, title, note, city_ags as "cityAgs", total::int as total from ranked where rank <= ${mostOfKind} order by rank`);
  const projects = await searchProjects(tx, await viewpointAt(tx), asked);
  const others = hitKinds.flatMap((kind): HitGroup[] => {
    const hits = rows.filter((row) => row.kind === kind);
    const [first] = hits;
    return first === undefined ? [] : [{ kind, total: first.total, hits: hits.map(hitOf) }];
  });
  return [...projects, ...others];
}

const hitOf = ({ kind, reference, title, note, cityAgs }: Hit): Hit => ({
  kind,
  reference,
  title,
  note,
  cityAgs,
});

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
  return [
    {
      kind,
      total,
      hits: items.map(({ reference, name, beneficiary, place }) => ({
        kind,
        reference,
        title: name,
        note: beneficiary === null || beneficiary.naturalPerson ? null : beneficiary.name,
        cityAgs: place.kind === 'municipality' ? place.ags : null,
      })),
    },
  ];
}
