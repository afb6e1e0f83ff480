import { and, eq, isNull } from 'drizzle-orm';
import { viewpointAt } from '../../history/index.js';
import type { Finding } from '../../kernel/finding.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database/database.js';
import { checkProject, dictionaryAt, findProject, ruleFactsFor, toInput } from '../../projects/index.js';
import { projectVersion } from '../../projects/tables.js';
import { gapFindings } from '../../public-data/index.js';
import { withWaivers } from '../apply.js';
import { waiversInForce } from './in-force.js';

/** A published project with what the rules and the public lists say about it, waivers beside. */
export interface CheckedProject {
  readonly projectId: bigint;
  readonly reference: string;
  readonly name: string;
  /** AGS of its city; null for one of the whole Land. */
  readonly city: string | null;
  readonly findings: readonly Finding[];
}

/** Checks a published project as it is now. @throws Problem `not_found` */
export async function checkPublished(tx: Transaction, reference: string): Promise<CheckedProject> {
  const viewpoint = await viewpointAt(tx);
  const record = await findProject(tx, viewpoint, reference);
  const [row] = await tx
    .select()
    .from(projectVersion)
    .where(and(eq(projectVersion.reference, reference), isNull(projectVersion.supersededRevision)));
  if (record === null || row === undefined) throw new Problem('not_found');
  const dictionary = await dictionaryAt(tx, viewpoint.revision);
  const input = toInput(row, dictionary);
  const ofRules = checkProject(input, ruleFactsFor(input, dictionary.catalogue));
  const ofList = gapFindings(record, viewpoint).filter(
    (gap) => !ofRules.some(({ code, field }) => code === gap.code && field === gap.field),
  );
  const waivers = await waiversInForce(tx, { projectIds: [record.projectId] });
  return {
    projectId: record.projectId,
    reference,
    name: record.name,
    city: input.place.ags,
    findings: withWaivers([...ofRules, ...ofList], waivers),
  };
}
