import { text } from '../../kernel/text.js';
import { type AmountField, amountFields } from '../project-input.js';
import { amountLabels, fieldLabels } from '../views/field-labels.js';
import { about, column, type ExportColumn } from './column.js';
import { evidenceWords, grantRateBasisWords, originWords, unionRateBasisWords } from './words.js';

const inEuro = text('EUR', 'EUR');
const evidence = text('Nachweis', 'evidence');
const basis = text('Grundlage', 'basis');

const amountColumn = (field: AmountField): ExportColumn =>
  column(
    field,
    about(amountLabels[field], inEuro),
    ['money', 17],
    field === 'unionContribution'
      ? ({ unionContribution }) => unionContribution.cents
      : ({ amounts }) => amounts[field]?.cents ?? null,
  );

/** Whether the contribution is stated, derived from a rate, or unknown; stands beside every amount of it. */
const originColumn = column(
  'unionContributionOrigin',
  about(amountLabels.unionContribution, text('Herkunft', 'origin')),
  ['text', 12],
  ({ unionContribution }) => unionContribution.origin,
  originWords,
);

const evidenceColumn = (field: AmountField): ExportColumn =>
  column(
    `${field}Evidence`,
    about(amountLabels[field], evidence),
    ['text', 14],
    ({ amounts }) => amounts[field]?.evidence ?? null,
    evidenceWords,
  );

const rateColumns: readonly ExportColumn[] = [
  column('unionRate', fieldLabels.unionRate, ['rate', 14], ({ unionRate }) => unionRate?.rate ?? null),
  column(
    'unionRateBasis',
    about(fieldLabels.unionRate, basis),
    ['text', 16],
    ({ unionRate }) => unionRate?.basis ?? null,
    unionRateBasisWords,
  ),
  column('grantRate', fieldLabels.grantRate, ['rate', 12], ({ grantRate }) => grantRate?.rate ?? null),
  column(
    'grantRateBasis',
    about(fieldLabels.grantRate, basis),
    ['text', 16],
    ({ grantRate }) => grantRate?.basis ?? null,
    grantRateBasisWords,
  ),
];

/** The financing plan: every amount with its evidence, then the rates with what they rest on. */
export const amountColumns: readonly ExportColumn[] = [
  ...amountFields.flatMap((field) => [
    amountColumn(field),
    ...(field === 'unionContribution' ? [originColumn] : []),
    evidenceColumn(field),
  ]),
  ...rateColumns,
];
