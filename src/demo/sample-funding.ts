import { recordPayment } from '../audits/index.js';
import { decideShift, listLedgers, recordEntries, requestShift } from '../funding-ledger/index.js';
import { viewpointAt } from '../history/index.js';
import { addDays } from '../kernel/day.js';
import { actingAs } from '../platform/database/acting.js';
import { sampleCities } from './sample-places.js';
import type { Stage } from './sample-work.js';

const { bautzen, dresden, goerlitz } = sampleCities;

/**
 * The money of three cities: everything approved as it was planned; in Bautzen also two advances of which one is overdue, one still to be spent,
 * and shifts between years, granted and still open.
 */
export async function sampleFunding(stage: Stage): Promise<void> {
  const { database } = stage;
  const { reckoningDay: today } = await viewpointAt(database.orm);
  const ago = (days: number) => addDays(today, -days);
  const thisYear = Number(today.slice(0, 4));
  const writer = stage.as('cityLead', bautzen);
  for (const city of [bautzen, dresden, goerlitz]) await approveAsPlanned(stage, city);
  const late = { database, writer, reference: await stage.project(bautzen, 0) };
  const early = { database, writer, reference: await stage.project(bautzen, 1) };
  const one = (day: string, amount: bigint) => ({
    onDay: day,
    source: null,
    amounts: [{ year: Number(day.slice(0, 4)), amount }],
  });
  await recordEntries(late, { kind: 'advanceCall', ...one(ago(250), 1_200_000n) });
  await recordPayment(
    { ...late, writer: stage.as('staff') },
    {
      kind: 'interim',
      recoveryId: null,
      advance: true,
      source: 'Auszahlungsmitteilung der SAB',
      paidOn: ago(230),
      amount: 1_200_000n,
    },
  );
  await recordEntries(late, { kind: 'spent', ...one(ago(90), 740_000n) });
  await recordEntries(early, { kind: 'paymentClaim', ...one(ago(430), 4_120_000n) });
  await recordEntries(early, { kind: 'accepted', ...one(ago(380), 4_028_000n) });
  await recordEntries(early, { kind: 'advanceCall', ...one(ago(175), 3_865_050n) });
  await recordEntries(early, { kind: 'spent', ...one(ago(60), 2_500_000n) });
  const shift = { fromYear: thisYear, toYear: thisYear + 1 };
  await requestShift(late, {
    ...shift,
    amount: 64_000n,
    requestedOn: ago(100),
    reason: 'Der Projektträger begann später.',
  });
  const asked = await actingAs(database.orm, writer.actor, writer, (tx) => listLedgers(tx, bautzen));
  const open = asked.find(({ reference }) => reference === late.reference)?.shifts[0];
  if (open === undefined) throw new Error('the demo has no shift');
  await decideShift(late, open.id, {
    outcome: 'granted',
    decidedOn: ago(65),
    decision: 'Schreiben der SAB zur Mittelverschiebung',
  });
  await requestShift(early, {
    ...shift,
    amount: 410_000n,
    requestedOn: ago(9),
    reason: 'Zwei Honorarverträge beginnen erst im Januar.',
  });
}

/** Decisions that grant every project of a plan what was planned for it. */
async function approveAsPlanned({ database, as }: Stage, city: string): Promise<void> {
  const writer = as('cityLead', city);
  const ledgers = await actingAs(database.orm, writer.actor, writer, (tx) => listLedgers(tx, city));
  for (const { reference, planned } of ledgers) {
    const amounts = planned.flatMap(({ year, grant }) => (grant === null ? [] : [{ year, amount: grant }]));
    if (amounts.length === 0) continue;
    await recordEntries(
      { database, writer, reference },
      { kind: 'approved', onDay: '2023-03-20', source: `Zuwendungsbescheid zu ${reference}`, amounts },
    );
  }
}
