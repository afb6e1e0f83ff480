import type { Day } from '../kernel/day.js';
import type { Finding } from '../kernel/finding.js';
import { formatRate } from '../kernel/format.js';
import { error, hint } from '../kernel/said-finding.js';
import { type Text, text } from '../kernel/text.js';

/** What the rules look at of an area. */
export interface RuledArea {
  readonly kind: 'fundingArea' | 'neighbourhood';
  readonly fundingPeriod: string | null;
  readonly period: { readonly start: Day | null; readonly end: Day | null };
  readonly inhabitants: number | null;
  readonly inhabitantsOn: Day | null;
  /** Hundredths of a percent. */
  readonly sgb2Rate: number | null;
  readonly sgb2RateOn: Day | null;
  readonly urbanRenewal: string | null;
  readonly erdf: string | null;
  readonly leader: 'none' | 'nonInvestive' | 'full' | null;
  readonly hasPerimeter: boolean;
  /** Other areas of the city with the part of this one they cover, 0 to 1. */
  readonly overlaps: readonly { readonly name: string; readonly part: number }[];
}

/** What the guideline of a period asks of an area. */
interface PeriodRules {
  /** Beginning of the key date the rate has to be of: a day, or a month. */
  readonly keyDate: string;
  readonly keyDateWords: readonly [de: string, en: string];
  /** Rate that has to be exceeded, in hundredths of a percent; null where the guideline names none. */
  readonly above: number | null;
  readonly rateClause: string;
  readonly overlapClause: string;
  /** Where it asks for the perimeter as a file; null where it does not. */
  readonly perimeterClause: string | null;
}

const present = 'FRL Nachhaltige soziale Stadtentwicklung ESF Plus 2021–2027';
const former = 'RL Nachhaltige soziale Stadtentwicklung ESF 2014–2020';
const rulesOf: Readonly<Record<string, PeriodRules>> = {
  '2021-2027': {
    keyDate: '2020-12-31',
    keyDateWords: ['31.12.2020', '31 December 2020'],
    above: 800,
    rateClause: `${present}, A V Nr. 1`,
    overlapClause: `${present}, A V Nr. 3`,
    perimeterClause: `${present}, A VII Nr. 4, Teil A Buchst. g`,
  },
  '2014-2020': {
    keyDate: '2013-12',
    keyDateWords: ['Dezember 2013', 'December 2013'],
    above: null,
    rateClause: `${former}, A 3.2 Buchst. a`,
    overlapClause: `${former}, A 3.2 Buchst. c`,
    perimeterClause: null,
  },
};

/** The rate an area has to exceed by the guideline of its period, with the clause; null where no guideline decides. */
export function rateAsked({
  kind,
  fundingPeriod,
}: Pick<RuledArea, 'kind' | 'fundingPeriod'>): { readonly words: Text; readonly clause: string } | null {
  const rules = kind === 'fundingArea' ? rulesOf[fundingPeriod ?? ''] : undefined;
  if (rules === undefined) return null;
  const { above, keyDateWords, rateClause: clause } = rules;
  const [de, en] = keyDateWords;
  const words =
    above === null
      ? text(`über dem Landesdurchschnitt, ${de}`, `above the average of the Land, ${en}`)
      : text(`über ${formatRate(above, 'de')} am ${de}`, `above ${formatRate(above, 'en')} on ${en}`);
  return { words, clause };
}

/** What is to be said about an area: errors stop it; hints say what its guideline asks, with the clause. */
export function checkArea(area: RuledArea): Finding[] {
  const rules = area.kind === 'fundingArea' ? rulesOf[area.fundingPeriod ?? ''] : undefined;
  return [
    ...periodFindings(area),
    ...undated(area.inhabitants, area.inhabitantsOn, 'inhabitantsOn'),
    ...undated(area.sgb2Rate, area.sgb2RateOn, 'sgb2RateOn'),
    ...(rules === undefined ? [] : [...rateFindings(area, rules), ...placeFindings(area, rules)]),
    ...overlapFindings(area),
  ];
}

const periodFindings = ({ period: { start, end } }: RuledArea): Finding[] =>
  start === null || end === null || end >= start
    ? []
    : [
        error({
          code: 'end_before_start',
          field: 'period.end',
          reason: ['Das Ende liegt vor dem Beginn.', 'The end is before the start.'],
          remedy: ['Prüfen Sie beide Tage.', 'Check both days.'],
        }),
      ];

/** A number of people without its key date cannot be compared with anything. */
const undated = (value: number | null, on: Day | null, field: string): Finding[] =>
  value === null || on !== null
    ? []
    : [
        hint({
          code: 'key_date_missing',
          field,
          reason: ['Der Stichtag dieser Zahl fehlt.', 'The key date of this figure is missing.'],
          remedy: ['Tragen Sie ihn aus der Quelle der Zahl nach.', 'Take it from the source of the figure.'],
        }),
      ];

