import { formatCount, formatDay } from '../../src/kernel/format.js';
import { text as both, type Language } from '../../src/kernel/text.js';
import type { Block, ReportDocument, ReportInputs, ReportSettings } from '../../src/reporting/index.js';
import { cityName } from '../../src/web/index.js';
import { money } from '../shared/cells.js';
import { bookingsFrom } from '../shared/flow/bookings.js';
import { flowBars, frameNotes } from '../shared/flow/flow-chapter.js';
import { cityGroups, planGroups } from '../shared/flow/flow-groups.js';
import { type FlowLine, flowLine, flowYears } from '../shared/flow/flow-line.js';
import { flowTable, stepsTable, yearsTable } from '../shared/flow/flow-tables.js';
import { headings } from '../shared/headings.js';
import { note, section } from '../shared/notes.js';
import { registerState } from '../shared/words.js';
import type { PlanAgainstActualData } from './dataset.js';
import type { PlanAgainstActualParameters } from './parameters.js';
import { planBlocks, tableOfAll } from './plan-tables.js';
import { words } from './words.js';

const path = '/arbeitsbereich/mittel';

/** In all, by budget year and city, then plan by plan with every project. */
export function planAgainstActualDocument(
  data: PlanAgainstActualData,
  { language, reckoningDay, audience }: ReportInputs<PlanAgainstActualParameters>,
  settings: ReportSettings,
): ReportDocument {
  const { register, city } = data;
  const title = (city === null ? words.title : words.titleOf(cityName(city)))[language];
  const own = city === null ? path : `${path}?stadt=${city}`;
  return {
    language,
    textLanguage: 'de',
    kindTitle: words.kind[language],
    context: [...(city === null ? [] : [cityName(city)]), formatDay(reckoningDay, language)],
    title,
    lead: null,
    subject: words.purpose[language],
    blocks: blocksOf(data, { reckoningDay, audience }, language),
    colophon: [],
    funding: { sentence: words.cofunded[language], landNotice: settings.landNotice },
    registerState: registerState(
      formatCount(register.revision, language),
      formatDay(register.publishedOn, language),
    )[language],
    path: own,
    address: settings.publicUrl.replace(/^https?:\/\//, '') + own,
    date: register.publishedOn,
    onePage: false,
  };
}

function blocksOf(
  data: PlanAgainstActualData,
  { reckoningDay, audience }: Pick<ReportInputs<unknown>, 'reckoningDay' | 'audience'>,
  language: Language,
): Block[] {
  const { projects, neighbourhoods, city } = data;
  const of = { projects, plans: neighbourhoods.plans };
  const bookings = bookingsFrom(data.bookings);
  const line = flowLine(of, bookings);
  const plans = planGroups(of, language);
  const cities = cityGroups(of, {}, language);
  const day = both(formatDay(reckoningDay, 'de'), formatDay(reckoningDay, 'en'));
  if (plans.length === 0) return [tableOfAll([], bookings, language), note(null, words.nothing[language])];
  return [
    tableOfAll(plans, bookings, language),
    keyFigures(line, language),
    note(null, (audience === 'city' ? words.ofCity : words.internal)[language]),
    section(
      'flow',
      words.tables.steps[language],
      words.bookedSentence(line.booked, line.projects, day)[language],
    ),
    ...flowBars(line, language),
    stepsTable(line, of, { key: 'flow', isOpen: false }, language),
    ...frameNotes(of, language),
    section('flowByYear', words.tables.year[language], words.sentences.year[language]),
    yearsTable(
      flowYears(of, bookings),
      { key: 'flowByYear', title: words.tables.year, isOpen: false },
      language,
    ),
    note(null, words.notBooked[language]),
    note(null, words.sumsMean[language]),
    ...(city !== null
      ? []
      : [
          section('flowByCity', words.tables.city[language], words.sentences.city[language]),
          flowTable(
            {
              ...{ key: 'flowByCity', title: words.tables.city, heading: headings.city },
              ...{ column: 'city', groups: cities },
            },
            bookings,
            language,
          ),
        ]),
    ...plans.flatMap((group) => planBlocks(group, bookings, language)),
  ];
}

const heading = ['approved', 'paid', 'rest'] as const;

/** What is approved, paid and left, each with the number of projects it is known of. */
const keyFigures = (line: FlowLine, language: Language): Block => ({
  kind: 'keyFigures',
  figures: heading.map((step) => ({
    key: step,
    label: words.steps[step][language],
    value: money(line[step]) ?? null,
    note: words.bookedFor(line[step].known, line.projects)[language],
  })),
});
