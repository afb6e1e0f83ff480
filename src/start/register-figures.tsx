import { type Sums, unionUnknown } from '../aggregates/index.js';
import { formatCount, formatEuro, formatMillions } from '../kernel/format.js';
import type { Cents } from '../kernel/money.js';
import type { Language } from '../kernel/text.js';
import { type KeyFigure, KeyFigures } from '../web/index.js';
import { startMessages } from './messages.js';
import type { PeriodCities, StartView } from './start-view.js';

/** The four numbers of the registry. Stated and derived Union contributions are never one figure. */
export function RegisterFigures(props: { view: StartView; language: Language }): JSX.Element {
  const { view, language } = props;
  const figures = [
    projectFigure(view, language),
    ...cityFigure(view.periods, language),
    costFigure(view.sums, language),
    unionFigure(view.sums, language),
  ];
  return <KeyFigures figures={figures} />;
}

function projectFigure({ sums: { projects }, running }: StartView, language: Language): KeyFigure {
  return {
    label: startMessages.projects[language],
    value: formatCount(projects, language),
    notes: [startMessages.running(formatCount(running, language))[language]],
  };
}

function cityFigure(periods: readonly PeriodCities[], language: Language): KeyFigure[] {
  const [latest, ...earlier] = periods.filter(({ cities }) => cities > 0);
  if (latest === undefined) return [];
  return [
    {
      label: startMessages.cities[language],
      value: formatCount(latest.cities, language),
      notes: [
        startMessages.inPeriod(latest.title)[language],
        ...earlier.map(
          ({ cities, title }) => startMessages.citiesInPeriod(formatCount(cities, language), title)[language],
        ),
      ],
    },
  ];
}

/** Total eligible cost of some projects. */
export function costFigure({ projects, amounts }: Sums, language: Language): KeyFigure {
  const { cents, known } = amounts.totalEligibleCost;
  return {
    label: startMessages.cost[language],
    value: formatMillions(cents, language),
    unit: startMessages.millions[language],
    notes: [exactly(cents, language), ...unknownNote(projects - known, language)],
  };
}

/** Union contribution of some projects: as stated, with what is derived beside it. */
export function unionFigure(sums: Sums, language: Language): KeyFigure {
  const { unionContribution: stated, unionContributionDerived: derived } = sums.amounts;
  const unit = startMessages.millions[language];
  const unknown = unknownNote(unionUnknown(sums), language);
  if (stated.known === 0 && derived.known > 0) {
    return {
      label: startMessages.unionDerivedOnly[language],
      value: formatMillions(derived.cents, language),
      unit,
      notes: [exactly(derived.cents, language), startMessages.derivedMeans[language], ...unknown],
    };
  }
  const statedFor = startMessages.statedFor(formatCount(stated.known, language))[language];
  const derivedAmount = `${formatMillions(derived.cents, language)} ${unit}`;
  const derivedFor = startMessages.derivedFor(derivedAmount, formatCount(derived.known, language))[language];
  return {
    label: startMessages.union[language],
    value: formatMillions(stated.cents, language),
    unit,
    notes: [
      `${exactly(stated.cents, language)} ${statedFor}`,
      ...(derived.known > 0 ? [derivedFor] : []),
      ...unknown,
    ],
  };
}

const exactly = (cents: Cents, language: Language): string =>
  startMessages.exactly(formatEuro(cents, language))[language];

const unknownNote = (projects: number, language: Language): string[] =>
  projects > 0 ? [startMessages.unknownFor(formatCount(projects, language))[language]] : [];
