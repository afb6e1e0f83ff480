import { addDays, type Day } from '../kernel/day.js';
import { formatDay } from '../kernel/format.js';
import { type Text, text } from '../kernel/text.js';

/** What organisations of the network are. */
export const organisationKinds = [
  'ministry',
  'grantingBody',
  'chamber',
  'university',
  'association',
  'consultant',
  'municipality',
  'other',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** An organisation of the network that is no programme city: a ministry, a chamber, an association. */
export interface OrganisationParts {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly website: string | null;
  readonly topics: readonly string[];
}

export interface NetworkOrganisation extends OrganisationParts {
  readonly id: bigint;
  readonly reference: string;
  /** How many people of it are kept. */
  readonly people: number;
  readonly version: number;
}

/** What is said of somebody of the network, and what they agreed to. */
export interface PersonParts {
  readonly name: string;
  /** What they do there: "Referatsleitung Stadtentwicklung". */
  readonly function: string | null;
  /** Reference of their organisation; null for who stands alone. */
  readonly organisation: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** What they can be asked about, in the service centre's own words. */
  readonly topics: readonly string[];
  /** For the service centre alone. */
  readonly note: string | null;
  /** Whether they agreed to be shown to the people of programme cities. */
  readonly inDirectory: boolean;
  /** Whether they agreed to be invited to events by mail. */
  readonly getsInvitations: boolean;
  /** Day of the consent; null for who is kept for the work of the service centre alone. */
  readonly consentOn: Day | null;
  /** How it was given, and where that is kept: "Mail vom 03.02.2026, Ablage 12". */
  readonly consentHow: string | null;
  /** Last day on which the entry is kept. */
  readonly deleteOn: Day;
}

export interface NetworkPerson extends PersonParts {
  readonly id: bigint;
  readonly reference: string;
  readonly organisationName: string | null;
  readonly organisationKind: OrganisationKind | null;
  /** Day on which the last consent was withdrawn; null while one holds, or none was ever given. */
  readonly withdrawnOn: Day | null;
  /** By the database's clock: whether the day of deletion is over, or comes within the next weeks. */
  readonly isDue: boolean;
  readonly isDueSoon: boolean;
  readonly version: number;
}

/** Why an entry went: its day came or consent was withdrawn, somebody wished it, or the person's account was deleted. */
export const deletionReasons = ['day', 'wish', 'forgotten'] as const;
export type DeletionReason = (typeof deletionReasons)[number];

/** Days by which an entry is due soon: time to ask whether somebody wants to stay. */
export const soonDays = 30;
/** Nobody is kept longer without being asked again: three years, in days. */
const longestKeptDays = 1_096;
/** What is proposed for a new entry: two years. */
export const usualKeptDays = 730;

type Faults<Parts> = Partial<Record<keyof Parts, Text>>;

/** What is wrong with an entry, by field: reason and remedy. `today` is the database's; `withdrawnOn` as in the entry. */
export function faultsOfPerson(
  parts: PersonParts,
  { today, withdrawnOn }: { readonly today: Day; readonly withdrawnOn: Day | null },
): Faults<PersonParts> {
  return { ...faultsOfConsent(parts, today, withdrawnOn), ...faultsOfDeletion(parts, today) };
}

function faultsOfConsent(
  { inDirectory, getsInvitations, consentOn, consentHow, email }: PersonParts,
  today: Day,
  withdrawnOn: Day | null,
): Faults<PersonParts> {
  const faults: Faults<PersonParts> = {};
  if (consentOn !== null && consentOn > today)
    faults.consentOn = text(
      'Dieser Tag liegt in der Zukunft. Tragen Sie ein, wann die Person eingewilligt hat.',
      'This day is in the future. Enter when the person consented.',
    );
  if (!inDirectory && !getsInvitations) return faults;
  if (consentOn === null)
    faults.consentOn = text(
      'Es fehlt, wann die Person eingewilligt hat. Ohne Einwilligung gibt es weder Verzeichnis noch Einladungen (Art. 7 Abs. 1 DSGVO).',
      'It is not said when the person consented. Without consent there is neither directory nor invitation (Art. 7(1) GDPR).',
    );
  else if (withdrawnOn !== null && consentOn < withdrawnOn)
    faults.consentOn = text(
      `Die Einwilligung ist am ${formatDay(withdrawnOn, 'de')} widerrufen. Tragen Sie den Tag der neuen ein.`,
      `Consent was withdrawn on ${formatDay(withdrawnOn, 'en')}. Enter the day of the new one.`,
    );
  if (consentHow === null)
    faults.consentHow = text(
      'Es fehlt, wie die Person eingewilligt hat und wo das steht. Schreiben Sie zum Beispiel: Mail vom 03.02.2026.',
      'It is not said how the person consented and where that is kept. Write, for example: mail of 3 February 2026.',
    );
  if (getsInvitations && email === null)
    faults.email = text(
      'Einladungen gehen per Mail. Tragen Sie die Adresse ein, oder nehmen Sie das Häkchen weg.',
      'Invitations go by mail. Enter the address, or remove the tick.',
    );
  return faults;
}

function faultsOfDeletion({ deleteOn }: PersonParts, today: Day): Faults<PersonParts> {
  if (deleteOn < today)
    return {
      deleteOn: text(
        'Dieser Tag ist vorbei. Wählen Sie einen späteren, oder löschen Sie den Eintrag.',
        'This day is over. Choose a later one, or delete the entry.',
      ),
    };
  if (deleteOn > addDays(today, longestKeptDays))
    return {
      deleteOn: text(
        'Niemand bleibt länger als drei Jahre, ohne noch einmal gefragt zu werden. Wählen Sie einen früheren Tag (Art. 5 Abs. 1 Buchst. e DSGVO).',
        'Nobody is kept for more than three years without being asked again. Choose an earlier day (Art. 5(1)(e) GDPR).',
      ),
    };
  return {};
}
