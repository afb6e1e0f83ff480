import type { z } from 'zod';
import { type ApiProject, toApiProject } from '../projects/index.js';
import { toApiFinding } from '../waivers/index.js';
import type { DraftSummary } from './queries/list-drafts.js';
import type { DraftComment, DraftStep, DraftView } from './queries/read-draft.js';
import type { ApiDraft, commentListSchema, draftListSchema, stepListSchema } from './schemas.js';

const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;

/** A draft in the words of a project: named by its id, in no revision, as far as it is. */
export const draftAsProject = (
  draft: Pick<DraftView, 'id' | 'state' | 'record' | 'viewpoint'>,
): ApiProject => ({
  ...toApiProject(draft.record, draft.viewpoint),
  workflow: draft.state,
  publishedRevision: null,
  publishedAt: null,
  draftId: draft.id,
});

/** What the list and the draft itself say alike: whose it is and how far it has come. */
const whereItStands = (draft: DraftSummary | DraftView) => ({
  id: draft.id,
  kind: draft.kind,
  workflow: draft.state,
  version: draft.version,
  reference: draft.reference,
  ownerCity: draft.ownerCity,
  cityName: draft.cityName,
  roundId: draft.roundId,
  publishedMeanwhile: draft.publishedMeanwhile,
  createdAt: draft.createdAt.toISOString(),
  updatedAt: draft.updatedAt.toISOString(),
  handedInAt: iso(draft.handedInAt),
  handedInBy: draft.handedInByName,
  checkedAt: iso(draft.checkedAt),
});

export const toApiDraft = (draft: DraftView): ApiDraft => ({
  ...whereItStands(draft),
  note: draft.note,
  changeBasis: draft.changeBasis,
  basisDecision: draft.basisDecision,
  baseRevision: draft.baseRevision,
  checkedBy: draft.checkedByName,
  typed: { ...draft.typed },
  project: draftAsProject(draft),
  findings: draft.findings.map(toApiFinding),
  changes: draft.changes.map(({ field, before, after, kind }) => ({ field, before, after, kind })),
  copiedTexts: [...draft.copiedTexts],
  actions: [...draft.actions],
});

type ApiSummary = z.output<typeof draftListSchema>['items'][number];

export const toApiSummary = (draft: DraftSummary): ApiSummary => ({
  ...whereItStands(draft),
  name: draft.name,
  findings: draft.findings,
  errors: draft.errors,
  missingFields: [...draft.missingFields],
  openComments: draft.openComments,
});

export const toApiComment = (comment: DraftComment): z.output<typeof commentListSchema>['items'][number] => ({
  id: comment.id,
  field: comment.field,
  body: comment.body,
  author: comment.authorName,
  createdAt: comment.createdAt.toISOString(),
  resolvedAt: iso(comment.resolvedAt),
});

export const toApiStep = ({
  draftId,
  step,
  personName,
  at,
  reason,
  revision,
}: DraftStep): z.output<typeof stepListSchema>['items'][number] => ({
  draftId,
  step,
  person: personName,
  at: at.toISOString(),
  reason,
  revision,
});
