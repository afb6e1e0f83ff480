import type { Day } from '../kernel/day.js';
import type { Finding } from '../kernel/finding.js';
import { fold } from '../kernel/fold.js';
import type { Cents } from '../kernel/money.js';
import type { Rate } from '../kernel/rate.js';
import { error, hint } from '../kernel/said-finding.js';
import { deliveryFindings, type RuledDelivery } from './rules/deliveries.js';
import { indicatorFindings, type RuledIndicator } from './rules/indicators.js';
import type { Indicators } from './rules/known-indicators.js';

/** What a decision fixed and nobody changes afterwards. */
interface Fixed {
  readonly lumpSums: readonly { readonly name: string; readonly amount: Cents }[];
  readonly targets: readonly {
    readonly name: string;
    readonly quantity: number | null;
    readonly unit: string | null;
  }[];
}

/** What the rules look at of an implementation. */
export interface RuledImplementation {
  readonly project: string;
  readonly fundingPeriod: string;
  readonly forwarded: boolean | null;
  readonly bodies: readonly { readonly name: string }[];
  readonly costOption: string | null;
  readonly flatRate: Rate | null;
  readonly fixed: Fixed & { readonly correction: string | null };
  readonly indicators: readonly RuledIndicator[];
  readonly deliveries: readonly RuledDelivery[];
}

/** What the registry says around it. */
export interface ImplementationFacts {
  readonly today: Day;
  /** Published projects of the city. */
  readonly projects: ReadonlyMap<
    string,
    { readonly fundingPeriod: string | null; readonly totalEligibleCost: Cents | null }
  >;
  /** Projects whose implementation is another record. */
  readonly taken: ReadonlySet<string>;
  /** Who took part in the plan of the project; null where no plan names it. */
  readonly participants: readonly string[] | null;
  /** Indicators of the catalogue. */
  readonly known: Indicators;
  /** What the published version says the decision fixed. */
  readonly published: Fixed | null;
}

const present = 'FRL Nachhaltige soziale Stadtentwicklung ESF Plus 2021–2027';
const former = 'RL Nachhaltige soziale Stadtentwicklung ESF 2014–2020';
/** Eligible cost up to which a cost plan is an option: 50,000 EUR. */
const mostOfAtypical: Cents = 5_000_000n;
/** Flat rates on direct staff cost, in hundredths of a percent: projects and accompanying measures. */
const usualRates: Readonly<Record<string, readonly Rate[]>> = {
  '2014-2020': [3_100, 2_200],
  '2021-2027': [4_000, 2_200],
};

/** What is to be said about an implementation: errors stop it, hints cite the clause. */
export const checkImplementation = (one: RuledImplementation, facts: ImplementationFacts): Finding[] => [
  ...projectFindings(one, facts),
  ...forwardingFindings(one, facts),
  ...costFindings(one, facts),
  ...fixedFindings(one, facts),
  ...indicatorFindings(one.indicators, one.fundingPeriod, facts.known),
  ...deliveryFindings(one.deliveries, facts.today),
];

function projectFindings(
  { project, fundingPeriod }: RuledImplementation,
  facts: ImplementationFacts,
): Finding[] {
  const found = facts.projects.get(project);
  const field = 'project';
  if (found === undefined)
    return [
      error({
        code: 'unknown_value',
        field,
        reason: ['Dieses Vorhaben gibt es in der Stadt nicht.', 'The project is none of this city.'],
        remedy: ['Wählen Sie aus der Liste.', 'Choose from the list.'],
      }),
    ];
  if (facts.taken.has(project))
    return [
      error({
        code: 'project_has_one',
        field,
        reason: [
          'Zu diesem Vorhaben gibt es schon einen Eintrag.',
          'There is an entry for this project already.',
        ],
        remedy: ['Ändern Sie den vorhandenen.', 'Change that one.'],
      }),
    ];
  if (!facts.known.periods.includes(fundingPeriod))
    return [
      error({
        code: 'unknown_value',
        field: 'fundingPeriod',
        reason: [
          'Zu dieser Förderperiode kennt der Katalog keine Indikatoren.',
          'The catalogue knows no indicators of this period.',
        ],
        remedy: ['Wählen Sie aus der Liste.', 'Choose from the list.'],
      }),
    ];
  if (found.fundingPeriod !== null && found.fundingPeriod !== fundingPeriod)
    return [
      error({
        code: 'period_of_project',
        field: 'fundingPeriod',
        reason: [
          'Das Vorhaben gehört zur anderen Förderperiode.',
          'The project belongs to the other funding period.',
        ],
        remedy: ['Wählen Sie die Förderperiode des Vorhabens.', 'Choose the period of the project.'],
      }),
    ];
  return [];
}

