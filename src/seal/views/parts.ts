export const sealPath = '/siegel';
export const verifierPath = '/siegel/verify-trail.mjs';
export const checkPath = '/verwaltung/siegel';
export const trailPath = '/verwaltung/siegel/protokoll.ndjson';

const inBerlin = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'medium',
  timeStyle: 'medium',
});

/** "26.11.2026, 14:03:07 Uhr" */
export const momentOf = (at: Date | string): string =>
  `${inBerlin.format(typeof at === 'string' ? new Date(at.replace(/(\.\d{3})\d*Z$/, '$1Z')) : at)} Uhr`;

/** Digits in groups of eight. */
export const grouped = (digits: string): string => (digits.match(/.{1,8}/g) ?? []).join(' ');
