import { cityRoles, readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database, Transaction } from '../platform/database/database.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { requireMatch } from '../platform/http/etag.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { changeRound, closeRound, createRound } from './commands/keep-round.js';
import { readBoard } from './queries/board.js';
import { findRound, listRounds } from './queries/rounds.js';
import { answerRoutes } from './routes/answer-routes.js';
import { cityRoutesOfRounds } from './routes/city-routes.js';
import {
  boardSchema,
  changedRound,
  countsOf,
  newRoundSchema,
  roundChangeSchema,
  roundListSchema,
  roundParams,
  roundSchema,
  toApiRound,
  toApiStanding,
} from './schemas.js';

const tags = ['rounds'];
const readers = only(...cityRoles, ...readersOfAll);
const keepers = only(...serviceCentreRoles);

/** Reporting rounds: what the service centre asks for, how the cities stand, what they answer. */
export function roundRoutes(api: App, { database }: { database: Database }): void {
  readingRoutes(api, database);
  boardRoute(api, database);
  keepingRoutes(api, database);
  closingRoute(api, database);
  cityRoutesOfRounds(api, database);
  answerRoutes(api, database);
}

const reading = <Result>(database: Database, writer: Writer, read: (tx: Transaction) => Promise<Result>) =>
  actingAs(database.orm, writer.actor, writer, read);

function readingRoutes(api: App, database: Database): void {
  api.get(
    '/rounds',
    {
      config: readers,
      schema: {
        operationId: 'listReportingRounds',
        summary: 'List reporting rounds',
        description: 'Cities see a round from its opening day on.',
        tags,
        response: { 200: roundListSchema, ...problemResponses('token_required') },
      },
    },
    async (request) => ({
      items: (await reading(database, writerOf(request), listRounds)).map(toApiRound),
    }),
  );
  api.get(
    '/rounds/:id',
    {
      config: readers,
      schema: {
        operationId: 'getReportingRound',
        summary: 'Read a reporting round',
        tags,
        params: roundParams,
        response: { 200: roundSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) =>
      toApiRound(await reading(database, writerOf(request), (tx) => findRound(tx, request.params.id))),
  );
}

function boardRoute(api: App, database: Database): void {
  api.get(
    '/rounds/:id/cities',
    {
      config: only(...readersOfAll),
      schema: {
        operationId: 'getRoundBoard',
        summary: 'How every city stands in a round',
        tags,
        params: roundParams,
        response: { 200: boardSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => {
      const board = await reading(database, writerOf(request), (tx) => readBoard(tx, request.params.id));
      return {
        round: toApiRound(board.round),
        cities: board.cities.map(toApiStanding),
        all: countsOf(board.all),
      };
    },
  );
}

function keepingRoutes(api: App, database: Database): void {
  api.post(
    '/rounds',
    {
      config: keepers,
      schema: {
        operationId: 'createReportingRound',
        summary: 'Make a reporting round',
        tags,
        body: newRoundSchema,
        response: {
          201: roundSchema,
          ...problemResponses('token_required', 'rule_broken', 'disk_full'),
        },
      },
    },
    async (request, reply) => {
      const writer = writerOf(request);
      const id = await createRound(database, writer, request.body);
      reply.code(201).header('location', `/api/v1/rounds/${id}`);
      return toApiRound(await reading(database, writer, (tx) => findRound(tx, id)));
    },
  );
  api.patch(
    '/rounds/:id',
    {
      config: keepers,
      schema: {
        operationId: 'changeReportingRound',
        summary: 'Change a reporting round',
        description: 'Needs If-Match with the tag of the round it was made from.',
        tags,
        params: roundParams,
        body: roundChangeSchema,
        response: {
          200: roundSchema,
          ...problemResponses(
            'token_required',
            'not_found',
            'rule_broken',
            'precondition_required',
            'stale',
            'state_conflict',
            'disk_full',
          ),
        },
      },
    },
    async (request) => {
      const writer = writerOf(request);
      const { id } = request.params;
      await changeRound(database, writer, id, (round) => {
        requireMatch(request, roundSchema, toApiRound(round));
        return changedRound(round, request.body);
      });
      return toApiRound(await reading(database, writer, (tx) => findRound(tx, id)));
    },
  );
}

function closingRoute(api: App, database: Database): void {
  api.post(
    '/rounds/:id/close',
    {
      config: keepers,
      schema: {
        operationId: 'closeReportingRound',
        summary: 'Close a reporting round before its time',
        tags,
        params: roundParams,
        response: {
          200: roundSchema,
          ...problemResponses('token_required', 'not_found', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request) => {
      const writer = writerOf(request);
      const { id } = request.params;
      await closeRound(database, writer, id);
      return toApiRound(await reading(database, writer, (tx) => findRound(tx, id)));
    },
  );
}
