import { listProofs } from '../../src/proofs/index.js';
import type { Reading } from '../../src/reporting/index.js';
import { listRounds, readBoard } from '../../src/rounds/index.js';
import { type Standing, toDelivery, toListedProof } from '../shared/standing.js';

/** How all cities stand in the last round, and all proofs. */
export async function standingOf({ tx }: Pick<Reading, 'tx'>): Promise<Standing> {
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
