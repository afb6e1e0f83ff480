import { cityRoles } from '../../kernel/actor.js';
import type { Transaction } from '../../platform/database/database.js';
import { actorOf, only, readingAs, writerOf } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { fieldOf } from '../../platform/http/form-body.js';
import { renderPage, withFlash, workspaceHead } from '../../web/index.js';
import { answerAllUnchanged, answerUnchanged, takeBackUnchanged } from '../commands/answer.js';
import { chooseContact } from '../commands/choose-contact.js';
import { readCityStanding } from '../queries/board.js';
import { listRounds } from '../queries/rounds.js';
import { CityRoundPage } from '../views/city-page.js';
import { type CityRound, CityRoundsPage } from '../views/city-rounds-page.js';
import { idOf, type PageParts, sendPage } from './parts.js';

const lead = { config: only('cityLead'), schema: { hide: true } };
const listPath = '/arbeitsbereich/runden';
const roundPath = '/arbeitsbereich/runden/:id';
const addressOf = (id: string): string => `/arbeitsbereich/runden/${id}`;

/** A round as a city sees it: what is due, how complete it is, and "no changes" in one click. */
export function cityRoundPages(pages: App, parts: PageParts): void {
  pages.get(roundPath, { config: only(...cityRoles), schema: { hide: true } }, async (request, reply) => {
    const actor = actorOf(request);
    const { round, city } = await readingAs(parts, request, (tx) =>
      readCityStanding(tx, idOf(request), actor.city ?? ''),
    );
    const head = workspaceHead(request, {
      title: round.name,
      section: 'ownRounds',
      crumbs: [{ label: 'Runden', path: listPath }],
    });
    const view = { round, city, mayAnswer: actor.role === 'cityLead' };
    return sendPage(reply, await renderPage(parts.site, head, <CityRoundPage view={view} />));
  });
  pages.get(listPath, { config: only(...cityRoles), schema: { hide: true } }, async (request, reply) => {
    const { city } = actorOf(request);
    const isWhole = (request.query as { alle?: unknown }).alle !== undefined;
    const rounds = await readingAs(parts, request, (tx) =>
      cityRounds(tx, city ?? '', isWhole ? Number.POSITIVE_INFINITY : mostRounds),
    );
    const head = workspaceHead(request, { title: 'Runden', section: 'ownRounds' });
    return sendPage(
      reply,
      await renderPage(parts.site, head, <CityRoundsPage {...rounds} wholeAddress={`${listPath}?alle`} />),
    );
  });
  answerPages(pages, parts);
}

/** So many rounds are reckoned up at once, the newest: some years of them. */
const mostRounds = 20;

/** Rounds that have opened, each as it stands for one city, and how many more there are. */
async function cityRounds(
  tx: Transaction,
  city: string,
  most: number,
): Promise<{ readonly rounds: readonly CityRound[]; readonly more: number }> {
  const opened = (await listRounds(tx)).filter(({ phase }) => phase !== 'planned');
  const rounds: CityRound[] = [];
  for (const { id } of opened.slice(0, most)) rounds.push(await readCityStanding(tx, id, city));
  return { rounds, more: opened.length - rounds.length };
}

function answerPages(pages: App, { database }: PageParts): void {
  pages.post(`${roundPath}/unveraendert`, lead, async (request, reply) => {
    const id = idOf(request);
    const answered = await answerAllUnchanged(database, writerOf(request), id);
    return reply.redirect(
      withFlash(addressOf(id), answered === 0 ? 'nothing-changed' : 'round-answered'),
      303,
    );
  });
  pages.post(
    `${roundPath}/kontakt`,
    { config: only(...cityRoles), schema: { hide: true } },
    async (request, reply) => {
      const id = idOf(request);
      await chooseContact(database, writerOf(request), id, fieldOf(request, 'contact') || null);
      return reply.redirect(withFlash(addressOf(id), 'saved'), 303);
    },
  );
  pages.post(`${roundPath}/vorhaben/:reference/unveraendert`, lead, async (request, reply) => {
    const roundId = idOf(request);
    const { reference } = request.params as { reference: string };
    await answerUnchanged(database, writerOf(request), { roundId, reference });
    return reply.redirect(withFlash(addressOf(roundId), 'round-answered'), 303);
  });
  pages.post(`${roundPath}/vorhaben/:reference/zuruecknehmen`, lead, async (request, reply) => {
    const roundId = idOf(request);
    const { reference } = request.params as { reference: string };
    await takeBackUnchanged(database, writerOf(request), { roundId, reference });
    return reply.redirect(withFlash(addressOf(roundId), 'round-taken-back'), 303);
  });
}
