import type { SteckbriefData, SteckbriefRecord } from '../../../reports/steckbrief/dataset.js';
import type { SteckbriefParameters } from '../../../reports/steckbrief/parameters.js';
import type { CatalogueValue } from '../../../src/projects/index.js';
import type { ReportInputs, ReportSettings } from '../../../src/reporting/index.js';

const none: CatalogueValue = { key: null, code: null, title: { de: null, en: null }, sourceText: null };
const entry = (code: string | null, de: string | null, en: string | null, sourceText: string | null) => ({
  key: null,
  code,
  title: { de, en },
  sourceText,
});
const stated = (cents: bigint) => ({ cents, evidence: 'ownStatement' as const });
const noAmounts = {
  totalEligibleCost: null,
  totalCost: null,
  grant: null,
  unionContribution: null,
  landFunds: null,
  ownShare: null,
  thirdPartyFunds: null,
};

const purpose =
  'Eine mobile Stelle begleitet die Programmstädte und die Träger der Vorhaben. Sie berät vor Ort, bildet weiter, lädt zu ' +
  'Fachtagen ein und sammelt Arbeitshilfen auf einer gemeinsamen Plattform.\n\nZiel ist ein Netzwerk, das über die ' +
  'Förderung hinaus trägt und neue Ansätze in benachteiligten Stadtgebieten erprobt.';

/** A record of the period 2021–2027 with every field of a published profile. */
export const dresden: SteckbriefRecord = {
  reference: 'SN21-0004',
  versionNumber: 3,
  publishedRevision: 47,
  publishedOn: '2026-10-31',
  name: 'Servicestelle für Quartiersentwicklung und Gemeinwesenarbeit in benachteiligten Stadtgebieten',
  planNumber: null,
  beneficiary: { name: 'Landesverband Soziokultur Sachsen e. V.', naturalPerson: false },
  executingBody: null,
  place: {
    kind: 'municipality',
    ags: '14612000',
    sourceText: 'Dresden',
    name: 'Dresden',
    district: { ags: '14612', name: 'Dresden' },
    latitude: 51.05,
    longitude: 13.74,
  },
  area: null,
  period: { start: '2023-01-30', end: '2028-12-31' },
  amounts: { ...noAmounts, totalEligibleCost: stated(187_127_300n), unionContribution: stated(177_770_900n) },
  unionContribution: { cents: 177_770_900n, origin: 'stated' },
  unionRate: { rate: 9500, basis: 'amounts' },
  grantRate: null,
  catalogue: {
    fundingPeriod: entry('2021-2027', '2021–2027', '2021–2027', null),
    fund: entry('ESF Plus', 'Europäischer Sozialfonds Plus', 'European Social Fund Plus', 'ESF'),
    priority: none,
    fundingGuideline: entry(
      '02203',
      'FRL Nachhaltige soziale Stadtentwicklung ESF Plus 2021–2027',
      'Sustainable social urban development ESF+ 2021–2027',
      '02203 - FRL Nachhaltige soziale Stadtentwicklung ESF Plus 2021-2027',
    ),
    fundingObject: entry(
      '16594',
      'Servicestelle Quartiersentwicklung und Gemeinwesenarbeit',
      'Service centre for neighbourhood development and community work',
      '16594 - Servicestelle Quartiersentwicklung und Gemeinwesenarbeit',
    ),
    interventionCategory: entry(
      '152',
      'Maßnahmen zur Förderung der Chancengleichheit und der aktiven Teilhabe an der Gesellschaft',
      'Measures to promote equal opportunities and active participation in society',
      '152 - Maßnahmen',
    ),
    specificObjective: entry(
      'ESO4.8',
      'Förderung der aktiven Inklusion mit Blick auf Chancengleichheit, Nichtdiskriminierung und aktive Teilhabe',
      'Fostering active inclusion with a view to promoting equal opportunities, non-discrimination and active participation',
      null,
    ),
  },
  actionFields: [],
  decisions: [],
  appliedFor: null,
  purposeAndAchievements: purpose,
  summary: null,
  source: { kind: 'page', title: 'Steckbrief der Programmstädte-Seite', locator: null, date: '2026-09-12' },
  sourceFields: [],
};

/** A record of 2014–2020 as such profiles are: no Union contribution, no codes, a plan number. */
export const bautzen: SteckbriefRecord = {
  ...dresden,
  reference: 'SN14-0163',
  versionNumber: 1,
  publishedOn: '2026-09-30',
  name: 'Quartiersmanagement',
  planNumber: 'E.2',
  beneficiary: { name: 'Große Kreisstadt Bautzen', naturalPerson: false },
  place: {
    kind: 'municipality',
    ags: '14625020',
    sourceText: 'Bautzen',
    name: 'Bautzen',
    district: { ags: '14625', name: 'Bautzen' },
    latitude: 51.18,
    longitude: 14.43,
  },
  area: 'Gesundbrunnen',
  period: { start: '2017-11-16', end: '2021-12-31' },
  amounts: { ...noAmounts, totalEligibleCost: stated(24_157_100n) },
  unionContribution: { cents: null, origin: 'unknown' },
  unionRate: null,
  catalogue: {
    fundingPeriod: entry('2014-2020', '2014–2020', '2014–2020', null),
    fund: entry('ESF', 'Europäischer Sozialfonds', 'European Social Fund', 'ESF'),
    priority: none,
    fundingGuideline: entry(null, null, null, 'Nachhaltige soziale Stadtentwicklung - ESF 2014-2020'),
    fundingObject: entry(null, null, null, 'Informelle Maßnahmen benachteiligte Stadtgebiete'),
    interventionCategory: entry(
      '109',
      'Aktive Inklusion, nicht zuletzt durch die Förderung der Chancengleichheit und aktiver Beteiligung, und Verbesserung der Beschäftigungsfähigkeit',
      'Active inclusion, including with a view to promoting equal opportunities and active participation, and improving employability',
      'Aktive Inklusion',
    ),
    specificObjective: none,
  },
  purposeAndAchievements:
    'Das Quartiersmanagement bringt die Akteure im Gesundbrunnen zusammen und baut eine Anlaufstelle auf. Es stärkt Engagement und Selbstorganisation.',
};

/** A record whose Union contribution is derived from the rate of the priority axis. */
export const derived: SteckbriefRecord = {
  ...bautzen,
  reference: 'SN14-0777',
  unionContribution: { cents: 19_325_680n, origin: 'derived' },
  unionRate: { rate: 8000, basis: 'priority' },
};

export const steckbriefData = (record: SteckbriefRecord, map: SteckbriefData['map']): SteckbriefData => ({
  register: { revision: 47, publishedOn: '2026-10-31' },
  record,
  map,
});

export const inputsFor = (
  record: SteckbriefRecord,
  changes: Partial<ReportInputs<SteckbriefParameters>> = {},
): ReportInputs<SteckbriefParameters> => ({
  revision: 47,
  parameters: { reference: record.reference },
  audience: 'public',
  language: 'de',
  reckoningDay: '2026-10-31',
  programVersion: '0.1.0',
  ...changes,
});

export const settings: ReportSettings = { publicUrl: 'https://steckbrief.example', landNotice: null };
