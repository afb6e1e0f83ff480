import { z } from 'zod';
import { Problem } from '../kernel/problem.js';

/** The id of an import in the address of a page. @throws Problem `not_found` for what is no id */
export function idOf(value: string): string {
  if (z.uuid().safeParse(value).success) return value;
  throw new Problem('not_found');
}
