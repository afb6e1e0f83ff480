import { runningState } from '../../kernel/period.js';
import { text } from '../../kernel/text.js';
import { appliedForCodes, appliedForLines } from '../applied-for-words.js';
import type { Decision } from '../project-input.js';
import { fieldLabels } from '../views/field-labels.js';
import { decisionKindLabels } from '../views/project-messages.js';
import { amountColumns } from './amount-columns.js';
import { catalogueColumns } from './catalogue-columns.js';
import { column, type ExportColumn, type Vocabulary } from './column.js';
import { placeKindWords, sourceKindWords, statusWords, yesOrNo } from './words.js';

const identityColumns: readonly ExportColumn[] = [
  column('reference', fieldLabels.reference, ['code', 12], ({ reference }) => reference),
  column('name', fieldLabels.name, ['text', 48], ({ name }) => name),
  column(
    'status',
    text('Stand', 'State'),
    ['text', 11],
    ({ period }, { reckoningDay }) => runningState(period, reckoningDay),
    statusWords,
  ),
  column('planNumber', fieldLabels.planNumber, ['code', 11], ({ planNumber }) => planNumber),
  column(
    'beneficiary',
    fieldLabels.beneficiary,
    ['text', 36],
    ({ beneficiary }) => beneficiary?.name ?? null,
  ),
  column(
    'beneficiaryIsNaturalPerson',
    text('Begünstigter ist natürliche Person', 'Beneficiary is a natural person'),
    ['text', 14],
    ({ beneficiary }) => String(beneficiary?.naturalPerson ?? false),
    yesOrNo,
  ),
  column(
    'executingBody',
    fieldLabels.executingBody,
    ['text', 36],
    ({ executingBody }) => executingBody?.name ?? null,
  ),
  column(
    'executingBodyIsNaturalPerson',
    text('Projektträger ist natürliche Person', 'Project-executing body is a natural person'),
    ['text', 14],
    ({ executingBody }) => String(executingBody?.naturalPerson ?? false),
    yesOrNo,
  ),
];

const placeColumns: readonly ExportColumn[] = [
  column(
    'cityAgs',
    text('Gemeindeschlüssel (AGS)', 'Municipality key (AGS)'),
    ['code', 11],
    ({ place }) => place.ags,
  ),
  column('city', text('Gemeinde', 'Municipality'), ['text', 20], ({ place }) => place.name),
  column(
    'districtAgs',
    text('Kreisschlüssel', 'District key'),
    ['code', 10],
    ({ place }) => place.district?.ags ?? null,
  ),
  column('district', text('Kreis', 'District'), ['text', 26], ({ place }) => place.district?.name ?? null),
  column(
    'placeKind',
    text('Art des Ortes', 'Kind of place'),
    ['text', 13],
    ({ place }) => place.kind,
    placeKindWords,
  ),
  column(
    'place',
    text('Ort wie veröffentlicht', 'Place as published'),
    ['text', 22],
    ({ place }) => place.sourceText ?? place.name,
  ),
  column('area', fieldLabels.area, ['text', 22], ({ area }) => area),
];

const periodColumns: readonly ExportColumn[] = [
  column('periodStart', fieldLabels.periodStart, ['day', 12], ({ period }) => period.start),
  column('periodEnd', fieldLabels.periodEnd, ['day', 12], ({ period }) => period.end),
];

const appliedForHeading = text(
  'Beantragt, nicht bewilligt (in keiner Summe)',
  'Applied for, not granted (in no sum)',
);

const textColumns: readonly ExportColumn[] = [
  column('actionFields', fieldLabels.actionFields, ['text', 30], ({ actionFields }, { vocabulary }) =>
    actionFields.length === 0
      ? null
      : actionFields.map(({ key, title }) => (vocabulary === 'api' ? key : title[vocabulary])).join('; '),
  ),
  column('decisions', fieldLabels.decisions, ['text', 30], ({ decisions }, { vocabulary }) =>
    decisions.length === 0
      ? null
      : decisions.map((decision) => decisionText(decision, vocabulary)).join('; '),
  ),
  column('appliedFor', appliedForHeading, ['text', 30], ({ appliedFor }, { vocabulary }) =>
    appliedFor === null
      ? null
      : (vocabulary === 'api' ? appliedForCodes(appliedFor) : appliedForLines(appliedFor, vocabulary)).join(
          '; ',
        ),
  ),
  column(
    'purposeAndAchievements',
    fieldLabels.purposeAndAchievements,
    ['text', 60],
    ({ purposeAndAchievements }) => purposeAndAchievements,
  ),
  column('summary', fieldLabels.summary, ['text', 60], ({ summary }) => summary),
];

/** Enough to find the decision; its amounts are in the record of the API. */
function decisionText({ kind, number, date }: Decision, vocabulary: Vocabulary): string {
  const word = vocabulary === 'api' ? kind : decisionKindLabels[kind][vocabulary];
  return `${word} ${number} (${date})`;
}

const sourceColumns: readonly ExportColumn[] = [
  column(
    'sourceKind',
    text('Art der Quelle', 'Kind of source'),
    ['text', 10],
    ({ source }) => source.kind,
    sourceKindWords,
  ),
  column('sourceTitle', fieldLabels.source, ['text', 36], ({ source }) => source.title),
  column(
    'sourceLocator',
    text('Fundstelle in der Quelle', 'Where in the source'),
    ['text', 16],
    ({ source }) => source.locator,
  ),
  column(
    'sourceDate',
    text('Stand der Quelle', 'Date of the source'),
    ['day', 12],
    ({ source }) => source.date,
  ),
  column('version', text('Fassung', 'Version'), ['count', 9], ({ versionNumber }) => versionNumber),
  column(
    'publishedRevision',
    text('Veröffentlicht mit Registerstand', 'Published with registry revision'),
    ['count', 14],
    ({ publishedRevision }) => publishedRevision,
  ),
];

/** Every field of the record that fits a table, in the order of the record. */
export const exportColumns: readonly ExportColumn[] = [
  ...identityColumns,
  ...placeColumns,
  ...periodColumns,
  ...amountColumns,
  ...catalogueColumns,
  ...textColumns,
  ...sourceColumns,
];
