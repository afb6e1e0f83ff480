import { type SQL, sql } from 'drizzle-orm';
import type { Past } from '../../history/index.js';
import { insidesOf } from '../../library/index.js';

const dayOf = (instant: string): SQL =>
  sql.raw(`to_char(${instant} at time zone 'Europe/Berlin', 'DD.MM.YYYY')`);
const escaped = (word: string): string => `%${word.replace(/[\\%_]/gu, '\\$&')}%`;
const all = (conditions: readonly SQL[]): SQL => sql`(${sql.join([...conditions], sql` and `)})`;
/** References look like FG0007; no other word can be one. */
const mayBeReference = (word: string): boolean => /^[a-z]{2}\d{1,7}$/u.test(word);

/**
 * Records of cities at a revision that have every word. Their folded texts stand in an index, so that none is folded for a
 * question. Of how a project is carried out the name alone is searched, as numbers withheld stand beside the rest.
 */
export function recordsWith(words: readonly string[], revision: number): SQL {
  const name = sql`fold_text((v.content ->> 'name') collate "C")`;
  const inName = all(words.map((word) => sql`${name} like ${escaped(word)}`));
  const inText = all(
    words.map((word) => {
      const found = sql`record_words(v.content) like ${escaped(word)}`;
      return mayBeReference(word) ? sql`(${found} or lower(r.reference) like ${escaped(word)})` : found;
    }),
  );
  return sql`
    select r.kind, r.reference, v.content ->> 'name', null, r.city_ags, ${inName},
      case when r.kind <> 'implementation' then array(select s #>> '{}' from jsonb_path_query(v.content, '$.** ? (@.type() == "string")') s) end
    from city_record_version v join city_record r on r.id = v.record_id
    where v.published_revision <= ${revision} and (v.superseded_revision is null or v.superseded_revision > ${revision})
      and ${inText} and (r.kind <> 'implementation' or ${inName} or lower(r.reference) = ${words[0] ?? ''})`;
}

const recordStates = sql`case d.state when 'draft' then 'in Arbeit' when 'submitted' then 'eingereicht' when 'returned' then 'zurückgegeben'
  else 'redaktionell geprüft' end`;

/**
 * What belongs to the network and has earlier states: kind, reference, title, note, city, texts, and the words of a file. Row
 * security, and in the past the same rules by function, shows of each table what whoever acts may see.
 */
function ofNetwork(past: Past | null): readonly SQL[] {
  const rows = (present: SQL, then: string): SQL =>
    past === null ? present : sql`${sql.raw(then)}(${past.moment})`;
  const writtenBy = (at: SQL): SQL => (past === null ? sql`true` : sql`${at} < ${past.moment}`);
  return [
    sql`select 'event', e.reference, e.title, ${dayOf('e.starts_at')}, e.city_ags, array[e.description, e.place], null::tsvector
      from ${rows(sql`event`, 'events_at')} e`,
    sql`select 'handout', h.reference, h.title, null, null, array[h.description, h.author, left(f.words, 20000)], f.searched
      from ${rows(sql`handout`, 'handouts_at')} h left join (select distinct on (f.handout_id) f.handout_id, f.words, f.searched
        from ${rows(sql`handout_file`, 'handout_files_at')} f where f.withdrawn_at is null
        order by f.handout_id, f.number desc) f on f.handout_id = h.id`,
    sql`select 'practice', p.reference, p.title, null, p.city_ags, array[p.summary, p.story, p.lessons], null
      from ${rows(sql`practice`, 'practices_at')} p`,
    sql`select 'question', q.reference, q.title, ${dayOf('q.written_at')}, q.city_ags,
      q.body || array(select a.body from exchange_answer a where a.question_id = q.id and ${writtenBy(sql`a.written_at`)} order by a.id), null
      from exchange_question q where ${writtenBy(sql`q.written_at`)}`,
  ];
}

/** What has no earlier states: work in hand and people. A note of the service centre and an answer in work are in none of them. */
const ofNow: readonly SQL[] = [
  sql`select 'projectDraft', d.id::text collate "C", coalesce(nullif(d.name, ''), 'Neues Vorhaben'), ${recordStates}, d.owner_city,
    array[d.purpose_and_achievements, d.summary, d.area, d.plan_number, d.executing_body_name, d.place_source_text], null
    from project_draft d`,
  sql`select 'cityDraft', d.id::text collate "C", coalesce(nullif(d.content ->> 'name', ''), 'ohne Namen'), ${recordStates}, d.city_ags,
    array(select s #>> '{}' from jsonb_path_query(d.content, '$.** ? (@.type() == "string")') s), null from city_record_draft d`,
  sql`select 'consultation', c.reference, left(regexp_replace(c.question, '\\s+', ' ', 'g'), 160), to_char(c.asked_on, 'DD.MM.YYYY'), c.city_ags,
    array[c.question, case when c.state = 'answered' then c.answer end], null from consultation c`,
  sql`select 'networkPerson', d.reference, d.name, d.organisation, null, array[d.function, d.organisation, array_to_string(d.topics, ' ')], null
    from network_directory() d where not coalesce(acting_for_service_centre(), false)`,
  sql`select 'networkPerson', n.reference, n.name, o.name, null, array[n.function, o.name, n.email, array_to_string(n.topics, ' ')], null
    from network_person n left join network_organisation o on o.id = n.organisation_id`,
  sql`select 'networkOrganisation', o.reference, o.name, null, null, array[array_to_string(o.topics, ' ')], null from network_organisation o`,
];

/**
 * What belongs to the network, as it was or is, and as long as one looks at the present drafts and people. What stands in files
 * is looked up among the words kept of them, by parts of words as everywhere; the rest is a few hundred short texts.
 */
export const kept = (words: readonly string[], past: Past | null, withoutStates: boolean): SQL => {
  const sources = [...ofNetwork(past), ...(withoutStates ? ofNow : [])];
  const file = words.map((word) => `'${word.replace(/['\\]/gu, '$&$&')}':*`);
  const inside = insidesOf(sql`f.file`, words);
  const inTitle = all(words.map((word) => sql`strpos(f.in_title, ${word}) > 0`));
  const inText = all(
    words.map(
      (word, index) =>
        sql`(strpos(f.in_text, ${word}) > 0 or coalesce(f.file @@ to_tsquery('pg_catalog.german', ${file[index]}), false)
          or ${inside[index]})`,
    ),
  );
  return sql`
    select f.kind, f.reference, f.title, f.note, f.city_ags, ${inTitle}, f.texts from (
      select s.*, fold_text(s.title collate "C") as in_title,
        fold_text(concat_ws(' ', s.reference, s.title, array_to_string(case when s.kind = 'handout' then s.texts[1:2] else s.texts end, ' ')) collate "C") as in_text
      from (${sql.join(sources, sql` union all `)}) s (kind, reference, title, note, city_ags, texts, file)) f
    where ${inText}`;
};
