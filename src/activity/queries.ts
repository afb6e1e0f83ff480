import { sql } from 'drizzle-orm';
import type { Transaction } from '../platform/database/database.js';
import { cityName } from '../web/index.js';
import type { Activity, CityActivity, EventHeld, TopicActivity } from './activity.js';

const yearOf = (column: string) => sql.raw(`extract(year from ${column})::int`);
const heldOn = sql`(e.starts_at at time zone 'Europe/Berlin')::date`;
/** Took place: announced, not called off, and over. */
const held = sql`e.state = 'announced' and e.ends_at < clock_timestamp()`;

/**
 * What whoever acts may know of the work of the service centre, in one year or in all. A request counts in the year it was
 * asked, an event in the year it began.
 */
export async function readActivity(tx: Transaction, year: number | null): Promise<Activity> {
  const ofYear = (column: string) => (year === null ? sql`true` : sql`${yearOf(column)} = ${year}`);
  const heldInYear = year === null ? sql`true` : sql`extract(year from ${heldOn})::int = ${year}`;
  const years = await tx.execute<{ year: number }>(sql`
    select distinct year from (
      select ${yearOf('asked_on')} as year from consultation
      union all select extract(year from ${heldOn})::int from event e where ${held}) all_years
    order by year desc`);
  const topics = await tx.execute<{
    topic: TopicActivity['topic'];
    asked: number;
    answered: number;
    minutes: number;
  }>(sql`
    select topic, count(*)::int as asked, count(answered_on)::int as answered, coalesce(sum(minutes), 0)::int as minutes
    from consultation where ${ofYear('asked_on')} group by topic order by count(*) desc, topic`);
  const [without] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from consultation
    where ${ofYear('asked_on')} and answered_on is not null and minutes is null`);
  return {
    year,
    years: years.map((row) => row.year),
    cities: await citiesOf(tx, ofYear('asked_on'), heldInYear),
    topics: [...topics],
    events: await eventsHeld(tx, heldInYear),
    withoutMinutes: without?.count ?? 0,
  };
}

type Condition = ReturnType<typeof sql>;

async function citiesOf(tx: Transaction, asked: Condition, heldInYear: Condition): Promise<CityActivity[]> {
  const rows = await tx.execute<{
    year: number;
    city_ags: string | null;
    asked: number;
    answered: number;
    minutes: number;
    attended: number;
  }>(sql`
    with counted as (
      select ${yearOf('asked_on')} as year, city_ags, 1 as asked, (answered_on is not null)::int as answered,
             coalesce(minutes, 0) as minutes, 0 as attended
      from consultation where ${asked}
      union all
      select extract(year from ${heldOn})::int, a.city_ags, 0, 0, 0, a.attended
      from event e cross join lateral event_attendance(e.id) a where ${held} and ${heldInYear})
    select year, city_ags, sum(asked)::int as asked, sum(answered)::int as answered, sum(minutes)::int as minutes,
           sum(attended)::int as attended
    from counted group by year, city_ags having sum(asked) + sum(attended) > 0
    order by year desc`);
  return rows
    .map(({ city_ags: cityAgs, ...row }) => ({ ...row, cityAgs }))
    .sort((a, b) => b.year - a.year || inOrder(a.cityAgs, b.cityAgs));
}

/** Cities by name, everybody else last. */
const inOrder = (a: string | null, b: string | null): number =>
  a === null || b === null
    ? Number(a === null) - Number(b === null)
    : cityName(a).localeCompare(cityName(b), 'de');

async function eventsHeld(tx: Transaction, heldInYear: Condition): Promise<EventHeld[]> {
  const rows = await tx.execute<{
    reference: string;
    title: string;
    kind: EventHeld['kind'];
    held_on: string;
    registered: number;
    attended: number | null;
  }>(sql`
    select e.reference, e.title, e.kind, ${heldOn}::text as held_on, c.registered,
           case when c.attended is not null or e.further_attendees is not null
                then coalesce(c.attended, 0) + coalesce(e.further_attendees, 0) end as attended
    from event e cross join lateral event_counts(e.id) c where ${held} and ${heldInYear}
    order by e.starts_at desc, e.id desc`);
  return rows.map(({ held_on: day, ...row }) => ({ ...row, heldOn: day }));
}
