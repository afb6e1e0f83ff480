import type { Target } from './connections.js';
import type { DiskGuard } from './disk-guard.js';
import type { ServiceRole } from './roles.js';

/** A database server that takes connections, before the service's own pools are opened. */
export interface Server extends DiskGuard {
  readonly kind: 'embedded' | 'external';
  readonly owner: Target;
  readonly ownerPassword: string | null;
  readonly app: Target;
  /** The same database for another of the service's roles. */
  as(role: Exclude<ServiceRole, 'steckbrief_app'>): Target;
  /** Throws StartError unless the service's roles can enter and the application's is held by row security. */
  assertServiceRoles(): Promise<void>;
  stop(): Promise<void>;
}
