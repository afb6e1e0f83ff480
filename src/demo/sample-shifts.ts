import {
  cancelShift,
  decideShift,
  listLedgers,
  requestShift,
  type ShiftOutcome,
} from '../funding-ledger/index.js';
import { viewpointAt } from '../history/index.js';
import { addDays } from '../kernel/day.js';
import { actingAs } from '../platform/database/acting.js';
import { sampleCities } from './sample-places.js';
import type { Stage } from './sample-work.js';

interface SampleShift {
  readonly amount: bigint;
  /** Days before today it was asked for and decided. */
  readonly asked: number;
  readonly decided?: { readonly before: number; readonly outcome: ShiftOutcome; readonly decision: string };
  readonly reason: string;
  /** Why a granted one does not hold any more. */
  readonly cancelled?: string;
}

const closed: readonly SampleShift[] = [
  {
    amount: 275_000n,
    asked: 210,
    reason: 'Die zweite Stelle wird erst im Herbst besetzt.',
    decided: { before: 170, outcome: 'granted', decision: 'Änderungsbescheid vom Sommer' },
    cancelled: 'Die Stelle wurde doch früher besetzt; die SAB hat den Änderungsbescheid aufgehoben.',
  },
  {
    amount: 940_000n,
    asked: 150,
    reason: 'Die Honorare sollen im nächsten Jahr gebündelt werden.',
    decided: {
      before: 118,
      outcome: 'refused',
      decision: 'Schreiben der SAB: im nächsten Jahr keine Mittel frei',
    },
  },
  {
    amount: 120_000n,
    asked: 84,
    reason: 'Die Möbel kommen vielleicht erst nach dem Jahreswechsel.',
    decided: { before: 71, outcome: 'withdrawn', decision: 'Rücknahme durch die Stadt, die Möbel sind da' },
  },
];

/** Shifts of one project of Görlitz that came to nothing, each in its own way, and one of another that is still open. */
export async function sampleShifts(stage: Stage, settled: string, asking: string): Promise<void> {
  for (const shift of closed) await shifted(stage, settled, shift);
  await shifted(stage, asking, {
    amount: 350_000n,
    asked: 12,
    reason: 'Der Umbau der Lernwerkstatt dauert bis zum Frühjahr.',
  });
}

async function shifted({ database, as }: Stage, reference: string, shift: SampleShift): Promise<void> {
  const { reckoningDay: today } = await viewpointAt(database.orm);
  const subject = { database, writer: as('cityLead', sampleCities.goerlitz), reference };
  const fromYear = Number(today.slice(0, 4));
  const { amount, asked, reason, decided, cancelled } = shift;
  const requestedOn = addDays(today, -asked);
  await requestShift(subject, { fromYear, toYear: fromYear + 1, amount, requestedOn, reason });
  if (decided === undefined) return;
  const ledgers = await actingAs(database.orm, subject.writer.actor, subject.writer, (tx) =>
    listLedgers(tx, sampleCities.goerlitz),
  );
  const open = ledgers
    .find((ledger) => ledger.reference === reference)
    ?.shifts.find(({ outcome }) => outcome === null);
  if (open === undefined) throw new Error('the demo has no open shift');
  const { before, ...decision } = decided;
  await decideShift(subject, open.id, { ...decision, decidedOn: addDays(today, -before) });
  if (cancelled !== undefined) await cancelShift(subject, open.id, cancelled);
}
