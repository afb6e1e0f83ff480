import type { Page } from 'playwright-core';
import t from 'tap';
import { axeFindings, openBrowser } from '../support/browser.js';
import { overflowing } from '../support/look-at-pages.js';
import { addressOf, sampleSite } from '../web/sample-site.js';

/** What rules that hold for some widths only say about colours. */
const coloursByWidth = `[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  .filter((rule) => rule instanceof CSSMediaRule && /width|height/.test(rule.conditionText))
  .flatMap((rule) => [...rule.cssRules])
  .flatMap(({ selectorText, style }) => [...(style ?? [])]
    .filter((name) => /^(?:color|background-color|background-image|opacity|filter|mix-blend-mode)$/.test(name)
      && !/^(?:initial|inherit|none)?$/.test(style.getPropertyValue(name)))
    .map((name) => selectorText + ': ' + name + ' ' + style.getPropertyValue(name)))`;

t.test('the pages are there for everybody', { timeout: 240_000 }, async (t) => {
  const browser = await openBrowser(t);
  if (browser === null) return;
  const { app, find } = await sampleSite(t);
  const address = await addressOf(app);
  const statewide = await find('Servicestelle für Quartiersentwicklung');
  const older = await find('Handlungskonzeptes Bautzen-Gesundbrunnen');
  const long = await find('Westwärts gemeinsam');
  const bare = await find('Angaben folgen');
  const paths = [
    '/',
    '/en',
    '/vorhaben',
    '/en/vorhaben?scope=all&status=running',
    '/vorhaben?fundingPeriod=2014-2020&city=14625020',
    '/vorhaben?status=planned&fundingPeriod=2014-2020',
    '/vorhaben?minCost=viel',
    `/vorhaben/${statewide.reference}`,
    `/vorhaben/${older.reference}`,
    `/en/vorhaben/${long.reference}`,
    `/vorhaben/${bare.reference}`,
    '/vorhaben/SN99-0000',
    '/auswertung?rows=city&columns=object',
    '/en/auswertung?rows=category&columns=fundingPeriod&measure=grantRate&scope=all',
    '/auswertung/staedte/14625020?group=all',
    '/auswertung/unterschiede?rows=city&compareWith=1',
    '/organisationen',
    '/anmelden',
    '/passwort-vergessen',
    '/einladung?schluessel=falsch',
    '/open-data',
  ];

  const open = async (
    width: number,
    options: { forcedColors?: 'active'; javaScriptEnabled?: boolean } = {},
  ) => {
    const { forcedColors, ...context } = options;
    // The policy of the pages would refuse the checking script as well.
    const page = await browser.newPage({ viewport: { width, height: 800 }, bypassCSP: true, ...context });
    if (forcedColors) await page.emulateMedia({ forcedColors });
    return page;
  };
  const unfold = (page: Page) =>
    page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');

  t.test('axe finds nothing, on a wide screen or a phone, with everything unfolded', async (t) => {
    for (const width of [1280, 390]) {
      const page = await open(width);
      for (const path of paths) {
        await page.goto(address + path);
        await unfold(page);
        t.strictSame(await axeFindings(page), [], `${width} ${path}`);
      }
      await page.close();
    }
  });

  t.test('no colour depends on the width', async (t) => {
    const page = await open(1280);
    await page.goto(address);
    t.strictSame(await page.evaluate(coloursByWidth), []);
    await page.addStyleTag({ content: '@media (max-width: 40rem) { h1 { color: silver; } }' });
    t.strictSame(await page.evaluate(coloursByWidth), ['h1: color silver'], 'it would be seen');
    await page.close();
  });

  t.test('axe finds nothing on a phone with the filters folded, nor in forced colours', async (t) => {
    for (const [width, options] of [
      [390, {}],
      [1280, { forcedColors: 'active' }],
    ] as const) {
      const page = await open(width, options);
      for (const path of ['/', '/vorhaben', `/vorhaben/${statewide.reference}`]) {
        await page.goto(address + path);
        t.strictSame(await axeFindings(page), [], `${width} ${path}`);
      }
      await page.close();
    }
  });

  t.test('nothing scrolls sideways at 320 px, nor at twice the text size', async (t) => {
    const page = await open(320);
    for (const path of paths) {
      await page.goto(address + path);
      await unfold(page);
      for (const size of ['100%', '200%']) {
        if (size === '200%') await page.setViewportSize({ width: 1280, height: 800 });
        await page.evaluate(`document.documentElement.style.fontSize = "${size}"`);
        t.strictSame(await page.evaluate(overflowing), [], `${path} ${size}`);
      }
      await page.setViewportSize({ width: 320, height: 800 });
    }
    await page.close();
  });
});
