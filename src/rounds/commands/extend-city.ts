import { sql } from 'drizzle-orm';
import { viewpointAt } from '../../history/index.js';
import type { Day } from '../../kernel/day.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { placesAt } from '../../places/index.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { findRound } from '../queries/rounds.js';
import { roundCity } from '../tables.js';

export interface CityExtension {
  readonly until: Day;
  readonly reason: string;
}

/**
 * Gives a city a longer time in a round, also after its due day has passed and after the round was closed: from then on
 * the city answers until that day. A later extension replaces the one before; the trail keeps both.
 *
 * @throws Problem `not_found` for an unknown round or city, `rule_broken` for a day before today or before the due day
 */
export async function extendCity(
  database: Database,
  writer: Writer,
  { roundId, ags }: { readonly roundId: string; readonly ags: string },
  { until, reason }: CityExtension,
): Promise<void> {
  await actingAs(database.orm, writer.actor, { ...writer, reason }, async (tx) => {
    const round = await findRound(tx, roundId);
    await requireCity(tx, ags);
    if (until < round.today)
      throw wrongDay('Der Tag liegt in der Vergangenheit.', 'The day lies in the past.');
    if (until <= round.dueOn)
      throw wrongDay(
        'Der Tag liegt nicht hinter dem Stichtag der Runde.',
        'The day is not after the due day of the round.',
      );
    const terms = {
      extendedUntil: until,
      reason,
      extendedBy: writer.actor.personId,
      extendedAt: sql`clock_timestamp()`,
    };
    await tx
      .insert(roundCity)
      .values({ roundId, cityAgs: ags, ...terms })
      .onConflictDoUpdate({ target: [roundCity.roundId, roundCity.cityAgs], set: terms });
  });
}

/** Keeps whom the service centre asks in a city; null forgets it. @throws Problem `not_found` */
export async function keepContact(
  database: Database,
  writer: Writer,
  { roundId, ags }: { readonly roundId: string; readonly ags: string },
  contact: string | null,
): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    await findRound(tx, roundId);
    await requireCity(tx, ags);
    await tx
      .insert(roundCity)
      .values({ roundId, cityAgs: ags, contact })
      .onConflictDoUpdate({ target: [roundCity.roundId, roundCity.cityAgs], set: { contact } });
  });
}

async function requireCity(tx: Transaction, ags: string): Promise<void> {
  const { revision } = await viewpointAt(tx);
  if ((await placesAt(tx, revision)).byAgs(ags) === undefined) throw new Problem('not_found');
}

const wrongDay = (de: string, en: string): Problem =>
  new Problem('rule_broken', {
    errors: [
      {
        pointer: '/until',
        code: 'round_wrong',
        detail: text(`${de} Wählen Sie einen späteren.`, `${en} Choose a later one.`),
      },
    ],
  });
