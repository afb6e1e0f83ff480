/** What is kept of a contact; empty fields are null. */
export interface ContactParts {
  readonly name: string;
  readonly function: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly note: string | null;
}

export interface Contact extends ContactParts {
  readonly id: string;
  readonly cityAgs: string;
}

export const contactFields = ['name', 'function', 'email', 'phone', 'note'] as const;
export type ContactField = (typeof contactFields)[number];
export type TypedContact = Readonly<Record<ContactField, string>>;

const longest: Readonly<Record<ContactField, number>> = {
  name: 200,
  function: 200,
  email: 254,
  phone: 60,
  note: 2_000,
};

const address = /^[^\s\p{Cc}<>,;:"()@]+@[^\s\p{Cc}<>,;:"()@]+$/u;

/** What stops the form, by field: reason and remedy. */
export function faultsOf(typed: TypedContact): Partial<Record<ContactField, string>> {
  const faults: Partial<Record<ContactField, string>> = {};
  for (const field of contactFields)
    if (typed[field].length > longest[field])
      faults[field] = `Der Text ist länger als ${longest[field]} Zeichen. Kürzen Sie ihn.`;
  if (typed.name.trim() === '') faults.name = 'Der Name fehlt. Schreiben Sie, wen man fragen kann.';
  const email = typed.email.trim();
  if (email !== '' && !address.test(email))
    faults.email = 'Das ist keine E-Mail-Adresse. Schreiben Sie sie wie name@stadt.de.';
  return faults;
}

/** The contact as it is kept. */
export function partsOf(typed: TypedContact): ContactParts {
  const filled = (field: ContactField): string | null => typed[field].trim() || null;
  return {
    name: typed.name.trim(),
    function: filled('function'),
    email: filled('email'),
    phone: filled('phone'),
    note: filled('note'),
  };
}

export const typedOf = (contact: ContactParts | null): TypedContact => ({
  name: contact?.name ?? '',
  function: contact?.function ?? '',
  email: contact?.email ?? '',
  phone: contact?.phone ?? '',
  note: contact?.note ?? '',
});
