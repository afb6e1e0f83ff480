/** Roles that may act. Until accounts exist there are two: the bearer token of the service centre, and the program itself. */
export const actorRoles = ['serviceCentre', 'system'] as const;
export type ActorRole = (typeof actorRoles)[number];

/** Who does something: a token's owner, or the program itself (reference data, samples, command line). */
export interface Actor {
  /** Stable id written to the trail: "token:<uuid>", "system:reference-data", "system:command-line". */
  readonly id: string;
  readonly label: string;
  readonly role: ActorRole;
}

export const systemActor = (name: string): Actor => ({ id: `system:${name}`, label: name, role: 'system' });
