import { randomUUID } from 'node:crypto';
import { isCityRole, type Role } from '../../src/kernel/actor.js';
import { bautzen, goerlitz } from '../support/people.js';
import type { Example } from './examples.js';
import { secretOf, type World } from './world.js';

interface EventWish {
  readonly audience?: 'public' | 'cities';
  readonly state?: 'draft' | 'announced';
}

async function anEvent({ database: { ownerSql } }: World, wish: EventWish = {}): Promise<string> {
  const { audience = 'public', state = 'announced' } = wish;
  const [made] = await ownerSql<{ reference: string }[]>`
    insert into event (title, kind, audience, place, starts_at, ends_at, delete_after, state)
    values ('Probe', 'training', ${audience}, 'Dresden', now() + interval '9 days', now() + interval '10 days', current_date + 20, ${state})
    returning reference`;
  return made?.reference ?? '';
}

let last = '';

/** What is announced is for those it is meant for; nothing else is for anybody but the service centre and auditors. */
const announced: Example = {
  missing: 'VA9999',
  async seenBy(world) {
    last = await anEvent(world);
    return last;
  },
  hiddenFrom: (world, role) =>
    role === 'administrator'
      ? anEvent(world, { audience: 'cities' })
      : isCityRole(role)
        ? anEvent(world, { state: 'draft' })
        : null,
};

async function aRegistration({ database: { ownerSql } }: World, column: 'id' | 'link'): Promise<string> {
  const [made] = await ownerSql<{ id: string; link: string }[]>`
    insert into event_registration (event_id, guest_name, guest_email, standing)
    select id, 'Gast', ${`${randomUUID()}@example.org`}, 'registered' from event where reference = ${last} returning id, link`;
  return made?.[column] ?? '';
}

const ofServiceCentre = (role: Role): boolean => role === 'staff' || role === 'lead';

/** Somebody registered for the event before it in the address. */
const registered: Example = {
  missing: randomUUID(),
  seenBy: (world, role) => (ofServiceCentre(role) ? aRegistration(world, 'id') : null),
};

/** A city sees its own requests, the service centre and auditors all. */
const aConsultation: Example = {
  missing: 'BA9999',
  seenBy: (world, role) => (role === 'administrator' ? null : asked(world, bautzen)),
  hiddenFrom: (world, role) => (isCityRole(role) ? asked(world, goerlitz) : null),
};

async function asked({ database: { ownerSql } }: World, city: string): Promise<string> {
  const [made] = await ownerSql<{ reference: string }[]>`
    insert into consultation (city_ags, topic, question) values (${city}, 'plan', ${secretOf(city, 'handedIn')}) returning reference`;
  return made?.reference ?? '';
}

const aHandout: Example = {
  missing: 'AH9999',
  seenBy: (world) => inLibrary(world, 'public', 'published'),
  hiddenFrom: (world, role) =>
    role === 'administrator'
      ? inLibrary(world, 'cities', 'published')
      : isCityRole(role)
        ? inLibrary(world, 'public', 'draft')
        : null,
};

async function inLibrary(
  { database: { ownerSql } }: World,
  audience: string,
  state: string,
): Promise<string> {
  const sha256 = 'a'.repeat(64);
  await ownerSql`insert into stored_file (sha256, byte_length, media_type) values (${sha256}, 0, 'application/pdf') on conflict do nothing`;
  const [made] = await ownerSql<{ id: string; reference: string }[]>`
    insert into handout (title, kind, audience, licence, state) values ('Probe', 'guide', ${audience}, 'cc0-1.0', ${state})
    returning id, reference`;
  await ownerSql`insert into handout_file (handout_id, number, file_sha256, file_name) values (${made?.id ?? ''}, 1, ${sha256}, 'x.pdf')`;
  return made?.reference ?? '';
}

/** Everybody who takes part sees a question; answers here are somebody else's, whom only the service centre may correct. */
const aQuestion: Example = {
  missing: 'AT9999',
  async seenBy({ database: { ownerSql }, people }, role) {
    if (role === 'administrator') return null;
    const [made] = await ownerSql<{ reference: string }[]>`
      insert into exchange_question (title, body, person_id) values ('Probe', 'Probe', ${people[role].personId}) returning reference`;
    last = made?.reference ?? '';
    return last;
  },
};
const anAnswer: Example = {
  missing: randomUUID(),
  async seenBy({ database: { ownerSql } }, role) {
    if (!ofServiceCentre(role)) return null;
    const [made] = await ownerSql<{ id: string }[]>`
      insert into exchange_answer (question_id, body) select id, 'Probe' from exchange_question where reference = ${last} returning id`;
    return made?.id ?? '';
  },
};

