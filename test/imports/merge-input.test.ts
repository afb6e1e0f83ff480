import t from 'tap';
import { differencesBetween, mergeInput } from '../../src/imports/merge-input.js';
import { fromStoredInput, inputFingerprint, toStoredInput } from '../../src/imports/stored-input.js';
import type { ProjectInput } from '../../src/projects/index.js';
import { aProject } from '../support/a-project.js';

const eligible = (cents: bigint): Partial<ProjectInput> => ({
  amounts: { ...aProject().amounts, totalEligibleCost: { cents, evidence: 'officialList' } },
});

t.test('what the source changed wins, what it left alone stays as corrected in the registry', async (t) => {
  const delivered = aProject({ name: 'Alt', summary: 'Text', ...eligible(100n) });
  const current = aProject({
    name: 'Berichtigt',
    summary: 'Text',
    executingBody: { name: 'Verein', naturalPerson: false },
  });
  const next = aProject({ name: 'Alt', summary: 'Neuer Text', ...eligible(250n) });
  const merged = mergeInput(delivered, next, current);
  t.equal(merged.name, 'Berichtigt', 'the source did not change it');
  t.equal(merged.summary, 'Neuer Text');
  t.equal(merged.amounts.totalEligibleCost?.cents, 250n);
  t.equal(merged.executingBody?.name, 'Verein', 'what the source does not state is not erased');
  t.same(
    differencesBetween(current, merged).map(({ field, after }) => [field, after]),
    [
      ['totalEligibleCost', '2.50'],
      ['summary', 'Neuer Text'],
    ],
  );
});

t.test('a value the source no longer states stays', async (t) => {
  const delivered = aProject({ summary: 'Text' });
  t.equal(mergeInput(delivered, aProject({ summary: null }), delivered).summary, 'Text');
});

t.test('staging keeps a record to the cent, and its fingerprint does not depend on the row', async (t) => {
  const input = aProject(eligible(999_999_999_999_999n));
  t.same(fromStoredInput(toStoredInput(input)), input);
  const moved = { ...input, source: { ...input.source, locator: 'Zeile 99' } };
  t.equal(inputFingerprint(toStoredInput(moved)), inputFingerprint(toStoredInput(input)));
  t.not(inputFingerprint(toStoredInput(aProject(eligible(1n)))), inputFingerprint(toStoredInput(input)));
});
