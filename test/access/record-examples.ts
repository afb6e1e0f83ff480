import { randomUUID } from 'node:crypto';
import { emptyGoal } from '../goals/a-goal.js';
import { emptyPlan } from '../plans/a-plan.js';
import { bautzen, goerlitz } from '../support/people.js';
import type { Example } from './examples.js';
import { secretOf, type World } from './world.js';

const area = {
  name: 'Probe',
  kind: 'fundingArea',
  fundingPeriod: null,
  period: { start: null, end: null },
  description: null,
  inhabitants: null,
  inhabitantsOn: null,
  sgb2Rate: null,
  sgb2RateOn: null,
  urbanRenewal: null,
  erdf: null,
  leader: null,
  otherProgrammes: null,
  spellings: [],
};

async function draftOf({ database: { ownerSql } }: World, city: string): Promise<string> {
  const content = { ...area, name: secretOf(city, 'draft') };
  const [made] = await ownerSql<{ id: string }[]>`
    insert into city_record_draft (created_by, kind, city_ags, content)
    values ('test', 'area', ${city}, ${ownerSql.json(content)}) returning id`;
  return made?.id ?? '';
}

/** What a city works on: its own people and the service centre see it. */
const aDraft: Example = {
  missing: randomUUID(),
  seenBy: (world, role) => (role === 'administrator' ? null : draftOf(world, bautzen)),
  hiddenFrom: (world, role) => (role.startsWith('city') ? draftOf(world, goerlitz) : null),
};

/** A published area with a perimeter, made once. */
const published: Example = {
  missing: 'FG9999',
  async seenBy({ database: { ownerSql } }) {
    const [known] = await ownerSql<
      { reference: string }[]
    >`select reference from city_record where kind = 'area' limit 1`;
    if (known) return known.reference;
    const perimeter = {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [14.42, 51.18],
            [14.43, 51.18],
            [14.43, 51.19],
            [14.42, 51.18],
          ],
        ],
      ],
      source: { fileName: null, system: 'WGS 84' },
    };
    const [made] = await ownerSql<{ id: string; reference: string }[]>`
      insert into city_record (kind, city_ags) values ('area', ${bautzen}) returning id, reference`;
    await ownerSql`
      insert into city_record_version (record_id, content, perimeter, published_revision)
      values (${made?.id ?? ''}, ${ownerSql.json(area)}, ${ownerSql.json(perimeter)}, 1)`;
    return made?.reference ?? null;
  },
};

const office = {
  ...{
    name: 'Probe',
    area: null,
    carrier: null,
    street: null,
    postcode: null,
    town: null,
    phone: null,
    email: null,
  },
  ...{
    website: null,
    hours: [],
    hoursNote: null,
    tasks: [],
    goals: [],
    offers: [],
    rooms: [],
    booking: null,
  },
  ...{ notices: [], checkedOn: null },
};

/** A published record of a kind without perimeter, made once. */
const aPublished = (kind: string, content: object, missing: string): Example => ({
  missing,
  async seenBy({ database: { ownerSql } }) {
    const [known] = await ownerSql<{ reference: string }[]>`
      select reference from city_record where kind = ${kind} limit 1`;
    if (known) return known.reference;
    const [made] = await ownerSql<{ id: string; reference: string }[]>`
      insert into city_record (kind, city_ags) values (${kind}, ${bautzen}) returning id, reference`;
    await ownerSql`
      insert into city_record_version (record_id, content, published_revision)
      values (${made?.id ?? ''}, ${ownerSql.json({ ...content })}, 1)`;
    return made?.reference ?? null;
  },
});
const aPlan = aPublished('plan', emptyPlan, 'HK9999');
const anOffice = aPublished('office', office, 'QB9999');
const aGoal = aPublished('goal', emptyGoal, 'ZI9999');

/** Addresses of areas, and of the drafts of everything a city keeps about its neighbourhoods. */
export const recordExamples: Readonly<Record<string, Example>> = {
  '/areas/:reference': published,
  '/gebiete/:reference': published,
  '/plans/:reference': aPlan,
  '/handlungskonzepte/:reference': aPlan,
  '/goals/:reference': aGoal,
  '/ziele/:reference': aGoal,
  '/offices/:reference': anOffice,
  '/quartiersbueros/:reference': anOffice,
  '/city-drafts/:draft': aDraft,
  '/arbeitsbereich/gebiete/:draft': aDraft,
  '/arbeitsbereich/gebiete/aendern/:reference': published,
  '/arbeitsbereich/gebiete/neu/:kind': { missing: 'nichts', seenBy: () => 'area' },
};

export const recordBodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'PUT /api/v1/city-drafts/:draft': { kind: 'area', content: area },
  'POST /api/v1/city-drafts/:draft/return': { reason: 'Test' },
};
