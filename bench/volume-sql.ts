import { programVersion } from '../src/platform/files/program-version.js';
import type { Volume } from './volume.js';
import { sentences, themes } from './volume-words.js';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const list = (texts: readonly string[]): string => `array[${texts.map(quoted).join(', ')}]`;

/** A number from 0 to below 1 that follows from the project, the seed and what is drawn. */
const draw = (what: number): string => `pg_temp.draw(number, ${what})`;
/** One of the entries of a kind and period; the first ones have most of the projects. */
const entry = (kind: string, what: number): string =>
  `pg_temp.pick((select ids from entries e where e.kind = '${kind}' and e.period = c.period), power(${draw(what)}, 3))`;
const word = (texts: readonly string[], what: number): string =>
  `pg_temp.pick_word(${list(texts)}, ${draw(what)})`;

/** What each project is about: a temporary table with one row per project. */
export const chosenSql = ({ projects, seed }: Volume): string => `
  set local search_path = public, pg_temp;
  create function pg_temp.draw(number bigint, what integer) returns double precision language sql immutable
    return (hashint8extended(number, ${seed}::bigint * 1000 + what) & 281474976710655)::double precision / 281474976710656;
  create function pg_temp.pick(ids bigint[], share double precision) returns bigint language sql immutable
    return ids[1 + floor(share * cardinality(ids))::integer];
  create function pg_temp.pick_word(words text[], share double precision) returns text language sql immutable
    return words[1 + floor(share * cardinality(words))::integer];
  create temp table entries on commit drop as
    select kind, case when starts_with(key, '2014-2020') then 1 else 2 end as period, array_agg(id order by id) as ids
    from catalogue_entry group by 1, 2;
  create temp table chosen on commit drop as
    select number, case when pg_temp.draw(number, 1) < 0.6 then 1 else 2 end as period,
      case when pg_temp.draw(number, 2) < 0.03 then 'statewide' when pg_temp.draw(number, 2) < 0.04 then 'unmatched' else 'municipality' end as place_kind,
      pg_temp.pick((select array_agg(id order by id) from place where kind = 'municipality'), power(pg_temp.draw(number, 3), 3)) as city,
      -- Sums of draws spread like logarithms of real amounts: many small ones, a few of millions.
      round(exp(9.5 + 1.3 * (pg_temp.draw(number, 4) + pg_temp.draw(number, 5) + pg_temp.draw(number, 6) - 1.5) * 2) * 100)::bigint as cost,
      date '2014-06-01' + floor(pg_temp.draw(number, 7) * 2200)::integer as start,
      120 + floor(pg_temp.draw(number, 8) * 1500)::integer as days
    from generate_series(1, ${projects}) as number;
  insert into project (reference)
    select case period when 1 then 'SN14-' else 'SN21-' end || lpad(number::text, 7, '0') from chosen order by number`;

const amounts = `
  cost, 'officialList', case when period = 2 then cost + cost / 10 end, case when period = 2 then 'ownStatement' end,
  case when period = 2 then cost * 95 / 100 end, case when period = 2 then 'decision' end,
  case when period = 2 and ${draw(9)} < 0.9 then cost * 85 / 100 end, case when period = 2 and ${draw(9)} < 0.9 then 'decision' end,
  case when period = 2 then cost / 10 end, case when period = 2 then 'decision' end,
  case when period = 2 then cost - cost * 95 / 100 end, case when period = 2 then 'decision' end,
  case when period = 1 then 8000 end, case when period = 1 then 'priority' end, case when period = 2 then 9500 end`;

const recordColumns = `name, plan_number, beneficiary_name, executing_body_name, place_kind, place_id, place_source_text, area,
    period_start, total_eligible_cost, total_eligible_cost_evidence, total_cost, total_cost_evidence,
    grant_amount, grant_amount_evidence, union_contribution, union_contribution_evidence, land_funds, land_funds_evidence,
    own_share, own_share_evidence, union_rate, union_rate_basis, grant_rate,
    funding_period_id, fund_id, priority_id, funding_guideline_id, funding_object_id, intervention_category_id,
    specific_objective_id, catalogue_source_texts, purpose_and_achievements, summary,
    source_kind, source_title, source_locator, source_date, source_fields`;

