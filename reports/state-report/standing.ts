import { isWithCity, listProofs, type Proof } from '../../src/proofs/index.js';
import type { Reading, ReportInputs } from '../../src/reporting/index.js';
import { type CityStanding, listRounds, readBoard } from '../../src/rounds/index.js';
import type { StateReportParameters } from './parameters.js';

/** A city in the last round. What it has not answered is carried forward as published before. */
export interface CityDelivery {
  readonly ags: string;
  readonly name: string;
  readonly total: number;
  readonly handedIn: number;
  readonly unchanged: number;
  readonly open: number;
}

/** The last reporting round that has begun. */
export interface Delivery {
  readonly name: string;
  readonly dueOn: string;
  readonly cities: readonly CityDelivery[];
}

export const proofStandings = ['overdue', 'due', 'undetermined', 'handedIn', 'examined', 'waived'] as const;
export type ProofStanding = (typeof proofStandings)[number];

export interface ListedProof {
  readonly reference: string;
  readonly projectName: string;
  readonly kind: Proof['kind'];
  readonly year: number | null;
  readonly city: string | null;
  readonly dueOn: string | null;
  readonly standing: ProofStanding;
}

/** What only the service centre and auditors see. It belongs to no revision: it is as on the day the report was made. */
export interface Standing {
  readonly delivery: Delivery | null;
  readonly proofs: readonly ListedProof[];
}

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
    proofs: proofs.map(toListed),
  };
}

const toDelivery = ({ terms, name, total, handedIn, unchanged, open }: CityStanding): CityDelivery => ({
  ags: terms.ags,
  name,
  total,
  handedIn,
  unchanged,
  open,
});

const toListed = (proof: Proof): ListedProof => ({
  reference: proof.reference,
  projectName: proof.projectName,
  kind: proof.kind,
  year: proof.year,
  city: proof.city,
  dueOn: proof.dueOn,
  standing: standingOfProof(proof),
});

function standingOfProof(proof: Proof): ProofStanding {
  if (proof.waivedSource !== null) return 'waived';
  if (!isWithCity(proof)) return proof.state === 'examined' ? 'examined' : 'handedIn';
  if (proof.overdue) return 'overdue';
  return proof.dueOn === null ? 'undetermined' : 'due';
}
