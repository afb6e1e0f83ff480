import { addDays, type Day } from '../kernel/day.js';
import type { SentForm } from '../platform/http/form-body.js';
import { bareAddress } from '../platform/mail/queue-mail.js';
import { FormReader, typed } from '../web/index.js';
import { type OrganisationParts, organisationKinds, type PersonParts, usualKeptDays } from './entry.js';

export type FormFaults = Readonly<Record<string, string>>;
type Read<Parts> = { readonly parts: Parts } | { readonly faults: FormFaults };

export const longestTopic = 60;
export const mostTopics = 20;
export const webAddress = /^https?:\/\/[^\s"<>]+$/;

const topicsOf = (form: FormReader): string[] => [...new Set(form.lines('topics', longestTopic, mostTopics))];

/** Reads the form of an organisation. */
export function organisationOfForm(values: SentForm): Read<OrganisationParts> {
  const form = new FormReader(values);
  const website = form.words('website', 500);
  if (website !== null && !webAddress.test(website))
    form.fault('website', 'Schreiben Sie die Adresse mit https:// davor.');
  const parts: OrganisationParts = {
    name: form.required('name', 200, 'Der Name fehlt. Schreiben Sie, wie die Organisation heißt.'),
    kind: form.choice('kind', organisationKinds) ?? 'other',
    website,
    topics: topicsOf(form),
  };
  return form.isRight ? { parts } : { faults: form.faults };
}

/** Reads the form of somebody; `today` is for the day of deletion nobody wrote down. */
export function personOfForm(values: SentForm, today: Day): Read<PersonParts> {
  const form = new FormReader(values);
  const email = form.words('email', 254);
  if (email !== null && !bareAddress.test(email))
    form.fault('email', 'Das ist keine E-Mail-Adresse. Schreiben Sie sie wie name@stelle.de.');
  const agreed = form.chosen('agreed');
  const parts: PersonParts = {
    name: form.required('name', 200, 'Der Name fehlt. Schreiben Sie, um wen es geht.'),
    function: form.words('function', 200),
    organisation: form.words('organisation', 20),
    email,
    phone: form.words('phone', 60),
    topics: topicsOf(form),
    note: form.words('note', 2_000),
    inDirectory: agreed.includes('directory'),
    getsInvitations: agreed.includes('invitations'),
    consentOn: form.day('consentOn'),
    consentHow: form.words('consentHow', 500),
    deleteOn: form.day('deleteOn') ?? addDays(today, usualKeptDays),
  };
  return form.isRight ? { parts } : { faults: form.faults };
}

export const valuesOfOrganisation = (organisation: OrganisationParts | null): SentForm =>
  organisation === null
    ? {}
    : {
        name: organisation.name,
        kind: organisation.kind,
        website: organisation.website ?? '',
        topics: typed.lines(organisation.topics),
      };

/** An entry as its form shows it; null for a new one. */
export function valuesOfPerson(person: PersonParts | null): SentForm {
  if (person === null) return {};
  const agreed = [
    ...(person.inDirectory ? ['directory'] : []),
    ...(person.getsInvitations ? ['invitations'] : []),
  ];
  return {
    name: person.name,
    function: person.function ?? '',
    organisation: person.organisation ?? '',
    email: person.email ?? '',
    phone: person.phone ?? '',
    topics: typed.lines(person.topics),
    note: person.note ?? '',
    agreed: typed.lines(agreed),
    consentOn: typed.day(person.consentOn),
    consentHow: person.consentHow ?? '',
    deleteOn: typed.day(person.deleteOn),
  };
}
