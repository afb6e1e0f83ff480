import type { BrowserContext, Page } from 'playwright-core';
import t from 'tap';
import { readDraft } from '../../src/submissions/index.js';
import { openBrowser } from '../support/browser.js';
import { lookAtPages } from '../support/look-at-pages.js';
import { cookieOf } from '../support/people.js';
import { aNewDraft, aReturnedDraft, workspaceSite } from './site.js';

t.test('the work of a clerk', { timeout: 240_000 }, async (t) => {
  const browser = await openBrowser(t);
  if (browser === null) return;
  const site = await workspaceSite(t);
  const { database, lead } = site;
  const address = await site.listen();
  const signedIn = async (
    t: { teardown(work: () => Promise<void>): void },
    options: { width?: number; javaScriptEnabled?: boolean } = {},
  ): Promise<BrowserContext> => {
    const { width = 1280, javaScriptEnabled = true } = options;
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      bypassCSP: true,
      javaScriptEnabled,
    });
    t.teardown(() => context.close());
    await context.addCookies([cookieOf(lead, address)]);
    return context;
  };
  const saved = (draftId: string) => readDraft(database, { actor: lead }, draftId);
  const says = (page: Page, words: RegExp) =>
    page.locator('[data-save-state]').filter({ hasText: words }).waitFor();

  t.test('without script, by the keyboard alone: from the desk to handing in', async (t) => {
    const page = await (await signedIn(t, { javaScriptEnabled: false })).newPage();
    const tabTo = async (selector: string) => {
      for (let presses = 0; presses < 80; presses += 1) {
        if ((await page.locator(`${selector}:focus`).count()) === 1) return;
        await page.keyboard.press('Tab');
      }
      t.fail(`the keyboard does not reach ${selector}`);
    };
    const write = async (selector: string, text: string) => {
      await tabTo(selector);
      await page.keyboard.type(text);
    };
    await page.goto(`${address}/arbeitsbereich`);
    await tabTo('a[href="/arbeitsbereich/vorhaben/neu"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/neu$/);
    await write('#f-name', 'Lernküche „Gute Nachbarn“');
    await page.keyboard.press('Enter');
    await page.waitForURL(/entwurf\/[\da-f-]{36}$/);
    const draftId = page.url().split('/').at(-1) ?? '';
    await write('#f-beneficiary', 'Große Kreisstadt Bautzen');
    await write('#f-totalEligibleCost', '164.25');
    await write('#f-period-start', '1.1.2024');
    await write('#f-period-end', '30.06.2023');
    await page.keyboard.press('Enter');
    await page.waitForURL(/meldung=saved/);
    t.equal(await page.locator('#f-totalEligibleCost').inputValue(), '164.25', 'letter by letter');
    t.equal(await page.locator('#f-period-start').inputValue(), '01.01.2024');
    t.match(await page.locator('.errsum h2').textContent(), '3 Angaben verhindern das Einreichen');
    await page.locator('.errsum a', { hasText: 'Gesamtkosten' }).press('Enter');
    t.equal(new URL(page.url()).hash, '#f-totalEligibleCost');
    await page.locator('#f-totalEligibleCost').fill('164.250,80');
    await page.locator('#f-period-end').fill('30.06.2027');
    await page.locator('#f-changeBasis-2').check();
    await page.locator('#f-purposeAndAchievements').fill('Kochen und lernen.\n\nZweimal in der Woche.');
    await page.locator('#f-fundingGuideline').selectOption('2021-2027/02203');
    await page.getByRole('button', { name: 'Einreichen' }).press('Enter');
    await page.waitForURL(/meldung=handed-in/);
    t.match(await page.locator('.flash').textContent(), 'Eingereicht.');
    const draft = await saved(draftId);
    t.equal(draft.state, 'submitted');
    t.equal(draft.input.purposeAndAchievements, 'Kochen und lernen.\n\nZweimal in der Woche.');
    t.equal(draft.input.catalogue.fund.key, '2021-2027/ESF-Plus', 'follows from the guideline');
    await page.getByRole('button', { name: 'Zurückholen' }).press('Enter');
    await page.waitForURL(/meldung=taken-back/);
    t.ok(await page.locator('#f-name').isVisible());
  });

  t.test('saves by itself, through a lost connection and an ended session', async (t) => {
    const context = await signedIn(t);
    const page = await context.newPage();
    const draftId = await aNewDraft(site);
    await page.goto(`${address}/arbeitsbereich/entwurf/${draftId}`);
    await page.locator('#f-area').fill('Gesundbrunnen');
    await says(page, /Noch nicht gespeichert/);
    await says(page, /Gespeichert um \d\d:\d\d Uhr\. Nur Bautzen sieht diesen Entwurf/);
    t.equal((await saved(draftId)).input.area, 'Gesundbrunnen');
    await context.setOffline(true);
    await page.locator('#f-planNumber').fill('A.2');
    await says(page, /Keine Verbindung/);
    await context.setOffline(false);
    await says(page, /Gespeichert um/);
    t.equal((await saved(draftId)).input.planNumber, 'A.2');
    await context.clearCookies();
    await page.locator('#f-executingBody').fill('Jugendhilfe e. V.');
    await says(page, /Anmeldung ist abgelaufen/);
    t.match(
      await page.locator('[data-save-state] a').getAttribute('href'),
      `weiter=${encodeURIComponent(`/arbeitsbereich/entwurf/${draftId}`)}`,
    );
    await context.addCookies([cookieOf(lead, address)]);
    await page.goto(`${address}/arbeitsbereich/entwurf/${draftId}`);
    t.equal(await page.locator('#f-executingBody').inputValue(), 'Jugendhilfe e. V.', 'still there');
    await says(page, /Gespeichert um/);
    t.equal((await saved(draftId)).input.executingBody?.name, 'Jugendhilfe e. V.');
  });

  t.test('warns before unsaved text is left', async (t) => {
    const page = await (await signedIn(t)).newPage();
    await page.goto(`${address}/arbeitsbereich/entwurf/${await aNewDraft(site)}`);
    await page.locator('#f-area').pressSequentially('Ost');
    const warned = page.waitForEvent('dialog').then(async (dialog) => {
      await dialog.dismiss();
      return dialog.type();
    });
    await page.locator('.nav a').first().click({ noWaitAfter: true });
    t.equal(await warned, 'beforeunload');
    t.equal(await page.locator('#f-area').inputValue(), 'Ost');
  });

  t.test('two tabs: the loser sees both versions, keeps the text and chooses field by field', async (t) => {
    const context = await signedIn(t, { javaScriptEnabled: false });
    const [first, second] = [await context.newPage(), await context.newPage()];
    const draftId = await aNewDraft(site);
    const url = `${address}/arbeitsbereich/entwurf/${draftId}`;
    await Promise.all([first.goto(url), second.goto(url)]);
    await first.locator('#f-name').fill('Name der ersten');
    await first.locator('#f-area').fill('Ost');
    await first.getByRole('button', { name: 'Speichern' }).last().click();
    await first.waitForURL(/meldung=saved/);
    await second.locator('#f-name').fill('Name der zweiten');
    await second.locator('#f-summary').fill('Nur hier.\n\nLetter by letter <b>.');
    await second.getByRole('button', { name: 'Speichern' }).last().click();
    await second.locator('h1', { hasText: 'Zwei Fassungen' }).waitFor();
    t.equal((await saved(draftId)).input.name, 'Name der ersten', 'nothing is overwritten');
    t.strictSame(await second.locator('legend').allTextContents(), [
      'Name des Vorhabens',
      'Fördergebiet',
      'Beschreibung',
    ]);
    t.ok(await second.locator('#fassung-0-mine').isChecked());
    t.ok(await second.locator('#fassung-1-theirs').isChecked(), 'what was not touched is the newer one');
    await second.locator('#fassung-0-theirs').check();
    await second.getByRole('button', { name: 'Auswahl speichern' }).click();
    await second.waitForURL(/meldung=saved/);
    const { input } = await saved(draftId);
    t.match(input, { name: 'Name der ersten', area: 'Ost', summary: 'Nur hier.\n\nLetter by letter <b>.' });
  });

  t.test('a pasted Steckbrief: look at each value, take it over', async (t) => {
    const page = await (await signedIn(t, { javaScriptEnabled: false })).newPage();
    const draftId = await aNewDraft(site);
    await page.goto(`${address}/arbeitsbereich/entwurf/${draftId}`);
    await page.locator('.fold summary', { hasText: 'Steckbrief einfügen' }).click();
    await page
      .locator('#f-steckbrief')
      .fill('Name des Vorhabens:\nMedienlabor für Jugendliche\nZeitraum:\n01.01.2024 – 30.06.2027\n');
    await page.getByRole('button', { name: 'Angaben erkennen' }).click();
    await page.locator('.taken').waitFor();
    t.match(await page.locator('.fold .note b').first().textContent(), /4 Angaben erkannt, 3 weichen ab/);
    await page.getByRole('button', { name: /übernehmen.*Ende/ }).click();
    await page.locator('#f-period-end[value="30.06.2027"]').waitFor();
    t.match((await saved(draftId)).input.period, { start: null, end: '2027-06-30' });
  });

  t.test('choices are narrowed by what was chosen before', async (t) => {
    const page = await (await signedIn(t)).newPage();
    await page.goto(`${address}/arbeitsbereich/entwurf/${await aNewDraft(site)}`);
    const objects = page.locator('#f-fundingObject option:not([hidden])');
    const all = await objects.count();
    await page.locator('#f-fundingGuideline').selectOption('2021-2027/02203');
    t.ok((await objects.count()) < all);
    t.equal(
      await page.locator('#f-interventionCategory option[data-period="2014-2020"]:not([hidden])').count(),
      0,
    );
  });

  t.test('a remark is answered and ticked off, and nothing typed is lost on the way', async (t) => {
    const page = await (await signedIn(t, { javaScriptEnabled: false })).newPage();
    const draftId = await aReturnedDraft(site);
    await page.goto(`${address}/arbeitsbereich`);
    await page.locator('.cmt a', { hasText: 'Zweck und Errungenschaft' }).click();
    await page.locator('#f-purposeAndAchievements').fill('Bis heute wurden 40 Läden beraten.');
    await page.getByRole('button', { name: 'Als erledigt markieren' }).last().click();
    await page.waitForURL(/meldung=comment-done/);
    const draft = await saved(draftId);
    t.equal(draft.input.purposeAndAchievements, 'Bis heute wurden 40 Läden beraten.');
    t.equal(draft.comments.filter(({ resolvedAt }) => resolvedAt !== null).length, 1);
  });

  t.test('the pages are there for everybody', async (t) => {
    const empty = await aNewDraft(site);
    const paths = [
      '/arbeitsbereich',
      '/arbeitsbereich/vorhaben',
      '/arbeitsbereich/vorhaben/neu',
      `/arbeitsbereich/vorhaben/${site.published}/aendern`,
      `/arbeitsbereich/entwurf/${empty}`,
      `/arbeitsbereich/entwurf/${empty}/vorschau`,
      `/arbeitsbereich/entwurf/${empty}/verwerfen`,
    ];
    await lookAtPages(
      t,
      browser,
      address,
      paths.map((path) => [lead, path]),
    );
  });
});
