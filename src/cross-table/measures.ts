import {
  type Measure as ApiMeasure,
  type ApiSums,
  type Dimension,
  type Sums,
  toApiSums,
} from '../aggregates/index.js';
import { type Text, text } from '../kernel/text.js';

/** How a value is written: EUR, a number of projects, or percent. */
export type MeasureKind = 'money' | 'count' | 'rate';

/** What a cross-table shows in its cells (Messgröße). */
export interface MeasureWords {
  readonly label: Text;
  readonly kind: MeasureKind;
  /** Whether parts come to the whole: false for rates, shares and values per inhabitant. */
  readonly adds: boolean;
  /** Measure of the sums it is read from. */
  readonly from: ApiMeasure;
  /** Said below the table. */
  readonly note?: Text;
}

const money = (label: Text, from: ApiMeasure, note?: Text): MeasureWords => ({
  label,
  kind: 'money',
  adds: true,
  from,
  ...(note === undefined ? {} : { note }),
});
const rate = (label: Text, from: ApiMeasure, note: Text): MeasureWords => ({
  label,
  kind: 'rate',
  adds: false,
  from,
  note,
});

const apart = text(
  'Angegebene und abgeleitete EU-Beträge werden nicht zusammengezählt.',
  'Stated and derived Union contributions are not added up.',
);

/** Every measure one can choose, in the order of the form. */
export const measures = {
  totalEligibleCost: money(text('Förderfähige Gesamtkosten', 'Total eligible cost'), 'totalEligibleCost'),
  projects: { label: text('Vorhaben', 'Projects'), kind: 'count', adds: true, from: 'projects' },
  running: {
    label: text('Laufende Vorhaben', 'Running projects'),
    kind: 'count',
    adds: true,
    from: 'running',
    note: text('Gezählt sind Vorhaben, die am Stichtag laufen.', 'Projects that run on the reckoning day.'),
  },
  totalCost: money(text('Gesamtkosten', 'Total cost'), 'totalCost'),
  grant: money(text('Zuwendung', 'Grant'), 'grant'),
  unionContribution: money(
    text('EU-Betrag, angegeben', 'Union contribution, stated'),
    'unionContribution',
    apart,
  ),
  unionContributionDerived: money(
    text('EU-Betrag, abgeleitet', 'Union contribution, derived'),
    'unionContribution',
    text(
      'Abgeleitet aus dem Kofinanzierungssatz, wo kein EU-Betrag angegeben ist. Angegebenes ist nicht enthalten.',
      'Derived from the co-financing rate where no Union contribution is stated. Stated amounts are not included.',
    ),
  ),
  unionContributionUnknown: {
    label: text('Vorhaben ohne EU-Betrag', 'Projects without Union contribution'),
    kind: 'count',
    adds: true,
    from: 'unionContribution',
    note: text(
      'Vorhaben, bei denen ein EU-Betrag weder angegeben ist noch abgeleitet werden kann.',
      'Projects whose Union contribution is neither stated nor derivable.',
    ),
  },
  landFunds: money(text('Landesmittel', 'Land funds'), 'landFunds'),
  ownShare: money(text('Eigenanteil', 'Own share'), 'ownShare'),
  thirdPartyFunds: money(text('Drittmittel', 'Third-party funds'), 'thirdPartyFunds'),
  unionRate: rate(
    text('Unions-Kofinanzierungssatz', 'Union co-financing rate'),
    'unionRate',
    text(
      'Gewichtet: angegebene EU-Beträge geteilt durch die förderfähigen Gesamtkosten derselben Vorhaben. Summen sind kein Durchschnitt der Zeilen.',
      'Weighted: stated Union contributions over the eligible costs of the same projects. Totals are no average of the rows.',
    ),
  ),
  grantRate: rate(
    text('Fördersatz', 'Grant rate'),
    'grantRate',
    text(
      'Gewichtet: Zuwendungen geteilt durch die förderfähigen Gesamtkosten derselben Vorhaben. Summen sind kein Durchschnitt der Zeilen.',
      'Weighted: grants over the eligible costs of the same projects. Totals are no average of the rows.',
    ),
  ),
  totalEligibleCostShare: rate(
    text('Anteil an den Gesamtkosten', 'Share of the cost'),
    'totalEligibleCostShare',
    text(
      'Anteil an den förderfähigen Gesamtkosten aller Vorhaben dieser Tabelle.',
      'Share of the eligible costs of all projects in this table.',
    ),
  ),
  totalEligibleCostPerInhabitant: {
    label: text('Gesamtkosten je Einwohner', 'Cost per inhabitant'),
    kind: 'money',
    adds: false,
    from: 'totalEligibleCostPerInhabitant',
    note: text(
      'Förderfähige Gesamtkosten geteilt durch die Einwohner des Ortes. Für mehrere Orte zusammen und für „landesweit“ gibt es keinen Wert.',
      'Total eligible cost over the inhabitants of the place. There is no value for several places together or for “statewide”.',
    ),
  },
} as const satisfies Record<string, MeasureWords>;

export type Measure = keyof typeof measures;
export const measureOf = (measure: Measure): MeasureWords => measures[measure];

/** Cents, a number of projects, or hundredths of a percent; null where nothing is known. */
export type Value = bigint | number | null;

/** What values are worked out with: sums over the whole table, inhabitants of the place. */
export interface Frame {
  readonly totals: Sums;
  readonly inhabitants: number | null;
}

/** The value of a measure; null where no project states anything, never 0. */
export function measured(measure: Measure, sums: Sums, frame: Frame): Value {
  const answer: ApiSums = toApiSums(sums, [measures[measure].from], frame);
  return answer[measure] ?? null;
}

/** Whether the parts along a dimension come to the whole: projects count in every calendar year they run in, and wholly in every action field they serve. */
export const addsAlong = (measure: Measure, dimension: Dimension): boolean =>
  measures[measure].adds &&
  dimension !== 'actionField' &&
  (dimension !== 'calendarYear' || measures[measure].kind === 'money');
