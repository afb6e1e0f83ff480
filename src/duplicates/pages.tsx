import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import type { Database, Transaction } from '../platform/database/database.js';
import { actorOf, only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf } from '../platform/http/form-body.js';
import { type FieldError, fieldId, type Site, sendWorkspacePage, withFlash } from '../web/index.js';
import { decide } from './commands/decide.js';
import { revokeDecision } from './commands/revoke.js';
import { decisionAbout, listDecisions } from './queries/decisions.js';
import { compareProjects, equalProjects, findQuestion } from './queries/question.js';
import { countQuestions, lookState, openQuestions } from './queries/questions.js';
import { readQuestionCursor, writeQuestionCursor } from './question-cursor.js';
import { type Verdict, verdicts } from './tables.js';
import { DecisionsPage } from './views/decisions-page.js';
import { ListPage } from './views/list-page.js';
import { decisionsPath, duplicatesPath, referencesIn } from './views/paths.js';
import { QuestionPage, type QuestionView } from './views/question-page.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

const perPage = 25;
const reading = { config: only(...readersOfAll), schema: { hide: true } };
const deciding = { config: only(...serviceCentreRoles), schema: { hide: true } };
const pageQuery = z.object({
  ab: z.string().max(2_000).optional(),
  seite: z.coerce.number().int().min(1).max(10_000).catch(1),
});
type OfPair = { Params: { pair: string } };

/** Where the service centre decides whether projects are one. */
export function duplicatePages(pages: App, parts: PageParts): void {
  pages.get(duplicatesPath, reading, (request, reply) => sendList(parts, request, reply));
  pages.get(decisionsPath, reading, (request, reply) => sendDecisions(parts, request, reply));
  pages.post<{ Params: { decision: string } }>(
    `${decisionsPath}/:decision/aufheben`,
    deciding,
    async (request, reply) => {
      const { decision } = request.params;
      if (!z.uuid().safeParse(decision).success) throw new Problem('not_found');
      await revokeDecision(parts.database, writerOf(request), decision);
      return reply.redirect(withFlash(decisionsPath, 'decision-revoked'), 303);
    },
  );
  pages.get<OfPair>(`${duplicatesPath}/:pair`, reading, (request, reply) =>
    sendQuestion(parts, request, reply, { verdict: '', kept: '', reason: '' }, []),
  );
  pages.post<OfPair>(`${duplicatesPath}/:pair`, deciding, (request, reply) => judge(parts, request, reply));
}

async function sendList(parts: PageParts, request: FastifyRequest, reply: FastifyReply) {
  const { ab } = pageQuery.parse(request.query);
  const after = ab === undefined ? undefined : readQuestionCursor(ab);
  const view = await readingAs(parts, request, async (tx) => {
    const { items, next } = await openQuestions(tx, { limit: perPage, after });
    const { revision, isDone } = await lookState(tx);
    const cursor = writeQuestionCursor(next, revision);
    return {
      questions: items,
      open: await countQuestions(tx),
      isDone,
      isFirstPage: ab === undefined,
      nextHref: cursor === null ? null : `${duplicatesPath}?ab=${encodeURIComponent(cursor)}`,
    };
  });
  return send(parts, request, reply, null, <ListPage view={view} />);
}

async function sendDecisions(parts: PageParts, request: FastifyRequest, reply: FastifyReply) {
  const { seite } = pageQuery.parse(request.query);
  const view = await readingAs(parts, request, async (tx) => {
    const found = await listDecisions(tx, { limit: perPage + 1, offset: (seite - 1) * perPage });
    return {
      decisions: found.slice(0, perPage),
      open: await countQuestions(tx),
      page: seite,
      hasMore: found.length > perPage,
      mayRevoke: mayDecide(request),
    };
  });
  return send(parts, request, reply, 'Entschieden', <DecisionsPage view={view} />);
}

/** Whether who looks decides; auditors look only. */
function mayDecide(request: FastifyRequest): boolean {
  const { role, mayWrite } = actorOf(request);
  return mayWrite && serviceCentreRoles.some((one) => one === role);
}

async function judge(
  parts: PageParts,
  request: FastifyRequest<OfPair>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const pair = pairOf(request);
  const { verdict = '', kept = '', reason: written = '' } = formOf(request);
  const typed = { verdict, kept, reason: written.trim() };
  const errors = faultsOf(typed);
  if (errors.length > 0) return sendQuestion(parts, request, reply, typed, errors);
  await decide(parts.database, writerOf(request), {
    projects: pair,
    verdict: verdict as Verdict,
    kept: verdict === 'merge' ? kept : null,
    reason: typed.reason === '' ? null : typed.reason,
  });
  return reply.redirect(withFlash(duplicatesPath, verdict === 'merge' ? 'merge-handed-in' : 'decided'), 303);
}

function faultsOf({ verdict, kept, reason }: QuestionView['typed']): FieldError[] {
  const faults: FieldError[] = [];
  if (!verdicts.some((one) => one === verdict))
    faults.push({ fieldId: fieldId('verdict'), message: 'Wählen Sie, ob es dieselben Vorhaben sind.' });
  if (verdict === 'merge' && kept === '')
    faults.push({ fieldId: fieldId('kept'), message: 'Wählen Sie, welches Vorhaben bleibt.' });
  if (verdict === 'merge' && reason === '')
    faults.push({ fieldId: fieldId('reason'), message: 'Der Grund fehlt. Ein kurzer Satz genügt.' });
  if (reason.length > 500)
    faults.push({
      fieldId: fieldId('reason'),
      message: 'Der Grund hat mehr als 500 Zeichen. Kürzen Sie ihn.',
    });
  return faults;
}

/** @throws Problem `not_found` */
function pairOf(request: FastifyRequest<OfPair>): readonly [string, string] {
  const references = referencesIn(request.params.pair);
  if (references === null) throw new Problem('not_found');
  return references;
}

async function sendQuestion(
  parts: PageParts,
  request: FastifyRequest<OfPair>,
  reply: FastifyReply,
  typed: QuestionView['typed'],
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const references = pairOf(request);
  const view = await readingAs(parts, request, (tx) => readQuestion(tx, references));
  if (errors.length > 0) reply.code(422);
  const page = <QuestionPage view={{ ...view, mayDecide: mayDecide(request), typed, errors }} />;
  return send(parts, request, reply, references.join(' und '), page);
}

async function readQuestion(tx: Transaction, references: readonly [string, string]) {
  const pair = await findQuestion(tx, ...references);
  if (pair === null) throw new Problem('not_found');
  const [one, other] = pair.projects;
  const equalTo = async (face: string) => equalProjects(tx, face);
  const both = [...(await equalTo(one.face)), ...(await equalTo(other.face))];
  return {
    pair,
    fields: await compareProjects(tx, pair.projects),
    projects: pair.areEqual
      ? await equalTo(one.face)
      : both.filter(({ id }) => id === one.id || id === other.id),
    decision: await decisionAbout(tx, one, other),
  };
}

async function send(
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  title: string | null,
  content: JSX.Element,
): Promise<FastifyReply> {
  const crumbs = [
    { label: 'Einlesen', path: '/servicestelle/einlesen' },
    ...(title === null ? [] : [{ label: 'Doppelte Vorhaben', path: duplicatesPath }]),
  ];
  return sendWorkspacePage(
    site,
    request,
    reply,
    { title: title ?? 'Doppelte Vorhaben', section: 'imports', crumbs },
    content,
  );
}
