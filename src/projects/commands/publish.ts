import { type Publication, publish } from '../../history/index.js';
import type { Transaction } from '../../platform/database/database.js';
import type { ProjectInput } from '../project-input.js';
import { dictionaryAt } from '../queries/dictionary.js';
import { toColumns } from '../record-columns.js';
import { type WrittenVersion, withdrawProjects, writeVersions } from './write-versions.js';

/** A project as it shall be: `projectId` null for a new one. */
export interface ProjectChange {
  readonly projectId: bigint | null;
  readonly input: ProjectInput;
}

export interface PublishedProjects {
  readonly revision: number;
  /** In the order in which the projects were given. */
  readonly projects: readonly WrittenVersion[];
}

/** What else belongs to a publication. */
interface PublicationParts {
  /** Projects that leave the registry. */
  readonly withdrawn?: readonly bigint[];
  /** Called once the revision has its number, before anything is written under it. */
  readonly opened?: (revision: number) => Promise<void>;
  /** Called once new projects have their identities, before their versions are written. */
  readonly identified?: (projects: readonly WrittenVersion[]) => Promise<void>;
}

/**
 * Publishes new, amended and withdrawn projects as one registry revision, inside the caller's transaction, in bulk.
 * The inputs must have been checked; the database still refuses what breaks its own rules, and what one person publishes
 * alone.
 */
export async function publishProjects(
  tx: Transaction,
  changes: readonly ProjectChange[],
  publication: Publication,
  { withdrawn = [], opened: onOpened, identified }: PublicationParts = {},
): Promise<PublishedProjects> {
  const { revision, result } = await publish(tx, publication, async (opened) => {
    await onOpened?.(opened);
    await withdrawProjects(tx, opened, withdrawn);
    return writeProjects(tx, opened, changes, identified);
  });
  return { revision, projects: result };
}

/** Writes projects under a revision that is open already; for more of them than one should hold at a time. */
export async function writeProjects(
  tx: Transaction,
  revision: number,
  changes: readonly ProjectChange[],
  identified?: PublicationParts['identified'],
): Promise<WrittenVersion[]> {
  const dictionary = await dictionaryAt(tx, revision);
  const versions = changes.map(({ projectId, input }) => ({
    projectId,
    referencePrefix: referencePrefix(input.catalogue.fundingPeriod.key),
    columns: toColumns(input, dictionary),
  }));
  return writeVersions(tx, revision, versions, identified);
}

/** "SN21" for the funding period 2021–2027; "SN" while the period is not known. */
export function referencePrefix(fundingPeriodKey: string | null): string {
  const year = /^\d\d(\d\d)-/.exec(fundingPeriodKey ?? '')?.[1];
  return `SN${year ?? ''}`;
}
