import { isWithCity, type Proof } from '../../src/proofs/index.js';
import { type CityStanding, isAnswered, type Requirement } from '../../src/rounds/index.js';
import type { KeptBookings } from './flow/bookings.js';

/** A project that was not answered for: the report shows it as it was published before. */
export interface CarriedProject {
  readonly reference: string;
  readonly name: string;
  /** Fields the round asks for that are not filled. */
  readonly missing: readonly Requirement[];
}

/** A city in the last round. What it has not answered is carried forward as published before. */
export interface CityDelivery {
  readonly ags: string;
  readonly name: string;
  readonly total: number;
  readonly handedIn: number;
  readonly unchanged: number;
  readonly open: number;
  /** Published projects among the open ones; runs that were asked for before this was kept say nothing. */
  readonly carried?: readonly CarriedProject[];
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

/**
 * Rounds and proofs, for the service centre and auditors only. They belong to no revision: they are as on the day the
 * report was made.
 */
export interface Standing {
  readonly delivery: Delivery | null;
  readonly proofs: readonly ListedProof[];
  /** What is booked of the grants; there where the chapter on the flow of funds is asked for. */
  readonly bookings?: readonly KeptBookings[];
}

export const toDelivery = ({
  terms,
  name,
  total,
  handedIn,
  unchanged,
  open,
  projects,
}: CityStanding): CityDelivery => ({
  ags: terms.ags,
  name,
  total,
  handedIn,
  unchanged,
  open,
  carried: projects.flatMap(({ state, reference, name: called, missing }) =>
    isAnswered(state) || reference === null ? [] : [{ reference, name: called, missing }],
  ),
});

export const toListedProof = (proof: Proof): ListedProof => ({
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
