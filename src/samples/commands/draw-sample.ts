import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { viewpointAt } from '../../history/index.js';
import type { AsOf } from '../../kernel/as-of.js';
import { parseDecimal } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import type { Draw } from '../draw.js';
import { drawSample, listingOf } from '../listing.js';
import { type Population, populationOf } from '../population.js';
import { candidatesOf } from '../queries/candidates.js';
import { planSchema, type SamplePlan } from '../sample-plan.js';
import { auditSample } from '../tables.js';

/** A sample with everything that follows from its plan. */
export interface DrawnSample {
  readonly plan: SamplePlan;
  readonly population: Population;
  readonly draw: Draw;
  readonly listing: string;
  /** SHA-256 of the listing, 64 hexadecimal digits. */
  readonly sha256: string;
}

/** What somebody asks for; the state of the registry and of the payments is fixed when it is drawn. */
export type SampleWish = Omit<SamplePlan, 'revision' | 'recordedUntil' | 'paidUntil'> & {
  readonly asOf?: AsOf | undefined;
};

/** Draws what a plan says; the same plan gives the same bytes. */
export async function drawPlan(tx: Transaction, plan: SamplePlan): Promise<DrawnSample> {
  const population = populationOf(await candidatesOf(tx, plan));
  const draw = drawSample(plan, population);
  const listing = listingOf(plan, population, draw);
  return { plan, population, draw, listing, sha256: createHash('sha256').update(listing).digest('hex') };
}

/**
 * Draws a sample and keeps it for good. @returns its id
 * @throws Problem `rule_broken` where there is nothing to draw from, or the population does not come to the control total
 */
export async function storeSample(
  database: Database,
  writer: Writer,
  { purpose, wish }: { readonly purpose: string; readonly wish: SampleWish },
): Promise<string> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const plan = await planOf(tx, wish);
    const sample = await drawPlan(tx, plan);
    refuseWrong(sample);
    const [kept] = await tx
      .insert(auditSample)
      .values({
        purpose,
        parameters: plan,
        revision: plan.revision,
        listing: sample.listing,
        sha256: sample.sha256,
        drawnBy: writer.actor.personId,
      })
      .returning({ id: auditSample.id });
    if (kept === undefined) throw new Error('a sample was not kept');
    return kept.id;
  });
}

async function planOf(tx: Transaction, { asOf, ...wish }: SampleWish): Promise<SamplePlan> {
  const { revision, reckoningDay } = await viewpointAt(tx, asOf);
  const isPaid = wish.basis === 'paid';
  const [now] = await tx.execute<{ at: string }>(
    sql`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`,
  );
  // Read once more, so that its fields stand in one order, as they will when it is read back.
  return planSchema.parse({
    ...wish,
    stratifyBy: wish.method === 'stratified' ? (wish.stratifyBy ?? 'city') : null,
    revision,
    paidUntil: isPaid ? reckoningDay : null,
    recordedUntil: isPaid ? (now?.at ?? null) : null,
  });
}

function refuseWrong({ plan, population }: DrawnSample): void {
  const refuse = (pointer: string, de: string, en: string): never => {
    throw new Problem('rule_broken', { errors: [{ pointer, code: 'sample_wrong', detail: text(de, en) }] });
  };
  if (population.items.length === 0)
    refuse(
      '/basis',
      'Kein Vorhaben hat hier einen Betrag über null. Wählen Sie eine andere Grundgesamtheit.',
      'No project has an amount above zero here. Choose another population.',
    );
  const control = plan.controlTotal === null ? null : parseDecimal(plan.controlTotal);
  if (control === null || control === population.net) return;
  const difference = `${(control - population.net).toString()} Cent`;
  refuse(
    '/controlTotal',
    `Die Grundgesamtheit ergibt nicht die Kontrollsumme: es fehlen oder sind zu viel ${difference}. Klären Sie die Abweichung im Abgleich oder lassen Sie die Kontrollsumme leer.`,
    `The population does not come to the control total: it differs by ${difference}. Explain it by a reconciliation, or leave the control total empty.`,
  );
}
