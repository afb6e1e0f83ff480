import type { Page } from 'playwright-core';
import t from 'tap';
import { readDraft } from '../../src/submissions/index.js';
import { amounts, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { axeFindings, openBrowser } from '../support/browser.js';
import { lookAtPages } from '../support/look-at-pages.js';
import { aPerson, cookieOf, testPeople } from '../support/people.js';
import { addressOf } from '../web/sample-site.js';
import { checked, handedIn, ofBautzen } from './drafts.js';

/** Whether the focused element can be seen where it stands: nothing lies over it, the bar at the foot least of all. */
const focusIsSeen = `(() => {
  const one = document.activeElement;
  const { left, top, width, height } = one.getBoundingClientRect();
  const found = document.elementFromPoint(left + Math.min(width / 2, 20), top + Math.min(height / 2, 12));
  return found !== null && (one.contains(found) || found.contains(one) || found.closest('label') !== null);
})()`;

const focused = '(document.activeElement.textContent || document.activeElement.value || "").trim()';

/** Presses Tab until the words have the focus; every stop on the way must be visible. Null when they never get it. */
async function tabTo(page: Page, words: string): Promise<string | null> {
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press('Tab');
    if (!(await page.evaluate(focusIsSeen))) return `hidden: ${await page.evaluate(focused)}`;
    if (String(await page.evaluate(focused)).startsWith(words)) return words;
  }
  return null;
}

t.test('checking in a browser', { timeout: 240_000 }, async (t) => {
  const browser = await openBrowser(t);
  if (browser === null) return;
  let address = '';
  const parts = { authenticate: testPeople, publicUrl: () => address };
  const { app, database } = await testApp(t, 'reference', parts);
  address = await addressOf(app);
  const city = await aPerson(database, 'cityLead', undefined, { name: 'M. Lehmann' });
  const staff = await aPerson(database, 'staff', undefined, { name: 'K. Albrecht' });
  const lead = await aPerson(database, 'lead', undefined, { name: 'R. Neumann' });
  const auditor = await aPerson(database, 'auditor', undefined, { name: 'P. Rüfer' });
  const text = `Leere Läden im Wohngebiet sollen wieder genutzt werden. Geplant ist eine Beratung. ${'Wort '.repeat(200)}`;
  const { projects } = await publishNew(
    database,
    ofBautzen({ purposeAndAchievements: text, amounts: amounts({ totalEligibleCost: 5_890_000n }) }),
  );
  const reference = projects[0]?.reference ?? '';
  const change = {
    name: 'Läden mit Zukunft und einem Wort, das niemand trennen kann: Gemeinwesenarbeitskoordinierungsstellenleitung',
    purposeAndAchievements: text.replace('Geplant ist eine Beratung', 'Die Beratung läuft'),
    amounts: amounts({ totalEligibleCost: 5_980_000n }),
  };
  const draftId = await handedIn(database, city, change, {
    reference,
    kind: 'amendment',
    note: 'Neuer Bescheid',
  });
  await checked(database, city, staff, ofBautzen({ name: 'Erstes Vorhaben' }));
  await checked(database, city, staff, ofBautzen({ name: 'Zweites Vorhaben' }));
  await checked(database, lead, staff, ofBautzen({ name: 'Eigenes Vorhaben' }));

  const open = async (person: typeof staff, width: number) => {
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      bypassCSP: true,
      // Scrolling that is still under way would hide what has the focus.
      reducedMotion: 'reduce',
    });
    await context.addCookies([cookieOf(person, address)]);
    return context.newPage();
  };
  const queue = '/servicestelle/pruefen';
  const pages = [
    [staff, queue],
    [staff, `${queue}?stand=zurueckgegeben`],
    [lead, `${queue}?stand=geprueft`],
    [staff, `${queue}/${draftId}`],
    [lead, `${queue}/${draftId}?angaben=alle`],
    [auditor, `${queue}/${draftId}`],
    [lead, '/servicestelle/veroeffentlichen?auswahl=alle'],
    [auditor, '/servicestelle/staende/1'],
    [auditor, `/servicestelle/vorhaben/${reference}/verlauf`],
    [auditor, `/servicestelle/vorhaben/${reference}/verlauf?am=2020-01-01`],
  ] as const;

  t.test(
    'axe finds nothing and nothing scrolls sideways, at 1280, 390 and 320 px and twice the text size',
    async (t) => {
      await lookAtPages(t, browser, address, pages);
    },
  );

  t.test('an empty remark leads to the field that lacks it', async (t) => {
    const page = await open(staff, 1280);
    await page.goto(`${address}${queue}/${draftId}`);
    await page.getByRole('button', { name: 'Zurückgeben' }).click();
    t.strictSame(await axeFindings(page), []);
    await page.locator('.errsum a').click();
    t.equal(await page.evaluate('document.activeElement.id'), 'anmerkung-text');
    await page.context().close();
  });

  t.test('with the keyboard alone: remark, check, choose, publish', async (t) => {
    const page = await open(staff, 1280);
    await page.goto(`${address}${queue}/${draftId}`);
    t.equal(await tabTo(page, 'zum ganzen Vorhaben'), 'zum ganzen Vorhaben');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Bitte einen Satz dazu.');
    t.equal(await tabTo(page, 'Als redaktionell geprüft vermerken'), 'Als redaktionell geprüft vermerken');
    await page.keyboard.press('Enter');
    await page.waitForURL(/meldung=checked/);
    t.match(await page.locator('.flash').textContent(), 'redaktionell geprüft');
    const draft = await readDraft(database, { actor: staff }, draftId);
    t.match(draft, { state: 'accepted', comments: [{ body: 'Bitte einen Satz dazu.' }] });
    await page.context().close();

    const choosing = await open(lead, 1280);
    await choosing.goto(`${address}${queue}?stand=geprueft`);
    const box = choosing.getByRole('checkbox', { name: /Erstes Vorhaben/ });
    await box.focus();
    await choosing.keyboard.press('Space');
    t.ok(await choosing.getByRole('checkbox', { name: /Eigenes Vorhaben/ }).isDisabled(), 'four eyes');
    t.equal(await tabTo(choosing, 'Ausgewählte veröffentlichen'), 'Ausgewählte veröffentlichen');
    await choosing.keyboard.press('Enter');
    await choosing.waitForURL(/veroeffentlichen\?vorhaben=/);
    await choosing.getByLabel('Wofür steht dieser Registerstand?').focus();
    await choosing.keyboard.type('Zuarbeit zum 31.10.2026');
    t.equal(await tabTo(choosing, 'Stand'), 'Stand');
    await choosing.keyboard.press('Enter');
    await choosing.waitForURL(/staende/);
    t.match(await choosing.locator('h1').textContent(), /Registerstand \d+ ist veröffentlicht/);
    t.match(await choosing.locator('.lead').textContent(), 'Zuarbeit zum 31.10.2026');
    await choosing.context().close();
  });
});
