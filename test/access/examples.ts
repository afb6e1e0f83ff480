import { randomUUID } from 'node:crypto';
import { type Actor, isCityRole, type Role } from '../../src/kernel/actor.js';
import type { App } from '../../src/platform/http/app-instance.js';
import { list as shortList, steckbrief } from '../imports/service.js';
import { aPerson, bautzen, goerlitz, tokenOf } from '../support/people.js';
import { auditBodies, auditExamples } from './audit-examples.js';
import { eventBodies, eventExamples } from './event-examples.js';
import { proofBodies, proofExamples } from './proof-examples.js';
import { recordBodies, recordExamples } from './record-examples.js';
import { roundBodies, roundExamples } from './round-examples.js';
import { runBodies, runExamples } from './run-examples.js';
import { aDraft, type DraftNeeds, secretOf, type World } from './world.js';

/** What can stand in a place of an address. */
export interface Example {
  /** A name of the right form that nothing has. */
  readonly missing: string;
  /** Names something this role may see, made anew for every request that may change it; null when there is nothing. */
  seenBy(world: World, role: Role): Promise<string | null> | string | null;
  /** Names something that is there but not for this role; null when it sees everything of the kind. */
  hiddenFrom?(world: World, role: Role): Promise<string | null> | string | null;
}

/** People an administrator keeps; the lead of a city sees those of the same city who leave. */
const aPersonOf: Example = {
  missing: randomUUID(),
  async seenBy({ database }, role) {
    if (role === 'administrator') return (await aPerson(database, 'staff')).personId;
    return role === 'cityLead' ? (await aPerson(database, 'cityEditor', bautzen)).personId : null;
  },
  hiddenFrom: async ({ database }, role) =>
    role === 'cityLead' ? (await aPerson(database, 'cityEditor', goerlitz)).personId : null,
};

const everybodys = (value: string, missing: string): Example => ({ missing, seenBy: () => value });

/**
 * Examples for every parameter of an address, by the address up to and including it (without `/api/v1`, `/en`).
 * A route whose parameter has none fails the test of the matrix.
 */
export const examplesFor = (app: App): Readonly<Record<string, Example>> => ({
  ...auditExamples,
  ...eventExamples,
  ...proofExamples,
  ...recordExamples,
  ...roundExamples,
  ...runExamples,
  '/projects/:reference': published,
  '/drafts/:id': draftOf(({ draft }) => draft),
  '/drafts/:id/comments/:comment': lastMade('comment'),
  '/drafts/:id/attachments/:attachment': lastMade('attachment'),
  '/vorhaben/:reference': published,
  '/catalogue/:kind': everybodys('categories', 'nothing'),
  '/catalogue/:kind/:key': everybodys('2021-2027%2F152', '2021-2027%2F999'),
  '/catalogue/:kind/:period': everybodys('2021-2027', '1999-2000'),
  '/catalogue/:kind/:period/:name': everybodys('152', '999'),
  '/cities/:ags': everybodys(bautzen, '14999999'),
  '/auswertung/ansichten/:id': aSavedView,
  '/auswertung/staedte/:ags': everybodys(bautzen, '14999999'),
  '/programmstaedte/:ags': everybodys(bautzen, '14999999'),
  '/organisations/:id': anOrganisation(app),
  '/arbeitsbereich/kontakte/:id': aContact,
  '/servicestelle/kontakte/:id': aContact,
  '/inquiries/:id': anInquiry('inquiry'),
  '/inquiries/:id/questions/:question': anInquiry('question'),
  '/servicestelle/anfragen/:id': anInquiry('inquiry'),
  '/servicestelle/anfragen/:id/fragen/:question': anInquiry('question'),
  '/organisationen/:id': anOrganisation(app),
  '/servicestelle/organisationen/:id': anOrganisation(app),
  '/publications/:revision': {
    missing: '999999',
    async seenBy({ database: { ownerSql }, published }, role) {
      if (isCityRole(role) || role === 'administrator') return null;
      await ownerSql`
        insert into workflow_step (draft_id, project_id, step, revision)
        select ${randomUUID()}, id, 'published', 2 from project where reference = ${published[bautzen] ?? ''}`;
      return '2';
    },
  },
  '/waivers/:waiver': aWaiver,
  '/servicestelle/ausnahmen/:waiver': aWaiver,
  '/duplicates/decisions/:decision': aDuplicateDecision,
  '/servicestelle/doppel/entscheidungen/:decision': aDuplicateDecision,
  '/servicestelle/doppel/:pair': {
    missing: 'SN99-9999~SN99-9998',
    seenBy: (world, role) => (isCityRole(role) || role === 'administrator' ? null : twoAlike(world)),
  },
  '/imports/:id': {
    missing: randomUUID(),
    seenBy: ({ people }, role) =>
      isCityRole(role) || role === 'administrator' ? null : aPreview(app, people.lead),
  },
  '/city-uploads/:id': anUpload(app),
  '/arbeitsbereich/mappen/:id': anUpload(app),
  '/reconciliations/:id': aReconciliation(app),
  '/servicestelle/abgleich/:reconciliationId': aReconciliation(app),
  '/servicestelle/listen/:key': everybodys('2021-2027', '1999-2000'),
  '/servicestelle/pruefen/:draftId': handedInDraft('draft'),
  '/servicestelle/pruefen/:draftId/anmerkungen/:commentId': handedInDraft('comment'),
  '/servicestelle/einlesungen/:importId': {
    missing: randomUUID(),
    seenBy: ({ people }, role) =>
      isCityRole(role) || role === 'administrator' ? null : aPreview(app, people.lead),
  },
  '/arbeitsbereich/entwurf/:draftId': cityDraft,
  '/arbeitsbereich/vorhaben/:reference': {
    missing: 'SN99-9999',
    seenBy: ({ published }, role) => (isCityRole(role) ? (published[bautzen] ?? null) : null),
    hiddenFrom: ({ published }) => published[goerlitz] ?? null,
  },
  '/verwaltung/personen/:personId': aPersonOf,
  '/people/:personId': aPersonOf,
  '/servicestelle/staende/:revision': everybodys('1', '99999'),
  '/servicestelle/vorhaben/:reference': published,
});

