import t from 'tap';
import { openBrowser } from '../support/browser.js';
import { addressOf, sampleSite } from '../web/sample-site.js';

t.test('pages in a real browser', { timeout: 240_000 }, async (t) => {
  const browser = await openBrowser(t);
  if (browser === null) return;
  const { app, find } = await sampleSite(t);
  const address = await addressOf(app);
  const statewide = await find('Servicestelle für Quartiersentwicklung');

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
  t.test('a keyboard is enough: skip link, filters on a phone, a hit', async (t) => {
    const page = await open(390, { javaScriptEnabled: false });
    await page.goto(`${address}/vorhaben`);
    await page.keyboard.press('Tab');
    t.equal(await page.locator(':focus').textContent(), 'Zum Inhalt springen');
    await page.keyboard.press('Enter');
    t.equal(new URL(page.url()).hash, '#inhalt');
    for (let presses = 0; presses < 10; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await page.locator('.filterbox > summary:focus').count()) === 1) break;
    }
    t.notOk(await page.locator('#q').isVisible(), 'filters are folded on a phone');
    await page.keyboard.press('Enter');
    t.ok(await page.locator('#q').isVisible());
    await page.keyboard.press('Tab');
    await page.keyboard.type('Westwärts');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=Westw/);
    t.equal(await page.locator('tbody tr').count(), 1);
    t.equal(await page.locator('.chip').count(), 1);
    await page.close();
  });

  t.test('a table that scrolls shows that it has the keyboard', async (t) => {
    const page = await open(1280);
    await page.goto(`${address}/auswertung`);
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await page.locator('.scroll:focus').count()) === 1) break;
    }
    const outline = await page
      .locator('.scroll:focus')
      .evaluate((region) => getComputedStyle(region).outline);
    t.match(outline, /solid 3px/);
    await page.close();
  });

  t.test('without script the filters stand open on a wide screen and narrow the list', async (t) => {
    const page = await open(1280, { javaScriptEnabled: false });
    await page.goto(`${address}/vorhaben`);
    t.ok(await page.locator('#status-running').isVisible());
    t.notOk(await page.locator('.filterbox > summary').isVisible());
    await page.locator('#status-running').check();
    await page.locator('#city-14612000').check();
    await page.locator('.filters button').click();
    await page.waitForURL(/status=running/);
    t.equal(await page.locator('.chip').count(), 2);
    t.ok(await page.locator('#city-14612000').isChecked());
    await page.locator('.chip').first().click();
    await page.waitForURL((url) => !url.search.includes('status'));
    t.equal(await page.locator('.chip').count(), 1);
    await page.close();
  });

  t.test('circles of the map are large enough to touch and no logo is larger than the emblem', async (t) => {
    for (const width of [1280, 390, 320]) {
      const page = await open(width);
      await page.goto(address);
      const sizes = (await page.evaluate(
        '[...document.querySelectorAll(".map .hit")].map((one) => one.getBoundingClientRect().width)',
      )) as number[];
      t.ok(sizes.length > 10);
      t.ok(Math.min(...sizes) >= 24, `${width}: ${Math.min(...sizes)}`);
      const emblem = await page.locator('header .funding svg').boundingBox();
      const mark = await page.locator('.brand svg').boundingBox();
      t.ok(emblem && emblem.y + emblem.height < 800, 'in the first view');
      t.ok(
        emblem && (!mark || (mark.height <= emblem.height && mark.width <= emblem.width)),
        `${width}: mark`,
      );
      await page.close();
    }
  });

  t.test('bars keep their colours when the system forces its own', async (t) => {
    const page = await open(1280, { forcedColors: 'active' });
    await page.goto(`${address}/vorhaben/${statewide.reference}`);
    const fill = await page.evaluate('getComputedStyle(document.querySelector(".bar .f1")).fill');
    t.equal(fill, 'rgb(20, 48, 95)');
    await page.close();
  });

  t.test('pages load nothing from elsewhere and break no rule of their own policy', async (t) => {
    const page = await browser.newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    for (const path of ['/', '/vorhaben', `/vorhaben/${statewide.reference}`])
      await page.goto(address + path);
    t.strictSame(complaints, []);
    t.strictSame(
      asked.filter((url) => !url.startsWith(address)),
      [],
    );
    t.ok(
      asked.some((url) => url.endsWith('.woff2')),
      'the pages’ own typeface is used',
    );
    await page.close();
  });
});
