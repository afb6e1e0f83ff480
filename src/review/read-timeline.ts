import { auditRecordsOf } from '../audits/index.js';
import { bookingsOf } from '../funding-ledger/index.js';
import { viewpointAt } from '../history/index.js';
import { dayInBerlin } from '../kernel/clock.js';
import { formatDay, formatInstant } from '../kernel/format.js';
import { Problem } from '../kernel/problem.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database, Transaction } from '../platform/database/database.js';
import { changesBetween, type Dictionary, dictionaryAt } from '../projects/index.js';
import { findRetention, retentionWords } from '../retention/index.js';
import { sealCovering } from '../seal/index.js';
import { findingWords, type ListedWaiver, waiversOfProject } from '../waivers/index.js';
import { type Asked, chosenState, versionAt } from './as-of.js';
import { eventsOfAudits, eventsOfBookings, eventsOfPapers } from './paper-events.js';
import { papersOfProject } from './queries/project-papers.js';
import { type ProjectStep, stepsOfProject } from './queries/project-steps.js';
import { type PublishedVersion, type Revision, versionsOf } from './queries/revisions.js';
import type { TimelineEvent, TimelineView } from './views/timeline-page.js';
import { reviewWords } from './words.js';

/** An event before it is known from where one looks. */
export interface DatedEvent extends Omit<TimelineEvent, 'later'> {
  readonly instant: Date;
}

/** Everything that happened to a project, newest first. @throws Problem `not_found` */
export async function readTimeline(
  database: Database,
  writer: Writer,
  reference: string,
  asked: Asked | null,
): Promise<TimelineView> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const dictionary = await dictionaryAt(tx, (await viewpointAt(tx)).revision);
    const { versions, withdrawal } = await versionsOf(tx, reference, dictionary);
    const last = versions.at(-1);
    if (last === undefined) throw new Problem('not_found');
    const steps = await stepsOfProject(tx, last.projectId);
    const waivers = await waiversOfProject(tx, last.projectId);
    const papers = await papersOfProject(tx, last.projectId);
    const audits = await auditRecordsOf(tx, last.projectId);
    const bookings = await bookingsOf(tx, last.projectId);
    const { place } = last.input;
    const shown = asked === null ? null : versionAt(versions, asked);
    const now = asked === null ? (withdrawal === null ? last : null) : shown;
    const events: DatedEvent[] = [
      ...versions.map((version, index) =>
        published(version, versions[index - 1], version === now, dictionary),
      ),
      ...(withdrawal === null ? [] : [withdrawn(withdrawal)]),
      // A publication stands there as its version already.
      ...steps.filter(({ step }) => step !== 'published').map(ofStep),
      ...waivers.flatMap(ofWaiver),
      ...eventsOfPapers(papers),
      ...eventsOfAudits(audits),
      ...eventsOfBookings(bookings),
    ];
    return {
      reference,
      name: last.input.name,
      place:
        place.ags === null ? reviewWords.statewide : (dictionary.places.byAgs(place.ags)?.name ?? place.ags),
      isPublished: withdrawal === null,
      events: events
        .toSorted((a, b) => b.instant.getTime() - a.instant.getTime())
        .map((event) => ({ ...event, later: asked !== null && isAfter(event, shown) })),
      states: versions.toReversed().map(({ revision, publishedAt }) => ({
        revision,
        label: `${revision} vom ${formatDay(dayInBerlin(publishedAt), 'de')}`,
      })),
      chosen: asked === null ? null : chosenState(shown, asked),
      desk: {
        seal: await sealOf(tx, last),
        retention: retentionWords(await findRetention(tx, writer.actor, reference)),
        checks: audits.checks.length,
        openChecks: audits.checks.filter(({ closedOn }) => closedOn === null).length,
      },
    };
  });
}

/** The first seal that covers the last version of a project; null while none does. */
async function sealOf(
  tx: Transaction,
  { revision }: PublishedVersion,
): Promise<TimelineView['desk']['seal']> {
  const seal = await sealCovering(tx, revision);
  if (seal === null) return null;
  const { number, sha256, revision: covered, sealedAt } = seal;
  return { number, digest: sha256, revision: covered, at: formatInstant(new Date(sealedAt)) };
}

/** Everything is later than a time before the first publication. */
const isAfter = ({ instant }: DatedEvent, shown: PublishedVersion | null): boolean =>
  shown === null || instant > shown.publishedAt;

function published(
  version: PublishedVersion,
  before: PublishedVersion | undefined,
  isNow: boolean,
  dictionary: Dictionary,
): DatedEvent {
  return {
    instant: version.publishedAt,
    title: `Veröffentlicht als Fassung ${version.versionNumber}, Registerstand ${version.revision}`,
    meta: metaOf(version),
    kind: isNow ? 'now' : 'published',
    reason: null,
    changes:
      before === undefined
        ? []
        : changesBetween(before.input, version.input, dictionary).map((change) => ({
            label: change.label.de,
            before: change.before ?? reviewWords.unknown,
            after: change.after ?? reviewWords.unknown,
            wordByWord: change.kind === 'longText',
          })),
  };
}

const metaOf = ({ publishedAt, personName, note }: Revision): string =>
  [formatInstant(publishedAt), personName ?? reviewWords.program, note]
    .filter((part) => part !== '')
    .join(' · ');

const withdrawn = (revision: Revision): DatedEvent => ({
  instant: revision.publishedAt,
  title: `Zurückgezogen, Registerstand ${revision.revision}`,
  meta: metaOf(revision),
  kind: 'published',
  reason: null,
  changes: [],
});

const ofStep = ({ step, personName, at, reason }: ProjectStep): DatedEvent => ({
  instant: at,
  title: reviewWords.steps[step],
  meta: `${formatInstant(at)} · ${personName ?? reviewWords.program}`,
  kind: undefined,
  reason,
  changes: [],
});

/** That a finding was accepted, and that it no longer is. */
function ofWaiver(waiver: ListedWaiver): DatedEvent[] {
  const { grantedAt, grantedBy, until, reason, revokedAt, revokedBy, revokedReason } = waiver;
  const event = (instant: Date, title: string, person: string | null, why: string | null): DatedEvent => ({
    instant,
    title,
    meta: `${formatInstant(instant)} · ${person ?? reviewWords.nobody}`,
    kind: undefined,
    reason: why,
    changes: [],
  });
  const what = findingWords(waiver);
  return [
    event(grantedAt, `Ausnahme zugelassen bis ${formatDay(until, 'de')}: ${what}`, grantedBy, reason),
    ...(revokedAt === null
      ? []
      : [event(revokedAt, `Ausnahme aufgehoben: ${what}`, revokedBy, revokedReason)]),
  ];
}
