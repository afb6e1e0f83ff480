import t, { type Test } from 'tap';
import { stateReport } from '../../reports/state-report/index.js';
import { loadSample } from '../../src/demo/index.js';
import type { Language } from '../../src/kernel/text.js';
import { drawReport } from '../../src/reporting/draw.js';
import { readReport } from '../../src/reporting/read-report.js';
import { testDatabase } from '../support/database.js';
import { faultsOfStructure, type ReadElement, readStructure } from '../support/pdf-structure.js';
import { drawingTools, drawn } from './steckbrief/draw-all.js';
import { bautzen, derived, dresden } from './steckbrief/steckbrief-data.js';

/* Every printed report, read the way a screen reader does. */

const tools = drawingTools();
t.teardown(() => tools.pool.close());

async function readAloud(t: Test, bytes: Buffer): Promise<readonly ReadElement[]> {
  const faults = faultsOfStructure(bytes);
  if (faults === null) t.comment('skipped: qpdf is not installed');
  else t.same(faults, []);
  const { elements, unowned } = await readStructure(bytes);
  t.same(unowned, [], 'every character belongs to an element or an artefact');
  t.equal(elements.filter(({ role }) => role === 'H1').length, 1, 'one title');
  t.same(
    elements.filter(({ role, text }) => role === 'P' && text === ''),
    [],
    'no empty paragraphs',
  );
  return elements;
}

const heard = (elements: readonly ReadElement[]): string =>
  elements.map(({ text, alt }) => alt ?? text).join(' ');

t.test('a Steckbrief', async (t) => {
  for (const record of [dresden, bautzen, derived]) {
    const elements = await readAloud(t, await drawn(record, 'pdf', tools));
    t.match(heard(elements), /Ort: (Dresden|Bautzen).*Emblem der Europäischen Union Kofinanziert/);
    const heads = elements.filter(({ role }) => role === 'TH').map(({ text }) => text);
    for (const label of ['Förderrichtlinie', 'Interventionskategorie']) t.ok(heads.includes(label), label);
  }
});

t.test('the state report', async (t) => {
  const database = await testDatabase(t, 'reference');
  await loadSample(database);
  for (const language of ['de', 'en'] satisfies Language[]) {
    const asked = {
      parameters: { scope: 'all', cityPages: 'programme' },
      audience: 'public',
      language,
    } as const;
    const { data, inputs } = await readReport(database, stateReport, asked);
    const elements = await readAloud(t, (await drawReport(stateReport, data, inputs, 'pdf', tools)).bytes);
    const links = elements.filter(({ role }) => role === 'Link').map(({ text }) => text);
    const headings = elements.filter(({ role }) => /^H[23]$/.test(role)).map(({ text }) => text);
    const listed = links.filter((text) => !/^\d+$/.test(text));
    t.ok(listed.length > 5);
    t.same(
      listed.filter((title) => !headings.includes(title)),
      [],
      'the contents lead to headings of the same words',
    );
    const projects = elements.filter(({ role, depth }) => role === 'TR' && depth > 0).length;
    t.ok(projects > data.totals.projects, 'every project is a row');
  }
});
