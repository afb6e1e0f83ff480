import { z } from 'zod';
import { dayString } from '../platform/http/api-schemas.js';
import { bareAddress } from '../platform/mail/queue-mail.js';
import {
  deletionReasons,
  type NetworkOrganisation,
  type NetworkPerson,
  type OrganisationParts,
  organisationKinds,
  type PersonParts,
} from './entry.js';
import { longestTopic, mostTopics, webAddress } from './forms.js';
import type { DirectoryEntry, EntryChange, LoggedDeletion } from './queries.js';

const reference = (example: string) =>
  z
    .string()
    .min(1)
    .max(20)
    .meta({ examples: [example] });
export const organisationParams = z.strictObject({ organisation: reference('NO0001') });
export const personParams = z.strictObject({ person: reference('NP0001') });

const words = (longest: number) => z.string().trim().min(1).max(longest).nullable();
const topics = z
  .array(z.string().trim().min(1).max(longestTopic))
  .max(mostTopics)
  .meta({ description: 'What they can be asked about.' });
const given = z.iso.datetime();

const ofOrganisation = {
  name: z.string().trim().min(1).max(200),
  kind: z.enum(organisationKinds),
  website: z.string().max(500).regex(webAddress).nullable(),
  topics,
};
export const newOrganisationSchema = z
  .strictObject({
    ...ofOrganisation,
    website: ofOrganisation.website.default(null),
    topics: topics.default([]),
  })
  .meta({ id: 'NewNetworkOrganisation' });
export const organisationChangeSchema = z
  .strictObject(ofOrganisation)
  .partial()
  .meta({ id: 'NetworkOrganisationChange' });
export const organisationSchema = z
  .strictObject({ reference: z.string(), ...ofOrganisation, people: z.int(), version: z.int() })
  .meta({
    id: 'NetworkOrganisation',
    description: 'An organisation of the network that is no programme city.',
  });
export const organisationListSchema = z.strictObject({ items: z.array(organisationSchema) });

const ofPerson = {
  name: z.string().trim().min(1).max(200),
  function: words(200),
  organisation: z
    .string()
    .min(1)
    .max(20)
    .nullable()
    .meta({ description: 'Reference of their organisation.' }),
  email: z.string().max(254).regex(bareAddress).nullable(),
  phone: words(60),
  topics,
  note: words(2_000),
  inDirectory: z.boolean().meta({ description: 'Whether they agreed to be shown to programme cities.' }),
  getsInvitations: z.boolean().meta({ description: 'Whether they agreed to be invited by mail.' }),
  consentOn: dayString.nullable(),
  consentHow: words(500).meta({ description: 'How it was given and where that is kept.' }),
  deleteOn: dayString.meta({
    description: 'Last day on which the entry is kept; three years ahead at most.',
  }),
};
export const newPersonSchema = z
  .strictObject({
    ...ofPerson,
    function: ofPerson.function.default(null),
    organisation: ofPerson.organisation.default(null),
    email: ofPerson.email.default(null),
    phone: ofPerson.phone.default(null),
    topics: topics.default([]),
    note: ofPerson.note.default(null),
    inDirectory: ofPerson.inDirectory.default(false),
    getsInvitations: ofPerson.getsInvitations.default(false),
    consentOn: ofPerson.consentOn.default(null),
    consentHow: ofPerson.consentHow.default(null),
  })
  .meta({ id: 'NewNetworkPerson' });
export const personChangeSchema = z
  .strictObject(ofPerson)
  .partial()
  .meta({ id: 'NetworkPersonChange', description: 'Taking both consents away withdraws them.' });
export const personSchema = z
  .strictObject({
    reference: z.string(),
    ...ofPerson,
    withdrawnOn: dayString.nullable(),
    isDue: z.boolean().meta({ description: 'Whether the last day is over: the next night deletes it.' }),
    version: z.int(),
  })
  .meta({ id: 'NetworkPerson', description: 'Somebody of the network; for the service centre alone.' });
export const personListSchema = z.strictObject({
  items: z.array(personSchema),
  next: z
    .string()
    .nullable()
    .meta({ description: 'What to ask for as `after` to read on; null at the end.' }),
});

