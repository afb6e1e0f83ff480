import { listProofs } from '../../src/proofs/index.js';
import type { Reading, ReportInputs } from '../../src/reporting/index.js';
import { listRounds, readBoard } from '../../src/rounds/index.js';
import { askedBookings } from '../shared/flow/bookings.js';
import { type Standing, toDelivery, toListedProof } from '../shared/standing.js';
import type { StateReportParameters } from './parameters.js';

/** How all cities stand in the last round, all proofs, and what is booked where that is asked for. */
export async function standingOf(
  reading: Omit<Reading, 'beside'>,
  { parameters }: ReportInputs<StateReportParameters>,
): Promise<Standing> {
  const { tx } = reading;
  const last = (await listRounds(tx)).find(({ phase }) => phase !== 'planned');
  const board = last === undefined ? null : await readBoard(tx, last.id);
  const proofs = await listProofs(tx);
  return {
    delivery: board && {
      name: board.round.name,
      dueOn: board.round.dueOn,
      cities: board.cities.map(toDelivery),
    },
    proofs: proofs.map(toListedProof),
    ...(await askedBookings(reading, parameters, null)),
  };
}
