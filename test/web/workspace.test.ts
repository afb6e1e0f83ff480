import { parse } from 'node-html-parser';
import t from 'tap';
import type { Actor, Role } from '../../src/kernel/actor.js';
import { Problem } from '../../src/kernel/problem.js';
import { unconnectedDatabase } from '../../src/platform/database/unconnected.js';
import { only } from '../../src/platform/http/access.js';
import { renderPage, workspaceHead } from '../../src/web/index.js';
import { partsOf, platformApp } from '../support/app.js';
import { structureFaults } from './html-structure.js';

const person = (role: Role, city: string | null = null): Actor => ({
  id: `person:${role}`,
  label: 'M. <Lehmann>',
  role,
  city,
  personId: '00000000-0000-4000-8000-000000000001',
  mayWrite: true,
});

t.test('the frame of the workspaces', async (t) => {
  let who: Actor | null = null;
  const parts = partsOf(unconnectedDatabase());
  const app = await platformApp(
    t,
    {
      pages(pages) {
        pages.get(
          '/arbeitsbereich/probe',
          { config: only('cityLead', 'staff', 'auditor') },
          async (request, reply) => {
            const head = workspaceHead(request, { title: 'Probe', section: 'desk' });
            return reply
              .type('text/html')
              .send(await renderPage(parts.site, head, '<h1>Probe</h1>' as 'safe'));
          },
        );
        pages.get('/arbeitsbereich/fremd', { config: only('staff') }, async () => {
          throw new Problem('not_found');
        });
      },
    },
    { authenticate: { ...parts.authenticate, session: async () => who } },
  );
  const visit = async (as: Actor | null, url = '/arbeitsbereich/probe') => {
    who = as;
    const answer = await app.inject({ url, headers: { accept: 'text/html', cookie: 'session=1' } });
    return { ...answer, page: parse(answer.body) };
  };
  const links = (page: ReturnType<typeof parse>) => page.querySelectorAll('.nav a').map((link) => link.text);

  t.test('each role sees its own tasks, its name and the way out', async (t) => {
    const city = await visit(person('cityLead', '14625020'));
    t.strictSame(structureFaults(city.body), []);
    t.strictSame(links(city.page), [
      'Übersicht',
      'Vorhaben',
      'Rückfragen',
      'Runden',
      'Nachweise',
      'Gebiete',
      'Mittel',
      'Prüfungen',
      'Berichte',
      'Kontakte',
      'Netzwerk',
    ]);
    t.equal(city.page.querySelector('.nav a[aria-current=page]')?.text, 'Übersicht');
    t.match(
      city.page.querySelectorAll('.role summary').at(-1)?.innerHTML,
      /Stadt Bautzen.*M\. &lt;Lehmann>/s,
    );
    t.equal(city.page.querySelector('form[action="/abmelden"]')?.getAttribute('method'), 'post');
    const staff = await visit(person('staff'));
    t.match(links(staff.page), ['Prüfen', 'Einlesen', 'Abgleich', 'Runden']);
    const auditor = await visit(person('auditor'));
    t.equal(auditor.page.querySelector('.role .tag')?.text, 'nur lesen');
  });

  t.test('a message is shown by its code; nobody can write one into the address', async (t) => {
    const known = await visit(person('staff'), '/arbeitsbereich/probe?meldung=saved');
    t.equal(known.page.querySelector('.flash [role=status] b')?.text, 'Gespeichert.');
    for (const code of ['Sie+haben+gewonnen', 'toString', '__proto__']) {
      const foreign = await visit(person('staff'), `/arbeitsbereich/probe?meldung=${code}`);
      t.equal(foreign.page.querySelector('.flash'), null, code);
    }
  });

  t.test('a refusal keeps the frame, so that nobody is lost', async (t) => {
    const refused = await visit(person('administrator'));
    t.equal(refused.statusCode, 403);
    t.strictSame(structureFaults(refused.body), []);
    t.strictSame(links(refused.page), ['Personen', 'Prüfaufträge', 'Zugriffe', 'Datenschutz']);
    t.equal(refused.page.querySelector('main a')?.getAttribute('href'), '/arbeitsbereich');
    const missing = await visit(person('staff'), '/arbeitsbereich/fremd');
    t.equal(missing.statusCode, 404);
    t.ok(missing.page.querySelector('.role'), 'still signed in');
  });
});
