import { randomUUID } from 'node:crypto';
import { isCityRole } from '../../src/kernel/actor.js';
import { bautzen, goerlitz } from '../support/people.js';
import type { Example } from './examples.js';
import type { World } from './world.js';

const project: Example = {
  missing: 'SN99-9999',
  seenBy: ({ published }) => published[bautzen] ?? null,
  hiddenFrom: ({ published }, role) => (isCityRole(role) ? (published[goerlitz] ?? null) : null),
};

const kept = {
  check: `insert into on_the_spot_check (id, project_id, body, checked_on, finding) select $1, id, 'SAB', '2026-01-02', 'x'`,
  recovery: `insert into recovery (id, project_id, decision, decided_on, principal) select $1, id, 'R-1', '2026-01-02', 100`,
  entry: `insert into funding_entry (id, project_id, kind, budget_year, on_day, amount) select $1, id, 'spent', 2026, '2026-01-02', 100`,
  shift: `insert into budget_shift (id, project_id, from_year, to_year, amount, requested_on) select $1, id, 2026, 2027, 100, '2026-01-02'`,
  display: `with photo as (insert into stored_file (sha256, byte_length, media_type) values (repeat('0', 64), 0, 'image/png') on conflict do nothing)
    insert into publicity_display (id, project_id, kind, place, shown_on, photo_sha256) select $1, id, 'poster', 'x', '2026-01-02', repeat('0', 64)`,
  payment: `insert into payment (id, project_id, kind, paid_on, amount) select $1, id, 'interim', '2026-01-02', 100`,
} as const;

async function made(world: World, what: keyof typeof kept, city: string): Promise<string> {
  const id = randomUUID();
  await world.database.ownerSql.unsafe(`${kept[what]} from project where reference = $2`, [
    id,
    world.published[city] ?? '',
  ]);
  return id;
}

const ofFile = (what: keyof typeof kept): Example => ({
  missing: randomUUID(),
  seenBy: (world, role) => (role === 'administrator' ? null : made(world, what, bautzen)),
  hiddenFrom: (world, role) => (isCityRole(role) ? made(world, what, goerlitz) : null),
});

const mark: Example = {
  missing: randomUUID(),
  async seenBy({ database: { ownerSql }, published }) {
    const id = randomUUID();
    await ownerSql`
      insert into retention_mark (id, project_id, kind, reason) select ${id}, id, 'hold', 'Test' from project
      where reference = ${published[bautzen] ?? ''}`;
    return id;
  },
};

const test: Example = { missing: 'nothing', seenBy: () => 'kleiner-als-ueblich' };

const sample: Example = {
  missing: randomUUID(),
  async seenBy({ database: { ownerSql }, people }, role) {
    if (isCityRole(role) || role === 'administrator') return null;
    const id = randomUUID();
    const plan = {
      method: 'random',
      basis: 'eligible',
      size: 1,
      seed: 'x',
      stratifyBy: null,
      revision: 1,
      paidUntil: null,
      recordedUntil: null,
      filter: { scope: 'all', city: null, fundingPeriod: null, fund: null, guideline: null },
      controlTotal: null,
    };
    await ownerSql`
      insert into audit_sample (id, purpose, parameters, revision, listing, sha256, drawn_by)
      values (${id}, 'Test', ${ownerSql.json(plan)}, 1, 'x', ${'0'.repeat(64)}, ${people[role].personId})`;
    return id;
  },
};

/** Examples for the addresses of checks, recoveries and payments. */
export const auditExamples: Readonly<Record<string, Example>> = {
  '/audits/:reference': project,
  '/audits/:reference/checks/:check': ofFile('check'),
  '/audits/:reference/recoveries/:recovery': ofFile('recovery'),
  '/audits/:reference/payments/:payment': ofFile('payment'),
  '/pruefung/vor-ort/:reference': project,
  '/funding/:reference': project,
  '/funding/:reference/entries/:entry': ofFile('entry'),
  '/funding/:reference/shifts/:shift': ofFile('shift'),
  '/arbeitsbereich/mittel/:reference': project,
  '/publicity/:reference': project,
  '/publicity/:reference/displays/:display': ofFile('display'),
  '/arbeitsbereich/publizitaet/:reference': project,
  '/arbeitsbereich/publizitaet/:reference/:display': ofFile('display'),
  '/retention/:reference': project,
  '/retention/:reference/marks/:mark': mark,
  '/pruefung/aufbewahrung/:reference': project,
  '/registry-tests/:test': test,
  '/pruefung/tests/:test': test,
  '/samples/:sample': sample,
  '/pruefung/stichproben/:sample': sample,
};

const check = { body: 'SAB', checkedOn: '2026-01-02' };
const recovery = { decision: 'R-1', decidedOn: '2026-01-02', principal: '10.00' };

export const auditBodies = {
  'POST /api/v1/audits/:reference/checks': check,
  'PUT /api/v1/audits/:reference/checks/:check': check,
  'PUT /api/v1/audits/:reference/checks/:check/answer': { answer: 'Test' },
  'POST /api/v1/audits/:reference/recoveries': recovery,
  'PUT /api/v1/audits/:reference/recoveries/:recovery': recovery,
  'POST /api/v1/audits/:reference/payments': { kind: 'interim', paidOn: '2026-01-02', amount: '10.00' },
  'POST /api/v1/funding/:reference/entries': {
    kind: 'spent',
    onDay: '2026-01-02',
    amounts: [{ year: 2026, amount: '10.00' }],
  },
  'POST /api/v1/funding/:reference/entries/:entry/cancellation': { reason: 'Test' },
  'POST /api/v1/funding/:reference/shifts': {
    fromYear: 2026,
    toYear: 2027,
    amount: '10.00',
    requestedOn: '2026-01-02',
  },
  'POST /api/v1/funding/:reference/shifts/:shift/decision': { outcome: 'granted', decidedOn: '2026-01-02' },
  'POST /api/v1/funding/:reference/shifts/:shift/cancellation': { reason: 'Test' },
  'POST /api/v1/publicity/:reference/displays': { kind: 'poster', place: 'Test', shownOn: '2026-01-02' },
  'POST /api/v1/publicity/:reference/displays/:display/removal': { reason: 'Test' },
  'POST /api/v1/retention/:reference/marks': { kind: 'hold', reason: 'Test' },
  'POST /api/v1/retention/:reference/marks/:mark/lift': { reason: 'Test' },
  'POST /api/v1/retention-deletions': { dryRun: true },
  'POST /api/v1/samples': { purpose: 'Test', method: 'random', basis: 'eligible', size: 1, seed: 'x' },
  'POST /api/v1/samples/:sample/projection': { errors: [] },
  'POST /api/v1/audits/:reference/payments/:payment/cancellation': { reason: 'Test' },
};