/** What a city works on: its own people see it, nobody else's. */
const cityDraft: Example = {
  missing: randomUUID(),
  seenBy: async (world, role) => (isCityRole(role) ? (await aDraft(world, { city: bautzen })).draft : null),
  hiddenFrom: async (world) => (await aDraft(world, { city: goerlitz })).draft,
};

/** What a city has handed in; what it still works on is not for the service centre. A remark belongs to the draft before it. */
let lastDraft: Awaited<ReturnType<typeof aDraft>> | null = null;

function handedInDraft(part: 'draft' | 'comment'): Example {
  const made = async (world: World, needs: DraftNeeds): Promise<string> => {
    if (part === 'draft' || lastDraft === null) lastDraft = await aDraft(world, needs);
    return lastDraft[part];
  };
  return {
    missing: randomUUID(),
    seenBy: (world, role) =>
      isCityRole(role) || role === 'administrator'
        ? null
        : made(world, { city: bautzen, state: 'submitted' }),
    hiddenFrom: (world, role) => (role === 'auditor' ? null : made(world, { city: goerlitz })),
  };
}

/** The registry beside a list of two rows. */
const aReconciliation = (app: App): Example => ({
  missing: randomUUID(),
  async seenBy({ people }, role) {
    if (isCityRole(role) || role === 'administrator') return null;
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/reconciliations?body=sab',
      headers: { ...tokenOf(people.lead), 'content-type': 'text/csv' },
      payload: shortList,
    });
    return answer.json().id;
  },
});

async function aPreview(app: App, lead: Actor): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/imports',
    headers: { ...tokenOf(lead), 'content-type': 'text/plain; charset=utf-8' },
    payload: steckbrief,
  });
  return answer.json().id;
}

/** Drafts made last, so that the parts of an address belong together. */
let made: Awaited<ReturnType<typeof aDraft>> | null = null;

/** A draft the role may see, in a state in which it can do most with it; and one of another city. */
function draftOf(pick: (parts: Awaited<ReturnType<typeof aDraft>>) => string): Example {
  const make = async (world: World, needs: DraftNeeds): Promise<string> => {
    made = await aDraft(world, needs);
    return pick(made);
  };
  return {
    missing: randomUUID(),
    seenBy: (world, role) => {
      if (role === 'administrator') return null;
      return make(world, isCityRole(role) ? { city: bautzen } : { city: bautzen, state: 'submitted' });
    },
    hiddenFrom: (world, role) => {
      if (role === 'auditor') return null;
      return make(world, { city: isCityRole(role) ? goerlitz : bautzen });
    },
  };
}

