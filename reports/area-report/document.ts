import { goalLine } from '../../src/goals/index.js';
import { formatCount, formatDay, formatEuro } from '../../src/kernel/format.js';
import type { Language } from '../../src/kernel/text.js';
import {
  type Block,
  type Fact,
  fingerprintOf,
  type ReportDocument,
  type ReportInputs,
  type ReportSettings,
} from '../../src/reporting/index.js';
import { cityName, localPath } from '../../src/web/index.js';
import { count } from '../shared/cells.js';
import { downloadsOf } from '../shared/downloads.js';
import { sumOf } from '../shared/flow/flow-line.js';
import { goalBlocks, indicatorBlocks, officeBlocks } from '../shared/neighbourhood-chapter.js';
import { neighbourhoodWords } from '../shared/neighbourhood-words.js';
import { registerState } from '../shared/words.js';
import { areaFacts, perimeterBlocks } from './area-facts.js';
import type { AreaReportData } from './dataset.js';
import { moneyBlocks, projectBlocks } from './money-and-projects.js';
import type { AreaReportParameters } from './parameters.js';
import { words } from './words.js';

type Inputs = ReportInputs<AreaReportParameters>;

/** One area: its border and people, its plan and money, its projects, goals and their way, indicators, offices. */
export function areaReportDocument(
  data: AreaReportData,
  inputs: Inputs,
  settings: ReportSettings,
): ReportDocument {
  const { language, reckoningDay } = inputs;
  const { area, reference, cityAgs, register } = data;
  const query = `area=${reference}&asOf=${register.revision}&reckoningDay=${reckoningDay}`;
  const path = `/berichte/gebietsbericht?${query}`;
  return {
    language,
    textLanguage: 'de',
    kindTitle: words.kind[language],
    context: [cityName(cityAgs), reference],
    title: area.name,
    lead: cityName(cityAgs),
    subject: `${words.kind[language]} ${cityName(cityAgs)}, ${area.name}`,
    blocks: blocksOf(data, inputs),
    colophon: [
      { label: fingerprintLabel[language], value: fingerprintOf(data) },
      { label: words.reckonedOn[language], value: formatDay(reckoningDay, language) },
    ],
    funding: { sentence: words.cofunded[language], landNotice: settings.landNotice },
    registerState: registerState(
      formatCount(register.revision, language),
      formatDay(register.publishedOn, language),
    )[language],
    path,
    address: settings.publicUrl.replace(/^https?:\/\//, '') + localPath(language, path),
    date: register.publishedOn,
    onePage: false,
    downloads: downloadsOf('area-report', query, language),
    related: [
      { label: area.name, path: `/gebiete/${reference}?asOf=${register.revision}` },
      { label: cityName(cityAgs), path: `/programmstaedte/${cityAgs}?asOf=${register.revision}` },
    ],
  };
}

const fingerprintLabel = { de: 'Prüfwert der Daten', en: 'Fingerprint of the data' } as const;

function blocksOf(data: AreaReportData, { language, reckoningDay }: Inputs): Block[] {
  const { area, facts } = data;
  const told = { language, reckoningDay, alone: true };
  return [
    { kind: 'keyFigures', figures: keyFigures(data, language) },
    ...perimeterBlocks(data, language),
    ...(area.description === null
      ? []
      : [
          { kind: 'heading', level: 2, text: words.description[language] } as const,
          { kind: 'paragraph', key: 'description', text: area.description } as const,
        ]),
    ...areaFacts(area, language),
    ...moneyBlocks(data, language),
    ...projectBlocks(data, language),
    ...goalBlocks(facts.goals, told),
    ...ways(data, { language, reckoningDay }),
    ...indicatorBlocks(facts.indicators, language),
    ...officeBlocks(facts.offices, told),
  ];
}

function keyFigures({ area, projects }: AreaReportData, language: Language): Fact[] {
  const cost = sumOf(projects.map(({ totalEligibleCost }) => totalEligibleCost));
  const on = (day: string | null) =>
    day === null ? {} : { note: words.onDay(formatDay(day, language))[language] };
  return [
    {
      key: 'inhabitants',
      label: neighbourhoodWords.inhabitants[language],
      value: area.inhabitants === null ? null : count(area.inhabitants),
      ...on(area.inhabitantsOn),
    },
    {
      key: 'sgb2Rate',
      label: neighbourhoodWords.sgb2Rate[language],
      value: area.sgb2Rate === null ? null : { type: 'rate', rate: area.sgb2Rate },
      ...on(area.sgb2RateOn),
    },
    {
      key: 'projects',
      label: words.projects[language],
      value: count(projects.length),
      ...(cost.known === 0 ? {} : { note: words.costs(formatEuro(cost.cents, language))[language] }),
    },
  ];
}

/** Two goals side by side, each with its line; the table above has the values. */
function ways(
  { facts: { goals } }: AreaReportData,
  { language, reckoningDay }: Pick<Inputs, 'language' | 'reckoningDay'>,
): Block[] {
  const lines = goals.flatMap((goal): Block[] => {
    const line = goalLine({ goal, today: reckoningDay, language });
    const title = [goal.number, goal.name].filter((part) => part !== null).join(' ');
    if (line === null) return [];
    const today = line.today && { ...line.today, label: words.reckoningDay[language] };
    return [{ kind: 'targetLine', title, line: { ...line, today } }];
  });
  const pairs = Array.from({ length: Math.ceil(lines.length / 2) }, (_, at): Block => {
    const pair = lines.slice(2 * at, 2 * at + 2);
    const empty = pair.length === 1 ? [{ width: 'half', blocks: [] } as const] : [];
    return {
      kind: 'columns',
      columns: [...pair.map((block) => ({ width: 'half', blocks: [block] }) as const), ...empty],
    };
  });
  return pairs.length === 0 ? [] : [{ kind: 'heading', level: 3, text: words.ways[language] }, ...pairs];
}
