import { randomUUID } from 'node:crypto';
import { emptyAgreement } from '../agreements/an-agreement.js';
import { emptyGoal } from '../goals/a-goal.js';
import { emptyImplementation } from '../implementations/an-implementation.js';
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

async function draftOf(
  { database: { ownerSql } }: World,
  city: string,
  kind: string,
  said: object,
): Promise<string> {
  const content = { ...said, name: secretOf(city, 'draft') };
  const [made] = await ownerSql<{ id: string }[]>`
    insert into city_record_draft (created_by, kind, city_ags, content)
    values ('test', ${kind}, ${city}, ${ownerSql.json(content)}) returning id`;
  return made?.id ?? '';
}

/** What a city works on: its own people and the service centre see it. */
const draftOfKind = (kind: string, said: object): Example => ({
  missing: randomUUID(),
  seenBy: (world, role) => (role === 'administrator' ? null : draftOf(world, bautzen, kind, said)),
  hiddenFrom: (world, role) => (role.startsWith('city') ? draftOf(world, goerlitz, kind, said) : null),
});
const aDraft = draftOfKind('area', area);
const anAgreementDraft = draftOfKind('agreement', emptyAgreement);
const aPlanDraft = draftOfKind('plan', emptyPlan);

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

/** The versions of a record: of its own city, and for those who see all. */
const ofOwnCity: Example = {
  ...published,
  async hiddenFrom({ database: { ownerSql } }, role) {
    if (!role.startsWith('city')) return null;
    const [made] = await ownerSql<{ id: string; reference: string }[]>`
      insert into city_record (kind, city_ags) values ('area', ${goerlitz}) returning id, reference`;
    await ownerSql`
      insert into city_record_version (record_id, content, published_revision)
      values (${made?.id ?? ''}, ${ownerSql.json(area)}, 1)`;
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

const board = {
  name: 'Probe',
  kind: 'other',
  areas: [],
  tasks: null,
  members: [],
  rhythm: null,
  meetings: [],
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
const anAgreement = aPublished('agreement', emptyAgreement, 'QV9999');
const anImplementation = aPublished('implementation', emptyImplementation, 'UM9999');
const aBoard = aPublished('board', { ...board }, 'GR9999');

/** Somebody of the published office. */
const aPersonOfOffice: Example = {
  missing: randomUUID(),
  async seenBy({ database: { ownerSql } }) {
    const [made] = await ownerSql<{ id: string }[]>`
      insert into office_person (record_id, city_ags, name, consent_on, consent_source)
      select id, city_ags, 'Probe', '2026-01-01', 'Akte' from city_record where kind = 'office' limit 1 returning id`;
    return made?.id ?? null;
  },
};

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
  '/agreements/:reference': anAgreement,
  '/quartiersvereinbarungen/:reference': anAgreement,
  '/agreement-drafts/:draft': anAgreementDraft,
  '/plan-drafts/:draft': aPlanDraft,
  '/arbeitsbereich/handlungskonzepte/:draft': aPlanDraft,
  '/implementations/:reference': anImplementation,
  '/umsetzung/:reference': anImplementation,
  '/boards/:reference': aBoard,
  '/gremien/:reference': aBoard,
  '/arbeitsbereich/gebiete/fassungen/:reference': ofOwnCity,
  '/arbeitsbereich/quartiersbueros/:reference': anOffice,
  '/arbeitsbereich/quartiersbueros/:reference/:person': aPersonOfOffice,
  '/city-drafts/:draft': aDraft,
  '/arbeitsbereich/gebiete/:draft': aDraft,
  '/arbeitsbereich/gebiete/aendern/:reference': published,
  '/arbeitsbereich/gebiete/neu/:kind': { missing: 'nichts', seenBy: () => 'area' },
};

export const recordBodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'PUT /api/v1/city-drafts/:draft': { kind: 'area', content: area },
  'POST /api/v1/city-drafts/:draft/return': { reason: 'Test' },
};
