import { parse } from 'node-html-parser';
import t from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { readDraft } from '../../src/submissions/index.js';
import { publishNew } from '../support/a-project.js';
import { browserOf } from '../support/people.js';
import { structureFaults } from '../web/html-structure.js';
import { aNewDraft, aReturnedDraft, inBautzen, workspaceSite } from './site.js';

t.test('the pages of a city', async (t) => {
  const site = await workspaceSite(t);
  const { app, database, lead, editor, stranger, staff } = site;
  const get = async (as: Actor, url: string) => {
    const answer = await app.inject({ url, headers: { ...browserOf(as), accept: 'text/html' } });
    return { ...answer, page: parse(answer.body) };
  };
  const post = async (
    as: Actor,
    url: string,
    values: Record<string, string>,
    headers: Record<string, string> = {},
  ) => {
    const answer = await app.inject({
      method: 'POST',
      url,
      headers: {
        ...browserOf(as),
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      payload: new URLSearchParams(values).toString(),
    });
    return { ...answer, page: parse(answer.body) };
  };
  const draftOf = (id: string) => readDraft(database, { actor: lead }, id);

  t.test('every page is sound', async (t) => {
    const draft = await aNewDraft(site);
    const returned = await aReturnedDraft(site);
    for (const url of [
      '/arbeitsbereich',
      '/arbeitsbereich/vorhaben?q=laden&stand=zurueckgegeben',
      '/arbeitsbereich/vorhaben/neu',
      `/arbeitsbereich/vorhaben/${site.published}/aendern`,
      `/arbeitsbereich/entwurf/${draft}`,
      `/arbeitsbereich/entwurf/${returned}`,
      `/arbeitsbereich/entwurf/${draft}/vorschau`,
      `/arbeitsbereich/entwurf/${draft}/verwerfen`,
    ]) {
      const { statusCode, body } = await get(lead, url);
      t.equal(statusCode, 200, url);
      t.strictSame(structureFaults(body), [], url);
    }
  });

  t.test('each role goes to its own desk; a foreign draft is not there', async (t) => {
    t.equal((await get(staff, '/arbeitsbereich')).headers.location, '/servicestelle/pruefen');
    const draft = await aNewDraft(site, { name: 'Nur für Bautzen' });
    const form = { version: '1', name: 'Fremd' };
    for (const [url, values] of [
      [`/arbeitsbereich/entwurf/${draft}`, form],
      [`/arbeitsbereich/entwurf/${draft}/verwerfen`, form],
      [`/arbeitsbereich/vorhaben/${site.published}/aendern`, { art: 'angaben' }],
    ] as const) {
      t.equal((await get(stranger, url)).statusCode, 404, url);
      t.equal((await post(stranger, url, values)).statusCode, 404, url);
    }
    t.notMatch((await get(stranger, '/arbeitsbereich/vorhaben')).body, 'Nur für Bautzen');
    t.notMatch((await get(stranger, '/arbeitsbereich')).body, 'Nur für Bautzen');
    t.equal((await draftOf(draft)).input.name, 'Nur für Bautzen');
  });

  t.test('the list of projects is narrowed by action field, as the public list is', async (t) => {
    await publishNew(database, inBautzen({ name: 'Wohnberatung', actionFields: ['housing'] }));
    const listed = async (query: string) => {
      const { page } = await get(lead, `/arbeitsbereich/vorhaben${query}`);
      return page.querySelectorAll('tbody th a').map(({ text }) => text.trim());
    };
    t.ok((await listed('')).includes('Wohnberatung'));
    t.same(await listed('?handlungsfeld=housing'), ['Wohnberatung']);
    t.notOk((await listed('?handlungsfeld=ohne')).includes('Wohnberatung'));
    t.match((await get(lead, '/arbeitsbereich/vorhaben')).body, /value="housing"/);
  });

  t.test('who prepares does not hand in', async (t) => {
    const draft = await aNewDraft(site);
    const { page } = await get(editor, `/arbeitsbereich/entwurf/${draft}`);
    t.equal(page.querySelector('button[value=einreichen]'), null);
    const answer = await post(editor, `/arbeitsbereich/entwurf/${draft}`, {
      version: '1',
      schritt: 'einreichen',
    });
    t.equal(answer.statusCode, 403);
    t.equal((await draftOf(draft)).state, 'draft');
  });

  t.test('pressed twice, a button works once', async (t) => {
    const draft = await aNewDraft(site);
    const url = `/arbeitsbereich/entwurf/${draft}`;
    const form = { version: '1', name: 'Doppelt', schritt: 'einreichen' };
    const [first, second] = await Promise.all([post(lead, url, form), post(lead, url, form)]);
    const handedIn = `${url}?meldung=handed-in`;
    t.strictSame([first.headers.location, second.headers.location], [handedIn, handedIn]);
    const { steps, input } = await draftOf(draft);
    t.equal(steps.filter(({ step }) => step === 'handedIn').length, 1);
    t.equal(input.name, 'Doppelt');
  });

  t.test('what is handed in while somebody types is not changed, and the text can be copied', async (t) => {
    const draft = await aNewDraft(site);
    const url = `/arbeitsbereich/entwurf/${draft}`;
    await post(lead, url, { version: '1', schritt: 'einreichen' });
    const late = await post(editor, url, { version: '1', summary: 'Mein langer Text', schritt: 'speichern' });
    t.equal(late.statusCode, 409);
    t.match(late.page.querySelector('main')?.text, 'Mein langer Text');
    t.equal(late.page.querySelector('#fassungen'), null);
  });

  t.test('the script is told the new version, or that somebody was faster', async (t) => {
    const draft = await aNewDraft(site);
    const url = `/arbeitsbereich/entwurf/${draft}`;
    const json = { accept: 'application/json' };
    const saved = await post(lead, url, { version: '1', area: 'Ost' }, json);
    t.match(saved.json(), { version: 2, savedAt: /^\d\d:\d\d$/ });
    const stale = await post(editor, url, { version: '1', area: 'West' }, json);
    t.equal(stale.statusCode, 412);
    t.equal(stale.json().code, 'stale');
    t.equal((await draftOf(draft)).input.area, 'Ost');
  });

  t.test('the file of a decision is attached with the form; a wrong one stops nothing else', async (t) => {
    const draft = await aNewDraft(site);
    const url = `/arbeitsbereich/entwurf/${draft}`;
    const send = async (version: number, name: string, content: string) => {
      const form = new FormData();
      for (const [field, value] of Object.entries({
        version: String(version),
        'decisions.0.kind': 'grant',
        'decisions.0.number': '100.1',
        'decisions.0.date': '01.02.2024',
      }))
        form.set(field, value);
      form.set('decisions.0.upload', new File([content], name));
      const request = new Request('http://x/', { method: 'POST', body: form });
      const answer = await app.inject({
        method: 'POST',
        url,
        headers: {
          ...browserOf(lead),
          accept: 'text/html',
          'content-type': request.headers.get('content-type') ?? '',
        },
        payload: Buffer.from(await request.arrayBuffer()),
      });
      return { ...answer, page: parse(answer.body) };
    };
    const wrong = await send(1, 'bescheid.exe', 'MZ');
    t.equal(wrong.statusCode, 422);
    t.match(wrong.page.querySelector('.errsum')?.text, 'bescheid.exe');
    const right = await send((await draftOf(draft)).version, 'Bescheid.pdf', '%PDF-1.7 x');
    t.equal(right.statusCode, 303);
    const { input, attachments } = await draftOf(draft);
    t.equal(input.decisions[0]?.number, '100.1');
    t.equal(input.decisions[0]?.file, attachments[0]?.id);
    t.match((await get(lead, url)).body, 'Bescheid.pdf');
  });

  t.test('a published project is changed, ended early and taken back', async (t) => {
    const [, second] = parse((await get(lead, '/arbeitsbereich/vorhaben?stand=veroeffentlicht')).body)
      .querySelectorAll('td a')
      .map((link) => link.getAttribute('href') ?? '');
    const url = second ?? `/arbeitsbereich/vorhaben/SN-0002/aendern`;
    const wrong = await post(lead, url, { art: 'ende', ende: '31.02.2026', note: 'Grund' });
    t.equal(wrong.statusCode, 422);
    t.equal(wrong.page.querySelector('#f-ende')?.getAttribute('value'), '31.02.2026');
    const right = await post(lead, url, { art: 'ende', ende: '30.06.2025', note: 'Träger hört auf.' });
    const draftId = String(right.headers.location).split('/').at(-1) ?? '';
    t.match(await draftOf(draftId), {
      kind: 'amendment',
      note: 'Träger hört auf.',
      input: { period: { end: '2025-06-30' } },
    });
    const discarded = await post(lead, `/arbeitsbereich/entwurf/${draftId}/verwerfen`, {
      version: String((await draftOf(draftId)).version),
    });
    t.equal(discarded.headers.location, '/arbeitsbereich?meldung=discarded');
    const back = await post(lead, url, { art: 'ruecknahme' });
    const withdrawal = String(back.headers.location);
    t.match((await get(lead, withdrawal)).page.querySelector('h1')?.text, 'zurücknehmen');
    await post(lead, withdrawal, { version: '1', note: 'Bescheid widerrufen.', schritt: 'einreichen' });
    t.match(await draftOf(withdrawal.split('/').at(-1) ?? ''), {
      state: 'submitted',
      note: 'Bescheid widerrufen.',
    });
  });

  t.test('a new project begins with a name or a pasted text, in the city of whoever begins it', async (t) => {
    const nothing = await post(lead, '/arbeitsbereich/vorhaben/neu', { name: ' ', steckbrief: '' });
    t.equal(nothing.statusCode, 422);
    t.equal(nothing.page.querySelector('.errsum a')?.getAttribute('href'), '#f-name');
    const text = 'Name des Vorhabens:\nKieztreff\nOrt:\nDresden\nZeitraum:\n01.01.2024 – 31.12.2026';
    const begun = await post(lead, '/arbeitsbereich/vorhaben/neu', { name: '', steckbrief: text });
    const { input } = await draftOf(String(begun.headers.location).split('/').at(-1) ?? '');
    t.match(input, {
      name: 'Kieztreff',
      place: { ags: lead.city, sourceText: 'Dresden' },
      period: { end: '2026-12-31' },
    });
  });

  t.test('a long list is walked through page by page', async (t) => {
    const names = Array.from({ length: 60 }, (_, index) =>
      inBautzen({ name: `Treff ${String(index).padStart(2, '0')}` }),
    );
    await publishNew(database, ...names);
    const found: string[] = [];
    let next: string | undefined = '/arbeitsbereich/vorhaben?q=treff&stand=veroeffentlicht';
    for (let pages = 0; next !== undefined && pages < 5; pages += 1) {
      const { page } = await get(lead, next);
      found.push(...page.querySelectorAll('tbody th a').map((link) => link.text));
      next = page.querySelector('.pager a[rel=next]')?.getAttribute('href')?.replaceAll('&amp;', '&');
    }
    t.equal(new Set(found).size, 60);
    t.match((await get(lead, '/arbeitsbereich/vorhaben?q=gibtesnicht')).body, 'Kein Vorhaben passt');
  });

  t.test('a desk with much to do shows the first of it and leads to the rest', async (t) => {
    for (let drafts = 0; drafts < 51; drafts += 1) await aNewDraft(site);
    const { page } = await get(lead, '/arbeitsbereich');
    t.equal(page.querySelectorAll('.due').length, 50);
    t.equal(page.querySelectorAll('table tbody tr').length, 50);
    const more = page.querySelectorAll('a[href="/arbeitsbereich/vorhaben?stand=arbeit"]');
    t.match(more.at(-1)?.text, /^\d+ weitere unter „Vorhaben“$/);
  });

  t.test('public pages show the way in, or who is signed in', async (t) => {
    const stranger = parse((await app.inject({ url: '/', headers: { accept: 'text/html' } })).body);
    t.equal(stranger.querySelector('.strip a')?.getAttribute('href'), '/anmelden');
    const known = (await get(lead, '/')).page.querySelector('.strip a');
    t.equal(known?.getAttribute('href'), '/arbeitsbereich');
    t.match(known?.text, 'M. Lehmann');
  });
});
