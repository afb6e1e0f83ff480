import { type Viewpoint, viewpointAt } from '../history/index.js';
import type { AsOf } from '../kernel/as-of.js';
import type { Orm, Transaction } from '../platform/database/database.js';
import { RevisionCache } from '../platform/database/revision-cache.js';
import { fingerprint } from '../platform/http/cursor.js';
import { dictionaryAt, type ProjectFilter } from '../projects/index.js';
import { type ChangedWord, changedWords } from './changed-words.js';
import type { ComparedDimension, ComparedMeasure } from './measures.js';
import { type ChangedGroup, changedGroups, measuredOf } from './queries/changed-groups.js';
import {
  type ChangedProject,
  type ChangePart,
  changedProjects,
  changeParts,
} from './queries/changed-projects.js';
import { presentSums } from './queries/present-sums.js';
import type { States } from './queries/side-by-side.js';

/** What is compared: which projects, by which total, broken down by what. */
export interface ComparisonQuestion {
  readonly filter: ProjectFilter;
  readonly measure: ComparedMeasure;
  readonly dimension: ComparedDimension | null;
}

/** Why a total is not what it was. */
export interface Comparison {
  /** In EUR cents, or a number of projects; before and the parts come to after. */
  readonly before: bigint;
  readonly after: bigint;
  readonly parts: readonly ChangePart[];
  readonly groups: readonly ChangedGroup[];
  readonly words: readonly ChangedWord[];
}

/**
 * Two states by how they are asked for; without an end it is the present, without a beginning the revision before the end.
 *
 * @throws Problem `not_found` for a revision that does not exist
 */
export async function statesOf(db: Orm, from: AsOf | undefined, to: AsOf | undefined): Promise<States> {
  const now = await viewpointAt(db, to);
  return viewpointsOf(db, from ?? { kind: 'revision', revision: Math.max(0, now.revision - 1) }, now);
}

/** An earlier state beside one that is known. @throws Problem `not_found` */
export const viewpointsOf = async (db: Reader, from: AsOf, now: Viewpoint): Promise<States> => ({
  now,
  before: await viewpointAt(db, from),
});

type Reader = Orm | Transaction;

const kept = new RevisionCache<Comparison, string>(50);

/** The totals of both states and what makes their difference; what was compared before is not compared again. */
export function readComparison(db: Orm, states: States, question: ComparisonQuestion): Promise<Comparison> {
  const { filter, measure, dimension } = question;
  const seen = [states.before, states.now].map(({ revision, reckoningDay }) => `${revision} ${reckoningDay}`);
  const key = [...seen, measure, dimension, fingerprint({ ...filter })].join(' ');
  return kept.get(db, key, () => comparisonOf(db, states, question));
}

/** The same, without being kept: for those who read in a snapshot of their own. */
export async function comparisonOf(
  db: Reader,
  states: States,
  { filter, measure, dimension }: ComparisonQuestion,
): Promise<Comparison> {
  const parts = await changeParts(db, states, filter, measure);
  const { totals } = await presentSums(db, states.now, filter, dimension);
  const after = measuredOf(totals, measure);
  const [before, now] = [await dictionaryOf(db, states.before), await dictionaryOf(db, states.now)];
  return {
    before: after - parts.reduce((sum, { difference }) => sum + difference, 0n),
    after,
    parts,
    groups: dimension === null ? [] : await changedGroups(db, states, filter, measure, dimension),
    words: changedWords(before, now),
  };
}

const dictionaryOf = (db: Reader, { revision }: Viewpoint) => dictionaryAt(db, revision);

/** Projects behind the difference, the largest differences first, in the words of the later state. */
export async function changedProjectsOf(
  db: Reader,
  states: States,
  { filter, measure }: Pick<ComparisonQuestion, 'filter' | 'measure'>,
  page: { readonly from: number; readonly limit: number },
): Promise<ChangedProject[]> {
  const dictionary = await dictionaryOf(db, states.now);
  return changedProjects(db, states, filter, measure, { ...page, dictionary });
}

/** One page of them, and whether there are more. */
export async function readChangedProjects(
  db: Orm,
  states: States,
  { filter, measure }: ComparisonQuestion,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<{ readonly items: readonly ChangedProject[]; readonly hasMore: boolean }> {
  const found = await changedProjectsOf(db, states, { filter, measure }, { from, limit: limit + 1 });
  return { items: found.slice(0, limit), hasMore: found.length > limit };
}
