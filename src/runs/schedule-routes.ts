import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { actingAs } from '../platform/database/acting.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { requireMatch } from '../platform/http/etag.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { keepSchedule, removeSchedule } from './commands/keep-schedule.js';
import { findSchedule, listSchedules } from './queries/schedules.js';
import type { RunParts } from './routes.js';
import {
  newScheduleSchema,
  runParams,
  scheduleListSchema,
  scheduleSchema,
  toApiSchedule,
} from './schemas.js';

const tags = ['reports'];
const keepers = only(...serviceCentreRoles);

/** Reports that are made again and again: whoever keeps one gets mail when it is done. */
export function scheduleRoutes(api: App, { database, reports }: RunParts): void {
  readingRoutes(api, { database, reports });
  api.post(
    '/report-schedules',
    {
      config: keepers,
      schema: {
        operationId: 'createReportSchedule',
        summary: 'Have a report made again and again',
        description: 'By day, week or month at 6 o’clock in Saxony, or after each publication.',
        tags,
        body: newScheduleSchema,
        response: {
          201: scheduleSchema,
          ...problemResponses('token_required', 'not_found', 'invalid_parameter', 'disk_full'),
        },
      },
    },
    async (request, reply) => {
      const { report: reportId, ...asked } = request.body;
      const writer = writerOf(request, undefined, (id) => `/api/v1/report-schedules/${String(id)}`);
      const report = reports.find((one) => one.id === reportId);
      if (report === undefined) throw new Problem('not_found');
      const id = await keepSchedule(database, writer, report, asked);
      reply.code(201).header('location', `/api/v1/report-schedules/${id}`);
      return actingAs(database.orm, writer.actor, writer, async (tx) =>
        toApiSchedule(await findSchedule(tx, id)),
      );
    },
  );
  api.delete(
    '/report-schedules/:id',
    {
      config: keepers,
      schema: {
        operationId: 'removeReportSchedule',
        summary: 'End a schedule; its runs stay',
        description: 'Needs If-Match.',
        tags,
        params: runParams,
        response: problemResponses('token_required', 'not_found', 'precondition_required', 'stale'),
      },
    },
    async (request, reply) => {
      const writer = writerOf(request);
      const { id } = request.params;
      const schedule = await actingAs(database.orm, writer.actor, writer, (tx) => findSchedule(tx, id));
      requireMatch(request, scheduleSchema, toApiSchedule(schedule));
      await removeSchedule(database, writer, schedule.id);
      return reply.code(204).send();
    },
  );
}

function readingRoutes(api: App, { database }: RunParts): void {
  const readers = only(...readersOfAll);
  api.get(
    '/report-schedules',
    {
      config: readers,
      schema: {
        operationId: 'listReportSchedules',
        summary: 'Reports that are made again and again',
        tags,
        response: { 200: scheduleListSchema, ...problemResponses('token_required') },
      },
    },
    async (request) => {
      const writer = writerOf(request);
      return actingAs(database.orm, writer.actor, writer, async (tx) => ({
        items: (await listSchedules(tx)).map(toApiSchedule),
      }));
    },
  );
  api.get(
    '/report-schedules/:id',
    {
      config: readers,
      schema: {
        operationId: 'getReportSchedule',
        summary: 'Read a schedule',
        tags,
        params: runParams,
        response: { 200: scheduleSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => {
      const writer = writerOf(request);
      return actingAs(database.orm, writer.actor, writer, async (tx) =>
        toApiSchedule(await findSchedule(tx, request.params.id)),
      );
    },
  );
}
