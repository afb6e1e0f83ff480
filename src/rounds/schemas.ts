import { z } from 'zod';
import { dayString } from '../platform/http/api-schemas.js';
import type { CityStanding, Standing } from './queries/board.js';
import { requirements } from './requirements.js';
import type { DueProject, Round, RoundInput } from './round.js';

const instantString = z.iso.datetime().meta({ description: 'UTC.' });
const field = z.enum(requirements as [(typeof requirements)[number], ...typeof requirements]);
const days = z.array(z.int().min(1).max(60)).max(5);

const decided = {
  name: z.string().trim().min(1).max(200),
  opensOn: dayString,
  dueOn: dayString.meta({ description: 'The due day (Stichtag).' }),
  closesOn: dayString.meta({ description: 'Last day on which cities may hand in.' }),
  scopeFrom: dayString,
  scopeUntil: dayString.meta({
    description: 'Projects running on any day from scopeFrom on are asked about.',
  }),
  requirements: z
    .array(field)
    .min(1)
    .max(requirements.length)
    .meta({ description: 'Fields that must be filled.' }),
  note: z.string().trim().max(5_000).nullable(),
  remindBefore: days.meta({ description: 'Days before the due day on which reminders go out.' }),
  remindAfter: days.meta({ description: 'Days after it.' }),
};

export const newRoundSchema = z
  .strictObject({
    ...decided,
    note: decided.note.default(null),
    remindBefore: days.default([14, 3]),
    remindAfter: days.default([1, 7]),
  })
  .meta({ id: 'NewReportingRound' });

export const roundChangeSchema = z
  .strictObject(decided)
  .partial()
  .meta({ id: 'ReportingRoundChange', description: 'What is left out stays.' });

export const roundSchema = z
  .strictObject({
    id: z.uuid(),
    ...decided,
    phase: z.enum(['planned', 'open', 'late', 'closed']).meta({
      description: 'Seen from today in Saxony; late: the due day has passed, and cities can still hand in.',
    }),
    closedAt: instantString.nullable(),
    version: z.int(),
  })
  .meta({ id: 'ReportingRound', description: 'A request of the service centre for an update.' });

export const roundListSchema = z
  .strictObject({ items: z.array(roundSchema) })
  .meta({ id: 'ReportingRoundList' });

export function toApiRound(round: Round): z.output<typeof roundSchema> {
  const { today: _today, endsOn: _endsOn, ...said } = round;
  return { ...said, ...listsOf(round), closedAt: round.closedAt?.toISOString() ?? null };
}

const listsOf = ({ requirements, remindBefore, remindAfter }: RoundInput) => ({
  requirements: [...requirements],
  remindBefore: [...remindBefore],
  remindAfter: [...remindAfter],
});

/** What a round becomes by a change. */
export const changedRound = (round: Round, change: z.output<typeof roundChangeSchema>): RoundInput => ({
  ...round,
  ...change,
});

const projectSchema = z
  .strictObject({
    reference: z.string().nullable().meta({ description: 'Null for a project that is new with the round.' }),
    name: z.string(),
    planNumber: z.string().nullable(),
    state: z.enum(['handedIn', 'unchanged', 'returned', 'inWork', 'missing']),
    since: instantString.nullable(),
    by: z.string().nullable(),
    missing: z.array(field).meta({ description: 'Fields asked for that are not filled.' }),
  })
  .meta({ id: 'RoundProject', description: 'A project a round asks about.' });

const counts = { total: z.int(), handedIn: z.int(), unchanged: z.int(), open: z.int(), incomplete: z.int() };

export const cityStandingSchema = z
  .strictObject({
    ags: z.string(),
    name: z.string(),
    dueOn: dayString.meta({ description: 'The extended day, else that of the round.' }),
    openUntil: dayString
      .nullable()
      .meta({ description: 'Last day on which it may answer; null when it is over.' }),
    extension: z
      .strictObject({ until: dayString, reason: z.string(), at: instantString, by: z.string().nullable() })
      .nullable(),
    contact: z.string().nullable(),
    ...counts,
    projects: z.array(projectSchema),
    reminders: z.array(
      z.strictObject({ name: z.string().nullable(), at: instantString, daysAfter: z.int() }),
    ),
  })
  .meta({ id: 'RoundCity', description: 'How a city stands in a round.' });

export const boardSchema = z
  .strictObject({ round: roundSchema, cities: z.array(cityStandingSchema), all: z.strictObject(counts) })
  .meta({
    id: 'RoundBoard',
    description: 'Every city a round asks for something; `all` is the sum of the cities.',
  });

export function toApiStanding(city: CityStanding): z.output<typeof cityStandingSchema> {
  const { terms } = city;
  return {
    ags: terms.ags,
    name: city.name,
    dueOn: terms.dueOn,
    openUntil: terms.openUntil,
    extension: terms.extension && { ...terms.extension, at: terms.extension.at.toISOString() },
    contact: terms.contact,
    ...countsOf(city),
    projects: city.projects.map(toApiProject),
    reminders: city.reminders.map(({ name, at, daysAfter }) => ({ name, at: at.toISOString(), daysAfter })),
  };
}

export const countsOf = ({ total, handedIn, unchanged, open, incomplete }: Standing) => ({
  total,
  handedIn,
  unchanged,
  open,
  incomplete,
});

const toApiProject = (project: DueProject): z.output<typeof projectSchema> => ({
  reference: project.reference,
  name: project.name,
  planNumber: project.planNumber,
  state: project.state,
  since: project.since?.toISOString() ?? null,
  by: project.by,
  missing: [...project.missing],
});

export const roundParams = z.strictObject({ id: z.uuid() });
export const roundCityParams = roundParams.extend({ ags: z.string().regex(/^\d{8}$/) });
export const roundAnswerParams = roundParams.extend({ reference: z.string().min(1).max(40) });

export const extensionSchema = z
  .strictObject({ until: dayString, reason: z.string().trim().min(1).max(1_000) })
  .meta({ id: 'RoundExtension', description: 'A longer time for one city; also after the due day.' });
export const contactSchema = z
  .strictObject({ contact: z.string().trim().min(1).max(300).nullable() })
  .meta({ id: 'RoundContact' });
export const answeredSchema = z
  .strictObject({ answered: z.int().meta({ description: 'Projects that were confirmed.' }) })
  .meta({ id: 'RoundAnswers' });
export const remindersSchema = z
  .strictObject({ off: z.boolean() })
  .meta({ id: 'ReminderSetting', description: 'Whether you get no reminders of reporting rounds.' });
