import { parse } from 'node-html-parser';
import t, { type Test } from 'tap';
import { noSums, type Sums } from '../../src/aggregates/index.js';
import { mapOfSaxony } from '../../src/places/index.js';
import type { ProjectRecord } from '../../src/projects/index.js';
import { ListPage } from '../../src/projects/views/list-page.js';
import { parseListQuery } from '../../src/projects/views/list-query.js';
import type { ListView } from '../../src/projects/views/list-view.js';
import { ProjectPage } from '../../src/projects/views/project-page.js';
import { StartPage } from '../../src/start/start-page.js';
import type { StartView } from '../../src/start/start-view.js';
import { errorPage, openSite, renderPage } from '../../src/web/index.js';
import { testActor } from '../support/app.js';

/** Breaks out of an attribute, of an element and of a comment, wherever it is put. */
const attack = `"'>--></title><script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>`;
const site = openSite({ landNotice: attack, landSignetFile: null });

const amount = { cents: 100n, evidence: 'decision' } as const;
const value = { key: attack, code: attack, title: { de: attack, en: attack }, sourceText: `${attack} 2` };
const day = '2024-01-01';

const record: ProjectRecord = {
  projectId: 1n,
  reference: attack,
  versionNumber: 1,
  publishedRevision: 1,
  publishedAt: new Date('2026-10-31T12:00:00Z'),
  name: attack,
  planNumber: attack,
  beneficiary: { name: attack, naturalPerson: true },
  executingBody: { name: attack, naturalPerson: false },
  place: {
    kind: 'municipality',
    ags: attack,
    sourceText: `${attack} 2`,
    name: attack,
    district: { ags: attack, name: attack },
    latitude: 51,
    longitude: 13,
  },
  area: attack,
  period: { start: day, end: '2026-12-31' },
  amounts: {
    totalEligibleCost: { ...amount, cents: 1000n },
    totalCost: amount,
    grant: amount,
    unionContribution: amount,
    landFunds: amount,
    ownShare: amount,
    thirdPartyFunds: amount,
  },
  unionContribution: { cents: 100n, origin: 'derived' },
  unionRate: { rate: 8000, basis: 'priority' },
  grantRate: { rate: 9500, basis: 'amounts' },
  catalogue: {
    fundingPeriod: value,
    fund: value,
    priority: value,
    fundingGuideline: value,
    fundingObject: value,
    interventionCategory: value,
    specificObjective: { ...value, key: null },
  },
  actionFields: [{ key: '<b>', title: { de: '<b>feld</b>', en: '<b>field</b>' } }],
  decisions: [
    {
      kind: 'grant',
      number: attack,
      date: day,
      grant: 1n,
      totalEligibleCost: 1n,
      unionContribution: 1n,
      grantPeriod: { start: day, end: day },
      file: null,
      reason: attack,
    },
  ],
  appliedFor: null,
  purposeAndAchievements: attack,
  summary: attack,
  source: { kind: 'page', title: attack, locator: attack, date: day },
  sourceFields: [{ label: attack, value: attack }],
};

const known = { cents: 1n, known: 1 };
const sums: Sums = {
  projects: 3,
  amounts: {
    ...noSums.amounts,
    totalEligibleCost: known,
    unionContribution: known,
    unionContributionDerived: known,
  },
};
const query = parseListQuery({ q: attack, city: attack, guideline: attack, minCost: attack }, 'de');
const option = { value: attack, label: attack, count: 1, selected: true };
const listView: ListView = {
  query,
  options: {
    fundingPeriod: [option],
    status: [],
    city: [{ ...option, value: 'other' }],
    guideline: [{ ...option, value: 'third' }],
    object: [],
    actionField: [{ ...option, count: null }],
  },
  active: [{ filter: { field: 'q' }, label: attack }],
  inScope: 1,
  result: { rows: [record], nextCursor: attack, sums, suggestions: [] },
  programmeGuidelines: new Set(),
};
const emptyList: ListView = {
  ...listView,
  result: {
    rows: [],
    nextCursor: null,
    sums: { ...sums, projects: 0 },
    suggestions: [{ filter: { field: 'q' }, label: attack, count: 1 }],
  },
};
const map = mapOfSaxony();
const startView: StartView = {
  registry: null,
  sums,
  periods: [{ period: attack, title: attack, cities: 1, projects: 1 }],
  running: 1,
  cities: [
    {
      kind: 'municipality',
      ags: attack,
      name: attack,
      projects: 1,
      totalEligibleCost: 1n,
      longitude: 13,
      latitude: 51,
    },
  ],
  examples: [{ label: attack, path: '/vorhaben' }],
  recent: [{ record, before: { ...record, name: 'before' } }],
  map,
};

const contents = {
  list: (language: 'de' | 'en') => <ListPage view={listView} language={language} />,
  'empty list': (language: 'de' | 'en') => <ListPage view={emptyList} language={language} />,
  project: (language: 'de' | 'en') => (
    <ProjectPage
      view={{ record, versions: [record], neighbours: [record], naming: [], reckoningDay: day, map }}
      language={language}
    />
  ),
  start: (language: 'de' | 'en') => <StartPage view={startView} language={language} />,
};

function checkHarmless(t: Test, html: string, name: string): void {
  const page = parse(html);
  t.equal(page.querySelectorAll('script').length, 0, `${name}: no script`);
  t.equal(page.querySelectorAll('[onerror], [onload]').length, 0, `${name}: no handler`);
  t.equal(page.querySelectorAll('main img').length, 0, `${name}: no foreign image`);
  t.equal(page.querySelectorAll('main').length, 1, `${name}: the page is whole`);
  const shown = page.querySelector('main')?.text.includes('alert(1)');
  t.ok(shown, `${name}: what was written is shown`);
}

t.test('what comes from outside is shown as text, in every field of every page', async (t) => {
  for (const [name, content] of Object.entries(contents)) {
    for (const language of ['de', 'en'] as const) {
      const head = {
        language,
        path: `/vorhaben?q=${encodeURIComponent(attack)}`,
        title: attack,
        section: null,
        crumbs: [{ label: attack, path: null }],
        registry: null,
      };
      checkHarmless(t, await renderPage(site, head, content(language)), `${name} ${language}`);
    }
  }
});

t.test('error pages show what was asked for as text', async (t) => {
  const html = await errorPage(site, {
    language: 'de',
    path: `/${attack}`,
    actor: { ...testActor, label: attack },
    problem: {
      type: '',
      title: attack,
      status: 400,
      detail: `${attack} 2`,
      instance: attack,
      code: 'malformed',
      errors: [{ pointer: attack, code: '', detail: attack }],
    },
  });
  checkHarmless(t, html, 'error');
});
