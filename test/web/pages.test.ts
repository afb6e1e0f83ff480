import { parse } from 'node-html-parser';
import t, { type Test } from 'tap';
import { unconnectedDatabase } from '../../src/platform/database/unconnected.js';
import type { App } from '../../src/platform/http/app-instance.js';
import { testApp } from '../support/app.js';
import { structureFaults } from './html-structure.js';
import { sampleSite } from './sample-site.js';

async function pageAt(app: App, url: string, status = 200) {
  const answer = await app.inject({ url, headers: { accept: 'text/html' } });
  t.equal(answer.statusCode, status, url);
  t.match(answer.headers['content-type'], 'text/html', url);
  return { html: answer.body, page: parse(answer.body), headers: answer.headers };
}

/** Numbers as the German pages print them. */
const count = (text: string | undefined): number => Number(text?.replaceAll('.', ''));

t.test('pages of the sample registry', async (t) => {
  const { app, find } = await sampleSite(t);
  const statewide = await find('Servicestelle für Quartiersentwicklung');
  const bare = await find('Angaben folgen');

  t.test('every page is sound in both languages, names its state and carries the emblem', async (t) => {
    const paths = [
      '/',
      '/vorhaben',
      '/vorhaben?scope=all&status=running&q=Quartier',
      `/vorhaben/${bare.reference}`,
    ];
    for (const path of [...paths, `/vorhaben/${statewide.reference}`]) {
      for (const url of [path, `/en${path === '/' ? '' : path}`]) {
        const { html, page, headers } = await pageAt(app, url);
        t.strictSame(structureFaults(html), [], url);
        t.equal(headers['registry-revision'], '3');
        t.match(
          page.querySelector('footer')?.text,
          url.startsWith('/en') ? 'Registry revision 3' : 'Registerstand 3',
        );
        t.equal(page.querySelectorAll('header .funding polygon').length, 12, 'emblem in the first view');
      }
    }
  });

  t.test('every link inside the site leads to a page that exists', async (t) => {
    const seen = new Set<string>();
    const queue = ['/', '/en', '/vorhaben', `/vorhaben/${statewide.reference}`];
    for (const url of queue) {
      const { page } = await pageAt(app, url);
      for (const link of page.querySelectorAll('a[href^="/"]')) {
        const href = (link.getAttribute('href') ?? '').replaceAll('&amp;', '&');
        seen.add(href);
      }
    }
    for (const href of seen) {
      const { statusCode } = await app.inject({ url: href, headers: { accept: 'text/html' } });
      t.equal(statusCode, 200, href);
    }
    t.ok(seen.size > 60, `${seen.size} links`);
  });

  t.test('the other language keeps the place', async (t) => {
    const { page } = await pageAt(app, '/vorhaben?status=running&city=14612000');
    const other = page.querySelector('.strip a[hreflang=en]');
    t.equal(
      other?.getAttribute('href')?.replaceAll('&amp;', '&'),
      '/en/vorhaben?status=running&city=14612000',
    );
    t.equal(other?.getAttribute('hreflang'), 'en');
  });

  t.test('walking through the list shows every project once', async (t) => {
    const references: string[] = [];
    let next: string | undefined = '/vorhaben?sort=city';
    let total = 0;
    for (let pages = 0; next !== undefined && pages < 10; pages += 1) {
      const { page } = await pageAt(app, next);
      total = count(page.querySelector('.sumline b')?.text);
      references.push(...page.querySelectorAll('td.id').map((cell) => cell.text));
      next = page.querySelector('.pager a[rel=next]')?.getAttribute('href')?.replaceAll('&amp;', '&');
    }
    t.ok(total > 100);
    t.equal(references.length, total);
    t.equal(new Set(references).size, total);
  });

  t.test('the number beside a filter is the number of hits it gives', async (t) => {
    const { page } = await pageAt(app, '/vorhaben?fundingPeriod=2021-2027');
    const options = page.querySelectorAll('.opt').filter((option) => option.querySelector('.c') !== null);
    for (const option of options) {
      const input = option.querySelector('input');
      const [name, value] = [input?.getAttribute('name'), input?.getAttribute('value')];
      if (name === 'fundingPeriod') continue;
      const url = `/vorhaben?fundingPeriod=2021-2027&${name}=${encodeURIComponent(value ?? '')}`;
      const hits = (await pageAt(app, url)).page.querySelector('.sumline b')?.text ?? '0';
      t.equal(count(hits), count(option.querySelector('.c')?.text), url);
    }
    t.ok(options.length > 20);
  });

  t.test('derived amounts are marked and explained, unknown ones are words', async (t) => {
    const { page } = await pageAt(app, '/vorhaben?fundingPeriod=2014-2020');
    const cells = page.querySelectorAll('tbody tr').map((row) => row.querySelectorAll('td').at(-1));
    const derived = cells.filter((cell) => cell?.querySelector('.der') != null);
    const unknown = cells.filter((cell) => cell?.text.trim() === 'nicht angegeben');
    t.equal(derived.length + unknown.length, cells.length, 'this period states no Union contribution');
    t.ok(derived.length > 0 && unknown.length > 0);
    t.match(page.querySelector('.tnote')?.text, 'Abgeleitet');
    t.match(
      page.querySelector('.sumline')?.text,
      `bei ${derived.length} abgeleitet, bei ${unknown.length} nicht`,
    );
  });

  t.test('an empty result says which filter to drop', async (t) => {
    const { page } = await pageAt(app, '/vorhaben?fundingPeriod=2014-2020&status=planned');
    const offer = page.querySelector('.empty a');
    t.match(page.querySelector('.empty h2')?.text, 'Kein Vorhaben passt');
    const hits = Number(/: (\d+)/.exec(offer?.text ?? '')?.[1]);
    const { page: wider } = await pageAt(app, offer?.getAttribute('href')?.replaceAll('&amp;', '&') ?? '');
    t.equal(count(wider.querySelector('.sumline b')?.text), hits);
  });

  t.test('an amount that is none is refused beside its field', async (t) => {
    const { html, page } = await pageAt(app, '/vorhaben?minCost=viel&status=running', 400);
    t.strictSame(structureFaults(html), []);
    t.equal(page.querySelector('.errsum a')?.getAttribute('href'), '#minCost');
    t.equal(page.querySelector('#minCost')?.getAttribute('value'), 'viel');
    t.equal(page.querySelector('#minCost')?.getAttribute('aria-describedby'), 'minCost-error');
    t.ok(page.querySelector('#status-running')?.hasAttribute('checked'), 'other filters stay');
  });

  t.test('statewide operations stand apart from the cities, and everything adds up', async (t) => {
    const { page } = await pageAt(app, '/');
    t.match(page.querySelector('.rank .apart th')?.text, 'landesweit');
    const [table] = page.querySelectorAll('.records table');
    const projects = (row: { querySelectorAll(selector: string): { text: string }[] } | undefined) =>
      count(row?.querySelectorAll('td')[0]?.text.trim());
    const sum = table?.querySelectorAll('tbody tr').reduce((total, row) => total + projects(row), 0);
    t.equal(sum, projects(table?.querySelectorAll('tfoot tr')[0]));
    t.equal(sum, count(page.querySelector('.figs .v')?.text.trim()));
  });

  t.test('the page of a project shows its history and where it was published differently', async (t) => {
    const { page } = await pageAt(app, `/vorhaben/${statewide.reference}`);
    const text = page.querySelector('main')?.text ?? '';
    t.match(text, 'in der Quelle als „ESF“ veröffentlicht');
    t.match(text, 'Maßgeblich ist der Zuwendungsbescheid.');
    t.match(text, 'Fassung 2, Registerstand 3');
    t.match(text, 'geändert: Unions-Kofinanzierungssatz, Ende des Zeitraums');
    t.match(text, 'erstmals veröffentlicht');
    t.match(text, /Landesmittel und Eigenanteil 93\.564,00\s€ \(als Differenz\)/);
  });

  t.test('what cannot be shown is refused as a page in the same language', async (t) => {
    const refused: [string, number, string][] = [
      ['/vorhaben/SN99-0001', 404, 'Nicht gefunden'],
      ['/en/vorhaben/SN99-0001', 404, 'Not found'],
      ['/vorhaben?cursor=abc', 400, 'Blättermarke'],
      ['/vorhaben?sort=password', 400, 'ungültigen Wert'],
      ['/vorhaben?status=%00', 400, 'unzulässige Zeichen'],
      ['/gibt-es-nicht', 404, 'Nicht gefunden'],
    ];
    for (const [url, status, words] of refused) {
      const { html, page } = await pageAt(app, url, status);
      t.match(page.querySelector('h1')?.text, words, url);
      t.strictSame(structureFaults(html), [], url);
    }
  });
});

t.test('an empty registry says so', async (t: Test) => {
  const { app } = await testApp(t);
  for (const [url, words] of [
    ['/', 'Das Register ist noch leer'],
    ['/en', 'The registry is still empty'],
    ['/vorhaben', 'Noch ist kein Vorhaben veröffentlicht'],
  ] as const) {
    const { html, page } = await pageAt(app, url);
    t.strictSame(structureFaults(html), [], url);
    t.match(page.querySelector('.empty')?.text, words);
    t.match(
      page.querySelector('footer')?.text,
      url === '/en' ? 'No registry revision' : 'Noch kein Registerstand',
    );
  }
});

t.test('an unreachable database gives a page without figures, not a stack', async (t) => {
  const { app } = await testApp(t, 'empty', { database: unconnectedDatabase() });
  const { html, page, headers } = await pageAt(app, '/vorhaben', 503);
  t.strictSame(structureFaults(html), []);
  t.ok(headers['retry-after']);
  t.notMatch(html, /ECONN|ENOENT|at \w+ \(/);
  t.match(page.querySelector('main')?.text, 'in einer Minute');
});
