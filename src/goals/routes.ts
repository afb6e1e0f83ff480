import { anyKind, publishedRoutes } from '../city-records/index.js';
import type { Database } from '../platform/database/database.js';
import type { App } from '../platform/http/app-instance.js';
import { goalKind } from './goal-kind.js';

/** The published goals with their reviews. */
export const goalRoutes = (api: App, parts: { readonly database: Database }): void =>
  publishedRoutes(api, parts, { kind: anyKind(goalKind), name: 'goals', id: 'Goal' });
