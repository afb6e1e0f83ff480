/** Roles of people. Cities hand in, the service centre checks and publishes, auditors read all, administrators see no data. */
export const roles = ['cityEditor', 'cityLead', 'staff', 'lead', 'auditor', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** A person's role, or the program itself: reference data, samples, jobs, command line. */
export type ActorRole = Role | 'system';

/** Roles of a programme city: the lead hands in, editors prepare. */
export const cityRoles = ['cityEditor', 'cityLead'] as const satisfies readonly Role[];
/** Roles of the service centre: staff check, the lead publishes. */
export const serviceCentreRoles = ['staff', 'lead'] as const satisfies readonly Role[];
/** Roles that read what no city has published yet, as far as it was handed in. */
export const readersOfAll = ['staff', 'lead', 'auditor'] as const satisfies readonly Role[];

/** Who does something: a person in a session or by a token, or the program itself. */
export interface Actor {
  /** Stable id written to the trail: "person:<uuid>", "token:<uuid>", "system:reference-data". */
  readonly id: string;
  readonly label: string;
  /** The role the actor has now; a deputy has the role of the person they stand in for. */
  readonly role: ActorRole;
  /** AGS of the city a city role belongs to; null for all others. */
  readonly city: string | null;
  /** The person behind it, also behind a token; null for the program. */
  readonly personId: string | null;
  /** False for a token that may only read. */
  readonly mayWrite: boolean;
}

export const systemActor = (name: string): Actor => ({
  id: `system:${name}`,
  label: name,
  role: 'system',
  city: null,
  personId: null,
  mayWrite: true,
});

export const isCityRole = (role: ActorRole): boolean => (cityRoles as readonly ActorRole[]).includes(role);