const asked = {
  q: z.string().max(200).optional(),
  topic: z.string().max(longestTopic).optional(),
  kind: z.enum(organisationKinds).optional().meta({ description: 'Of their organisation.' }),
  organisation: z.string().max(20).optional(),
};
export const peopleQuery = z.strictObject({
  ...asked,
  dueSoon: z.stringbool().optional().meta({ description: 'Whose last day comes within thirty days.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(20).optional().meta({ description: 'The `next` of the page before.' }),
});
export const inviteesQuery = z.strictObject(asked);
export const searchQuery = z.strictObject({ q: z.string().max(200).default('') });

export const directorySchema = z.strictObject({
  items: z.array(
    z
      .strictObject({
        reference: z.string(),
        name: z.string(),
        function: z.string().nullable(),
        organisation: z.string().nullable(),
        kind: z.enum(organisationKinds).nullable(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
        topics: z.array(z.string()),
      })
      .meta({ id: 'NetworkDirectoryEntry' }),
  ),
});

const values = z.record(z.string(), z.unknown());
export const historySchema = z.strictObject({
  items: z.array(
    z.strictObject({
      at: given,
      who: z.string(),
      operation: z.enum(['insert', 'update', 'delete']),
      before: values,
      after: values,
    }),
  ),
});
export const keptSchema = values.meta({ description: 'Everything kept about the person (Art. 15 GDPR).' });

const removed = z.record(z.string(), z.int()).meta({ description: 'Rows by table.' });
export const deletionRunSchema = z.strictObject({ dryRun: z.boolean() }).meta({ id: 'NetworkDeletionRun' });
export const deletionsSchema = z.strictObject({
  items: z.array(z.strictObject({ reference: z.string(), name: z.string(), removed })),
});
export const deletionLogSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      reference: z.string(),
      reason: z.enum(deletionReasons),
      removed,
      deletedAt: given,
      deletedBy: z.string().nullable().meta({ description: 'Null when the night did it.' }),
    }),
  ),
});

export const toApiOrganisation = ({
  id: _,
  topics: about,
  ...rest
}: NetworkOrganisation): z.output<typeof organisationSchema> => ({ ...rest, topics: [...about] });

export function toApiPerson(person: NetworkPerson): z.output<typeof personSchema> {
  const { reference: key, withdrawnOn, isDue, version } = person;
  const { topics: about, ...parts } = partsOfPerson(person);
  return { reference: key, ...parts, topics: [...about], withdrawnOn, isDue, version };
}

/** What was said of somebody, without what follows from it. */
export function partsOfPerson(person: NetworkPerson): PersonParts {
  const { name, function: duty, organisation, email, phone, topics: about, note } = person;
  const { inDirectory, getsInvitations, consentOn, consentHow, deleteOn } = person;
  return {
    ...{ name, function: duty, organisation, email, phone, topics: about, note },
    ...{ inDirectory, getsInvitations, consentOn, consentHow, deleteOn },
  };
}

export const toApiEntry = ({ topics: about, ...rest }: DirectoryEntry) => ({ ...rest, topics: [...about] });
export const toApiChange = ({ at, ...rest }: EntryChange) => ({ ...rest, at: at.toISOString() });
export const toApiDeletion = ({ deletedAt, ...rest }: LoggedDeletion) => ({
  ...rest,
  deletedAt: deletedAt.toISOString(),
});

const definedOf = <Change extends object>(change: Change): Partial<Change> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<Change>;

/** What an entry becomes by a change; what is left out stays. */
export const changedPerson = (
  person: NetworkPerson,
  change: z.output<typeof personChangeSchema>,
): PersonParts => ({ ...partsOfPerson(person), ...(definedOf(change) as Partial<PersonParts>) });

export const changedOrganisation = (
  { name, kind, website, topics: about }: NetworkOrganisation,
  change: z.output<typeof organisationChangeSchema>,
): OrganisationParts => ({
  ...{ name, kind, website, topics: about },
  ...(definedOf(change) as Partial<OrganisationParts>),
});