function rateFindings({ sgb2Rate, sgb2RateOn }: RuledArea, rules: PeriodRules): Finding[] {
  const { above, keyDateWords, rateClause: clause } = rules;
  const field = 'sgb2Rate';
  if (sgb2Rate === null)
    return [
      hint({
        code: 'rate_missing',
        field,
        reason: [
          'Die SGB-II-Quote fehlt. Nach ihr entscheidet sich, ob das Gebiet förderfähig ist.',
          'The SGB II rate is missing. It decides whether the area is eligible.',
        ],
        remedy: [`Tragen Sie die Quote ein (${keyDateWords[0]}).`, `Enter the rate (${keyDateWords[1]}).`],
        clause,
      }),
    ];
  const found: Finding[] = [];
  if (above === null)
    found.push(
      hint({
        code: 'rate_not_compared',
        field,
        reason: [
          'Förderfähig ist ein Gebiet über dem Landesdurchschnitt vom Dezember 2013. Das Register kennt ihn nicht.',
          'An area is eligible above the average of the Land in December 2013. The registry does not know it.',
        ],
        remedy: [
          'Vergleichen Sie selbst mit der Statistik der Bundesagentur für Arbeit.',
          'Compare with the statistics of the Federal Employment Agency.',
        ],
        clause,
      }),
    );
  else if (sgb2Rate <= above)
    found.push(
      hint({
        code: 'rate_too_low',
        field,
        reason: [
          `Förderfähig ist ein Gebiet über ${formatRate(above, 'de')}; angegeben sind ${formatRate(sgb2Rate, 'de')}.`,
          `An area is eligible above ${formatRate(above, 'en')}; the rate given is ${formatRate(sgb2Rate, 'en')}.`,
        ],
        remedy: ['Prüfen Sie Quote und Abgrenzung.', 'Check the rate and how the area is delimited.'],
        clause,
      }),
    );
  if (sgb2RateOn !== null && !sgb2RateOn.startsWith(rules.keyDate))
    found.push(
      hint({
        code: 'other_key_date',
        field: 'sgb2RateOn',
        reason: [
          `Nach der Richtlinie zählt die Quote vom Stichtag ${keyDateWords[0]}.`,
          `By the guideline the rate of ${keyDateWords[1]} counts.`,
        ],
        remedy: ['Tragen Sie die Quote dieses Stichtags ein.', 'Enter the rate of that key date.'],
        clause,
      }),
    );
  return found;
}

function placeFindings(area: RuledArea, { overlapClause, perimeterClause }: PeriodRules): Finding[] {
  const found: Finding[] = [];
  if (area.urbanRenewal === null && area.erdf === null)
    found.push(
      hint({
        code: 'overlap_missing',
        field: 'urbanRenewal',
        reason: [
          'Das Gebiet muss sich mit einem Gebiet der Städtebauförderung oder der EFRE-Stadtentwicklung überschneiden. Genannt ist keines.',
          'The area must overlap with one of urban renewal or ERDF urban development. None is named.',
        ],
        remedy: ['Nennen Sie Programm und Gebiet.', 'Name the programme and its area.'],
        clause: overlapClause,
      }),
    );
  if (area.leader === 'full' && perimeterClause !== null)
    found.push(
      hint({
        code: 'fully_funded_by_leader',
        field: 'leader',
        reason: [
          'Wo LEADER investiv und nichtinvestiv fördert, ist keine ESF-Förderung zur Stadtentwicklung möglich.',
          'Where LEADER funds investments and everything else, the ESF funds no urban development.',
        ],
        remedy: ['Klären Sie das mit der SAB.', 'Ask the SAB.'],
        clause: overlapClause,
      }),
    );
  if (!area.hasPerimeter && perimeterClause !== null)
    found.push(
      hint({
        code: 'perimeter_missing',
        field: 'perimeter',
        reason: [
          'Der Gebietsumgriff fehlt. Zum Handlungskonzept gehört er als georeferenzierte Shape-Datei.',
          'The perimeter is missing. The action plan comes with it as a georeferenced shape file.',
        ],
        remedy: ['Laden Sie die Datei hoch.', 'Upload the file.'],
        clause: perimeterClause,
      }),
    );
  return found;
}

/** Less than this is a border drawn twice. */
const smallestPart = 0.005;

const overlapFindings = ({ overlaps }: RuledArea): Finding[] =>
  overlaps
    .filter(({ part }) => part >= smallestPart)
    .map(({ name, part }) => {
      const rate = Math.round(part * 10_000);
      return hint({
        code: 'areas_overlap',
        field: 'perimeter',
        reason: [
          `${formatRate(rate, 'de')} der Fläche gehören auch zum Gebiet ${name}.`,
          `${formatRate(rate, 'en')} of the area also belong to ${name}.`,
        ],
        remedy: ['Prüfen Sie, ob das so gewollt ist.', 'Check whether that is meant.'],
      });
    });
