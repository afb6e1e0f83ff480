import type { App } from '../platform/http/app-instance.js';
import { networkOrganisationPages } from './pages/organisations.js';
import { cityNetworkPages, duePages, unsubscribePages } from './pages/others.js';
import type { PageParts } from './pages/parts.js';
import { peoplePages } from './pages/people.js';

/** People and organisations of the network, on the desks that may see them. */
export function networkPages(pages: App, parts: PageParts): void {
  peoplePages(pages, parts);
  networkOrganisationPages(pages, parts);
  duePages(pages, parts);
  cityNetworkPages(pages, parts);
  unsubscribePages(pages, parts);
}
