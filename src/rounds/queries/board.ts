import { asc, sql } from 'drizzle-orm';
import { contact } from '../../contacts/tables.js';
import { viewpointAt } from '../../history/index.js';
import { placesAt } from '../../places/index.js';
import type { Transaction } from '../../platform/database/database.js';
import { type CityTerms, type DueProject, isAnswered, type Round } from '../round.js';
import { cityTerms, type SentReminder, sentReminders } from './city-terms.js';
import { dueProjects } from './due-projects.js';
import { findRound } from './rounds.js';

/** How many projects of a round stand where; the parts add up to `total`. */
export interface Standing {
  readonly total: number;
  readonly handedIn: number;
  readonly unchanged: number;
  /** Neither handed in nor confirmed, those sent back included. */
  readonly open: number;
  /** Answered or not: how many lack a field the round asks for. */
  readonly incomplete: number;
}

/** One city in a round. */
export interface CityStanding extends Standing {
  readonly terms: CityTerms;
  readonly name: string;
  readonly projects: readonly DueProject[];
  readonly reminders: readonly SentReminder[];
  readonly people: readonly string[];
  /** Whom one can ask there, for whoever may know: the city and the service centre. */
  readonly contacts: readonly CityContact[];
}

export interface CityContact {
  readonly name: string;
  readonly function: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

export interface Board {
  readonly round: Round;
  readonly cities: readonly CityStanding[];
  readonly all: Standing;
}

/** A round with every city it asks for something, in alphabetical order. */
export async function readBoard(tx: Transaction, roundId: string): Promise<Board> {
  const round = await findRound(tx, roundId);
  const projects = await dueProjects(tx, round);
  const cities = await standingsOf(tx, round, projects);
  return { round, cities, all: standingOf(projects) };
}

/** How one city stands in a round; with nothing due its list is empty. */
export async function readCityStanding(
  tx: Transaction,
  roundId: string,
  ags: string,
): Promise<{ readonly round: Round; readonly city: CityStanding }> {
  const round = await findRound(tx, roundId);
  const projects = await dueProjects(tx, round, ags);
  const [city] = await standingsOf(tx, round, projects, ags);
  if (city === undefined) throw new Error('a city has no standing');
  return { round, city };
}

async function standingsOf(
  tx: Transaction,
  round: Round,
  projects: readonly DueProject[],
  only?: string,
): Promise<readonly CityStanding[]> {
  const asked = [...new Set([...projects.map(({ city }) => city), ...(only === undefined ? [] : [only])])];
  const terms = await cityTerms(tx, round, asked);
  const reminders = await sentReminders(tx, round.id, only);
  const people = await peopleOf(tx);
  const contacts = await contactsOf(tx);
  const { revision } = await viewpointAt(tx);
  const places = await placesAt(tx, revision);
  const standings = [...terms.values()]
    .filter(({ ags }) => only === undefined || ags === only)
    .map((own): CityStanding => {
      const ofCity = projects.filter(({ city }) => city === own.ags);
      return {
        ...standingOf(ofCity),
        terms: own,
        name: places.byAgs(own.ags)?.name ?? own.ags,
        projects: ofCity,
        reminders: reminders.filter(({ city }) => city === own.ags),
        people: people.get(own.ags) ?? [],
        contacts: contacts.get(own.ags) ?? [],
      };
    });
  const order = new Map(
    (
      await sorted(
        tx,
        standings.map(({ name }) => name),
      )
    ).map((name, index) => [name, index]),
  );
  return standings.sort((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0));
}

/** Only PostgreSQL sorts, so that every list has the same order. */
async function sorted(tx: Transaction, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const list = sql.join(
    names.map((name) => sql`(${name}::text)`),
    sql`, `,
  );
  const rows = await tx.execute<{ name: string }>(
    sql`select name from (values ${list}) as t(name) order by name collate "de-x-icu"`,
  );
  return rows.map(({ name }) => name);
}

/** Who works for each city, leads first. */
async function peopleOf(tx: Transaction): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.execute<{ city: string; names: string[] }>(sql`
    select city_ags as city, array_agg(name order by role desc, name) as names
    from person where city_ags is not null and state = 'active' group by city_ags`);
  return new Map(rows.map(({ city, names }) => [city, names]));
}

async function contactsOf(tx: Transaction): Promise<ReadonlyMap<string, readonly CityContact[]>> {
  const { cityAgs, name, email, phone, id } = contact;
  const rows = await tx
    .select({ cityAgs, name, function: contact.function, email, phone })
    .from(contact)
    .orderBy(asc(name), asc(id));
  const found = new Map<string, CityContact[]>();
  for (const { cityAgs, ...one } of rows) found.set(cityAgs, [...(found.get(cityAgs) ?? []), one]);
  return found;
}

export function standingOf(projects: readonly DueProject[]): Standing {
  const count = (wanted: (project: DueProject) => boolean) => projects.filter(wanted).length;
  return {
    total: projects.length,
    handedIn: count(({ state }) => state === 'handedIn'),
    unchanged: count(({ state }) => state === 'unchanged'),
    open: count(({ state }) => !isAnswered(state)),
    incomplete: count(({ missing }) => missing.length > 0),
  };
}
