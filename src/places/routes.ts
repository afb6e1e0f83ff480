import { viewpointAt } from '../history/index.js';
import { fold } from '../kernel/fold.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { isProgrammeCity, type PlaceEntry } from './places.js';
import { placesAt } from './queries.js';
import { cityListQuery, cityListSchema, cityParams, cityQuery, citySchema, toApiCity } from './schemas.js';

const tags = ['cities'];

interface Wanted {
  readonly programme: 'true' | 'all';
  readonly fundingPeriod?: string | undefined;
  readonly district?: string | undefined;
  readonly q?: string | undefined;
}

/** The JSON API of municipalities: programme cities by default, every municipality when asked for. */
export function cityRoutes(api: App, { database }: { database: Database }): void {
  api.get(
    '/cities',
    {
      config: open,
      schema: {
        operationId: 'listCities',
        summary: 'List programme cities, or all municipalities',
        tags,
        querystring: cityListQuery,
        response: {
          200: cityListSchema,
          ...problemResponses('invalid_parameter', 'unknown_parameter', 'not_found'),
        },
      },
    },
    async (request, reply) => {
      const { asOf, ...wanted } = request.query;
      const { revision } = await viewpointAt(database.orm, asOf);
      const places = await placesAt(database.orm, revision);
      const items = places.municipalities.filter((place) => isWanted(place, wanted));
      setRegistryRevision(reply, revision);
      return { items: items.map((place) => toApiCity(place, places)), revision };
    },
  );

  api.get(
    '/cities/:ags',
    {
      config: open,
      schema: {
        operationId: 'getCity',
        summary: 'Read one municipality',
        tags,
        params: cityParams,
        querystring: cityQuery,
        response: { 200: citySchema, ...problemResponses('invalid_parameter', 'not_found') },
      },
    },
    async (request, reply) => {
      const { revision } = await viewpointAt(database.orm, request.query.asOf);
      const places = await placesAt(database.orm, revision);
      const place = places.byAgs(request.params.ags);
      if (!place) throw new Problem('not_found');
      setRegistryRevision(reply, revision);
      return toApiCity(place, places);
    },
  );
}

function isWanted(place: PlaceEntry, { programme, fundingPeriod, district, q }: Wanted): boolean {
  if (district !== undefined && place.districtAgs !== district) return false;
  if (q !== undefined && !fold(place.name).includes(fold(q))) return false;
  const mustTakePart = programme === 'true' || fundingPeriod !== undefined;
  return !mustTakePart || isProgrammeCity(place, fundingPeriod);
}
