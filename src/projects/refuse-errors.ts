import { errorsOf, type Finding } from '../kernel/finding.js';
import { Problem, type ProblemDetail } from '../kernel/problem.js';
import { text } from '../kernel/text.js';

/** Lets hints pass. @throws Problem `rule_broken` with every error found */
export function refuseErrors(findings: readonly Finding[]): void {
  const errors = errorsOf(findings);
  if (errors.length > 0) throw new Problem('rule_broken', { errors: errors.map(toDetail) });
}

const toDetail = ({ field, code, reason, remedy, clause }: Finding): ProblemDetail => ({
  pointer: `/${field.replaceAll('.', '/')}`,
  code,
  detail: text(
    [reason.de, remedy.de, clause].filter(Boolean).join(' '),
    [reason.en, remedy.en, clause].filter(Boolean).join(' '),
  ),
});
