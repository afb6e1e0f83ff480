import { anyKind, publishedRoutes, readRecord, recordAt } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import type { Database } from '../platform/database/database.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fileResponse } from '../platform/http/file-response.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import type { Office } from './office.js';
import { officeKind } from './office-kind.js';
import { placeData } from './place-data.js';
import { publicPeople } from './queries.js';
import { officeParams, officePeopleSchema, officeQuery } from './schemas.js';
import { vcardOf } from './vcard.js';

interface OfficeFile {
  readonly name: string;
  readonly id: string;
  readonly summary: string;
  readonly mediaType: string;
  readonly says: string;
  write(office: Office, address: string): string;
}

const files: readonly OfficeFile[] = [
  {
    name: 'card.vcf',
    id: 'getOfficeCard',
    summary: 'Contact card of an office (vCard 4.0)',
    mediaType: 'text/vcard',
    says: 'A card that address books read (RFC 6350).',
    write: (office, address) => vcardOf(office, address),
  },
  {
    name: 'place.jsonld',
    id: 'getOfficePlace',
    summary: 'An office in the vocabulary of schema.org',
    mediaType: 'application/ld+json',
    says: 'Name, address and opening hours as linked data.',
    write: (office, address) => JSON.stringify(placeData(office, address)),
  },
];

/** The published neighbourhood offices with their cards. */
export function officeRoutes(
  api: App,
  { database, publicUrl }: { readonly database: Database; readonly publicUrl: () => string },
): void {
  publishedRoutes(api, { database }, { kind: anyKind(officeKind), name: 'offices', id: 'Office' });
  api.get(
    '/offices/:reference/people',
    {
      config: open,
      schema: {
        operationId: 'listOfficePeople',
        summary: 'Whom visitors of an office meet, of those who agreed to be named',
        tags: ['city records'],
        params: officeParams,
        response: { 200: officePeopleSchema, ...problemResponses('not_found') },
      },
    },
    async (request) => {
      const { orm } = database;
      const { revision } = await viewpointAt(orm);
      const { recordId } = await recordAt(orm, 'office', request.params.reference, revision);
      const people = await publicPeople(orm, recordId);
      return { items: people.map(({ name, task, phone, email }) => ({ name, task, phone, email })) };
    },
  );
  for (const { name, id, summary, mediaType, says, write } of files)
    api.get(
      `/offices/:reference/${name}`,
      {
        config: open,
        schema: {
          operationId: id,
          summary,
          tags: ['city records'],
          params: officeParams,
          querystring: officeQuery,
          response: {
            ...fileResponse(mediaType, says),
            ...problemResponses('invalid_parameter', 'not_found'),
          },
        },
      },
      async (request, reply) => {
        const { reference } = request.params;
        const { revision } = await viewpointAt(database.orm, request.query.asOf);
        const { content } = readRecord(
          officeKind,
          await recordAt(database.orm, 'office', reference, revision),
        );
        setRegistryRevision(reply, revision);
        reply.header('content-disposition', `attachment; filename="${reference}-${name}"`);
        return reply
          .type(`${mediaType}; charset=utf-8`)
          .send(write(content, `${publicUrl()}/quartiersbueros/${reference}`));
      },
    );
}
