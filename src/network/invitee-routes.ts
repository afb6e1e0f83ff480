import { cityRoles, readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { only, readingAs } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fileResponse } from '../platform/http/file-response.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { writeWorkbook } from '../platform/spreadsheet/write-workbook.js';
import { csvOfInvitees, workbookOfInvitees } from './invitee-files.js';
import { readDirectory, readPeople } from './queries.js';
import type { NetworkRouteParts } from './routes.js';
import { directorySchema, inviteesQuery, searchQuery, toApiEntry } from './schemas.js';

const tags = ['network'];
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** More than there are; a file is never cut. */
const all = 1_000_000;

/** Who may be invited, as files for letters and lists, and the directory for programme cities. */
export function inviteeRoutes(api: App, parts: NetworkRouteParts): void {
  const refused = problemResponses('token_required', 'invalid_parameter', 'unknown_parameter');
  const centre = { config: only(...serviceCentreRoles) };
  api.get(
    '/network/invitees.csv',
    {
      ...centre,
      schema: {
        operationId: 'exportInviteesAsCsv',
        summary: 'Everybody who agreed to be invited, for a mail merge',
        tags,
        querystring: inviteesQuery,
        response: { ...fileResponse('text/csv', 'One line a person; opens in a German Excel.'), ...refused },
      },
    },
    async (request, reply) => {
      const people = await readingAs(parts, request, (tx) =>
        readPeople(tx, { ...request.query, invitable: true }, all),
      );
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="einladungen.csv"');
      return reply.send(csvOfInvitees(people));
    },
  );
  api.get(
    '/network/invitees.xlsx',
    {
      ...centre,
      schema: {
        operationId: 'exportInviteesAsWorkbook',
        summary: 'Everybody who agreed to be invited, as a workbook',
        tags,
        querystring: inviteesQuery,
        response: { ...fileResponse(workbookType, 'One row a person.'), ...refused },
      },
    },
    async (request, reply) => {
      const people = await readingAs(parts, request, (tx) =>
        readPeople(tx, { ...request.query, invitable: true }, all),
      );
      const file = await writeWorkbook(parts.drawingPool, workbookOfInvitees(people));
      reply.type(workbookType).header('content-disposition', 'attachment; filename="einladungen.xlsx"');
      return reply.send(Buffer.from(file));
    },
  );
  api.get(
    '/network/directory',
    {
      config: only(...cityRoles, ...readersOfAll),
      schema: {
        operationId: 'getNetworkDirectory',
        summary: 'Who agreed to be shown to programme cities',
        description: 'For people of cities and the service centre; empty for auditors.',
        tags,
        querystring: searchQuery,
        response: { 200: directorySchema, ...refused },
      },
    },
    async (request) => ({
      items: (await readingAs(parts, request, (tx) => readDirectory(tx, request.query.q))).map(toApiEntry),
    }),
  );
}
