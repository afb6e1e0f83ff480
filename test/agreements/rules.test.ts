import { existsSync, readFileSync } from 'node:fs';
import t from 'tap';
import { type Commitment, isOpen, isOverdue, stateOfCommitment } from '../../src/agreements/agreement.js';
import { agreementOfForm, valuesOfAgreement } from '../../src/agreements/agreement-form.js';
import { agreementKind } from '../../src/agreements/agreement-kind.js';
import { checkAgreement, type RuledAgreement } from '../../src/agreements/rules.js';
import { recordDifferences } from '../../src/city-records/differences.js';
import { emptyAgreement } from './an-agreement.js';

const commitment: Commitment = {
  number: '1',
  what: 'Räume überlassen',
  body: 'Stadt',
  dueOn: '2026-11-25',
  monitoring: [],
};
const entry = (on: string, state: 'underway' | 'kept') => ({ on, state, note: null, evidence: null });
const agreement: RuledAgreement = {
  ...emptyAgreement,
  parties: [{ name: 'Stadt' }, { name: 'Beirat' }],
  commitments: [commitment],
};
const said = (change: Partial<RuledAgreement>, overdue: string[] = []): string[] =>
  checkAgreement(
    { ...agreement, ...change },
    { today: '2026-11-26', overdue, areas: new Set(['FG0001']), actionFields: new Set(), goals: new Set() },
  ).map(({ code }) => code);

t.test('what is promised is checked: who, until when, what became of it', async (t) => {
  t.same(said({}), []);
  t.same(said({ areas: ['FG0001'] }), []);
  t.same(said({ areas: ['FG0009'], goals: ['ZI0001'] }), ['unknown_value', 'unknown_value']);
  t.same(
    said({ parties: [{ name: 'stadt' }] }),
    ['too_few_parties'],
    'the body is found whatever the capitals',
  );
  t.same(said({ commitments: [{ ...commitment, body: 'Land' }] }), ['body_is_no_party']);
  t.same(said({ commitments: [{ ...commitment, dueOn: null }] }), ['commitment_open_ended']);
  t.same(said({ commitments: [commitment, commitment] }), ['number_twice']);
  t.same(said({ commitments: [{ ...commitment, monitoring: [{ on: '2026-11-27' }] }] }), [
    'monitoring_in_future',
  ]);
  t.same(said({ period: { start: '2026-01-02', end: '2026-01-01' } }), ['end_before_start']);
  t.same(said({ period: { start: '2026-01-01', end: null } }), ['agreement_not_signed']);
  t.same(said({ signedOn: '2025-01-01', period: { start: '2025-01-01', end: '2026-01-01' } }), [
    'agreement_expired',
  ]);
  t.same(said({}, ['1']), ['commitment_overdue']);
});

t.test('the newest monitoring says how a commitment stands', async (t) => {
  const watched = {
    ...commitment,
    monitoring: [entry('2026-10-01', 'kept'), entry('2026-03-01', 'underway')],
  };
  t.equal(stateOfCommitment(watched), 'kept');
  t.equal(isOverdue(watched, '2026-11-26'), false);
  t.equal(stateOfCommitment(commitment), null);
  t.equal(isOverdue(commitment, '2026-11-25'), false, 'not on the day itself');
  t.equal(isOverdue(commitment, '2026-11-26'), true);
  t.equal(isOpen({ ...commitment, monitoring: [entry('2026-10-01', 'underway')] }), true);
});

t.test('the form gives back what it was given, and says everything that is wrong', async (t) => {
  const read = agreementOfForm({
    name: 'Vereinbarung',
    aims: 'Eins\n\nZwei',
    'parties.0.name': 'Stadt',
    'parties.2.name': 'Beirat',
    'commitments.0.number': '1.1',
    'commitments.0.what': 'Räume überlassen',
    'commitments.0.dueOn': '31.12.2026',
    'commitments.0.monitoring.0.on': '01.10.2026',
    'commitments.0.monitoring.0.state': 'underway',
  });
  if (!('content' in read) || read.content === undefined) return t.fail('the form was not read');
  t.match(read.content, { aims: ['Eins', 'Zwei'], parties: [{ name: 'Stadt' }, { name: 'Beirat' }] });
  t.equal(read.content.commitments[0]?.monitoring[0]?.on, '2026-10-01');
  t.same(agreementOfForm(valuesOfAgreement(read.content)), read);
  const faulty = agreementOfForm({ 'parties.0.role': 'x', 'commitments.3.monitoring.0.note': 'y' });
  t.same(Object.keys(('faults' in faulty ? faulty.faults : {}) ?? {}).sort(), [
    'commitments.3.monitoring.0.on',
    'commitments.3.monitoring.0.state',
    'commitments.3.number',
    'commitments.3.what',
    'name',
    'parties.0.name',
  ]);
});

t.test('a continuation shows what it changes, and a part in front moves nothing', async (t) => {
  const before = { ...emptyAgreement, aims: ['Eins'], commitments: [commitment] };
  const after = {
    ...before,
    areas: ['FG0001'],
    aims: ['Eins', 'Zwei'],
    commitments: [
      { ...commitment, number: '0', what: 'Neu' },
      { ...commitment, dueOn: '2027-12-31', monitoring: [entry('2026-10-01', 'underway')] },
    ],
  };
  const as = { fields: agreementKind.compared, choices: { areas: [{ value: 'FG0001', label: 'Altstadt' }] } };
  const kept = (content: object) => ({ content: content as Record<string, unknown>, perimeter: null });
  const lines = (one: object, other: object) =>
    recordDifferences(kept(one), kept(other), as).map(
      ({ label, before, after }) => `${label}: ${before} → ${after}`,
    );
  t.same(lines(before, after), [
    'Gebiete: null → Altstadt',
    'Ziele der Vereinbarung: Eins → Eins\nZwei',
    'Zusage 0: null → Was zugesagt ist: Neu\nVerantwortlich: Stadt\nBis: 25.11.2026',
    'Zusage 1: Bis: 25.11.2026 → 31.12.2027',
    'Zusage 1: Stand vom 01.10.2026: null → Stand: in Arbeit',
  ]);
  t.same(lines(after, after), []);
  t.ok(lines(after, before).includes('Gebiete: Altstadt → null'), 'what is gone is said, too');
});

t.test('an agreement as Neu Olvenstedt has one fits', async (t) => {
  const file = '../shared/data/neighbourhoods/neu-olvenstedt.txt';
  if (!existsSync(file)) return t.pass('skipped: no real data beside the checkout');
  const source = readFileSync(file, 'utf8');
  const real = agreementKind.schema.parse({
    ...emptyAgreement,
    name: 'Quartiersvereinbarung (QV) Neu Olvenstedt',
    monitoredBy: 'Stadtteilmanagement Neu Olvenstedt',
    aims: ['Vernetzung', 'Stadtumbau', 'Empowerment'],
  });
  for (const words of [real.name, real.monitoredBy ?? '', ...real.aims]) t.match(source, words);
});
