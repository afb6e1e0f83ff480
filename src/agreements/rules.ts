import type { Day } from '../kernel/day.js';
import type { Finding } from '../kernel/finding.js';
import { fold } from '../kernel/fold.js';
import { error, hint } from '../kernel/said-finding.js';

interface RuledCommitment {
  readonly number: string;
  readonly body: string | null;
  readonly dueOn: Day | null;
  readonly monitoring: readonly { readonly on: Day }[];
}

/** What the rules look at of a neighbourhood agreement. */
export interface RuledAgreement {
  readonly areas: readonly string[];
  readonly actionFields: readonly string[];
  readonly goals: readonly string[];
  readonly parties: readonly { readonly name: string }[];
  readonly commitments: readonly RuledCommitment[];
  readonly signedOn: Day | null;
  readonly period: { readonly start: Day | null; readonly end: Day | null };
}

export interface AgreementFacts {
  readonly today: Day;
  /** Numbers of commitments whose day is over. */
  readonly overdue: readonly string[];
  readonly areas: ReadonlySet<string>;
  readonly actionFields: ReadonlySet<string>;
  readonly goals: ReadonlySet<string>;
}

/** What is to be said about an agreement: errors stop it; hints say what makes it hard to keep. */
export function checkAgreement(agreement: RuledAgreement, facts: AgreementFacts): Finding[] {
  return [
    ...periodFindings(agreement, facts),
    ...linkFindings(agreement, facts),
    ...partyFindings(agreement),
    ...numberFindings(agreement),
    ...agreement.commitments.flatMap((one, index) => commitmentFindings(one, index, agreement, facts)),
    ...overdueFindings(facts),
  ];
}

function periodFindings({ period, signedOn }: RuledAgreement, { today }: AgreementFacts): Finding[] {
  const { start, end } = period;
  if (start !== null && end !== null && end < start)
    return [
      error({
        code: 'end_before_start',
        field: 'period.end',
        reason: ['Das Ende liegt vor dem Beginn.', 'The end is before the start.'],
        remedy: ['Prüfen Sie beide Tage.', 'Check both days.'],
      }),
    ];
  if (signedOn !== null && signedOn > today)
    return [
      error({
        code: 'signed_in_future',
        field: 'signedOn',
        reason: ['Der Tag der Unterschrift liegt in der Zukunft.', 'The day of signature is in the future.'],
        remedy: ['Prüfen Sie den Tag.', 'Check the day.'],
      }),
    ];
  if (signedOn === null && start !== null && start <= today)
    return [
      hint({
        code: 'agreement_not_signed',
        field: 'signedOn',
        reason: [
          'Die Vereinbarung soll schon gelten, der Tag der Unterschrift fehlt.',
          'It is to be in force already, and the day of its signature is missing.',
        ],
        remedy: [
          'Tragen Sie ihn ein. Zum Unterschreiben gibt es das PDF.',
          'Enter it. There is a PDF to sign.',
        ],
      }),
    ];
  if (end !== null && end < today)
    return [
      hint({
        code: 'agreement_expired',
        field: 'period.end',
        reason: ['Die Vereinbarung gilt nicht mehr.', 'The agreement is no longer in force.'],
        remedy: ['Schreiben Sie sie fort oder nehmen Sie sie zurück.', 'Continue it or withdraw it.'],
      }),
    ];
  return [];
}

function linkFindings({ areas, actionFields, goals }: RuledAgreement, facts: AgreementFacts): Finding[] {
  const links = [
    [
      'areas',
      areas,
      facts.areas,
      'Ein Gebiet gibt es in dieser Stadt nicht.',
      'An area is none of this city.',
    ],
    [
      'actionFields',
      actionFields,
      facts.actionFields,
      'Ein Handlungsfeld gibt es im Register nicht.',
      'An action field is not in the registry.',
    ],
    ['goals', goals, facts.goals, 'Ein Ziel gibt es in dieser Stadt nicht.', 'A goal is none of this city.'],
  ] as const;
  return links
    .filter(([, named, known]) => named.some((one) => !known.has(one)))
    .map(([field, , , de, en]) =>
      error({
        code: 'unknown_value',
        field,
        reason: [de, en],
        remedy: ['Wählen Sie aus der Liste.', 'Choose from the list.'],
      }),
    );
}

const partyFindings = ({ parties }: RuledAgreement): Finding[] =>
  parties.length > 1
    ? []
    : [
        hint({
          code: 'too_few_parties',
          field: 'parties.0.name',
          reason: ['Eine Vereinbarung schließen mindestens zwei.', 'It takes two to agree.'],
          remedy: ['Ergänzen Sie, wer unterschreibt.', 'Add who signs.'],
        }),
      ];

function numberFindings({ commitments }: RuledAgreement): Finding[] {
  const numbers = commitments.map(({ number }) => fold(number));
  return commitments.flatMap((_, index) =>
    numbers.indexOf(numbers[index] ?? '') === index
      ? []
      : [
          error({
            code: 'number_twice',
            field: `commitments.${index}.number`,
            reason: ['Diese Nummer gibt es schon.', 'This number is there already.'],
            remedy: [
              'Geben Sie jeder Zusage eine eigene Nummer.',
              'Give every commitment a number of its own.',
            ],
          }),
        ],
  );
}

function commitmentFindings(
  { body, dueOn, monitoring }: RuledCommitment,
  index: number,
  { parties }: RuledAgreement,
  { today }: AgreementFacts,
): Finding[] {
  const found: Finding[] = [];
  for (const [at, { on }] of monitoring.entries())
    if (on > today)
      found.push(
        error({
          code: 'monitoring_in_future',
          field: `commitments.${index}.monitoring.${at}.on`,
          reason: ['Der Tag liegt in der Zukunft.', 'The day is in the future.'],
          remedy: ['Tragen Sie ein, was festgestellt wurde.', 'Enter what was found.'],
        }),
      );
  if (body === null || dueOn === null)
    found.push(
      hint({
        code: 'commitment_open_ended',
        field: `commitments.${index}.${body === null ? 'body' : 'dueOn'}`,
        reason: [
          'Ohne Verantwortliche und Tag wird niemand erinnert.',
          'Without somebody responsible and a day nobody is reminded.',
        ],
        remedy: ['Ergänzen Sie, was fehlt.', 'Add what is missing.'],
      }),
    );
  else if (!parties.some(({ name }) => fold(name) === fold(body)))
    found.push(
      hint({
        code: 'body_is_no_party',
        field: `commitments.${index}.body`,
        reason: ['Wer zusagt, unterschreibt nicht mit.', 'Whoever is responsible does not sign.'],
        remedy: [
          'Nehmen Sie die Stelle unter die Parteien auf, oder schreiben Sie sie wie dort.',
          'Add it to the parties, or write it as it stands there.',
        ],
      }),
    );
  return found;
}

const overdueFindings = ({ overdue }: AgreementFacts): Finding[] =>
  overdue.length === 0
    ? []
    : [
        hint({
          code: 'commitment_overdue',
          field: 'commitments',
          reason: [`Überfällig: Zusage ${overdue.join(', ')}.`, `Overdue: commitment ${overdue.join(', ')}.`],
          remedy: [
            'Tragen Sie ein, was daraus wurde, oder vereinbaren Sie einen späteren Tag.',
            'Enter what became of it, or agree on a later day.',
          ],
        }),
      ];
