import type { z } from 'zod';
import type { Day } from '../kernel/day.js';
import type { agreementSchema, commitmentStates } from './schemas.js';

/** A neighbourhood agreement (Quartiersvereinbarung) in one version. */
export type Agreement = z.output<typeof agreementSchema>;
export type Commitment = Agreement['commitments'][number];
export type MonitoringEntry = Commitment['monitoring'][number];
export type CommitmentState = (typeof commitmentStates)[number];

type Watched = Pick<Commitment, 'dueOn'> & {
  readonly monitoring: readonly Pick<MonitoringEntry, 'on' | 'state'>[];
};

/** Monitoring entries in the order of their days. */
export const entriesOf = <Entry extends { readonly on: Day }>(monitoring: readonly Entry[]): Entry[] =>
  monitoring.toSorted((one, other) => (one.on < other.on ? -1 : 1));

/** What the newest monitoring found; null while nobody has looked. */
export const stateOfCommitment = ({ monitoring }: Pick<Watched, 'monitoring'>): CommitmentState | null =>
  entriesOf(monitoring).at(-1)?.state ?? null;

const settled: readonly (CommitmentState | null)[] = ['kept', 'dropped'];

/** Whether somebody still has to keep it. */
export const isOpen = (commitment: Watched): boolean => !settled.includes(stateOfCommitment(commitment));

/** Whether it is still open and its day is over. */
export const isOverdue = (commitment: Watched, today: Day): boolean =>
  commitment.dueOn !== null && commitment.dueOn < today && isOpen(commitment);