function forwardingFindings(one: RuledImplementation, { participants }: ImplementationFacts): Finding[] {
  const { forwarded, bodies, fundingPeriod } = one;
  if ((forwarded === true) !== bodies.length > 0)
    return [
      hint({
        code: 'forwarding_unclear',
        field: 'forwarded',
        reason: [
          'Weiterleitung und Projektträger passen nicht zusammen.',
          'Forwarding and executing bodies do not fit.',
        ],
        remedy: ['Nennen Sie, an wen weitergeleitet wird.', 'Name who the grant is passed on to.'],
        clause: fundingPeriod === '2021-2027' ? `${present}, A III Satz 2` : `${former}, B 4`,
      }),
    ];
  if (participants === null || fundingPeriod !== '2021-2027') return [];
  const known = new Set(participants.map(fold));
  return bodies.flatMap(({ name }, index) =>
    known.has(fold(name))
      ? []
      : [
          hint({
            code: 'body_did_not_take_part',
            field: `bodies.${index}.name`,
            reason: [
              'Der Projektträger steht nicht unter den Beteiligten des Handlungskonzepts.',
              'The executing body is not among the participants of the action plan.',
            ],
            remedy: ['Prüfen Sie die Schreibweise oder das Konzept.', 'Check the spelling, or the plan.'],
            clause: `${present}, A III Satz 2`,
          }),
        ],
  );
}

function costFindings(
  { costOption, flatRate, fixed, project, fundingPeriod }: RuledImplementation,
  { projects }: ImplementationFacts,
): Finding[] {
  const found: Finding[] = [];
  if (
    costOption === 'flatRate' &&
    flatRate !== null &&
    usualRates[fundingPeriod]?.includes(flatRate) === false
  )
    found.push(
      hint({
        code: 'unusual_flat_rate',
        field: 'flatRate',
        reason: [
          'Diesen Pauschalsatz kennt die Richtlinie nicht.',
          'The guideline does not know this flat rate.',
        ],
        remedy: ['Prüfen Sie ihn im Bescheid.', 'Check it in the decision.'],
        clause: fundingPeriod === '2021-2027' ? `${present}, A VI Nr. 2 Buchst. b` : `${former}, B 7`,
      }),
    );
  if (costOption !== 'lumpSum' || fundingPeriod !== '2021-2027') return found;
  if (fixed.lumpSums.length === 0 || fixed.targets.length === 0)
    found.push(
      hint({
        code: 'fixed_missing',
        field: 'costOption',
        reason: [
          'Der Bescheid legt Pauschalen und Zielvorgaben fest; hier fehlen welche.',
          'The decision fixes lump sums and targets; some are missing here.',
        ],
        remedy: ['Tragen Sie sie aus dem Bescheid ein.', 'Enter them from the decision.'],
        clause: `${present}, A VI Nr. 3`,
      }),
    );
  if ((projects.get(project)?.totalEligibleCost ?? 0n) > mostOfAtypical)
    found.push(
      hint({
        code: 'atypical_too_large',
        field: 'costOption',
        reason: [
          'Der Kostenplan ist nur bis 50.000 Euro vorgesehen.',
          'A cost plan is meant for up to 50,000 EUR.',
        ],
        remedy: ['Prüfen Sie die Kostenoption im Bescheid.', 'Check the cost option in the decision.'],
        clause: `${present}, A VI Nr. 3`,
      }),
    );
  return found;
}

function fixedFindings(
  { fixed, fundingPeriod }: RuledImplementation,
  { published }: ImplementationFacts,
): Finding[] {
  if (fundingPeriod !== '2021-2027' || published === null || fixed.correction !== null) return [];
  const isChanged =
    (published.lumpSums.length > 0 && !sameLines(lumpLines(published), lumpLines(fixed))) ||
    (published.targets.length > 0 && !sameLines(targetLines(published), targetLines(fixed)));
  if (!isChanged) return [];
  return [
    error({
      code: 'fixed_by_decision',
      field: 'fixed.correction',
      reason: [
        'Pauschalen und Zielvorgaben stehen im Bescheid und lassen sich nachträglich nicht ändern.',
        'Lump sums and targets stand in the decision and do not change afterwards.',
      ],
      remedy: [
        'Stellen Sie sie wieder her, oder sagen Sie, welcher Schreibfehler berichtigt wird.',
        'Restore them, or say which slip of the pen is corrected.',
      ],
      clause: `${present}, A VI Nr. 3`,
    }),
  ];
}

const lumpLines = ({ lumpSums }: Fixed) => lumpSums.map(({ name, amount }) => `${name}\n${amount}`);
const targetLines = ({ targets }: Fixed) =>
  targets.map(({ name, quantity, unit }) => `${name}\n${quantity}\n${unit}`);
const sameLines = (one: readonly string[], other: readonly string[]): boolean =>
  one.toSorted().join('\n') === other.toSorted().join('\n');
