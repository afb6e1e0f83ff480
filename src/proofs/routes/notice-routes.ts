import { cityRoles, readersOfAll, serviceCentreRoles } from '../../kernel/actor.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { only, writerOf } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { problemResponses } from '../../platform/http/problem-schemas.js';
import { recordNotice } from '../commands/record-notice.js';
import { pendingNotices, recordedNotices } from '../queries/notices.js';
import { newNoticeSchema, noticeListSchema, toApiNotices } from '../schemas.js';

const tags = ['proofs'];

/** Changes that must be told to the SAB at once: what waits to be told, and what was. */
export function noticeRoutes(api: App, database: Database): void {
  const read = (writer: Writer) =>
    actingAs(database.orm, writer.actor, writer, async (tx) =>
      toApiNotices(await pendingNotices(tx, writer.actor.city ?? undefined), await recordedNotices(tx)),
    );
  api.get(
    '/sab-notices',
    {
      config: only(...cityRoles, ...readersOfAll),
      schema: {
        operationId: 'listSabNotices',
        summary: 'List notices to the SAB',
        tags,
        response: { 200: noticeListSchema, ...problemResponses('token_required') },
      },
    },
    async (request) => read(writerOf(request)),
  );
  api.post(
    '/sab-notices',
    {
      config: only(...cityRoles, ...serviceCentreRoles),
      schema: {
        operationId: 'recordSabNotice',
        summary: 'Record that the SAB was told of a change',
        tags,
        body: newNoticeSchema,
        response: {
          200: noticeListSchema,
          ...problemResponses('token_required', 'not_found', 'rule_broken', 'disk_full'),
        },
      },
    },
    async (request) => {
      const writer = writerOf(request);
      await recordNotice(database, writer, request.body);
      return read(writer);
    },
  );
}
