import { catalogueAt } from '../catalogue/index.js';
import { type CheckedRecord, type CityRecordKind, recordOptions } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import { text } from '../kernel/text.js';
import type { Transaction } from '../platform/database/database.js';
import { type Agreement, isOverdue } from './agreement.js';
import { agreementOfForm, valuesOfAgreement } from './agreement-form.js';
import { agreementMessages as words } from './messages.js';
import { checkAgreement } from './rules.js';
import { agreementSchema } from './schemas.js';
import { AgreementFields } from './views/agreement-fields.js';
import { AgreementSheet } from './views/agreement-sheet.js';

/** Neighbourhood agreements, with what was promised and what became of it. */
export const agreementKind: CityRecordKind<Agreement> = {
  kind: 'agreement',
  word: text('Quartiersvereinbarung', 'Neighbourhood agreement'),
  plural: text('Quartiersvereinbarungen', 'Neighbourhood agreements'),
  path: '/quartiersvereinbarungen',
  nameOf: ({ name }) => name,
  schema: agreementSchema,
  check,
  form: { valuesOf: valuesOfAgreement, read: agreementOfForm, choices: choicesOf, Fields: AgreementFields },
  Sheet: AgreementSheet,
  draftFile: {
    path: (draft) => `/api/v1/agreement-drafts/${draft}/file.pdf`,
    label: 'PDF zum Unterschreiben',
  },
  compared: {
    labels: {
      name: 'Name',
      areas: 'Gebiete',
      parties: 'Partei',
      'parties.role': 'Rolle',
      purpose: 'Anlass und Zweck',
      aims: 'Ziele der Vereinbarung',
      actionFields: 'Handlungsfelder',
      goals: 'Ziele des Gebiets',
      commitments: 'Zusage',
      'commitments.what': 'Was zugesagt ist',
      'commitments.body': 'Verantwortlich',
      'commitments.dueOn': 'Bis',
      'commitments.monitoring': 'Stand vom',
      'commitments.monitoring.state': 'Stand',
      'commitments.monitoring.note': 'Feststellung',
      'commitments.monitoring.evidence': 'Nachweis',
      monitoredBy: 'Begleitung',
      signedOn: 'Unterschrieben am',
      'period.start': 'Gilt ab',
      'period.end': 'Gilt bis',
      change: 'Fortschreibung',
    },
    keys: { parties: 'name', commitments: 'number', 'commitments.monitoring': 'on' },
    values: words.states,
  },
};

async function check(tx: Transaction, { cityAgs, content }: CheckedRecord<Agreement>) {
  const { reckoningDay: today } = await viewpointAt(tx);
  const choices = await choicesOf(tx, cityAgs);
  const known = (field: keyof typeof choices) => new Set(choices[field].map(({ value }) => value));
  return checkAgreement(content, {
    today,
    overdue: content.commitments.filter((one) => isOverdue(one, today)).map(({ number }) => number),
    areas: known('areas'),
    actionFields: known('actionFields'),
    goals: known('goals'),
  });
}

async function choicesOf(tx: Transaction, cityAgs: string) {
  const { revision } = await viewpointAt(tx);
  const fields = (await catalogueAt(tx, revision)).ofKind('actionField');
  return {
    actionFields: fields.map(({ key, title }) => ({ value: key, label: title.de ?? key })),
    areas: await recordOptions(tx, 'area', revision, cityAgs),
    goals: await recordOptions(tx, 'goal', revision, cityAgs),
  };
}