const aPractice: Example = {
  missing: 'GB9999',
  seenBy: (world) => anExample(world, 'published'),
  hiddenFrom: (world, role) =>
    isCityRole(role) || role === 'administrator' ? anExample(world, 'draft') : null,
};

async function anExample({ database: { ownerSql } }: World, state: string): Promise<string> {
  const [made] = await ownerSql<{ reference: string }[]>`
    insert into practice (title, summary, state) values ('Probe', 'Probe', ${state}) returning reference`;
  return made?.reference ?? '';
}

/** Organisations of the network are known to everybody who reads all; people to the service centre alone. */
const anOrganisation: Example = {
  missing: 'NO9999',
  async seenBy({ database: { ownerSql } }, role) {
    if (isCityRole(role) || role === 'administrator') return null;
    const [made] = await ownerSql<{ reference: string }[]>`
      insert into network_organisation (name, kind) values (${randomUUID()}, 'chamber') returning reference`;
    return made?.reference ?? '';
  },
};

async function inNetwork({ database: { ownerSql } }: World, column: 'reference' | 'link'): Promise<string> {
  const [made] = await ownerSql<{ reference: string; link: string }[]>`
    insert into network_person (name, email, in_directory, consent_on, consent_how, delete_on)
    values ('Probe', 'probe@example.org', false, null, null, current_date + 9) returning reference, link`;
  return made?.[column] ?? '';
}

const aNetworkPerson: Example = {
  missing: 'NP9999',
  seenBy: (world, role) => (ofServiceCentre(role) ? inNetwork(world, 'reference') : null),
};

export const eventExamples: Readonly<Record<string, Example>> = {
  '/events/:reference': announced,
  '/events/:reference/registrations/:registration': registered,
  '/exchange/:reference': aQuestion,
  '/exchange/:reference/answers/:answer': anAnswer,
  '/arbeitsbereich/austausch/:reference': aQuestion,
  '/arbeitsbereich/austausch/:reference/antworten/:answer': anAnswer,
  '/good-practice/:reference': aPractice,
  '/gute-beispiele/:reference': aPractice,
  '/servicestelle/gute-beispiele/:reference': aPractice,
  '/handouts/:reference': aHandout,
  '/handouts/:reference/files/:number': { missing: '9', seenBy: () => '1' },
  '/arbeitshilfen/:reference': aHandout,
  '/servicestelle/arbeitshilfen/:reference': aHandout,
  '/veranstaltungen/:reference': announced,
  '/network/organisations/:organisation': anOrganisation,
  '/network/people/:person': aNetworkPerson,
  '/servicestelle/netzwerk/organisationen/:organisation': anOrganisation,
  '/servicestelle/netzwerk/personen/:person': aNetworkPerson,
  '/netzwerk/abbestellen/:link': { missing: randomUUID(), seenBy: (world) => inNetwork(world, 'link') },
  '/veranstaltungen/bestaetigen/:link': {
    missing: randomUUID(),
    async seenBy(world) {
      last = await anEvent(world);
      return aRegistration(world, 'link');
    },
  },
  '/veranstaltungen/abmelden/:link': {
    missing: randomUUID(),
    async seenBy(world) {
      last = await anEvent(world);
      return aRegistration(world, 'link');
    },
  },
  '/arbeitsbereich/beratung/:reference': aConsultation,
  '/consultations/:reference': aConsultation,
  '/servicestelle/beratung/:reference': aConsultation,
  '/arbeitsbereich/veranstaltungen/:reference': announced,
  '/servicestelle/veranstaltungen/:reference': announced,
  '/servicestelle/veranstaltungen/:reference/anmeldungen/:registration': registered,
};

export const eventBodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'PATCH /api/v1/consultations/:reference': { topic: 'other' },
  'PUT /api/v1/consultations/:reference/answer': { answer: null, minutes: 1, state: 'inProgress' },
  'POST /api/v1/exchange/:reference/answers': { body: 'Test' },
  'PATCH /api/v1/good-practice/:reference': { title: 'Test' },
  'POST /api/v1/handouts/:reference/files/:number/withdrawal': { reason: 'Test' },
  'PATCH /api/v1/handouts/:reference': { title: 'Test' },
  'PATCH /api/v1/network/organisations/:organisation': { kind: 'other' },
  'PATCH /api/v1/network/people/:person': { phone: null },
  'POST /api/v1/network/deletions': { dryRun: true },
  'POST /api/v1/events/:reference/invitations': { people: ['NP0001'] },
  'PATCH /api/v1/events/:reference/kept': { title: 'Test' },
  'POST /api/v1/events/:reference/registrations': { name: 'Gast', email: 'gast@example.org' },
  'PUT /api/v1/events/:reference/attendance': { attended: [], furtherAttendees: null },
};
