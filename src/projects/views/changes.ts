import { isDeepStrictEqual } from 'node:util';
import type { Text } from '../../kernel/text.js';
import { amountFields, catalogueFields } from '../project-input.js';
import type { ProjectRecord } from '../record.js';
import { amountLabels, catalogueLabels, fieldLabels } from './field-labels.js';

const plainFields = [
  'name',
  'planNumber',
  'beneficiary',
  'executingBody',
  'area',
  'unionRate',
  'grantRate',
  'actionFields',
  'decisions',
  'appliedFor',
  'purposeAndAchievements',
  'summary',
  'source',
] as const;

/** Labels of the fields in which a version differs from the one before it, in the order of the record. */
export function changedLabels(before: ProjectRecord, after: ProjectRecord): Text[] {
  const differs = (a: unknown, b: unknown) => !isDeepStrictEqual(a, b);
  return [
    ...plainFields.filter((field) => differs(before[field], after[field])).map((field) => fieldLabels[field]),
    ...(before.place.ags !== after.place.ags || before.place.kind !== after.place.kind
      ? [fieldLabels.place]
      : []),
    ...(before.period.start !== after.period.start ? [fieldLabels.periodStart] : []),
    ...(before.period.end !== after.period.end ? [fieldLabels.periodEnd] : []),
    ...amountFields
      .filter((field) => differs(before.amounts[field], after.amounts[field]))
      .map((field) => amountLabels[field]),
    ...catalogueFields
      .filter((field) => before.catalogue[field].key !== after.catalogue[field].key)
      .map((field) => catalogueLabels[field]),
  ];
}
