import { type IndicatorSum, smallestShown } from '../../src/implementations/index.js';
import type { Day } from '../../src/kernel/day.js';
import type { Language } from '../../src/kernel/text.js';
import type { Block } from '../../src/reporting/index.js';
import type { ListedProject } from './listed-projects.js';
import {
  areasTable,
  goalsByCity,
  goalsTable,
  indicatorsTable,
  officesTable,
} from './neighbourhood-tables.js';
import { neighbourhoodWords as words } from './neighbourhood-words.js';
import type { Neighbourhoods } from './neighbourhoods.js';
import { note, section } from './notes.js';
import { lastMeasured, type ReportedGoal, standingOfGoal } from './reported-goals.js';
import type { ReportedOffice } from './reported-offices.js';

/** What cities have published about their neighbourhoods beside projects. */
export interface NeighbourhoodFacts {
  readonly neighbourhoods: Neighbourhoods;
  readonly goals: readonly ReportedGoal[];
  /** Over all years, without small numbers of people. */
  readonly indicators: readonly IndicatorSum[];
  readonly offices: readonly ReportedOffice[];
}

interface Told {
  readonly language: Language;
  readonly reckoningDay: Day;
  /** True in a report of one city: then every goal is told, and the city is not named in every row. */
  readonly alone: boolean;
}

/** Areas, goals reached, indicators and offices; one sentence where there is none of all that. */
export function neighbourhoodBlocks(
  facts: NeighbourhoodFacts,
  projects: readonly ListedProject[],
  told: Told,
): Block[] {
  const { language, alone } = told;
  const chapter = (lead: string | null): Block => ({
    kind: 'chapter',
    key: 'neighbourhoods',
    title: words.chapter[language],
    lead,
  });
  if (isEmpty(facts)) return [chapter(words.nothing[alone ? 'city' : 'state'][language])];
  return [
    chapter(null),
    ...areaBlocks(facts, projects, told),
    ...goalBlocks(facts.goals, told),
    ...indicatorBlocks(facts.indicators, language),
    ...officeBlocks(facts.offices, told),
  ];
}

const isEmpty = ({ neighbourhoods, goals, indicators, offices }: NeighbourhoodFacts): boolean =>
  [neighbourhoods.areas, goals, indicators, offices].every(({ length }) => length === 0);

function areaBlocks(
  { neighbourhoods }: NeighbourhoodFacts,
  projects: readonly ListedProject[],
  told: Told,
): Block[] {
  const { language } = told;
  const { areas } = neighbourhoods;
  const cities = new Set(areas.map(({ cityAgs }) => cityAgs)).size;
  if (areas.length === 0) return [section('publishedAreas', words.areas[language], words.noAreas[language])];
  return [
    section('publishedAreas', words.areas[language], words.areasSentence(areas.length, cities)[language]),
    areasTable(neighbourhoods, projects, told),
  ];
}

/** Goals with a sentence on how many were measured and reached. */
export function goalBlocks(goals: readonly ReportedGoal[], told: Told): Block[] {
  const { language, reckoningDay, alone } = told;
  if (goals.length === 0) return [section('goals', words.goals[language], words.noGoals[language])];
  const measured = goals.filter((goal) => lastMeasured(goal) !== null).length;
  const reached = goals.filter((goal) => standingOfGoal(goal) === 'reached').length;
  const sentence = words.goalsSentence(goals.length, measured, reached)[language];
  return [
    section('goals', words.goals[language], sentence),
    alone ? goalsTable(goals, language) : goalsByCity(goals, reckoningDay, language),
  ];
}

export function indicatorBlocks(indicators: readonly IndicatorSum[], language: Language): Block[] {
  if (indicators.length === 0)
    return [section('indicators', words.indicators[language], words.noIndicators[language])];
  return [
    section('indicators', words.indicators[language], words.indicatorsSentence(smallestShown)[language]),
    indicatorsTable(indicators, language),
    ...(indicators.some(({ withheld }) => withheld > 0) ? [note(null, words.withheldNote[language])] : []),
  ];
}

export function officeBlocks(offices: readonly ReportedOffice[], told: Told): Block[] {
  const { language } = told;
  if (offices.length === 0) return [section('offices', words.offices[language], words.noOffices[language])];
  return [
    section('offices', words.offices[language], words.officesSentence(offices.length)[language]),
    officesTable(offices, told),
  ];
}
