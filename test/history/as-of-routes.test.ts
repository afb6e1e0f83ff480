import { readFileSync } from 'node:fs';
import t from 'tap';
import { parse } from 'yaml';
import { packagePath } from '../../src/platform/files/package-root.js';

interface Operation {
  readonly parameters?: readonly { readonly name?: string; readonly in?: string }[];
}

/** Reads that take no `asOf`, and why: every other read of the API can be asked for a past state. */
const withoutState: readonly (readonly [RegExp, string])[] = [
  [/\/versions$/, 'every version there ever was'],
  [/^\/(?:changes|revisions|publications\/\{revision\})$/, 'names its states itself'],
  [/^\/funding(?:\.|\/|$)/, 'money that was called for and paid, kept beside the records'],
  [
    /^\/runs(?:\/|$)|^\/report-schedules|^\/reports$/,
    'stored runs have their state; the rest is about reports',
  ],
  [/^\/samples/, 'drawn from a state that stands in the sample'],
  [/^\/seal$/, 'covers every state'],
  [
    /^\/(?:drafts|city-drafts|city-uploads|imports|duplicates|reconciliations|rounds|reminders)(?:\/|$)/,
    'work',
  ],
  [/^\/(?:inquiries|audits|proofs|retention|sab-notices|waivers|people)(?:\/|$)/, 'kept beside the records'],
  [/^\/projects\/\{reference\}\/(?:findings|workflow)$/, 'the work on a record'],
  [/\/template\.xlsx$/, 'to be filled in now'],
  [/^\/(?:agreement|plan)-drafts\//, 'a draft, before there is a state'],
  [
    /^\/consultations(?:\.|\/|$)/,
    'between one city and the service centre alone: published to nobody, so no state ever showed it; the trail has its steps',
  ],
  [
    /^\/network(?:\.|\/|$)/,
    'people, and the organisations they are entered for: consent counts now, and whose day is over is nowhere',
  ],
  [
    /^\/events\/\{reference\}\/(?:registrations?|invitations)(?:\/|$)/,
    'people: names go with their seat or on their last day, and no trail has them; events say how many in any state',
  ],
  [
    /^\/events(?:\/\{reference\}\/event)?\.ics$/,
    'calendars ask again and again for what is to come; an earlier entry would overwrite it',
  ],
  [
    /^\/handouts\/\{reference\}\/files\/\{number\}$/,
    'the number names one version, whose bytes never change; what was withdrawn is given by no state',
  ],
  [/^\/offices\/\{reference\}\/people$/, 'people are never shown as they were: consent counts now'],
  [/^\/publicity(?:\/|$)|\/poster\.pdf$/, 'hangs on a wall now'],
];

const { paths } = parse(readFileSync(packagePath('openapi.yaml'), 'utf8')) as {
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};
const reads = Object.entries(paths).flatMap(([path, { get }]) =>
  get === undefined ? [] : [{ path: path.replace('/api/v1', ''), get }],
);
const takesState = ({ parameters = [] }: Operation): boolean =>
  parameters.some(({ name, in: place }) => place === 'query' && name === 'asOf');

t.test('every read of the API can be asked for a past state, or says why not', async (t) => {
  t.ok(reads.length > 100, `${reads.length} reads`);
  for (const { path, get } of reads) {
    const reason = withoutState.find(([pattern]) => pattern.test(path));
    if (!takesState(get) && reason === undefined)
      t.fail(`${path} takes no asOf: give it one, or say here why it has no past`);
    if (takesState(get) && reason !== undefined)
      t.fail(`${path} takes asOf, and is said to have "${reason[1]}"`);
  }
  for (const [pattern] of withoutState)
    t.ok(
      reads.some(({ path }) => pattern.test(path)),
      `${pattern} is used`,
    );
});
