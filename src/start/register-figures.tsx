import { formatCount, formatEuro, formatMillions } from '../kernel/format.js';
import type { Language } from '../kernel/text.js';
import type { ProjectSums } from '../projects/index.js';
import { type KeyFigure, KeyFigures } from '../web/index.js';
import { startMessages } from './messages.js';
import type { PeriodCities, StartView } from './start-view.js';

/** The four numbers of the registry. Stated and derived Union contributions are never one figure. */
export function RegisterFigures(props: { view: StartView; language: Language }): JSX.Element {
  const { view, language } = props;
  const figures = [
    projectFigure(view.sums, language),
    ...cityFigure(view.periods, language),
    costFigure(view.sums, language),
    unionFigure(view.sums, language),
  ];
  return <KeyFigures figures={figures} />;
}

function projectFigure({ projects, running }: ProjectSums, language: Language): KeyFigure {
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

function costFigure(sums: ProjectSums, language: Language): KeyFigure {
  const unknown = sums.totalEligibleCostUnknown;
  return {
    label: startMessages.cost[language],
    value: formatMillions(sums.totalEligibleCost, language),
    unit: startMessages.millions[language],
    notes: [
      startMessages.exactly(formatEuro(sums.totalEligibleCost, language))[language],
      ...(unknown > 0 ? [startMessages.unknownFor(formatCount(unknown, language))[language]] : []),
    ],
  };
}

function unionFigure(sums: ProjectSums, language: Language): KeyFigure {
  const { unionDerivedProjects: derived, unionUnknownProjects: unknown } = sums;
  const stated = sums.projects - derived - unknown;
  const count = (value: number) => formatCount(value, language);
  const unknownNote = unknown > 0 ? [startMessages.unknownFor(count(unknown))[language]] : [];
  if (stated === 0 && derived > 0) {
    return {
      label: startMessages.unionDerivedOnly[language],
      value: formatMillions(sums.unionDerived, language),
      unit: startMessages.millions[language],
      notes: [
        startMessages.exactly(formatEuro(sums.unionDerived, language))[language],
        startMessages.derivedMeans[language],
        ...unknownNote,
      ],
    };
  }
  const derivedAmount = `${formatMillions(sums.unionDerived, language)} ${startMessages.millions[language]}`;
  return {
    label: startMessages.union[language],
    value: formatMillions(sums.unionStated, language),
    unit: startMessages.millions[language],
    notes: [
      `${startMessages.exactly(formatEuro(sums.unionStated, language))[language]} ${startMessages.statedFor(count(stated))[language]}`,
      ...(derived > 0 ? [startMessages.derivedFor(derivedAmount, count(derived))[language]] : []),
      ...unknownNote,
    ],
  };
}
