import { type Letter, letter, linkTo, oneLine } from '../outbox/index.js';
import { labelOfField } from '../projects/index.js';

interface ReturnedMail {
  readonly draftId: string;
  readonly name: string;
  readonly reason: string;
  /** Remarks that are open; each only in its gist. */
  readonly comments: readonly { readonly field: string | null; readonly body: string }[];
  /** Address people use; without it the mail has no links. */
  readonly address: string | undefined;
}

export interface PublishedMail {
  readonly revision: number;
  readonly projects: readonly {
    readonly name: string;
    readonly reference: string;
    readonly withdrawn: boolean;
  }[];
  readonly address: string | undefined;
}

/** Longer lists and remarks are cut in the mail; the page shows all. */
const mostListed = 20;
const longestGist = 240;

/** What people of a city read when a draft comes back: what is to be done, and where. */
export function returnedMail({ draftId, name, reason, comments, address }: ReturnedMail): Letter {
  const others = comments.filter(({ body }) => body !== reason);
  return letter(
    `Zurückgegeben: ${oneLine(name)}`,
    [
      `die Servicestelle hat „${oneLine(name)}“ zur Überarbeitung zurückgegeben:`,
      '',
      gistOf(reason),
      ...(others.length === 0 ? [] : ['', 'Offene Anmerkungen:']),
      ...listed(others, ({ field, body }) => `${placeOf(field)}${gistOf(body)}`),
      ...linkTo(address, 'Überarbeiten und neu einreichen:', `/arbeitsbereich/entwurf/${draftId}`),
    ],
    stopping(address),
  );
}

/** What people of a city read when something of theirs became public, or left the registry. */
export function publishedMail({ revision, projects, address }: PublishedMail): Letter {
  const [only] = projects;
  const what = projects.length === 1 && only ? oneLine(only.name) : `${projects.length} Vorhaben`;
  return letter(
    `Veröffentlicht: ${what}`,
    [
      `die Servicestelle hat veröffentlicht (Registerstand ${revision}):`,
      '',
      ...listed(projects, ({ name, reference, withdrawn }) => {
        if (withdrawn) return `${oneLine(name)} (${reference}): zurückgezogen`;
        const link = address === undefined ? '' : `\n  ${address}/vorhaben/${encodeURIComponent(reference)}`;
        return `${oneLine(name)} (${reference})${link}`;
      }),
    ],
    stopping(address),
  );
}

/** How to stop these mails, below every one of them. */
const stopping = (address: string | undefined): string[] =>
  linkTo(address, 'Diese Mails abbestellen:', '/konto/erinnerungen');

function listed<One>(all: readonly One[], line: (one: One) => string): string[] {
  const rest = all.length - mostListed;
  return [
    ...all.slice(0, mostListed).map((one) => `- ${line(one)}`),
    ...(rest > 0 ? [`- und ${rest} weitere`] : []),
  ];
}

const placeOf = (field: string | null): string =>
  field === null ? '' : `${labelOfField(field)?.de ?? field}: `;

function gistOf(body: string): string {
  const line = oneLine(body);
  return line.length <= longestGist ? line : `${line.slice(0, longestGist - 1)}…`;
}
