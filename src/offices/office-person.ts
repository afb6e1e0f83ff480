import type { Day } from '../kernel/day.js';
import type { SentForm } from '../platform/http/form-body.js';
import { bareAddress } from '../platform/mail/queue-mail.js';
import { FormReader, typed } from '../web/index.js';
import { phoneNumber } from './schemas.js';

/** What is kept of somebody in a neighbourhood office, with their consent. */
export interface OfficePersonParts {
  readonly name: string;
  readonly task: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly consentOn: Day;
  readonly consentSource: string;
  readonly published: boolean;
}

export interface OfficePerson extends OfficePersonParts {
  readonly id: string;
  /** When it was changed last, as the form sends it back. */
  readonly seen: string;
}

export const valuesOfPerson = (person: OfficePerson | null): SentForm =>
  person === null
    ? {}
    : {
        name: person.name,
        task: person.task ?? '',
        phone: person.phone ?? '',
        email: person.email ?? '',
        consentOn: typed.day(person.consentOn),
        consentSource: person.consentSource,
        published: person.published ? '1' : '',
        seen: person.seen,
      };

/** Reads the form; consent may not be missing, and lies not in the future. */
export function personOfForm(values: SentForm, today: Day) {
  const form = new FormReader(values);
  const parts: OfficePersonParts = {
    name: form.required('name', 200, 'Der Name fehlt.'),
    task: form.words('task', 200),
    phone: form.matching(
      'phone',
      40,
      phoneNumber,
      'Das ist keine Telefonnummer. Schreiben Sie sie wie 03591 1234-56.',
    ),
    email: form.matching(
      'email',
      254,
      bareAddress,
      'Das ist keine E-Mail-Adresse. Schreiben Sie sie wie name@stadt.de.',
    ),
    consentOn: form.requiredDay('consentOn'),
    consentSource: form.required(
      'consentSource',
      500,
      'Schreiben Sie, wo die Einwilligung liegt. Ohne sie wird niemand eingetragen (Art. 6 Abs. 1 Buchst. a DSGVO).',
    ),
    published: form.isChecked('published'),
  };
  if (parts.consentOn > today) form.fault('consentOn', 'Der Tag der Einwilligung liegt in der Zukunft.');
  return form.isRight ? { parts } : { faults: form.faults };
}
