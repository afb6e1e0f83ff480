import type { Finding } from '../kernel/finding.js';
import type { ProjectInput } from './project-input.js';
import { amountRules } from './rules/amounts.js';
import { completenessRules } from './rules/completeness.js';
import { periodRules } from './rules/period.js';
import { rateRules } from './rules/rates.js';
import type { Rule, RuleFacts } from './rules/rule.js';

const rules: readonly Rule[] = [...completenessRules, ...periodRules, ...amountRules, ...rateRules];

/**
 * The one validation of a record, whatever way it came in: every finding at once, errors and hints.
 * A record with errors is never published; hints never stop one.
 */
export function checkProject(input: ProjectInput, facts: RuleFacts): Finding[] {
  return rules.flatMap((rule) => rule(input, facts) ?? []);
}
