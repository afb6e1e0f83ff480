import { catalogueAt } from '../catalogue/index.js';
import type { Language } from '../kernel/text.js';
import type { Orm, Transaction } from '../platform/database/database.js';
import { recordOptions } from './queries.js';

/** Names of what records of a city refer to: action fields by their key, areas and goals by their reference. */
export async function namesOfCity(
  db: Orm | Transaction,
  { revision, cityAgs, language }: { revision: number; cityAgs: string; language: Language },
): Promise<Map<string, string>> {
  const fields = (await catalogueAt(db, revision)).ofKind('actionField');
  const areas = await recordOptions(db, 'area', revision, cityAgs);
  const goals = await recordOptions(db, 'goal', revision, cityAgs);
  return new Map([
    ...fields.map(({ key, title }) => [key, title[language] ?? title.de ?? key] as const),
    ...[...areas, ...goals].map(({ value, label }) => [value, label] as const),
  ]);
}
