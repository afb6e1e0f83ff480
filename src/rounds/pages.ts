import type { App } from '../platform/http/app-instance.js';
import { cityRoundPages } from './pages/city-pages.js';
import type { PageParts } from './pages/parts.js';
import { reminderPages } from './pages/reminder-pages.js';
import { staffCityPages } from './pages/staff-city-pages.js';
import { staffRoundPages } from './pages/staff-pages.js';

/** The pages of reporting rounds: for the service centre, for cities, and for stopping reminders. */
export function roundPages(pages: App, parts: PageParts): void {
  staffRoundPages(pages, parts);
  staffCityPages(pages, parts);
  cityRoundPages(pages, parts);
  reminderPages(pages, parts);
}