/** One publication: every how manieth project gets a new version in it, and by how many days its period is longer then. */
interface Round {
  readonly every: number;
  readonly days: number;
}

/**
 * All projects first, every twentieth extended later, all again as often as it takes to have so many versions at least,
 * and some hundred in the newest revision, whose changes are asked for.
 */
export const roundsOf = ({ projects, versions }: Volume): readonly Round[] => [
  { every: 1, days: 0 },
  { every: 20, days: 180 },
  ...Array.from({ length: versions - 1 }, () => ({ every: 1, days: 30 })),
  { every: Math.max(1, Math.floor(projects / 100)), days: 30 },
];

/** The revisions of all rounds, known before the first row, so that no row is written twice. */
export const roundsSql = (rounds: readonly Round[]): string => `
  create temp table rounds (round integer, every integer, revision bigint) on commit drop;
  ${rounds
    .map(
      ({ every }, round) => `insert into rounds
        select ${round}, ${every}, opened.revision
        from open_registry_revision('sample', 'volume ${round}', ${quoted(programVersion)}) as opened`,
    )
    .join(';\n')}`;

const revisionOf = (round: number): string => `(select revision from rounds where round = ${round})`;
const nextRevision = (project: string, round: number): string =>
  `(select min(later.revision) from rounds later where later.round > ${round} and ${project} % later.every = 0)`;

/** The first version of every project, superseded by the round that takes the project up next. */
export const versionsSql = `
  insert into project_version (project_id, reference, version_number, published_revision, superseded_revision, period_end, ${recordColumns})
  select project.id, project.reference, 1, ${revisionOf(0)}, ${nextRevision('project.id', 0)}, case when period = 1 then start else start + 2600 end + days,
    ${word(themes, 20)} || ' ' || coalesce(place.name, 'Sachsen') || ' ' || number, 'E.' || number % 40,
    case when ${draw(21)} < 0.5 then 'Stadt ' || coalesce(place.name, 'Dresden') else 'Verein ' || ${word(themes, 22)} || ' e. V.' end,
    case when ${draw(23)} < 0.4 then 'Träger ' || ${word(themes, 24)} || ' gGmbH' end,
    place_kind, case when place_kind = 'municipality' then city end, coalesce(place.name, 'Sachsen'),
    -- The cities with most projects have one to three areas each, as the cities of the programme have.
    case when place_kind = 'municipality' and power(${draw(3)}, 3) < 0.1 and ${draw(25)} < 0.6 then 'Gebiet ' || 1 + floor(${draw(25)} * 5) end,
    case when period = 1 then start else start + 2600 end,
    ${amounts},
    pg_temp.pick((select ids from entries e where e.kind = 'fundingPeriod' and e.period = c.period), 0),
    ${entry('fund', 30)}, ${entry('priority', 31)}, ${entry('fundingGuideline', 32)}, ${entry('fundingObject', 33)},
    ${entry('interventionCategory', 34)}, ${entry('specificObjective', 35)},
    jsonb_build_object('fund', 'ESF', 'interventionCategory', 'so in der Quelle ' || number % 50),
    (select string_agg(pg_temp.pick_word(${list(sentences)}, pg_temp.draw(c.number, 40 + line)), ' ')
      from generate_series(1, 4 + (c.number % 5)::integer) as line),
    case when ${draw(26)} < 0.5 then ${word(sentences, 27)} end,
    'list', 'Liste der Vorhaben', 'Zeile ' || number, date '2026-06-30', '[]'
  from chosen c
  join project on project.reference = case c.period when 1 then 'SN14-' else 'SN21-' end || lpad(c.number::text, 7, '0')
  left join lateral (select name from place_version where place_id = c.city and c.place_kind = 'municipality' and superseded_revision is null) place on true
  order by number`;

/** The versions a later round publishes: each as the one it supersedes, with a longer period. */
export const laterVersionsSql = ({ days }: Round, round: number): string => `
  insert into project_version (project_id, reference, version_number, published_revision, superseded_revision, period_end, ${recordColumns})
  select project_id, reference, version_number + 1, ${revisionOf(round)}, ${nextRevision('project_id', round)}, period_end + ${days}, ${recordColumns}
  from project_version where superseded_revision = ${revisionOf(round)}`;
