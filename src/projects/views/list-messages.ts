import { type Text, text } from '../../kernel/text.js';
import { catalogueLabels, fieldLabels } from './field-labels.js';
import type { ListField } from './list-query.js';

/** Words of the list of projects. */
export const listMessages = {
  title: text('Vorhaben', 'Projects'),
  programmeScope: text('Nachhaltige soziale Stadtentwicklung', 'Sustainable social urban development'),
  allScope: text('Alle ESF-Richtlinien im Register', 'All ESF guidelines in the registry'),
  allScopeTitle: text('Alle ESF-Richtlinien', 'All ESF guidelines'),
  allScopeNote: text(
    'Diese Liste enthält auch Vorhaben, die nicht zur nachhaltigen sozialen Stadtentwicklung gehören.',
    'This list also contains projects outside sustainable social urban development.',
  ),
  searchAll: (q: string): Text =>
    text(
      `„${q}“ auch in Gebieten, Konzepten, Zielen, Büros und im Netzwerk suchen`,
      `Search for “${q}” in areas, plans, goals, offices and the network as well`,
    ),
  otherGuideline: text('andere ESF-Richtlinie', 'other ESF guideline'),
  filters: text('Filter', 'Filters'),
  filterButton: (count: string): Text =>
    text(
      count === '0' ? 'Filtern' : `Filter ändern (${count})`,
      count === '0' ? 'Filter' : `Change filters (${count})`,
    ),
  keyword: text('Stichwort', 'Keyword'),
  scope: text('Umfang', 'Scope'),
  state: text('Stand', 'State'),
  city: text('Programmstadt', 'Programme city'),
  cityAll: text('Ort', 'Place'),
  statewide: text('landesweit', 'statewide'),
  withoutValue: (field: Text): Text => text(`${field.de}: nicht zugeordnet`, `${field.en}: none`),
  startsIn: (year: string): Text => text(`Beginn ${year}`, `Start ${year}`),
  runsIn: (year: string): Text => text(`läuft ${year}`, `runs in ${year}`),
  naturalPersons: text('natürliche Personen', 'natural persons'),
  region: (key: string): Text => text(`Region ${key}`, `Region ${key}`),
  unionOrigin: {
    stated: text('EU-Betrag angegeben', 'Union contribution stated'),
    derived: text('EU-Betrag abgeleitet', 'Union contribution derived'),
    unknown: text('EU-Betrag nicht angegeben', 'Union contribution not stated'),
  },
  more: (count: string): Text => text(`${count} weitere zeigen`, `Show ${count} more`),
  from: text('von (€)', 'from (€)'),
  to: text('bis (€)', 'to (€)'),
  apply: text('Anwenden', 'Apply'),
  nameAndBeneficiary: text('Name und Begünstigter', 'Name and beneficiary'),
  caption: text('Vorhaben der Auswahl', 'Projects of the selection'),
  countOf: (all: string): Text =>
    text(` von ${all} Vorhaben`, ` of ${all} ${all === '1' ? 'project' : 'projects'}`),
  sumsCover: (count: string): Text =>
    text(
      count === '1'
        ? 'Eine Auswahl von einem Vorhaben.'
        : `Summen über alle ${count} Vorhaben der Auswahl, nicht nur über diese Seite.`,
      count === '1'
        ? 'A selection of one project.'
        : `Sums over all ${count} projects of the selection, not only this page.`,
    ),
  unionAllStated: text(
    'EU-Betrag bei allen angegeben, keiner abgeleitet.',
    'Union contribution stated for all, none derived.',
  ),
  unionParts: (parts: Text): Text => text(`EU-Betrag ${parts.de}.`, `Union contribution ${parts.en}.`),
  statedFor: (count: string): Text => text(`bei ${count} angegeben`, `stated for ${count}`),
  derivedFor: (count: string): Text => text(`bei ${count} abgeleitet`, `derived for ${count}`),
  unknownFor: (count: string): Text => text(`bei ${count} nicht angegeben`, `not stated for ${count}`),
  notAddedUp: text(
    'Angegebenes und Abgeleitetes sind nicht zusammengezählt.',
    'Stated and derived amounts are not added up.',
  ),
  costUnknown: (count: string): Text =>
    text(
      `Förderfähige Gesamtkosten bei ${count} nicht angegeben.`,
      `Total eligible cost not stated for ${count}.`,
    ),
  unionStated: text('EU-Betrag, angegeben', 'Union contribution, stated'),
  unionDerived: text('EU-Betrag, abgeleitet', 'Union contribution, derived'),
  shown: (first: boolean, rows: string, all: string): Text =>
    first
      ? text(`Die ersten ${rows} von ${all}`, `The first ${rows} of ${all}`)
      : text(`${rows} weitere von ${all}`, `${rows} more of ${all}`),
  shownAll: (count: string): Text =>
    text(
      count === '1' ? 'Ein Vorhaben' : `Alle ${count} Vorhaben`,
      count === '1' ? 'One project' : `All ${count} projects`,
    ),
  results: (count: string, all: string): Text =>
    text(`${count} von ${all} Vorhaben`, `${count} of ${all} projects`),
  nothing: text('Kein Vorhaben passt zu dieser Auswahl', 'No project matches this selection'),
  nothingAtAll: text('Noch ist kein Vorhaben veröffentlicht', 'No project is published yet'),
  nothingAtAllNote: text(
    'Sobald ein Registerstand veröffentlicht ist, steht er hier.',
    'Once a registry revision is published, it appears here.',
  ),
  dropOne: text('Lassen Sie eine Einschränkung weg:', 'Drop one of the filters:'),
  dropSentence: (label: string, count: string): Text =>
    text(
      `Ohne „${label}“: ${count} Vorhaben`,
      `Without “${label}”: ${count} ${count === '1' ? 'project' : 'projects'}`,
    ),
  dropAll: text(
    'Keine einzelne Einschränkung lässt sich weglassen, damit etwas übrig bleibt.',
    'Dropping any single filter still leaves nothing.',
  ),
  search: (words: string): Text => text(`Stichwort: ${words}`, `Keyword: ${words}`),
  activeOn: (day: string): Text => text(`läuft am ${day}`, `runs on ${day}`),
  atLeast: (amount: string): Text => text(`ab ${amount}`, `from ${amount}`),
  atMost: (amount: string): Text => text(`bis ${amount}`, `up to ${amount}`),
  badAmount: (typed: string): Text =>
    text(
      `„${typed}“ ist kein Betrag. Schreiben Sie zum Beispiel 10.000 oder 1.580,38.`,
      `“${typed}” is not an amount. Write for example 10,000 or 1,580.38.`,
    ),
} as const;

/** What filters are called on the chips of projects without a value. */
export const filterLabels: Readonly<Record<ListField, Text>> = {
  fundingPeriod: catalogueLabels.fundingPeriod,
  status: listMessages.state,
  city: text('Stadt', 'City'),
  district: text('Landkreis', 'District'),
  nuts2: text('Region', 'Region'),
  regionCategory: text('Regionenkategorie', 'Category of region'),
  area: text('Gebiet', 'Area'),
  year: text('Beginn', 'Start'),
  runsIn: text('Zeitraum', 'Period'),
  guideline: catalogueLabels.fundingGuideline,
  object: catalogueLabels.fundingObject,
  fund: catalogueLabels.fund,
  category: catalogueLabels.interventionCategory,
  objective: catalogueLabels.specificObjective,
  actionField: fieldLabels.actionFields,
  priority: catalogueLabels.priority,
  beneficiary: text('Begünstigter', 'Beneficiary'),
  unionContributionOrigin: text('EU-Betrag', 'Union contribution'),
};
