import t from 'tap';
import type { ProjectInput, ProjectRecord } from '../../../src/projects/index.js';
import { partsOf } from '../../../src/projects/views/project-money.js';
import { amounts } from '../../support/a-project.js';

type Known = Parameters<typeof amounts>[0];

/** What a record has to say about its money; nothing else decides about the bar. */
function recordWith(known: Known, derived: bigint | null = null): ProjectRecord {
  const plan: ProjectInput['amounts'] = amounts(known);
  const stated = plan.unionContribution?.cents ?? null;
  const unionContribution =
    stated !== null
      ? ({ cents: stated, origin: 'stated' } as const)
      : ({ cents: derived, origin: derived === null ? 'unknown' : 'derived' } as const);
  return { amounts: plan, unionContribution } as ProjectRecord;
}

const shown = (known: Known, derived: bigint | null = null) =>
  partsOf(recordWith(known, derived), 'de').map(({ label, cents }) => `${label} ${cents}`);

t.test('what is left beside the Union contribution is named a difference', async (t) => {
  t.strictSame(shown({ totalEligibleCost: 100n, unionContribution: 95n }), [
    'EU-Betrag 95',
    'Landesmittel und Eigenanteil 5',
  ]);
  const [, rest] = partsOf(recordWith({ totalEligibleCost: 100n, unionContribution: 95n }), 'de');
  t.match(rest, { rest: true, remark: 'als Differenz' });
});

t.test('known parts stand for themselves; nothing is left when they add up', async (t) => {
  t.strictSame(shown({ totalEligibleCost: 100n, unionContribution: 80n, landFunds: 5n, ownShare: 15n }), [
    'EU-Betrag 80',
    'Landesmittel 5',
    'Eigenanteil 15',
  ]);
  t.strictSame(shown({ totalEligibleCost: 100n, unionContribution: 80n, ownShare: 15n }), [
    'EU-Betrag 80',
    'Eigenanteil 15',
    'weitere Mittel 5',
  ]);
});

t.test('the grant holds the Land funds already', async (t) => {
  t.strictSame(shown({ totalEligibleCost: 100n, grant: 85n, landFunds: 5n, ownShare: 15n }), [
    'Zuwendung 85',
    'Eigenanteil 15',
  ]);
});

t.test('a derived contribution is marked, an unknown one makes no parts', async (t) => {
  t.match(partsOf(recordWith({ totalEligibleCost: 100n }, 80n), 'de')[0], { cents: 80n, derived: true });
  t.strictSame(shown({ totalEligibleCost: 100n, ownShare: 15n }), []);
  t.strictSame(shown({ unionContribution: 80n }), []);
});

t.test('parts that are more than the whole make no bar', async (t) => {
  t.strictSame(shown({ totalEligibleCost: 100n, unionContribution: 80n, ownShare: 30n }), []);
});
