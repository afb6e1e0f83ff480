import type { Language } from '../kernel/text.js';
import { programmeCities } from '../places/index.js';
import type { SentForm } from '../platform/http/form-body.js';
import { bareAddress } from '../platform/mail/queue-mail.js';
import type { Guest } from './commands/registrations.js';
import { eventMessages as words } from './words.js';

export const guestFields = ['name', 'email', 'organisation', 'city', 'consent'] as const;
export type GuestField = (typeof guestFields)[number];
export type GuestFaults = Partial<Record<GuestField, string>>;

const longest = { name: 200, email: 254, organisation: 200 } as const;

/** A guest as the form says it, or what stops it. Guests who register themselves have to consent. */
export function guestOfForm(
  values: SentForm,
  { language, withConsent }: { readonly language: Language; readonly withConsent: boolean },
): { readonly guest: Guest } | { readonly faults: GuestFaults } {
  const faults: GuestFaults = {};
  const written = (field: GuestField): string => (values[field] ?? '').trim();
  for (const [field, most] of Object.entries(longest) as ['name' | 'email' | 'organisation', number][])
    if (written(field).length > most) faults[field] = words.tooLong(most)[language];
  if (written('name') === '') faults.name = words.nameMissing[language];
  if (!bareAddress.test(written('email'))) faults.email = words.emailWrong[language];
  if (withConsent && written('consent') === '') faults.consent = words.consentMissing[language];
  if (Object.keys(faults).length > 0) return { faults };
  const cityAgs = programmeCities().find(({ ags }) => ags === written('city'))?.ags ?? null;
  return {
    guest: {
      name: written('name'),
      email: written('email'),
      organisation: written('organisation') || null,
      cityAgs,
    },
  };
}
