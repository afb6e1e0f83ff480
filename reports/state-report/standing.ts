import { listProofs } from '../../src/proofs/index.js';
import type { Reading, ReportInputs } from '../../src/reporting/index.js';
import { listRounds, readBoard } from '../../src/rounds/index.js';
import { type Standing, toDelivery, toListedProof } from '../shared/standing.js';
import type { StateReportParameters } from './parameters.js';

/** Null for the public, and for cities, which see their own only. */
export async function standingOf(
  { tx }: Reading,
  { audience }: ReportInputs<StateReportParameters>,
): Promise<Standing | null> {
  if (audience !== 'serviceCentre' && audience !== 'auditor') return null;
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
  };
}
