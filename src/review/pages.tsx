import type { App } from '../platform/http/app-instance.js';
import type { PageParts } from './page-kit.js';
import { publishPages } from './publish-pages.js';
import { queuePages } from './queue-pages.js';
import { reviewPages } from './review-pages.js';
import { timelinePages } from './timeline-pages.js';

/** The pages on which the service centre checks and publishes; auditors read them. */
export function checkingPages(pages: App, parts: PageParts): void {
  queuePages(pages, parts);
  reviewPages(pages, parts);
  publishPages(pages, parts);
  timelinePages(pages, parts);
}
