import type { Day } from '../kernel/day.js';
import type { Finding } from '../kernel/finding.js';
import { error, hint } from '../kernel/said-finding.js';

/** What the rules look at of a goal. */
export interface RuledGoal {
  readonly actionFields: readonly string[];
  readonly projects: readonly string[];
  readonly indicator: string | null;
  readonly baseline: number | null;
  readonly baselineOn: Day | null;
  readonly target: number | null;
  readonly targetOn: Day | null;
  readonly nextReviewOn: Day | null;
  readonly reviews: readonly { readonly on: Day }[];
}

export interface GoalFacts {
  readonly today: Day;
  readonly isOverdue: boolean;
  /** Action fields of the catalogue and published projects of the city. */
  readonly actionFields: ReadonlySet<string>;
  readonly projects: ReadonlySet<string>;
}

const accompanied = 'FRL Nachhaltige soziale Stadtentwicklung ESF Plus 2021–2027, A II Nr. 4 Buchst. b';

/** What is to be said about a goal: errors stop it; hints say what makes it impossible to review. */
export function checkGoal(goal: RuledGoal, facts: GoalFacts): Finding[] {
  const { baselineOn, targetOn } = goal;
  const found: Finding[] = [];
  if (baselineOn !== null && targetOn !== null && targetOn <= baselineOn)
    found.push(
      error({
        code: 'target_before_baseline',
        field: 'targetOn',
        reason: ['Das Ziel liegt nicht nach dem Ausgangswert.', 'The target is not after the baseline.'],
        remedy: ['Prüfen Sie beide Tage.', 'Check both days.'],
      }),
    );
  for (const [index, { on }] of goal.reviews.entries())
    if (on > facts.today)
      found.push(
        error({
          code: 'review_in_future',
          field: `reviews.${index}.on`,
          reason: [
            'Der Tag der Überprüfung liegt in der Zukunft.',
            'The day of the review is in the future.',
          ],
          remedy: ['Tragen Sie ein, was stattgefunden hat.', 'Enter what took place.'],
        }),
      );
  if (goal.actionFields.some((key) => !facts.actionFields.has(key)))
    found.push(
      unknown(
        'actionFields',
        'Ein Handlungsfeld steht nicht im Katalog.',
        'An action field is not in the catalogue.',
      ),
    );
  if (goal.projects.some((reference) => !facts.projects.has(reference)))
    found.push(
      unknown('projects', 'Ein Vorhaben gibt es in dieser Stadt nicht.', 'A project is none of this city.'),
    );
  return [...found, ...measureFindings(goal), ...overdueFindings(facts)];
}

const unknown = (field: string, de: string, en: string): Finding =>
  error({
    code: 'unknown_value',
    field,
    reason: [de, en],
    remedy: ['Wählen Sie aus der Liste.', 'Choose from the list.'],
  });

function measureFindings({ indicator, baseline, baselineOn, target, targetOn }: RuledGoal): Finding[] {
  if (indicator !== null && [baseline, baselineOn, target, targetOn].every((value) => value !== null))
    return [];
  return [
    hint({
      code: 'goal_not_measurable',
      field: 'indicator',
      reason: [
        'Ohne Indikator, Ausgangswert und Zielwert mit ihren Tagen lässt sich nicht zeigen, was erreicht ist.',
        'Without indicator, baseline and target with their days nobody can show what was reached.',
      ],
      remedy: ['Ergänzen Sie, was fehlt.', 'Add what is missing.'],
      clause: accompanied,
    }),
  ];
}

const overdueFindings = ({ isOverdue }: GoalFacts): Finding[] =>
  isOverdue
    ? [
        hint({
          code: 'review_overdue',
          field: 'nextReviewOn',
          reason: ['Die Überprüfung ist überfällig.', 'The review is overdue.'],
          remedy: ['Tragen Sie sie ein oder nennen Sie einen späteren Tag.', 'Enter it or name a later day.'],
          clause: accompanied,
        }),
      ]
    : [];
