import type { App } from '../platform/http/app-instance.js';
import { cityEventPages } from './pages/city.js';
import { invitationPages } from './pages/invitations.js';
import type { PageParts } from './pages/parts.js';
import { publicEventPages } from './pages/public.js';
import { staffEventPages } from './pages/staff.js';

/** Events: for everybody, for the people of cities, for the service centre. */
export function eventPages(pages: App, parts: PageParts): void {
  publicEventPages(pages, parts);
  cityEventPages(pages, parts);
  staffEventPages(pages, parts);
  invitationPages(pages, parts);
}
