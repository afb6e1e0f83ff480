import {
  fundingGuideline,
  fundingObject,
  municipalityKey,
  unionContribution,
  unionRateBasis,
} from './added-columns.js';
import {
  catalogueText,
  geolocation,
  isNaturalPerson,
  type ListColumn,
  legalEntity,
  locationText,
  naturalPerson,
  operationCode,
  optionalColumn,
  requiredColumn,
} from './column.js';

/** Regulation (EU) 2021/1060, Art. 49(3): points (a) to (n) in order, with the unique code of the operation before them. */
const whoAndWhat: readonly ListColumn[] = [
  operationCode,
  requiredColumn(
    {
      key: 'beneficiary',
      point: '(a)',
      de: 'Name des Begünstigten (juristische Person)',
      en: 'Name of the beneficiary (legal entity)',
      type: 'text',
      width: 36,
      value: legalEntity,
    },
    (record) => !isNaturalPerson(record),
  ),
  optionalColumn({
    key: 'contractor',
    point: '(a)',
    de: 'Name des Auftragnehmers (bei Vergabe öffentlicher Aufträge)',
    en: 'Name of the contractor (public procurement)',
    type: 'text',
    width: 20,
    value: () => null,
  }),
  optionalColumn({
    key: 'naturalPerson',
    point: '(b)',
    de: 'Vor- und Nachname des Begünstigten (natürliche Person)',
    en: 'First name and surname of the beneficiary (natural person)',
    type: 'text',
    width: 24,
    value: naturalPerson,
  }),
  optionalColumn({
    key: 'fishingFleetNumber',
    point: '(c)',
    de: 'Nummer im Fischereiflottenregister der Union (nur EMFAF)',
    en: 'Union fishing fleet register number (EMFAF only)',
    type: 'code',
    width: 16,
    value: () => null,
  }),
  requiredColumn({
    key: 'operationName',
    point: '(d)',
    de: 'Bezeichnung des Vorhabens',
    en: 'Name of the operation',
    type: 'text',
    width: 48,
    value: ({ name }) => name,
  }),
  requiredColumn({
    key: 'purposeAndAchievements',
    point: '(e)',
    de: 'Zweck des Vorhabens und erwartete oder tatsächliche Errungenschaften',
    en: 'Purpose of the operation and its expected or actual achievements',
    type: 'text',
    width: 60,
    value: ({ purposeAndAchievements }) => purposeAndAchievements,
  }),
];

const whenAndHowMuch: readonly ListColumn[] = [
  requiredColumn({
    key: 'start',
    point: '(f)',
    de: 'Datum des Beginns des Vorhabens',
    en: 'Start date of the operation',
    type: 'day',
    width: 12,
    value: ({ period }) => period.start,
  }),
  requiredColumn({
    key: 'end',
    point: '(g)',
    de: 'Voraussichtliches oder tatsächliches Datum des Abschlusses des Vorhabens',
    en: 'Expected or actual date of completion of the operation',
    type: 'day',
    width: 14,
    value: ({ period }) => period.end,
  }),
  // Never filled from the eligible cost: the two are different amounts.
  requiredColumn({
    key: 'totalCost',
    point: '(h)',
    de: 'Gesamtkosten des Vorhabens in EUR',
    en: 'Total cost of the operation in EUR',
    type: 'money',
    width: 17,
    value: ({ amounts }) => amounts.totalCost?.cents ?? null,
  }),
  requiredColumn({
    key: 'fund',
    point: '(i)',
    de: 'Betroffener Fonds',
    en: 'Fund concerned',
    type: 'text',
    width: 12,
    value: ({ catalogue }) => catalogue.fund.code ?? catalogueText(catalogue.fund),
  }),
  requiredColumn({
    key: 'specificObjective',
    point: '(j)',
    de: 'Betroffenes spezifisches Ziel',
    en: 'Specific objective concerned',
    type: 'text',
    width: 30,
    value: ({ catalogue }) => catalogueText(catalogue.specificObjective),
  }),
  requiredColumn({
    key: 'unionRate',
    point: '(k)',
    de: 'Unions-Kofinanzierungssatz in %',
    en: 'Union co-financing rate in %',
    type: 'rate',
    width: 14,
    value: ({ unionRate }) => unionRate?.rate ?? null,
  }),
];

const isStatewide = ({ place }: { readonly place: { readonly kind: string } }): boolean =>
  place.kind === 'statewide';

const whereAndWhatKind: readonly ListColumn[] = [
  requiredColumn({
    key: 'location',
    point: '(l)',
    de: 'Standortindikator des Vorhabens',
    en: 'Location indicator of the operation',
    type: 'text',
    width: 22,
    value: locationText,
  }),
  optionalColumn({
    key: 'geolocation',
    point: '(l)',
    de: 'Geolokalisierung (Breite Länge)',
    en: 'Geolocation (latitude longitude)',
    type: 'code',
    width: 20,
    value: geolocation,
  }),
  requiredColumn({
    key: 'country',
    point: '(l)',
    de: 'Betroffenes Land',
    en: 'Country concerned',
    type: 'code',
    width: 8,
    value: () => 'DE',
  }),
  requiredColumn(
    {
      key: 'beneficiaryLocation',
      point: '(m)',
      de: 'Standort des Begünstigten (mehrere Standorte), bei natürlichen Personen NUTS-2-Region',
      en: 'Location of the beneficiary (several locations), NUTS 2 region of natural persons',
      type: 'text',
      width: 22,
      value: () => null,
    },
    isStatewide,
  ),
  requiredColumn({
    key: 'interventionCategory',
    point: '(n)',
    de: 'Art der Intervention',
    en: 'Type of intervention',
    type: 'text',
    width: 40,
    value: ({ catalogue }) => catalogueText(catalogue.interventionCategory),
  }),
];

const added: readonly ListColumn[] = [
  municipalityKey,
  optionalColumn({
    key: 'totalEligibleCost',
    point: null,
    de: 'Förderfähige Gesamtkosten in EUR',
    en: 'Total eligible cost in EUR',
    type: 'money',
    width: 17,
    value: ({ amounts }) => amounts.totalEligibleCost?.cents ?? null,
  }),
  ...unionContribution,
  unionRateBasis,
  fundingGuideline,
  fundingObject,
];

export const columns20212027: readonly ListColumn[] = [
  ...whoAndWhat,
  ...whenAndHowMuch,
  ...whereAndWhatKind,
  ...added,
];
