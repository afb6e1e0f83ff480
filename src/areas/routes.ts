import { anyKind, publishedRoutes, recordAt } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fileResponse } from '../platform/http/file-response.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { areaKind } from './area-kind.js';
import { perimeterParams, perimeterQuery } from './schemas.js';

/** The published areas and their perimeters. */
export function areaRoutes(api: App, { database }: { readonly database: Database }): void {
  publishedRoutes(api, { database }, { kind: anyKind(areaKind), name: 'areas', id: 'Area' });
  api.get(
    '/areas/:reference/perimeter.geojson',
    {
      config: open,
      schema: {
        operationId: 'getAreaPerimeter',
        summary: 'Perimeter of an area as GeoJSON (RFC 7946)',
        tags: ['city records'],
        params: perimeterParams,
        querystring: perimeterQuery,
        response: {
          ...fileResponse('application/geo+json', 'A feature with the polygons of the area in WGS 84.'),
          ...problemResponses('invalid_parameter', 'not_found'),
        },
      },
    },
    async (request, reply) => {
      const { reference } = request.params;
      const { revision } = await viewpointAt(database.orm, request.query.asOf);
      const { content, perimeter, cityAgs } = await recordAt(database.orm, 'area', reference, revision);
      if (perimeter === null) throw new Problem('not_found');
      setRegistryRevision(reply, revision);
      reply.header('content-disposition', `attachment; filename="${reference}.geojson"`);
      return reply.type('application/geo+json').send(
        JSON.stringify({
          type: 'Feature',
          id: reference,
          properties: { reference, name: content.name, cityAgs, revision },
          geometry: { type: perimeter.type, coordinates: perimeter.coordinates },
        }),
      );
    },
  );
}
