import { recordPayment } from '../audits/index.js';
import { listLedgers, recordEntries } from '../funding-ledger/index.js';
import { viewpointAt } from '../history/index.js';
import { addDays } from '../kernel/day.js';
import { partOf } from '../kernel/rate.js';
import { actingAs } from '../platform/database/acting.js';
import { sampleCities } from './sample-places.js';
import { sampleShifts } from './sample-shifts.js';
import type { Stage } from './sample-work.js';

const { dresden, goerlitz } = sampleCities;

interface Pace {
  readonly city: string;
  /** Part of what was planned for a year that is called for in it, by the project's place in the list, in hundredths of a percent. */
  readonly called: readonly number[];
  /** Part of a payment that is accepted. */
  readonly accepted: number;
}

/** Dresden calls for nearly all of its money, Görlitz lags behind. */
const paces: readonly Pace[] = [
  { city: dresden, called: [9_400, 8_850, 9_900, 9_125, 7_600], accepted: 9_830 },
  { city: goerlitz, called: [7_150, 5_900, 8_200, 0, 6_475], accepted: 9_600 },
];

/**
 * What two cities called for at the end of every past year of their plans, what was paid on it in the next spring and what
 * of that the SAB accepted a year after; Görlitz had to return a part, and asks for money to be moved.
 */
export async function sampleMoneyMoved(stage: Stage): Promise<void> {
  for (const pace of paces) await moved(stage, pace);
  await returnedAndAskedFor(stage);
}

const ledgersOf = ({ database, as }: Stage, city: string) => {
  const writer = as('cityLead', city);
  return actingAs(database.orm, writer.actor, writer, (tx) => listLedgers(tx, city));
};

async function moved(stage: Stage, { city, called, accepted }: Pace): Promise<void> {
  const { database } = stage;
  const { reckoningDay: today } = await viewpointAt(database.orm);
  const planned = (await ledgersOf(stage, city)).filter(({ plan }) => plan !== null);
  for (const [index, { reference, planned: years }] of planned.entries()) {
    const subject = { database, writer: stage.as('cityLead', city), reference };
    for (const { year, grant } of years) {
      const amount = partOf(grant ?? 0n, called[index % called.length] ?? 0);
      const calledOn = `${year}-11-15`;
      if (amount === 0n || calledOn > today) continue;
      const booked = (onDay: string, source: string, cents: bigint) => ({
        ...{ onDay, source, amounts: [{ year, amount: cents }] },
      });
      await recordEntries(subject, {
        kind: 'paymentClaim',
        ...booked(calledOn, `Auszahlungsantrag ${year}`, amount),
      });
      const paidOn = `${year + 1}-03-12`;
      if (paidOn > today) continue;
      await recordPayment(
        { ...subject, writer: stage.as('staff') },
        {
          kind: 'interim',
          recoveryId: null,
          advance: false,
          source: `Auszahlungsmitteilung der SAB zu ${year}`,
          paidOn,
          amount,
        },
      );
      const acceptedOn = `${year + 2}-02-20`;
      if (acceptedOn <= today)
        await recordEntries(subject, {
          kind: 'accepted',
          ...booked(acceptedOn, `Prüfvermerk der SAB zu ${year}`, partOf(amount, accepted)),
        });
    }
  }
}

async function returnedAndAskedFor(stage: Stage): Promise<void> {
  const { database } = stage;
  const { reckoningDay: today } = await viewpointAt(database.orm);
  const [first, second] = (await ledgersOf(stage, goerlitz)).filter(({ payments }) => payments.length > 0);
  if (first === undefined || second === undefined) throw new Error('the demo has no payments in Görlitz');
  await recordPayment(
    { database, writer: stage.as('staff'), reference: first.reference },
    {
      kind: 'repayment',
      recoveryId: null,
      advance: null,
      source: 'Rückzahlung nicht anerkannter Kosten',
      paidOn: addDays(today, -41),
      amount: 118_250n,
    },
  );
  await sampleShifts(stage, first.reference, second.reference);
}
