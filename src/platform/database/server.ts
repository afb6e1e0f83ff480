import type { Target } from './connections.js';
import type { DiskGuard } from './disk-guard.js';

/** A database server that takes connections, before the service's own pools are opened. */
export interface Server extends DiskGuard {
  readonly kind: 'embedded' | 'external';
  readonly owner: Target;
  readonly ownerPassword: string | null;
  readonly app: Target;
  /** Throws StartError unless the service's role can enter and is held by row security. */
  assertAppRole(): Promise<void>;
  stop(): Promise<void>;
}
