import { formatCount } from '../../src/kernel/format.js';
import type { Language } from '../../src/kernel/text.js';
import type { Block, ReportDocument, ReportInputs, ReportSettings } from '../../src/reporting/index.js';
import { framedDocument } from '../shared/frame.js';
import { neighbourhoodBlocks } from '../shared/neighbourhood-chapter.js';
import { derivedNote, note } from '../shared/notes.js';
import { projectsTable } from '../shared/projects-table.js';
import { standingBlocks } from '../shared/standing-chapter.js';
import { flow } from './chapters/flow.js';
import { glance, nothingPublished } from './chapters/glance.js';
import { projects } from './chapters/projects.js';
import { topics } from './chapters/topics.js';
import type { CityReportData } from './dataset.js';
import { type CityReportParameters, publicChapters } from './parameters.js';
import { published } from './published.js';
import { words } from './words.js';

/** One city: at a glance, what for and when, each project with its facts, where it stands, and how it was counted. */
export function cityReportDocument(
  data: CityReportData,
  inputs: ReportInputs<CityReportParameters>,
  settings: ReportSettings,
): ReportDocument {
  const { language } = inputs;
  const { city, register, scope, shapes } = data;
  const title = words.title(city.name)[language];
  return framedDocument(
    {
      ...{ register, scope, title, subject: title },
      id: 'city-report',
      page: '/berichte/stadtbericht',
      kind: words.kind,
      about: city.name,
      query: { city: city.ags },
      publicChapters,
      related: [
        {
          label: words.compared(city.name)[language],
          path: `/auswertung/staedte/${city.ags}?scope=${scope}`,
        },
        {
          label: words.analysis[language],
          path: `/auswertung?rows=object&columns=fundingPeriod&city=${city.ags}&scope=${scope}`,
        },
        { label: words.listOfProjects[language], path: `/vorhaben?city=${city.ags}&scope=${scope}` },
      ],
      published: published(data),
      map: {
        shapes,
        circles: city.mark === null ? [] : [{ x: city.mark.x, y: city.mark.y, radius: 22 }],
        alt: `${words.place[language]}: ${city.name}`,
      },
      chapters: [
        ...(hasProjects(data)
          ? [...glance(data, language), ...topics(data, language)]
          : nothingPublished(data, language)),
        ...neighbourhoodBlocks(data.neighbourhoodFacts, data.projects, {
          ...{ language, alone: true },
          reckoningDay: inputs.reckoningDay,
        }),
        ...projects(data, language),
        ...standingBlocks(data.standing, data.projects, language),
        ...flow(data, inputs),
      ],
      annex: hasProjects(data) ? annex(data, language) : [],
    },
    inputs,
    settings,
  );
}

const hasProjects = ({ totals }: CityReportData): boolean => totals.projects > 0;

const annex = (data: CityReportData, language: Language): Block[] => [
  { kind: 'chapter', key: 'annex', title: words.annex[language], lead: countLine(data, language) },
  projectsTable(data.projects, {}, language),
  note('a', derivedNote[language]),
];

const countLine = ({ totals }: CityReportData, language: Language): string =>
  language === 'de'
    ? `${formatCount(totals.projects, language)} Vorhaben nach Name`
    : `${formatCount(totals.projects, language)} projects by name`;
