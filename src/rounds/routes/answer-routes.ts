import { roles } from '../../kernel/actor.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { only, writerOf } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { problemResponses } from '../../platform/http/problem-schemas.js';
import { answerAllUnchanged, answerUnchanged, takeBackUnchanged } from '../commands/answer.js';
import { remindersAreOff, switchReminders } from '../commands/stop-reminders.js';
import { readCityStanding } from '../queries/board.js';
import {
  answeredSchema,
  cityStandingSchema,
  remindersSchema,
  roundAnswerParams,
  roundParams,
  toApiStanding,
} from '../schemas.js';

const tags = ['rounds'];
const lead = only('cityLead');
const refusals = problemResponses('token_required', 'not_found', 'state_conflict', 'disk_full');

/** What a city's lead answers: that nothing changed, of one project or of all. */
export function answerRoutes(api: App, database: Database): void {
  const standing = async (writer: Writer, id: string) => {
    const { actor } = writer;
    const { city } = await actingAs(database.orm, actor, writer, (tx) =>
      readCityStanding(tx, id, actor.city ?? ''),
    );
    return toApiStanding(city);
  };
  const one = { tags, params: roundAnswerParams, response: { 200: cityStandingSchema, ...refusals } };
  api.put(
    '/rounds/:id/answers/:reference',
    {
      config: lead,
      schema: {
        operationId: 'answerUnchanged',
        summary: 'Say that nothing changed about a project',
        description: 'Without a body. Saying it twice is the same as once.',
        ...one,
      },
    },
    async (request) => {
      const { id: roundId, reference } = request.params;
      await answerUnchanged(database, writerOf(request), { roundId, reference });
      return standing(writerOf(request), roundId);
    },
  );
  api.delete(
    '/rounds/:id/answers/:reference',
    {
      config: lead,
      schema: { operationId: 'takeBackUnchanged', summary: 'Take that word back', ...one },
    },
    async (request) => {
      const { id: roundId, reference } = request.params;
      await takeBackUnchanged(database, writerOf(request), { roundId, reference });
      return standing(writerOf(request), roundId);
    },
  );
  allRoute(api, database);
  reminderRoutes(api, database);
}

function allRoute(api: App, database: Database): void {
  api.post(
    '/rounds/:id/answers',
    {
      config: lead,
      schema: {
        operationId: 'answerAllUnchanged',
        summary: 'Say that nothing changed about all projects that wait for an answer',
        description:
          'Covers those that fill every field the round asks for; the others need a look of their own.',
        tags,
        params: roundParams,
        response: { 200: answeredSchema, ...refusals },
      },
    },
    async (request) => ({
      answered: await answerAllUnchanged(database, writerOf(request), request.params.id),
    }),
  );
}

function reminderRoutes(api: App, database: Database): void {
  const config = only(...roles);
  api.get(
    '/reminders',
    {
      config,
      schema: {
        operationId: 'getReminderSetting',
        summary: 'Whether you are reminded of reporting rounds',
        tags,
        response: { 200: remindersSchema, ...problemResponses('token_required') },
      },
    },
    async (request) => ({ off: await remindersAreOff(database, writerOf(request)) }),
  );
  api.put(
    '/reminders',
    {
      config,
      schema: {
        operationId: 'switchReminders',
        summary: 'Stop or resume the reminders to you',
        tags,
        body: remindersSchema,
        response: { 200: remindersSchema, ...problemResponses('token_required', 'forbidden', 'disk_full') },
      },
    },
    async (request) => {
      await switchReminders(database, writerOf(request), request.body.off);
      return request.body;
    },
  );
}
