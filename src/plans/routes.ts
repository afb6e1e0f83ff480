import { anyKind, publishedRoutes } from '../city-records/index.js';
import type { Database } from '../platform/database/database.js';
import type { App } from '../platform/http/app-instance.js';
import { planKind } from './plan-kind.js';

/** The published action plans. */
export const planRoutes = (api: App, parts: { readonly database: Database }): void =>
  publishedRoutes(api, parts, { kind: anyKind(planKind), name: 'plans', id: 'Plan' });
