import { and, asc, eq, sql } from 'drizzle-orm';
import { type Viewpoint, viewpointAt } from '../../history/index.js';
import { codeOfDraft } from '../../imports/index.js';
import type { Transaction } from '../../platform/database/database.js';
import {
  type ChangeBasis,
  conditionsOf,
  type Dictionary,
  dictionaryAt,
  type ProjectFilter,
  type ProjectInput,
  toInput,
} from '../../projects/index.js';
import { project, projectVersion } from '../../projects/tables.js';
import type { DraftKind, DraftState } from '../../submissions/index.js';
import { projectDraft, workflowStep } from '../../submissions/tables.js';

/** One project of a city as it stands now: what is published, what is being worked on, or both. */
export interface CityWork {
  readonly reference: string | null;
  /** Codes by which templates named it before it had a reference. */
  readonly earlierCodes: readonly string[];
  /** Null when nobody works on it. */
  readonly draft: {
    readonly id: string;
    readonly kind: DraftKind;
    readonly state: DraftState;
    readonly typed: Readonly<Record<string, string>>;
    readonly changeBasis: ChangeBasis | null;
    readonly note: string | null;
  } | null;
  /** What the draft says, else what is published. */
  readonly input: ProjectInput;
  readonly isOfProgramme: boolean;
}

/** Everything a city works on or has published, in the words of the present revision. */
export interface WorkOfCity {
  readonly ags: string;
  readonly name: string;
  readonly viewpoint: Viewpoint;
  readonly dictionary: Dictionary;
  readonly work: readonly CityWork[];
}

/**
 * The projects of a city, new drafts behind what is published. Who reads sees what row security shows: the city itself
 * everything, the service centre what was handed in. Null for a municipality the registry does not know.
 */
export async function workOfCity(tx: Transaction, ags: string): Promise<WorkOfCity | null> {
  const viewpoint = await viewpointAt(tx);
  const dictionary = await dictionaryAt(tx, viewpoint.revision);
  const place = dictionary.places.byAgs(ags);
  if (place?.kind !== 'municipality') return null;
  const published = await publishedOf(tx, ags, viewpoint, dictionary);
  const drafts = await draftsOf(tx, ags);
  const earlier = await earlierCodes(tx, ags);
  const byProject = new Map(drafts.map((draft) => [draft.row.projectId, draft]));
  const shown = new Set(published.map(({ version }) => version.projectId));
  const work = [
    ...published.map(({ version, isOfProgramme }) => {
      const draft = byProject.get(version.projectId)?.row ?? null;
      const row = draft !== null && draft.kind !== 'withdrawal' ? draft : version;
      const codes = earlier.get(version.projectId) ?? [];
      return workOf({ row, draft, reference: version.reference, codes, isOfProgramme }, dictionary);
    }),
    ...drafts
      .filter(({ row }) => row.projectId === null || !shown.has(row.projectId))
      .map(({ row, reference }) => workOf({ row, draft: row, reference, isOfProgramme: true }, dictionary)),
  ];
  return { ags, name: place.name, viewpoint, dictionary, work };
}

type DraftRow = typeof projectDraft.$inferSelect;

function workOf(
  found: {
    readonly row: Parameters<typeof toInput>[0];
    readonly draft: DraftRow | null;
    readonly reference: string | null;
    readonly codes?: readonly string[];
    readonly isOfProgramme: boolean;
  },
  dictionary: Dictionary,
): CityWork {
  const { row, draft, reference, codes = [], isOfProgramme } = found;
  return {
    reference,
    earlierCodes: codes,
    draft: draft && {
      id: draft.id,
      kind: draft.kind,
      state: draft.state,
      typed: draft.typed,
      changeBasis: draft.changeBasis,
      note: draft.note,
    },
    input: toInput(row, dictionary),
    isOfProgramme,
  };
}

async function publishedOf(tx: Transaction, ags: string, viewpoint: Viewpoint, dictionary: Dictionary) {
  const here = (filter: ProjectFilter) => conditionsOf({ ...filter, city: [ags] }, viewpoint, dictionary);
  return tx
    .select({
      version: projectVersion,
      isOfProgramme: sql<boolean>`(${here({ scope: 'programme' })})`,
    })
    .from(projectVersion)
    .where(here({ scope: 'all' }))
    .orderBy(
      sql`${projectVersion.planNumber} collate "de-x-icu" nulls last`,
      sql`${projectVersion.name} collate "de-x-icu"`,
      asc(projectVersion.projectId),
    );
}

async function draftsOf(tx: Transaction, ags: string) {
  return tx
    .select({ row: projectDraft, reference: project.reference })
    .from(projectDraft)
    .leftJoin(project, eq(project.id, projectDraft.projectId))
    .where(eq(projectDraft.ownerCity, ags))
    .orderBy(asc(projectDraft.createdAt), asc(projectDraft.id));
}

/** A template may be older than the publication of a draft it names: the code of the draft still means the project. */
async function earlierCodes(tx: Transaction, ags: string): Promise<Map<bigint, string[]>> {
  const rows = await tx
    .select({ projectId: workflowStep.projectId, draftId: workflowStep.draftId })
    .from(workflowStep)
    .where(and(eq(workflowStep.ownerCity, ags), eq(workflowStep.step, 'published')));
  const codes = new Map<bigint, string[]>();
  for (const { projectId, draftId } of rows)
    if (projectId !== null) codes.set(projectId, [...(codes.get(projectId) ?? []), codeOfDraft(draftId)]);
  return codes;
}

/** Names of the municipalities that published projects of these references belong to; others are left out. */
export async function citiesOfReferences(
  tx: Transaction,
  references: readonly string[],
  { places }: Dictionary,
): Promise<Map<string, string>> {
  if (references.length === 0) return new Map();
  const rows = await tx.execute<{ reference: string; place_id: string | null }>(sql`
    select v.reference, v.place_id::text from project_version v
    where v.superseded_revision is null and v.reference = any(${sql.param(`{${references.map((each) => `"${each}"`).join(',')}}`)}::text[])`);
  return new Map(
    rows.map(({ reference, place_id }) => [
      reference,
      (place_id === null ? undefined : places.byId(BigInt(place_id)))?.name ?? 'einer anderen Stelle',
    ]),
  );
}
