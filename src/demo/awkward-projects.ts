import {
  type Amount,
  emptyInput,
  type ProjectInput,
  type Source,
  unknownAmounts,
} from '../projects/index.js';
import { catalogueOf } from './sample-catalogue.js';

const known = (euros: bigint, evidence: Amount['evidence'] = 'decision'): Amount => ({
  cents: euros * 100n,
  evidence,
});
/** What a page, a print or a sum must cope with: the service centre of the whole Land, gaps, long texts, a natural person. */
export function awkwardProjects(source: Source): ProjectInput[] {
  const base = { ...emptyInput(source), catalogue: catalogueOf('2021-2027', 'soziale-integration') };
  return [
    serviceCentre(base),
    withoutUnionAmount(base),
    naturalPerson(base),
    longNamed(base),
    barelyKnown(base),
  ];
}

const serviceCentre = (base: ProjectInput): ProjectInput => ({
  ...base,
  name: 'Servicestelle für Quartiersentwicklung und Gemeinwesenarbeit in benachteiligten Stadtgebieten',
  beneficiary: { name: 'Landesverband Soziokultur Sachsen e.V.', naturalPerson: false },
  place: { kind: 'statewide', ags: null, sourceText: 'Dresden, landesweit tätig' },
  period: { start: '2023-01-30', end: '2028-12-31' },
  amounts: { ...unknownAmounts, totalEligibleCost: known(1_871_273n), unionContribution: known(1_777_709n) },
  catalogue: {
    ...catalogueOf('2021-2027', '16594'),
    priority: { key: '2021-2027/4', sourceText: null },
    fund: { key: '2021-2027/ESF-Plus', sourceText: 'ESF' },
  },
  purposeAndAchievements:
    'Die Servicestelle arbeitet mobil in ganz Sachsen. Sie begleitet die Programmstädte, die Träger der Vorhaben und weitere Akteure dabei, benachteiligte Stadtgebiete zu stärken und die Menschen dort zu beteiligen.\n\nSie berät, bildet weiter, lädt zu Fachveranstaltungen ein und betreibt eine Plattform mit Arbeitshilfen. Ziel ist ein Netzwerk, das über die Förderung hinaus trägt.',
});

/** As in the older profiles: whole euros, no Union amount, no rate; a stray quotation mark in the name. */
const withoutUnionAmount = (base: ProjectInput): ProjectInput => ({
  ...base,
  name: 'Quartiersmanagement", Einzelvorhaben Nr. E.2 des Handlungskonzeptes Bautzen-Gesundbrunnen',
  planNumber: 'E.2',
  beneficiary: { name: 'Große Kreisstadt Bautzen', naturalPerson: false },
  place: { kind: 'municipality', ags: '14625020', sourceText: 'Bautzen' },
  area: 'Gesundbrunnen',
  period: { start: '2017-11-16', end: '2021-12-31' },
  amounts: { ...unknownAmounts, totalEligibleCost: known(241_571n, 'officialList') },
  catalogue: catalogueOf('2014-2020', ''),
  summary:
    'Acht Ziele leiten die Arbeit im Quartier: Kräfte bündeln, Menschen beteiligen, Engagement fördern, Angebote abstimmen, zwischen Stadtteil und Rathaus vermitteln, über das Quartier berichten, ansprechbar sein und den Bewohnerbeirat begleiten.',
});

const naturalPerson = (base: ProjectInput): ProjectInput => ({
  ...base,
  name: 'Werkstatt im Hinterhof',
  beneficiary: { name: 'Erika Beispiel', naturalPerson: true },
  place: { kind: 'municipality', ags: '14626610', sourceText: 'Zittau' },
  area: 'Zittau-Mitte',
  period: { start: '2026-12-01', end: '2027-11-30' },
  amounts: { ...unknownAmounts, totalEligibleCost: known(9_480n, 'ownStatement') },
  catalogue: catalogueOf('2021-2027', 'wirtschaft-im-quartier'),
  purposeAndAchievements:
    'Eine Tischlerin zeigt Nachbarinnen und Nachbarn, wie man Möbel erhält statt sie wegzuwerfen.',
});

const longNamed = (base: ProjectInput): ProjectInput => ({
  ...base,
  name: 'Stadtteilübergreifende Vernetzungs-, Beteiligungs- und Qualifizierungsmaßnahmen für Bewohnerinnen und Bewohner, Kleinstunternehmen und gemeinnützige Einrichtungen in der erweiterten Westlichen Innenstadt („Westwärts gemeinsam“)',
  planNumber: 'D.4.2',
  beneficiary: { name: 'Große Kreisstadt Görlitz', naturalPerson: false },
  executingBody: {
    name: 'Arbeitsgemeinschaft der gemeinwesenorientierten Träger in der Westlichen Innenstadt e. V.',
    naturalPerson: false,
  },
  place: { kind: 'municipality', ags: '14626110', sourceText: 'Görlitz' },
  area: 'Westliche Innenstadt',
  period: { start: '2024-05-01', end: '2028-04-30' },
  amounts: {
    ...unknownAmounts,
    totalEligibleCost: known(412_350n),
    totalCost: known(430_000n),
    grant: known(350_497n),
    ownShare: known(61_853n),
    thirdPartyFunds: known(0n),
  },
  catalogue: catalogueOf('2021-2027', 'soziale-integration'),
  purposeAndAchievements: Array.from(
    { length: 9 },
    (_, year) =>
      `Im ${year + 1}. Halbjahr treffen sich die Beteiligten monatlich, prüfen gemeinsam, was erreicht wurde, und passen die Angebote an: offene Werkstätten, Beratung in einfacher Sprache, Begleitung zu Ämtern, gemeinsame Feste, ein Verzeichnis leerer Räume und kleine Aufträge für Betriebe im Quartier.`,
  ).join(' '),
});

const barelyKnown = (base: ProjectInput): ProjectInput => ({
  ...base,
  name: 'Begegnungscafé (Angaben folgen)',
  place: { kind: 'unmatched', ags: null, sourceText: 'Reichenbach' },
  catalogue: {
    ...catalogueOf('2021-2027', 'soziale-integration'),
    interventionCategory: { key: null, sourceText: '163/152' },
    specificObjective: { key: null, sourceText: null },
  },
  sourceFields: [{ label: 'Ansprechpartner', value: 'wird noch benannt' }],
});
