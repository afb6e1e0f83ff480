import { formatDay, formatEuro } from '../kernel/format.js';
import type { Period } from '../kernel/period.js';
import { type AmountField, amountFields, amountLabels, type ProjectRecord } from '../projects/index.js';
import type { ProofKey } from './proof.js';
import { grantPeriodOf } from './rules-of-project.js';
import { proofTitle } from './words.js';

const unknown = 'nicht angegeben';

/**
 * A first text of the factual report (Sachbericht) from what is published: who, when, what for, with what money. What only
 * the city can say stands as a question in square brackets; amounts nobody stated stay "nicht angegeben".
 */
export function reportText(record: ProjectRecord, key: Pick<ProofKey, 'kind' | 'year'>): string {
  const { beneficiary, executingBody, place, area } = record;
  const where = [place.name ?? place.sourceText, area].filter((part) => part !== null).join(', ');
  const parts = [
    `Sachbericht zum ${proofTitle(key)}`,
    'Einzureichen bei der SAB',
    '',
    `Vorhaben: ${record.name}`,
    `Kennung: ${record.reference}`,
    ...(record.planNumber === null ? [] : [`Nummer im GIHK: ${record.planNumber}`]),
    `Zuwendungsempfänger: ${beneficiary?.name ?? unknown}`,
    `Projektträger: ${executingBody?.name ?? unknown}`,
    `Ort: ${where === '' ? unknown : where}`,
    `Zeitraum des Vorhabens: ${periodWords(record.period)}`,
    `Bewilligungszeitraum: ${periodWords(grantPeriodOf(record.decisions))}`,
    ...record.decisions.map(({ number, date }) => `Bescheid: ${number} vom ${formatDay(date, 'de')}`),
    '',
    '1. Zweck und Verlauf',
    record.purposeAndAchievements ?? record.summary ?? '[Bitte ergänzen: Was war der Zweck?]',
    '',
    '2. Ergebnis',
    key.kind === 'final'
      ? '[Bitte ergänzen: Welche Ziele wurden erreicht, welche nicht, und warum?]'
      : `[Bitte ergänzen: Was wurde ${key.year} getan und erreicht? Was steht noch aus?]`,
    '',
    '3. Zahlen',
    ...amountFields.map((field) => `${amountLabels[field].de}: ${amountWords(record, field)}`),
    '',
    '4. Abweichungen vom Bescheid',
    '[Bitte ergänzen: Was wich ab, und wann haben Sie es der SAB angezeigt?]',
  ];
  return `${parts.join('\n')}\n`;
}

function periodWords({ start, end }: Period): string {
  if (start === null && end === null) return unknown;
  const [from, until] = [start, end].map((day) => (day === null ? unknown : formatDay(day, 'de')));
  return `${from} bis ${until}`;
}

function amountWords({ amounts, unionContribution }: ProjectRecord, field: AmountField): string {
  const stated = amounts[field]?.cents;
  if (stated !== undefined) return formatEuro(stated, 'de');
  if (
    field === 'unionContribution' &&
    unionContribution.origin === 'derived' &&
    unionContribution.cents !== null
  )
    return `${formatEuro(unionContribution.cents, 'de')} (aus dem Satz abgeleitet)`;
  return unknown;
}
