import type { Viewpoint } from '../history/index.js';
import { dayInBerlin } from '../kernel/clock.js';
import type { RegistryState } from './layout.js';

/** The state a page names in its footer; null before the first publication. */
export function registryStateOf(viewpoint: Viewpoint): RegistryState | null {
  if (viewpoint.publishedAt === null) return null;
  return { revision: viewpoint.revision, publishedOn: dayInBerlin(viewpoint.publishedAt) };
}
