import type { Database } from '../platform/database/database.js';
import type { Site } from '../web/index.js';

export interface PageParts {
  readonly database: Database;
  readonly site: Site;
}
