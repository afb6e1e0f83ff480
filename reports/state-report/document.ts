import { formatCount } from '../../src/kernel/format.js';
import type { Language } from '../../src/kernel/text.js';
import type { Block, ReportDocument, ReportInputs, ReportSettings } from '../../src/reporting/index.js';
import { projectCount } from '../shared/counted.js';
import { framedDocument } from '../shared/frame.js';
import { isPlace } from '../shared/group-names.js';
import { neighbourhoodBlocks } from '../shared/neighbourhood-chapter.js';
import { derivedNote, note } from '../shared/notes.js';
import { projectsTable } from '../shared/projects-table.js';
import { standingBlocks } from '../shared/standing-chapter.js';
import { changed } from './chapters/changed.js';
import { cityPages } from './chapters/city-pages.js';
import { completeness } from './chapters/completeness.js';
import { flow } from './chapters/flow.js';
import { money } from './chapters/money.js';
import { places } from './chapters/places.js';
import { summary } from './chapters/summary.js';
import { time } from './chapters/time.js';
import { topics } from './chapters/topics.js';
import type { StateReportData } from './dataset.js';
import { publicChapters, type StateReportParameters } from './parameters.js';
import { published } from './published.js';
import { words } from './words.js';

/** The state report: cover, contents, key figures, sums by place, topic and time, method, and every single project. */
export function stateReportDocument(
  data: StateReportData,
  inputs: ReportInputs<StateReportParameters>,
  settings: ReportSettings,
): ReportDocument {
  const { language, parameters } = inputs;
  const { register, scope, map } = data;
  const about = words.scopeShort[scope][language];
  return framedDocument(
    {
      ...{ register, scope, about },
      id: 'state-report',
      hasCsv: true,
      page: '/berichte/landesbericht',
      kind: words.kind,
      title: words.title[scope][language],
      subject: `${words.kind[language]}, ${about}`,
      query: {
        cityPages: parameters.cityPages === 'programme' ? null : parameters.cityPages,
        since: parameters.since ?? null,
      },
      publicChapters,
      related: [
        { label: words.analysis[language], path: `/auswertung?scope=${scope}` },
        { label: words.listOfProjects[language], path: `/vorhaben?scope=${scope}` },
      ],
      published: published(data),
      map: { ...map, alt: words.mapAlt[language] },
      coverLines: [coverLine(data, language)],
      chapters: [
        ...summary(data, inputs),
        ...money(data, language),
        ...places(data, language),
        ...neighbourhoodBlocks(data.neighbourhoodFacts, data.projects, {
          ...{ language, alone: false },
          reckoningDay: inputs.reckoningDay,
        }),
        ...topics(data, language),
        ...time(data, inputs),
        ...standingBlocks(data.standing, data.projects, language),
        ...flow(data, inputs),
        ...changed(data, language),
        ...cityPages(data, language),
      ],
      annex: [...completeness(data, language), ...annex(data, language)],
    },
    inputs,
    settings,
  );
}

/** "118 Vorhaben in 20 Orten" */
function coverLine({ totals, sums }: StateReportData, language: Language): string {
  const places = sums.city.filter(({ groups }) => isPlace(groups[0])).length;
  const projects = projectCount(totals.projects, language);
  return language === 'de'
    ? `${projects} in ${formatCount(places, language)} ${places === 1 ? 'Ort' : 'Orten'}`
    : `${projects} in ${formatCount(places, language)} ${places === 1 ? 'place' : 'places'}`;
}

const annex = (data: StateReportData, language: Language): Block[] => [
  { kind: 'chapter', key: 'annex', title: words.annex[language], lead: countLine(data, language) },
  projectsTable(data.projects, data.fullNames, language),
  note('a', derivedNote[language]),
];

const countLine = ({ totals }: StateReportData, language: Language): string =>
  language === 'de'
    ? `${formatCount(totals.projects, language)} Vorhaben nach Ort und Name`
    : `${formatCount(totals.projects, language)} projects by place and name`;
