import { viewpointAt } from '../history/index.js';
import { isCityRole } from '../kernel/actor.js';
import { dayInBerlin } from '../kernel/clock.js';
import { formatDay } from '../kernel/format.js';
import { Problem } from '../kernel/problem.js';
import type { Transaction } from '../platform/database/database.js';
import { actorOf, readingAs } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { recordDifferences } from './differences.js';
import { decoded } from './kind.js';
import { kindOf, kindOfReference } from './of-kind.js';
import { type CityRecordParts, reading, sendPage } from './page-parts.js';
import { versionsPath } from './paths.js';
import { coveredCities, versionsOf } from './queries.js';
import { VersionsPage, type VersionsView } from './views/versions-page.js';

interface OfRecord {
  Params: { reference: string };
  Querystring: { fassung?: string; mit?: string };
}

/** The versions of a published record of any kind, and what differs between two of them. */
export function versionPages(pages: App, parts: CityRecordParts): void {
  pages.get<OfRecord>(versionsPath(':reference'), reading, async (request, reply) => {
    const { city, role } = actorOf(request);
    const view = await readingAs(parts, request, (tx) =>
      readVersions(parts, tx, request.params.reference, request.query, isCityRole(role) ? city : null),
    );
    return sendPage(parts, request, reply, `${view.name}: Fassungen`, <VersionsPage view={view} />);
  });
}

/** @throws Problem `not_found` for what was never published, or not by the city that asks */
async function readVersions(
  { kinds }: CityRecordParts,
  tx: Transaction,
  reference: string,
  asked: OfRecord['Querystring'],
  ownCity: string | null,
): Promise<VersionsView> {
  const kind = kindOf(kinds, kindOfReference(reference));
  const { revision } = await viewpointAt(tx);
  const versions = (await versionsOf(tx, kind.kind, reference, revision)).toReversed();
  const newest = versions.at(-1);
  if (newest === undefined || (ownCity !== null && ownCity !== newest.cityAgs))
    throw new Problem('not_found');
  if (!(await coveredCities(tx)).has(newest.cityAgs)) throw new Problem('not_found');
  const numberIn = (said: string | undefined, otherwise: number): number =>
    said !== undefined && /^\d{1,6}$/.test(said) && versions[Number(said) - 1] !== undefined
      ? Number(said)
      : otherwise;
  const after = numberIn(asked.fassung, versions.length);
  const before = numberIn(asked.mit, Math.max(1, after - 1));
  const [old, now] = [versions[before - 1] ?? newest, versions[after - 1] ?? newest];
  const choices = await kind.form.choices(tx, newest.cityAgs);
  return {
    kind,
    reference,
    cityAgs: newest.cityAgs,
    name: kind.nameOf(decoded(kind, newest.content)),
    versions: versions.map(({ publishedRevision, publishedAt }, index) => ({
      value: String(index + 1),
      label: `Fassung ${index + 1}, Registerstand ${publishedRevision} vom ${formatDay(dayInBerlin(publishedAt), 'de')}`,
    })),
    before,
    after,
    differences: recordDifferences(old, now, { fields: kind.compared, choices }),
  };
}
