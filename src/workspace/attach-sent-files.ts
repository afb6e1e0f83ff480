import type { Finding } from '../kernel/finding.js';
import { Problem } from '../kernel/problem.js';
import { text } from '../kernel/text.js';
import type { Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { attachFile } from '../submissions/index.js';
import type { FormValues } from './form/form-values.js';
import type { SentFile } from './form-body.js';

/** A form with the ids of the files that came with it, and what is to be said about files that were not taken. */
interface Attached {
  readonly values: FormValues;
  readonly refused: readonly Finding[];
}

/**
 * Attaches the files of decisions that came with a form and names them in their decision. A file that cannot be taken
 * stops nothing else: everything typed is saved all the same.
 */
export async function attachSentFiles(
  database: Database,
  writer: Writer,
  draftId: string,
  values: FormValues,
  files: ReadonlyMap<string, SentFile>,
): Promise<Attached> {
  const named: Record<string, string> = {};
  const refused: Finding[] = [];
  for (const [field, file] of files) {
    const [, decision] = /^(decisions\.\d{1,2})\.upload$/.exec(field) ?? [];
    if (decision === undefined) continue;
    try {
      const { name: fileName, mediaType, bytes } = file;
      const { attachmentId } = await attachFile(database, writer, draftId, {
        kind: 'decision',
        fileName,
        mediaType,
        bytes,
      });
      named[`${decision}.file`] = attachmentId;
    } catch (error) {
      if (!(error instanceof Problem) || !ofTheFile.has(error.code)) throw error;
      refused.push(refusal(file.name, error));
    }
  }
  return { values: { ...values, ...named }, refused };
}

const ofTheFile: ReadonlySet<string> = new Set(['unsupported_format', 'too_large']);

const refusal = (name: string, problem: Problem): Finding => {
  const { de, en } = problem.detail ?? problem.title;
  return {
    severity: 'error',
    code: 'file_refused',
    field: 'decisions',
    reason: text(`„${name.slice(-80)}“ wurde nicht angehängt.`, `"${name.slice(-80)}" was not attached.`),
    remedy: text(de, en),
    clause: null,
  };
};
