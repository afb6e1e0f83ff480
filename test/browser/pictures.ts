import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { packagePath } from '../../src/platform/files/package-root.js';
import { openBrowser } from '../support/browser.js';
import { addressOf, sampleSite } from '../web/sample-site.js';

const folder = process.env.PICTURES ?? packagePath('docs', 'pictures');
// Every page at full height is for looking at; the README wants the first view of a few.
const fullPage = process.env.WHOLE_PAGES === '1';
const readmePages = ['start', 'list', 'project'];
const views = [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
];

// Makes the pictures of the README from the sample registry: npm run pictures.
t.test('pictures of the pages', { timeout: 120_000 }, async (t) => {
  const browser = await openBrowser(t);
  if (browser === null) return;
  const { app, find } = await sampleSite(t);
  const address = await addressOf(app);
  const statewide = await find('Servicestelle für Quartiersentwicklung');
  const older = await find('Handlungskonzeptes Bautzen-Gesundbrunnen');
  const long = await find('Westwärts gemeinsam');
  const bare = await find('Angaben folgen');
  const pages: Record<string, string> = {
    start: '/',
    'start-en': '/en',
    list: '/vorhaben',
    'list-filtered': '/vorhaben?fundingPeriod=2014-2020&status=ended&minCost=50000',
    'list-empty': '/vorhaben?status=planned&fundingPeriod=2014-2020',
    'list-error': '/vorhaben?minCost=viel',
    'list-all-en': '/en/vorhaben?scope=all&sort=name',
    project: `/vorhaben/${statewide.reference}`,
    'project-older': `/vorhaben/${older.reference}`,
    'project-long': `/en/vorhaben/${long.reference}`,
    'project-bare': `/vorhaben/${bare.reference}`,
    missing: '/vorhaben/SN99-0000',
    analysis: '/auswertung?rows=city&columns=object',
    'analysis-all-en': '/en/auswertung?rows=category&columns=fundingPeriod&measure=grantRate&scope=all',
    'analysis-years': '/auswertung?rows=calendarYear&columns=fund',
    'analysis-error': '/auswertung?rows=city&columns=city&asOf=neulich',
    'analysis-city': '/auswertung/staedte/14625020?group=all',
    'analysis-differences': '/auswertung/unterschiede?rows=city&compareWith=1',
  };
  await mkdir(folder, { recursive: true });
  for (const viewport of views) {
    const page = await browser.newPage({
      viewport,
      locale: 'de-DE',
      javaScriptEnabled: false,
    });
    for (const [name, path] of Object.entries(pages)) {
      if (!fullPage && !readmePages.includes(name)) continue;
      await page.goto(address + path);
      await page.screenshot({ path: join(folder, `${name}-${viewport.width}.png`), fullPage });
    }
    await page.close();
  }
});
