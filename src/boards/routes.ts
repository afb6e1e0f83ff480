import { anyKind, publishedRoutes } from '../city-records/index.js';
import type { Database } from '../platform/database/database.js';
import type { App } from '../platform/http/app-instance.js';
import { boardKind } from './board-kind.js';

/** The published boards with their meetings and decisions. */
export const boardRoutes = (api: App, parts: { readonly database: Database }): void =>
  publishedRoutes(api, parts, { kind: anyKind(boardKind), name: 'boards', id: 'Board' });
