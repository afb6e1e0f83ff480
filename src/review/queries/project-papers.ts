import { sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.js';

/** What somebody said about a draft of a project. */
export interface ProjectRemark {
  readonly field: string | null;
  readonly body: string;
  readonly author: string | null;
  readonly at: Date;
  readonly resolvedAt: Date | null;
}

/** A file somebody attached. */
export interface ProjectDocument {
  readonly kind: 'decision' | 'proof' | 'other';
  readonly fileName: string;
  readonly sha256: string;
  readonly person: string | null;
  readonly at: Date;
}

/** A list whose row became a version of the project. */
export interface ProjectImport {
  readonly importId: string;
  readonly fileName: string | null;
  readonly row: number | null;
  readonly change: string;
  readonly revision: number;
  readonly at: Date;
}

/** Remarks, documents and imports of a project, oldest first, as far as whoever asks may see them. */
export async function papersOfProject(
  tx: Transaction,
  projectId: bigint,
): Promise<{
  readonly remarks: readonly ProjectRemark[];
  readonly documents: readonly ProjectDocument[];
  readonly imports: readonly ProjectImport[];
}> {
  const drafts = sql`(select s.draft_id from workflow_step s where s.project_id = ${projectId})`;
  const remarks = await tx.execute<{
    field: string | null;
    body: string;
    author: string | null;
    at: string;
    resolved: string | null;
  }>(sql`
    select c.field, c.body, p.name as author, c.created_at as at, c.resolved_at as resolved
    from draft_comment c left join person p on p.id = c.author_id
    where c.project_id = ${projectId} or c.draft_id in ${drafts} order by c.created_at, c.id`);
  const documents = await tx.execute<{
    kind: ProjectDocument['kind'];
    name: string;
    sha256: string;
    person: string | null;
    at: string;
  }>(sql`
    select a.kind, a.file_name as name, a.sha256, p.name as person, a.uploaded_at as at
    from attachment a left join person p on p.id = a.uploaded_by
    where a.project_id = ${projectId} or a.draft_id in ${drafts} order by a.uploaded_at, a.id`);
  const imports = await tx.execute<{
    id: string;
    name: string | null;
    row: number | null;
    change: string;
    revision: number;
    at: string;
  }>(sql`
    select r.id, r.file_name as name, i.row_number as row, i.change, r.committed_revision as revision, v.published_at as at
    from project_version w
    join import_run r on r.committed_revision = w.published_revision
    join import_row i on i.import_id = r.id and i.project_id = w.project_id
    join registry_revision v on v.revision = r.committed_revision
    where w.project_id = ${projectId} order by r.committed_revision, i.position`);
  return {
    remarks: remarks.map(({ resolved, at, ...remark }) => ({
      ...remark,
      at: new Date(at),
      resolvedAt: resolved === null ? null : new Date(resolved),
    })),
    documents: documents.map(({ name, at, ...document }) => ({
      ...document,
      fileName: name,
      at: new Date(at),
    })),
    imports: imports.map(({ id, name, at, ...row }) => ({
      ...row,
      importId: id,
      fileName: name,
      at: new Date(at),
    })),
  };
}
