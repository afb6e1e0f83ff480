import { cityRoles, readersOfAll, serviceCentreRoles } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { only, writerOf } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { problemResponses } from '../../platform/http/problem-schemas.js';
import { extendCity, keepContact } from '../commands/extend-city.js';
import { readCityStanding } from '../queries/board.js';
import {
  cityStandingSchema,
  contactSchema,
  extensionSchema,
  roundCityParams,
  toApiStanding,
} from '../schemas.js';

const tags = ['rounds'];
const kept = {
  200: cityStandingSchema,
  ...problemResponses('token_required', 'not_found', 'rule_broken', 'disk_full'),
};

/** How one city stands in a round, and what the service centre grants it. */
export function cityRoutesOfRounds(api: App, database: Database): void {
  const standing = async (writer: Writer, { id, ags }: { id: string; ags: string }) => {
    refuseForeignCity(writer, ags);
    const { city } = await actingAs(database.orm, writer.actor, writer, (tx) =>
      readCityStanding(tx, id, ags),
    );
    if (city.name === ags) throw new Problem('not_found');
    return toApiStanding(city);
  };
  api.get(
    '/rounds/:id/cities/:ags',
    {
      config: only(...cityRoles, ...readersOfAll),
      schema: {
        operationId: 'getRoundCity',
        summary: 'How a city stands in a round',
        tags,
        params: roundCityParams,
        response: { 200: cityStandingSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => standing(writerOf(request), request.params),
  );
  api.put(
    '/rounds/:id/cities/:ags/extension',
    {
      config: only(...serviceCentreRoles),
      schema: {
        operationId: 'extendRoundForCity',
        summary: 'Give a city a longer time',
        description: 'Also after the due day has passed and after the round was closed.',
        tags,
        params: roundCityParams,
        body: extensionSchema,
        response: kept,
      },
    },
    async (request) => {
      const { id: roundId, ags } = request.params;
      await extendCity(database, writerOf(request), { roundId, ags }, request.body);
      return standing(writerOf(request), request.params);
    },
  );
  api.put(
    '/rounds/:id/cities/:ags/contact',
    {
      config: only(...serviceCentreRoles),
      schema: {
        operationId: 'keepRoundContact',
        summary: 'Keep whom to ask in a city',
        tags,
        params: roundCityParams,
        body: contactSchema,
        response: kept,
      },
    },
    async (request) => {
      const { id: roundId, ags } = request.params;
      await keepContact(database, writerOf(request), { roundId, ags }, request.body.contact);
      return standing(writerOf(request), request.params);
    },
  );
}

/** A city asks about itself alone; another's is as if it were not there. */
function refuseForeignCity({ actor }: Writer, ags: string): void {
  if (actor.city !== null && actor.city !== ags) throw new Problem('not_found');
}
