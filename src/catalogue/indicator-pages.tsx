import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { viewpointAt } from '../history/index.js';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { actorOf, only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf } from '../platform/http/form-body.js';
import { type FieldError, fieldId, type Site, sendWorkspacePage, withFlash } from '../web/index.js';
import { addIndicator } from './commands/add-indicator.js';
import { correctCatalogueEntry } from './commands/correct-entry.js';
import {
  codeTaken,
  noIndicator,
  readIndicator,
  type TypedIndicator,
  typedIndicator,
} from './indicator-form.js';
import { faultsOfName, nameOf, renamedMeanwhile, type TypedName, typedName } from './indicator-name-form.js';
import { indicatorsPath } from './paths.js';
import { catalogueAt } from './queries.js';
import { anchorOf, IndicatorsPage } from './views/indicators-page.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

/** `name`: the indicator whose name is to be changed. */
const pageQuery = z.object({ name: z.string().max(200).optional() });

const present = async ({ orm }: Database) => catalogueAt(orm, (await viewpointAt(orm)).revision);

/** The indicators of the catalogue: to read for those who see all, to add to for the service centre. */
export function indicatorPages(pages: App, parts: PageParts): void {
  const { database } = parts;
  pages.get(
    indicatorsPath,
    { config: only(...readersOfAll), schema: { hide: true, querystring: pageQuery } },
    (request, reply) => sendIndicators(parts, request, reply, { typed: noIndicator }, request.query.name),
  );
  pages.post(
    indicatorsPath,
    { config: only(...serviceCentreRoles), schema: { hide: true } },
    async (request, reply) => {
      const other = typedName(formOf(request));
      if (other !== null) return rename(parts, request, reply, other);
      const typed = typedIndicator(formOf(request));
      const { read, errors } = readIndicator(typed, await present(database));
      if (read === null) return sendIndicators(parts, request, reply, { typed, errors });
      try {
        const key = await addIndicator(database, writerOf(request, read.reason), read);
        return reply.redirect(`${withFlash(indicatorsPath, 'saved')}#${anchorOf(key)}`, 303);
      } catch (error) {
        // Somebody else took the code at the same moment.
        if (!(error instanceof Problem) || error.code !== 'state_conflict') throw error;
        const taken = { fieldId: fieldId('code'), message: codeTaken };
        return sendIndicators(parts, request, reply, { typed, errors: [taken] });
      }
    },
  );
}

/** Corrects the name of one indicator as a revision of its own. */
async function rename(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  name: TypedName,
): Promise<FastifyReply> {
  const stopped = (errors: readonly FieldError[]) =>
    sendIndicators(parts, request, reply, { typed: noIndicator, name, errors });
  const faults = faultsOfName(name);
  if (faults.length > 0) return stopped(faults);
  const { key, version, title, titleEn, reason } = name;
  try {
    const which = { kind: 'indicator', key } as const;
    await correctCatalogueEntry(parts.database, writerOf(request, reason), which, (present) => {
      if (String(present.publishedRevision) !== version) throw new Problem('stale');
      return { title, titleEn: titleEn || null };
    });
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'stale') throw error;
    return stopped([renamedMeanwhile(name)]);
  }
  return reply.redirect(`${withFlash(indicatorsPath, 'saved')}#${anchorOf(key)}`, 303);
}

/** What was typed into the form of a new one or of another name, and what stopped it. */
interface Typed {
  readonly typed: TypedIndicator;
  readonly name?: TypedName;
  readonly errors?: readonly FieldError[];
}

async function sendIndicators(
  { database, site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, name, errors = [] }: Typed,
  renamed?: string,
): Promise<FastifyReply> {
  const catalogue = await present(database);
  const indicators = catalogue.ofKind('indicator');
  const changed = indicators.find(({ key }) => key === renamed);
  const view = {
    periods: catalogue.ofKind('fundingPeriod').map(({ key }) => key),
    indicators,
    action: actorOf(request).role === 'auditor' ? null : indicatorsPath,
    typed,
    name: name ?? (changed === undefined ? null : nameOf(changed)),
    errors,
  };
  if (errors.length > 0) reply.code(422);
  const head = { title: 'Indikatoren des Katalogs', section: 'catalogue' as const };
  return sendWorkspacePage(site, request, reply, head, <IndicatorsPage view={view} />);
}
