import type { FastifyReply, FastifyRequest } from 'fastify';
import { readersOfAll, serviceCentreRoles } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { actorOf, only, readingAs, writerOf } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { formOf } from '../../platform/http/form-body.js';
import { type FieldError, fieldId, renderPage, withFlash, workspaceHead } from '../../web/index.js';
import { changeRound, closeRound, createRound } from '../commands/keep-round.js';
import { readBoard } from '../queries/board.js';
import { berlinToday } from '../queries/database-time.js';
import { findRound, listRounds } from '../queries/rounds.js';
import { BoardPage, type BoardTab, boardTabs } from '../views/board-page.js';
import { emptyRound, readRoundForm, type TypedRound, typedOf, typedRound } from '../views/round-form.js';
import { RoundFormPage } from '../views/round-form-page.js';
import { RoundsPage } from '../views/rounds-page.js';
import { ClosePage } from '../views/small-pages.js';
import { idOf, type PageParts, sendPage } from './parts.js';

const reading = { config: only(...readersOfAll), schema: { hide: true } };
const keeping = { config: only(...serviceCentreRoles), schema: { hide: true } };
const roundsPath = '/servicestelle/runden';
const listCrumb = { label: 'Runden', path: roundsPath };

export const mayKeep = (request: FastifyRequest): boolean => actorOf(request).role !== 'auditor';

/** Rounds as the service centre keeps them; auditors read. */
export function staffRoundPages(pages: App, parts: PageParts): void {
  listPage(pages, parts);
  newPages(pages, parts);
  boardPage(pages, parts);
  changePages(pages, parts);
  closePages(pages, parts);
}

function listPage(pages: App, parts: PageParts): void {
  pages.get(roundsPath, reading, async (request, reply) => {
    const rounds = await readingAs(parts, request, listRounds);
    const head = workspaceHead(request, { title: 'Bitten um Zuarbeit', section: 'rounds' });
    return sendPage(
      reply,
      await renderPage(parts.site, head, <RoundsPage rounds={rounds} mayWrite={mayKeep(request)} />),
    );
  });
}

interface FormParts {
  readonly title: string;
  readonly action: string;
  readonly back: string;
  readonly version: number | null;
}

const newForm: FormParts = {
  title: 'Neue Bitte um Zuarbeit',
  action: roundsPath,
  back: roundsPath,
  version: null,
};

async function sendForm(
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  form: FormParts,
  typed: TypedRound,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const head = workspaceHead(request, { title: form.title, section: 'rounds', crumbs: [listCrumb] });
  if (errors.length > 0) reply.code(422);
  return sendPage(reply, await renderPage(site, head, <RoundFormPage view={{ ...form, typed, errors }} />));
}

function newPages(pages: App, parts: PageParts): void {
  pages.get(`${roundsPath}/neu`, keeping, async (request, reply) =>
    sendForm(parts, request, reply, newForm, emptyRound(await readingAs(parts, request, berlinToday))),
  );
  pages.post(roundsPath, keeping, async (request, reply) => {
    const typed = typedRound(formOf(request));
    const read = readRoundForm(typed);
    if (read.input === null) return sendForm(parts, request, reply, newForm, typed, read.errors);
    const id = await createRound(parts.database, writerOf(request), read.input);
    return reply.redirect(withFlash(`${roundsPath}/${id}`, 'saved'), 303);
  });
}

function boardPage(pages: App, parts: PageParts): void {
  pages.get(`${roundsPath}/:id`, reading, async (request, reply) => {
    const board = await readingAs(parts, request, (tx) => readBoard(tx, idOf(request)));
    const { stand } = request.query as { stand?: unknown };
    const tab: BoardTab = boardTabs.find((one) => one === stand) ?? 'alle';
    const head = workspaceHead(request, { title: board.round.name, section: 'rounds', crumbs: [listCrumb] });
    const view = { board, tab, mayWrite: mayKeep(request) };
    return sendPage(reply, await renderPage(parts.site, head, <BoardPage view={view} />));
  });
}

function changePages(pages: App, parts: PageParts): void {
  const path = `${roundsPath}/:id/aendern`;
  const formFor = (id: string, version: number): FormParts => ({
    title: 'Bitte um Zuarbeit ändern',
    action: `${roundsPath}/${id}/aendern`,
    back: `${roundsPath}/${id}`,
    version,
  });
  pages.get(path, keeping, async (request, reply) => {
    const round = await readingAs(parts, request, (tx) => findRound(tx, idOf(request)));
    return sendForm(parts, request, reply, formFor(round.id, round.version), typedOf(round));
  });
  pages.post(path, keeping, async (request, reply) => {
    const id = idOf(request);
    const round = await readingAs(parts, request, (tx) => findRound(tx, id));
    const typed = typedRound(formOf(request));
    const read = readRoundForm(typed);
    const version = Number(formOf(request).version);
    if (read.input === null) return sendForm(parts, request, reply, formFor(id, version), typed, read.errors);
    const { input } = read;
    if (version !== round.version)
      return sendForm(parts, request, reply, formFor(id, round.version), typed, [changedMeanwhile]);
    await changeRound(parts.database, writerOf(request), id, (current) => {
      if (current.version !== version) throw new Problem('stale');
      return input;
    });
    return reply.redirect(withFlash(`${roundsPath}/${id}`, 'saved'), 303);
  });
}

const changedMeanwhile: FieldError = {
  fieldId: fieldId('name'),
  message:
    'Jemand hat diese Bitte inzwischen geändert. Ihre Angaben sind noch da. Vergleichen Sie und speichern Sie noch einmal.',
};

function closePages(pages: App, parts: PageParts): void {
  const path = `${roundsPath}/:id/schliessen`;
  pages.get(path, keeping, async (request, reply) => {
    const { round, all } = await readingAs(parts, request, (tx) => readBoard(tx, idOf(request)));
    const crumbs = [listCrumb, { label: round.name, path: `${roundsPath}/${round.id}` }];
    const head = workspaceHead(request, { title: 'Schließen', section: 'rounds', crumbs });
    return sendPage(reply, await renderPage(parts.site, head, <ClosePage round={round} open={all.open} />));
  });
  pages.post(path, keeping, async (request, reply) => {
    const id = idOf(request);
    await closeRound(parts.database, writerOf(request), id);
    return reply.redirect(withFlash(`${roundsPath}/${id}`, 'round-closed'), 303);
  });
}
