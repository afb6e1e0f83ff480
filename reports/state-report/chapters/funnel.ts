import type { AmountSum, GroupedSums } from '../../../src/aggregates/index.js';
import { formatCount } from '../../../src/kernel/format.js';
import { type Language, type Text, text as words } from '../../../src/kernel/text.js';
import { areaKey, statewideCity } from '../../../src/projects/index.js';
import type { Block, Table } from '../../../src/reporting/index.js';
import { type Cell, count, figureColumn, money, text, textColumn } from '../../shared/cells.js';
import { headings } from '../../shared/headings.js';
import type { ListedProject } from '../../shared/listed-projects.js';
import { note, section } from '../../shared/notes.js';
import { byCost, nameColumn, titleOf } from '../../shared/sum-tables.js';
import { common } from '../../shared/words.js';
import type { StateReportData } from '../dataset.js';
import { tableTitles } from '../words.js';

/** The way of the money from framework grant to rest: for the Land, by place and by area, as far as it is known. */
export function funnel(data: StateReportData, language: Language): Block[] {
  const { sums, fullNames } = data;
  const placeName = ({ groups: [city] }: GroupedSums) =>
    fullNames[city?.key ?? ''] ?? titleOf(city, common.placeUnmatched, language);
  const hasAreas = sums.area.some(({ groups }) => groups[0]?.key != null);
  return [
    section('funnel', tableTitles.funnel[language], funnelSentence[language]),
    funnelTable(data, language),
    section('funnelByCity', tableTitles.funnelByCity[language], apartSentence[language]),
    grantTable(
      data,
      sums.city,
      { key: 'funnelByCity', heading: headings.city, name: placeName, of: cityOf },
      language,
    ),
    ...(hasAreas
      ? [
          section('funnelByArea', tableTitles.funnelByArea[language], areaSentence[language]),
          grantTable(
            data,
            sums.area,
            {
              key: 'funnelByArea',
              heading: headings.area,
              name: ({ groups: [area] }) => titleOf(area, noArea, language),
              of: areaOf,
            },
            language,
          ),
        ]
      : []),
    note(null, notByPlace[language]),
  ];
}

const funnelSentence = words(
  'Was von diesem Weg zu einem Registerstand gehört. Zuwendungsrahmen stehen bei den Handlungskonzepten; Abrufe, Auszahlungen und anerkannte Zuwendung führt das Register neben seinen Ständen, unter „Plan gegen Ist“. Dieser Bericht rechnet sie noch nicht zusammen und nennt deshalb keinen Rest.',
  'What of this way belongs to a registry revision. Framework grants stand with the action plans; calls, payments and accepted grants are kept beside the revisions, under “plan against actual”. This report does not add them up yet, so it names no rest.',
);
const apartSentence = words(
  'Die bewilligte Zuwendung der Vorhaben, die sie nennen; daneben, was beantragt und nicht beschieden ist.',
  'The approved grants of the projects that state them; beside them what is applied for and not decided.',
);
const areaSentence = words('Dasselbe nach Gebiet.', 'The same by area.');
const notByPlace = words(
  'Zuwendungsrahmen, Auszahlungen, Anerkanntes und Rest stehen auch nach Ort, Gebiet und Haushaltsjahr noch nicht in diesem Bericht; je Vorhaben und Haushaltsjahr stehen sie unter „Plan gegen Ist“.',
  'Framework grants, payments, what is accepted and the rest are not in this report by place, area and budget year yet either; by project and budget year they are under “plan against actual”.',
);
const noArea = words('kein Gebiet genannt', 'no area named');
const notHeld = words('noch nicht in diesem Bericht', 'not in this report yet');

/** What was asked for and is not decided; grants that name no amount count as projects only. */
function appliedIn(projects: readonly ListedProject[]): { projects: number } & AmountSum {
  const asked = projects.flatMap(({ appliedFor }) => (appliedFor === null ? [] : [appliedFor]));
  const grants = asked.flatMap(({ grant }) => grant ?? []);
  return {
    projects: asked.length,
    cents: grants.reduce((sum, cents) => sum + cents, 0n),
    known: grants.length,
  };
}

function funnelTable({ totals, projects }: StateReportData, language: Language): Table {
  const applied = appliedIn(projects);
  const missing = (step: Text): Cell[] => [
    text(step[language]),
    undefined,
    undefined,
    text(notHeld[language]),
  ];
  const { grant } = totals.amounts;
  const granted = words(
    `bei ${formatCount(totals.projects - grant.known, 'de')} Vorhaben nicht angegeben`,
    `not stated for ${formatCount(totals.projects - grant.known, 'en')} projects`,
  );
  return {
    kind: 'table',
    key: 'funnel',
    title: tableTitles.funnel[language],
    columns: [
      textColumn('step', headings.step, 40),
      { key: 'projects', heading: headings.projects, type: 'count', width: 26 },
      { key: 'amount', heading: headings.amount, type: 'money', width: 26, bare: true },
      textColumn('remark', headings.remark, 46),
    ],
    rows: [
      missing(words('Zuwendungsrahmen', 'Framework grant')),
      [
        text(words('Beantragt, nicht beschieden', 'Applied for, not decided')[language]),
        count(applied.projects),
        money(applied),
        text(words('Änderungen; in keiner Summe', 'changes; part of no sum')[language]),
      ],
      [
        text(words('Bewilligt (Zuwendung)', 'Approved (grant)')[language]),
        count(grant.known),
        money(grant),
        text(granted[language]),
      ],
      missing(words('Ausgezahlt', 'Paid')),
      missing(words('Anerkannt', 'Accepted')),
      missing(words('Rest', 'Rest')),
    ],
    totalLabel: null,
  };
}

interface Grouped {
  readonly key: 'funnelByCity' | 'funnelByArea';
  readonly heading: Text;
  readonly name: (row: GroupedSums) => string;
  /** Key of the group a project belongs to. */
  readonly of: (project: ListedProject) => string | null;
}

const cityOf = ({ place }: ListedProject): string | null =>
  place.kind === 'statewide' ? statewideCity : place.ags;
const areaOf = ({ place, area }: ListedProject): string | null =>
  area === null || place.ags === null ? null : areaKey(place.ags, area);

function grantTable(
  { projects }: StateReportData,
  rows: readonly GroupedSums[],
  { key, heading, name, of }: Grouped,
  language: Language,
): Table {
  const asking = projects.filter(({ appliedFor }) => appliedFor !== null);
  return {
    kind: 'table',
    key,
    title: tableTitles[key][language],
    columns: [
      nameColumn(key === 'funnelByCity' ? 'city' : 'area', heading),
      figureColumn('projects', headings.projects, 'count', 18),
      figureColumn('grantStated', headings.grantStated, 'count', 24),
      figureColumn('grant', headings.grant, 'money', 30),
      figureColumn('appliedFor', headings.appliedFor, 'money', 30),
    ],
    rows: byCost(rows).map((row) => [
      text(name(row)),
      count(row.projects),
      count(row.amounts.grant.known),
      money(row.amounts.grant),
      money(appliedIn(asking.filter((project) => of(project) === (row.groups[0]?.key ?? null)))),
    ]),
    totalLabel: common.total[language],
    dense: rows.length > 16,
  };
}
