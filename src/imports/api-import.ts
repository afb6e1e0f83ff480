import { valuesOf } from '../projects/index.js';
import type { ImportRun, StagedRow } from './queries.js';
import type { ApiImport, ApiImportRow } from './schemas.js';
import { fromStoredInput } from './stored-input.js';

/** An import as the API shows it. */
export function toApiImport(run: ImportRun): ApiImport {
  const { summary } = run;
  return {
    id: run.id,
    state: run.state,
    format: run.format,
    source: {
      key: run.sourceKey,
      name: run.sourceName,
      title: summary.title,
      fileName: run.fileName,
      sha256: run.fileSha256,
      bytes: run.byteLength,
    },
    createdAt: run.createdAt.toISOString(),
    proposedAt: run.proposedAt?.toISOString() ?? null,
    committedAt: run.committedAt?.toISOString() ?? null,
    checkedRevision: run.checkedRevision,
    committedRevision: run.committedRevision,
    changedNothing: run.state === 'committed' && run.committedRevision === null,
    counts: { ...summary.counts },
    sums: { ...summary.sums },
    chosen: run.chosen,
    undo: run.undo && {
      state: run.undo.state,
      reason: run.undo.reason,
      requestedAt: run.undo.requestedAt.toISOString(),
      leftAsIs: [...run.undo.leftAsIs],
      publishedRevision: run.undo.publishedRevision,
    },
    columns: [...(summary.columns ?? [])],
    answers: [...(summary.answers ?? [])],
    progress: readingOf(run),
    publication: publicationOf(run),
    failure: (run.failure ?? null) as ApiImport['failure'],
    questions: (summary.questions ?? []).map(({ options, ...question }) => ({
      ...question,
      options: [...options],
    })),
    findings: summary.findings.map((group) => ({ ...group, places: group.places.map(toApiPlace) })),
  };
}

function readingOf({ state, progress }: ImportRun): ApiImport['progress'] {
  if (state !== 'reading' || progress === null || progress.phase === 'publishing') return null;
  const { phase, rowsRead, rowsTotal } = progress;
  return { phase, rowsRead, rowsTotal };
}

function publicationOf({ progress, state, undo }: ImportRun): ApiImport['publication'] {
  const isOpen = undo === null ? state === 'proposed' : undo.state === 'proposed';
  if (progress === null || !isOpen) return null;
  const { publisher, phase, rowsRead, rowsTotal, failure } = progress;
  if (publisher === null && failure === null) return null;
  const isRunning = phase === 'publishing';
  return {
    state: publisher === null ? 'failed' : isRunning ? 'running' : 'waiting',
    projectsWritten: rowsRead,
    projectsTotal: rowsTotal ?? 0,
    failure: publisher === null ? failure : null,
  };
}

/** Findings kept before there were workbooks know neither sheet nor cell. */
const toApiPlace = <Place extends { sheet?: string | null; cell?: string | null }>(place: Place) => ({
  ...place,
  sheet: place.sheet ?? null,
  cell: place.cell ?? null,
});

export function toApiRow({
  position,
  rowNumber,
  leftOut,
  change,
  reference,
  input,
  differences,
  findings,
}: StagedRow): ApiImportRow {
  return {
    position,
    row: rowNumber,
    isLeftOut: leftOut,
    change,
    reference,
    values: input === null ? null : valuesOf(fromStoredInput(input)),
    sourceFields: [...(input?.sourceFields ?? [])],
    differences: [...differences],
    findings: findings.map((finding) => ({ ...toApiPlace(finding), waiver: finding.waiver ?? null })),
  };
}
