import type { Catalogue } from '../../catalogue/index.js';
import { errorsOf, type Finding, severityOf } from '../../kernel/finding.js';
import type { DraftNotice } from '../../proofs/index.js';
import type { DraftView } from '../../submissions/index.js';
import { waiverWords } from '../../waivers/index.js';
import { type FormPartId, formFields, formParts, labelOf, partOf } from './fields.js';
import { type FormValues, formValuesOf } from './form-values.js';
import type { PasteResult } from './pasted-profile.js';
import { typedFindings } from './typed-findings.js';

/** Everything the form of a draft shows. */
export interface DraftForm {
  readonly draft: DraftView;
  readonly catalogue: Catalogue;
  readonly values: FormValues;
  readonly findings: readonly Finding[];
  /** What was published, as the form would write it; null for a new project. */
  readonly published: FormValues | null;
  /** Changes the SAB must be told at once. */
  readonly notices: readonly DraftNotice[];
  /** What was recognised in a pasted text; null when none was pasted. */
  readonly paste: PasteResult | null;
}

/** The form of a draft as it is saved. */
export function draftForm(
  draft: DraftView,
  catalogue: Catalogue,
  notices: readonly DraftNotice[],
  paste: PasteResult | null = null,
): DraftForm {
  const { publishedInput } = draft;
  return {
    draft,
    catalogue,
    values: formValuesOf(draft),
    findings: findingsOf(draft),
    published:
      publishedInput === null
        ? null
        : formValuesOf({
            input: publishedInput,
            typed: {},
            note: null,
            changeBasis: null,
            basisDecision: null,
          }),
    notices,
    paste,
  };
}

/**
 * What is to be said about a draft in its form: the workflow's findings, with the exact reason for each value that cannot
 * be read. Nobody is told that a form is empty that they have just opened.
 */
function findingsOf({ findings, typed, kind, version }: DraftView): Finding[] {
  const isUntouched = kind === 'new' && version === 1;
  return [
    ...typedFindings(typed),
    ...findings.filter(
      ({ code }) =>
        code !== 'value_unread' &&
        !(isUntouched && (code === 'required_field_missing' || code === 'name_missing')),
    ),
  ];
}

/** One finding in words: reason, remedy, and the clause that decides. */
export const wordsOf = ({ reason, remedy, clause, waiver }: Finding): string =>
  waiver === undefined
    ? `${reason.de} ${remedy.de}${clause === null ? '' : ` (${clause})`}`
    : `${reason.de} ${waiverWords(waiver)}`;

const shownFields = new Set([...formFields.map(({ name }) => name), 'changeBasis', 'basisDecision', 'note']);

/** Field a finding is shown at; what has no field of its own is shown at the head of its section. */
export function fieldOfFinding({ field }: Finding): string {
  if (shownFields.has(field)) return field;
  if (/^decisions\.\d+\./.test(field)) return field;
  return `#${partOf(field)}`;
}

export const findingsAt = (form: DraftForm, field: string, severity: Finding['severity']): string[] =>
  form.findings
    .filter((finding) => severityOf(finding) === severity && fieldOfFinding(finding) === field)
    .map(wordsOf);

export interface PartState {
  readonly id: FormPartId;
  readonly label: string;
  readonly errors: number;
  readonly complete: boolean;
}

/** How each section of the form stands. */
export const partStates = ({ findings }: DraftForm): PartState[] =>
  formParts.map(({ id, label }) => {
    const inside = findings.filter(({ field }) => partOf(field) === id);
    return {
      id,
      label,
      errors: errorsOf(inside).length,
      complete: inside.every(({ code, waiver }) => !code.endsWith('_missing') || waiver !== undefined),
    };
  });

/** Label and words of each error, for the summary. */
export const errorsIn = ({ findings }: DraftForm): { field: string; message: string }[] =>
  errorsOf(findings).map((finding) => ({
    field: fieldOfFinding(finding),
    message: `${labelOf(finding.field)}: ${finding.reason.de}`,
  }));
