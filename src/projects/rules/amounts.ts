import { formatEuro } from '../../kernel/format.js';
import { type Cents, maxCents } from '../../kernel/money.js';
import { type AmountField, amountFields, type ProjectInput } from '../project-input.js';
import { error, hint, type Rule } from './rule.js';

const known = (input: ProjectInput, field: AmountField): Cents | null => input.amounts[field]?.cents ?? null;

/** Sum of amounts when all of them are known, else null: unknown is not zero. */
function sumIfKnown(input: ProjectInput, fields: readonly AmountField[]): Cents | null {
  let total = 0n;
  for (const field of fields) {
    const amount = known(input, field);
    if (amount === null) return null;
    total += amount;
  }
  return total;
}

const withinRange: Rule = (input) =>
  amountFields.flatMap((field) => {
    const amount = known(input, field);
    if (amount === null || (amount >= 0n && amount <= maxCents)) return [];
    return error({
      code: 'amount_out_of_range',
      field,
      reason: ['Der Betrag ist negativ oder zu groß.', 'The amount is negative or too large.'],
      remedy: ['Geben Sie einen Betrag ab 0,00 € an.', 'Give an amount of at least €0.00.'],
    });
  });

const unionWithinCost: Rule = (input) => {
  const union = known(input, 'unionContribution');
  const cost = known(input, 'totalEligibleCost');
  if (union === null || cost === null || union <= cost) return null;
  return error({
    code: 'union_above_cost',
    field: 'unionContribution',
    reason: [
      `Der EU-Betrag (${formatEuro(union, 'de')}) ist höher als die förderfähigen Gesamtkosten (${formatEuro(cost, 'de')}).`,
      `The Union contribution (${formatEuro(union, 'en')}) is higher than the total eligible cost (${formatEuro(cost, 'en')}).`,
    ],
    remedy: ['Prüfen Sie beide Beträge im Bescheid.', 'Check both amounts in the grant decision.'],
  });
};

const unionIsNotGrant: Rule = (input) => {
  const union = known(input, 'unionContribution');
  if (union === null || union !== known(input, 'grant')) return null;
  return hint({
    code: 'union_equals_grant',
    field: 'unionContribution',
    reason: [
      'EU-Betrag und Zuwendung sind gleich. Die Zuwendung enthält meist auch Landesmittel.',
      'Union contribution and grant are equal. A grant usually includes Land funds too.',
    ],
    remedy: [
      'Prüfen Sie, ob hier die Zuwendung eingetragen wurde.',
      'Check whether the grant was entered here.',
    ],
  });
};

const unionOfZero: Rule = (input) =>
  known(input, 'unionContribution') === 0n
    ? hint({
        code: 'union_of_zero',
        field: 'unionContribution',
        reason: ['0,00 € heißt: kein EU-Geld.', '€0.00 means: no Union money.'],
        remedy: [
          'Leer lassen, wenn der Bescheid keinen EU-Betrag nennt.',
          'Leave it empty when the decision names no Union contribution.',
        ],
      })
    : null;

const grantAddsUp: Rule = (input) => {
  const parts = sumIfKnown(input, ['unionContribution', 'landFunds']);
  const grant = known(input, 'grant');
  if (parts === null || grant === null || parts === grant) return null;
  return error({
    code: 'grant_parts_differ',
    field: 'grant',
    reason: [
      `EU-Betrag und Landesmittel ergeben ${formatEuro(parts, 'de')}, die Zuwendung beträgt ${formatEuro(grant, 'de')}.`,
      `Union contribution and Land funds make ${formatEuro(parts, 'en')}, the grant is ${formatEuro(grant, 'en')}.`,
    ],
    remedy: [
      'Übernehmen Sie die drei Beträge aus demselben Bescheid.',
      'Take the three amounts from the same decision.',
    ],
  });
};

const planAddsUp: Rule = (input) => {
  const parts = sumIfKnown(input, ['grant', 'ownShare', 'thirdPartyFunds']);
  const totals = [known(input, 'totalEligibleCost'), known(input, 'totalCost')].filter(
    (total) => total !== null,
  );
  if (parts === null || totals.length === 0 || totals.includes(parts)) return null;
  return error({
    code: 'plan_parts_differ',
    field: 'ownShare',
    reason: [
      `Zuwendung, Eigenanteil und Drittmittel ergeben ${formatEuro(parts, 'de')}; das sind weder die förderfähigen noch die gesamten Kosten.`,
      `Grant, own share and third-party funds make ${formatEuro(parts, 'en')}, which is neither the eligible nor the total cost.`,
    ],
    remedy: ['Prüfen Sie den Finanzierungsplan.', 'Check the financing plan.'],
  });
};

const totalCostCoversEligible: Rule = (input) => {
  const total = known(input, 'totalCost');
  const eligible = known(input, 'totalEligibleCost');
  if (total === null || eligible === null || total >= eligible) return null;
  return hint({
    code: 'total_cost_below_eligible',
    field: 'totalCost',
    reason: [
      'Die Gesamtkosten sind niedriger als die förderfähigen Gesamtkosten.',
      'The total cost is lower than the total eligible cost.',
    ],
    remedy: ['Prüfen Sie, ob die Beträge vertauscht sind.', 'Check whether the amounts are swapped.'],
  });
};

export const amountRules: readonly Rule[] = [
  withinRange,
  unionWithinCost,
  unionIsNotGrant,
  unionOfZero,
  grantAddsUp,
  planAddsUp,
  totalCostCoversEligible,
];
