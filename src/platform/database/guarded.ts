import { causes } from '../../kernel/causes.js';
import type { Problem } from '../../kernel/problem.js';

/**
 * Waits for a statement that a guard of the database may refuse because of what others did meanwhile. Such a refusal, by
 * the name of the guard, is thrown in words of whoever asked; the transaction has failed then.
 */
export async function guarded<Result>(
  statement: PromiseLike<Result>,
  refusals: Readonly<Record<string, () => Problem>>,
): Promise<Result> {
  try {
    return await statement;
  } catch (error) {
    const names = causes(error).map((link) =>
      'constraint_name' in link ? String(link.constraint_name) : '',
    );
    const refusal = names.map((name) => refusals[name]).find((one) => one !== undefined);
    throw refusal?.() ?? error;
  }
}