const lastMade = (part: 'comment' | 'attachment'): Example => ({
  missing: randomUUID(),
  seenBy: () => made?.[part] ?? null,
  hiddenFrom: () => made?.[part] ?? null,
});

const published: Example = {
  missing: 'SN99-9999',
  seenBy: ({ published }) => published[bautzen] ?? null,
  // A draft is named by its id as long as it is not published.
  hiddenFrom: async (world, role) =>
    role === 'auditor' ? null : (await aDraft(world, { city: goerlitz })).draft,
};

/** What a write needs to get as far as the thing it names, by route. */
export const bodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ...auditBodies,
  ...eventBodies,
  ...proofBodies,
  ...recordBodies,
  ...roundBodies,
  ...runBodies,
  'PATCH /api/v1/imports/:id': { answers: {} },
  'POST /api/v1/imports/:id/choice': { choices: [{ take: true }] },
  'POST /api/v1/imports/:id/matches': { row: 9_999, project: 'SN99-9999' },
  'PATCH /api/v1/city-uploads/:id': { answers: {} },
  'POST /api/v1/imports/:id/undo': { reason: 'Test' },
  'PATCH /api/v1/reconciliations/:id': { answers: {} },
  'POST /api/v1/reconciliations/:id/differences': { filter: {}, assignedTo: null },
  'PATCH /api/v1/projects/:reference': { name: 'Anders', reason: 'Test' },
  'POST /api/v1/waivers/:waiver/revoke': { reason: 'Test' },
  'POST /servicestelle/ausnahmen/:waiver/aufheben': { reason: 'Test' },
  'POST /servicestelle/doppel/:pair': { verdict: 'different' },
  'POST /auswertung/ansichten': { name: 'Test', query: 'rows=city' },
  'POST /auswertung/ansichten/:id': { name: 'Anders' },
  'POST /api/v1/drafts/:id/return': { reason: 'Test' },
  'POST /api/v1/drafts/:id/reopen': { reason: 'Test' },
  'POST /api/v1/drafts/:id/comments': { body: 'Test' },
  'POST /api/v1/people/:personId/hand-over': { successorId: null },
  'POST /api/v1/inquiries/:id/answered': { answeredOn: '2026-12-31' },
  'POST /api/v1/inquiries/:id/reopen': { reason: 'Test' },
  'POST /api/v1/inquiries/:id/questions': { number: '9', wording: 'Test' },
  'PUT /api/v1/inquiries/:id/questions/:question/figures': { query: 'groupBy=city' },
  'POST /api/v1/catalogue/action-fields': { key: 'mobility', title: 'Mobilität' },
  'POST /api/v1/catalogue/indicators': {
    code: 'SNPO01',
    title: 'Beiräte',
    attributes: {
      fundingPeriod: '2021-2027',
      measure: 'output',
      counts: 'entities',
      brokenDownBy: [],
      parts: [],
      clause: 'Programm',
    },
  },
  'PATCH /api/v1/catalogue/:kind/:key': { reason: 'Test', title: { de: 'x' } },
};

/** The log of questions from parliament is the service centre's; a question belongs to the inquiry before it. */
let lastInquiry: { readonly inquiry: string; readonly question: string } | null = null;

function anInquiry(part: 'inquiry' | 'question'): Example {
  const made = async ({ database: { ownerSql } }: World): Promise<string> => {
    if (part === 'inquiry' || lastInquiry === null) {
      const [row] = await ownerSql<{ inquiry: string; question: string }[]>`
        with i as (insert into inquiry (title, due_on) values ('Probe', '2026-12-31') returning id)
        select id as inquiry, null as question from i`;
      const [asked] = await ownerSql<{ id: string }[]>`
        insert into inquiry_question (inquiry_id, number, wording) values (${row?.inquiry ?? ''}, '1', 'Probe') returning id`;
      lastInquiry = { inquiry: row?.inquiry ?? '', question: asked?.id ?? '' };
    }
    return lastInquiry[part];
  };
  return {
    missing: randomUUID(),
    seenBy: (world, role) => (isCityRole(role) || role === 'administrator' ? null : made(world)),
  };
}

