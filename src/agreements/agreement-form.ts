import type { SentForm } from '../platform/http/form-body.js';
import { FormReader, filledPlaces, shownPlaces, typed } from '../web/index.js';
import type { Agreement, Commitment, MonitoringEntry } from './agreement.js';
import { commitmentStates } from './schemas.js';

const most = { parties: 40, commitments: 60, entries: 20 };

export const shownParties = (values: SentForm): number =>
  shownPlaces(values, /^parties\.(\d+)\./, most.parties, 2);
export const shownCommitments = (values: SentForm): number =>
  shownPlaces(values, /^commitments\.(\d+)\./, most.commitments, 2);
export const shownEntries = (values: SentForm, commitment: number): number =>
  shownPlaces(values, new RegExp(`^commitments\\.${commitment}\\.monitoring\\.(\\d+)\\.`), most.entries);

export function valuesOfAgreement(agreement: Agreement | null): SentForm {
  if (agreement === null) return {};
  const { parties, commitments, period } = agreement;
  return {
    name: agreement.name,
    areas: agreement.areas.join('\n'),
    purpose: agreement.purpose ?? '',
    aims: typed.lines(agreement.aims),
    actionFields: agreement.actionFields.join('\n'),
    goals: agreement.goals.join('\n'),
    monitoredBy: agreement.monitoredBy ?? '',
    signedOn: typed.day(agreement.signedOn),
    'period.start': typed.day(period.start),
    'period.end': typed.day(period.end),
    change: agreement.change ?? '',
    ...Object.fromEntries(
      parties.flatMap(({ name, role }, index): [string, string][] => [
        [`parties.${index}.name`, name],
        [`parties.${index}.role`, role ?? ''],
      ]),
    ),
    ...Object.fromEntries(commitments.flatMap(valuesOfCommitment)),
  };
}

const valuesOfCommitment = (
  { number, what, body, dueOn, monitoring }: Commitment,
  index: number,
): [string, string][] => [
  [`commitments.${index}.number`, number],
  [`commitments.${index}.what`, what],
  [`commitments.${index}.body`, body ?? ''],
  [`commitments.${index}.dueOn`, typed.day(dueOn)],
  ...monitoring.flatMap(({ on, state, note, evidence }, at): [string, string][] => [
    [`commitments.${index}.monitoring.${at}.on`, typed.day(on)],
    [`commitments.${index}.monitoring.${at}.state`, state],
    [`commitments.${index}.monitoring.${at}.note`, note ?? ''],
    [`commitments.${index}.monitoring.${at}.evidence`, evidence ?? ''],
  ]),
];

export function agreementOfForm(values: SentForm) {
  const form = new FormReader(values);
  const content: Agreement = {
    name: form.required('name', 200, 'Der Name fehlt. Schreiben Sie, wie die Vereinbarung heißt.'),
    areas: form.chosen('areas'),
    parties: filledPlaces(values, 'parties', most.parties).map((place) => ({
      name: form.required(`${place}.name`, 300, 'Der Name fehlt. Schreiben Sie die Organisation dazu.'),
      role: form.words(`${place}.role`, 300),
    })),
    purpose: form.words('purpose', 8_000),
    aims: form.lines('aims', 500, 40),
    actionFields: form.chosen('actionFields'),
    goals: form.chosen('goals'),
    commitments: filledPlaces(values, 'commitments', most.commitments).map((place) =>
      commitmentOfForm(form, values, place),
    ),
    monitoredBy: form.words('monitoredBy', 300),
    signedOn: form.day('signedOn'),
    period: { start: form.day('period.start'), end: form.day('period.end') },
    change: form.words('change', 2_000),
  };
  return form.isRight ? { content } : { faults: form.faults };
}

function commitmentOfForm(form: FormReader, values: SentForm, place: string): Commitment {
  return {
    number: form.required(`${place}.number`, 20, 'Die Nummer fehlt. Zum Beispiel 3.1.'),
    what: form.required(`${place}.what`, 2_000, 'Schreiben Sie, was zugesagt ist.'),
    body: form.words(`${place}.body`, 300),
    dueOn: form.day(`${place}.dueOn`),
    monitoring: filledPlaces(values, `${place}.monitoring`, most.entries).map((entry) =>
      entryOfForm(form, entry),
    ),
  };
}

function entryOfForm(form: FormReader, place: string): MonitoringEntry {
  const state = form.choice(`${place}.state`, commitmentStates);
  if (state === null) form.fault(`${place}.state`, 'Wählen Sie, wie die Zusage stand.');
  return {
    on: form.requiredDay(`${place}.on`),
    state: state ?? 'notBegun',
    note: form.words(`${place}.note`, 2_000),
    evidence: form.words(`${place}.evidence`, 2_000),
  };
}
