import type { SourceField } from '../project-input.js';
import type { SteckbriefReading } from './read-profile.js';
import { meaningOf } from './recognise-label.js';

/** Names of our own for what stands on a page without a label. */
const unlabelled = {
  title: 'Überschrift',
  beneficiary: 'Zeile unter der Überschrift',
  ignored: 'Weitere Zeilen der Seite',
} as const;

/** Everything a Steckbrief said, label by label, and its lines without a label under names of our own. */
export function sourceFieldsOf({ title, beneficiary, fields, ignored }: SteckbriefReading): SourceField[] {
  return [
    ...(title === null ? [] : [{ label: unlabelled.title, value: title }]),
    ...(beneficiary === null ? [] : [{ label: unlabelled.beneficiary, value: beneficiary }]),
    ...fields.map(({ label, value }) => ({ label, value })),
    ...(ignored.length === 0 ? [] : [{ label: unlabelled.ignored, value: ignored.join('\n') }]),
  ];
}

/** Of the fields a Steckbrief was kept with, those under labels the record has no field for. */
export function fieldsWithoutPlace(fields: readonly SourceField[]): SourceField[] {
  const ours = new Set<string>(Object.values(unlabelled));
  return fields.filter(({ label }) => !ours.has(label) && meaningOf(label) === null);
}