/** Cross-tables under a name: the service centre keeps them together, so that none is hidden from any of it. */
const aSavedView: Example = {
  missing: randomUUID(),
  async seenBy({ database: { ownerSql } }) {
    const [row] = await ownerSql<{ id: string }[]>`
      insert into saved_view (name, query) values (${randomUUID()}, 'rows=city') returning id`;
    return row?.id ?? null;
  },
};

const twoProjects = ({ published }: World): string => `${published[bautzen]}~${published[goerlitz]}`;

/** Two published projects the search has found to be alike, and nobody decided about. */
async function twoAlike(world: World): Promise<string> {
  const { ownerSql } = world.database;
  await ownerSql`update duplicate_decision set revoked_at = now() where revoked_at is null`;
  await ownerSql`
    insert into project_likeness (project_id, version_id, source_key, name_key, face)
    select project_id, id, '', 'probe', reference from project_version
    where reference in ${ownerSql(twoProjects(world).split('~'))} and superseded_revision is null on conflict do nothing`;
  await ownerSql`
    insert into likeness_pair (lower_id, higher_id, score, parts)
    select min(id), max(id), 80, '[]' from project where reference in ${ownerSql(twoProjects(world).split('~'))}
    on conflict do nothing`;
  return twoProjects(world);
}

/** A finding of a city's project that is accepted. */
const aWaiver: Example = {
  missing: randomUUID(),
  async seenBy({ database: { ownerSql }, published }, role) {
    if (isCityRole(role) || role === 'administrator') return null;
    const [made] = await ownerSql<{ id: string }[]>`
      insert into finding_waiver (project_id, code, field, reason, expires_on)
      select id, 'place_unmatched', 'city', 'Probe', '9999-12-31' from project where reference = ${published[bautzen] ?? ''}
      returning id`;
    return made?.id ?? null;
  },
};

/** What was decided about duplicates is the service centre's, and no city's. */
const aDuplicateDecision: Example = {
  missing: randomUUID(),
  async seenBy({ database: { ownerSql } }, role) {
    if (isCityRole(role) || role === 'administrator') return null;
    const [made] = await ownerSql<{ id: string }[]>`
      insert into duplicate_decision (verdict) values ('different') returning id`;
    return made?.id ?? null;
  },
};

/** A workbook a city sent in; nobody else sees it. */
const anUpload = (app: App): Example => {
  const sentBefore = new Map<Actor, string>();
  /** What was sent before, as long as it is there: reading a workbook takes long. */
  const sent = async (person: Actor): Promise<string> => {
    const before = sentBefore.get(person);
    const found = await app.inject({ url: `/api/v1/city-uploads/${before}`, headers: tokenOf(person) });
    const id = before !== undefined && found.statusCode === 200 ? before : await send(person);
    sentBefore.set(person, id);
    return id;
  };
  const send = async (person: Actor): Promise<string> => {
    const body = `Name des Vorhabens;Begünstigter;Beginn\n${secretOf(person.city, 'draft')};Stadt;01.01.2024`;
    const headers = { ...tokenOf(person), 'content-type': 'text/csv' };
    const answer = await app.inject({ method: 'POST', url: '/api/v1/city-uploads', headers, body });
    return answer.json().id;
  };
  return {
    missing: randomUUID(),
    seenBy: ({ people }, role) => (isCityRole(role) ? sent(people[role]) : null),
    hiddenFrom: ({ colleagues }, role) => (isCityRole(role) ? sent(colleagues.cityLead) : null),
  };
};

const anOrganisation = (app: App): Example => ({
  missing: randomUUID(),
  async seenBy() {
    const { items } = (await app.inject('/api/v1/organisations')).json();
    return items[0].id;
  },
});

const contactOf = async ({ database }: World, city: string): Promise<string> => {
  const [made] = await database.ownerSql`
    insert into contact (city_ags, name) values (${city}, ${secretOf(city, 'draft')}) returning id`;
  return made?.id;
};

const aContact: Example = {
  missing: randomUUID(),
  seenBy: (world, role) =>
    role === 'auditor' || role === 'administrator' ? null : contactOf(world, bautzen),
  hiddenFrom: (world, role) => (isCityRole(role) ? contactOf(world, goerlitz) : null),
};
