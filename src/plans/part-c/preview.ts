import {
  type CityDraft,
  type CityRecordKind,
  encoded,
  findCityDraft,
  readRecord,
} from '../../city-records/index.js';
import type { LocatedFinding, Upload } from '../../imports/index.js';
import { errorsOf, type Finding } from '../../kernel/finding.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database/database.js';
import type { Plan, PlannedProject } from '../plan.js';
import { planKind } from '../plan-kind.js';
import { comparePartC, type PartCChange } from './compare-part-c.js';
import { type PartCRow, readPartC } from './read-part-c.js';
import * as said from './said.js';

/** What a file would make of part C of a draft. */
export interface PartCPreview {
  readonly changes: readonly PartCChange[];
  readonly findings: readonly LocatedFinding[];
  /** Part C as it would be, in the form in which it is kept. */
  readonly projects: readonly unknown[];
  readonly hasErrors: boolean;
}

/** @throws Problem `not_found` for drafts of others and of other kinds */
export async function planDraft(
  tx: Transaction,
  id: string,
): Promise<{ readonly draft: CityDraft; readonly plan: Plan }> {
  const draft = await findCityDraft(tx, id);
  if (draft.kind !== planKind.kind) throw new Problem('not_found');
  return { draft, plan: readRecord(planKind, draft).content };
}

/**
 * Reads a file and sets it beside part C of a draft; keeps nothing.
 * @throws Problem `not_found`, and for what is no table
 */
export async function previewPartC(
  reading: <Result>(read: (tx: Transaction) => Promise<Result>) => Promise<Result>,
  id: string,
  upload: Upload,
): Promise<PartCPreview> {
  const file = await readPartC(upload);
  return reading(async (tx) => {
    const { draft, plan } = await planDraft(tx, id);
    const onFile: Finding[] = [];
    if (file.mark !== null && file.mark.draft !== draft.id) onFile.push(said.otherPlan());
    else if (file.mark !== null && file.mark.state !== draft.version) onFile.push(said.olderState());
    const compared = comparePartC(plan, file.rows);
    const content = { ...plan, projects: [...compared.projects] };
    const byRules = await checked(tx, draft, content, compared.rows);
    const findings = [
      ...onFile.map((finding) => said.locatedAt(finding, said.nowhere)),
      ...file.findings,
      ...compared.findings,
      ...byRules,
    ];
    const hasErrors = errorsOf(findings).length > 0;
    const projects = hasErrors ? [] : (encoded(planKind, content).projects as unknown[]);
    return { changes: compared.changes, findings, projects, hasErrors };
  });
}

/** What the rules of plans say about the projects of the file, at their cells. */
async function checked(
  tx: Transaction,
  { cityAgs, reference }: CityDraft,
  content: Plan & { readonly projects: readonly PlannedProject[] },
  rows: ReadonlyMap<number, PartCRow>,
): Promise<LocatedFinding[]> {
  const kind: CityRecordKind<Plan> = planKind;
  const findings = await kind.check(tx, { cityAgs, reference, content, perimeter: null });
  return findings.flatMap((finding) => {
    const [, index, field = ''] = /^projects\.(\d+)\.(.+)$/u.exec(finding.field) ?? [];
    const row = index === undefined ? undefined : rows.get(Number(index));
    if (row !== undefined) return [said.locatedAt(finding, row.placeOf(field))];
    return finding.field === 'framework' ? [said.locatedAt(finding, said.nowhere)] : [];
  });
}
