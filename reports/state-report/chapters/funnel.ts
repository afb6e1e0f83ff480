import { type Language, text as words } from '../../../src/kernel/text.js';
import type { Block } from '../../../src/reporting/index.js';
import { frameNotes } from '../../shared/flow/flow-chapter.js';
import { areaGroups, cityGroups } from '../../shared/flow/flow-groups.js';
import { flowLine, flowYears } from '../../shared/flow/flow-line.js';
import { openTable, stepsTable, yearsTable } from '../../shared/flow/flow-tables.js';
import { flowWords } from '../../shared/flow/words.js';
import { headings } from '../../shared/headings.js';
import { note, section } from '../../shared/notes.js';
import type { StateReportData } from '../dataset.js';
import { tableTitles } from '../words.js';

/** What is public of the way of the money: framework, planning and grants, for the Land, by year, place and area. */
export function funnel(data: StateReportData, language: Language): Block[] {
  const { projects, fullNames } = data;
  const { neighbourhoods } = data.neighbourhoodFacts;
  const of = { projects, plans: neighbourhoods.plans };
  const years = flowYears(of, new Map());
  const areas = areaGroups(of, neighbourhoods, { language });
  return [
    section('funnel', tableTitles.funnel[language], funnelSentence[language]),
    {
      ...stepsTable(flowLine(of, new Map()), of, { key: 'funnel', isOpen: true }, language),
      title: tableTitles.funnel[language],
    },
    ...frameNotes(of, language),
    note(null, notPublic[language]),
    ...(years.length === 0
      ? []
      : [
          section('funnelByYear', tableTitles.funnelByYear[language], yearSentence[language]),
          yearsTable(years, { key: 'funnelByYear', title: tableTitles.funnelByYear, isOpen: true }, language),
        ]),
    section('funnelByCity', tableTitles.funnelByCity[language], apartSentence[language]),
    openTable(
      {
        ...{ key: 'funnelByCity', title: tableTitles.funnelByCity, column: 'city' },
        heading: headings.city,
        groups: cityGroups(of, fullNames, language),
      },
      language,
    ),
    ...(areas.every(({ key }) => key === '~')
      ? []
      : [
          section('funnelByArea', tableTitles.funnelByArea[language], flowWords.sentences.area[language]),
          openTable(
            {
              ...{ key: 'funnelByArea', title: tableTitles.funnelByArea, column: 'area' },
              heading: headings.area,
              groups: areas,
            },
            language,
          ),
        ]),
  ];
}

const funnelSentence = words(
  'Was von diesem Weg veröffentlicht ist: der Rahmen und die Planung der Handlungskonzepte, die Zuwendung der Vorhaben.',
  'What of this way is published: framework and planning of the action plans, the grants of the projects.',
);
const yearSentence = words(
  'Rahmen und geplante Zuwendung der Handlungskonzepte je Haushaltsjahr in Euro.',
  'Framework and planned grants of the action plans by budget year in euros.',
);
const apartSentence = words(
  'In Euro: der Rahmen der Handlungskonzepte und die bewilligte Zuwendung der Vorhaben, die sie nennen; daneben, was beantragt und nicht beschieden ist.',
  'In euros: the framework of the action plans and the approved grants of the projects that state them; beside them what is applied for and not decided.',
);
const notPublic = words(
  'Was abgerufen, ausgezahlt, anerkannt und zurückgezahlt ist, veröffentlicht das Register nicht. Servicestelle und Prüfung lesen es im Kapitel „Mittelfluss“.',
  'What is called for, paid, accepted and repaid is not published. The service centre and auditors read it in the chapter “Flow of funds”.',
);
