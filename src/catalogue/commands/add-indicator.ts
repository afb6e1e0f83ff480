import type { z } from 'zod';
import { viewpointAt } from '../../history/index.js';
import { Problem } from '../../kernel/problem.js';
import { type Text, text } from '../../kernel/text.js';
import type { Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import type { Catalogue } from '../catalogue.js';
import { catalogueAt } from '../queries.js';
import type { newIndicatorSchema } from '../schemas.js';
import { addCatalogueEntry } from './correct-entry.js';

export type NewIndicator = z.output<typeof newIndicatorSchema>;

/** What is looked at here; the words of a form may not yet be those of the schema. */
interface Said {
  readonly fundingPeriod: string;
  readonly counts: string;
  readonly brokenDownBy: readonly string[];
  /** Groups of keys of other indicators. */
  readonly parts: readonly (readonly string[])[];
}

interface IndicatorFault {
  readonly attribute: keyof Said;
  readonly code: string;
  readonly detail: Text;
}

/** Parts of an indicator that are no indicators of its funding period. */
export const unknownParts = (catalogue: Catalogue, { fundingPeriod, parts }: Said): string[] =>
  parts.flat().filter((key) => !key.startsWith(`${fundingPeriod}/`) || !catalogue.byKey('indicator', key));

/** What a new indicator says against the catalogue or against itself; its shape is the schema's affair. */
export function indicatorFaults(catalogue: Catalogue, said: Said): IndicatorFault[] {
  const unknown = (attribute: keyof Said) => ({ attribute, code: 'unknown_value', detail: notInCatalogue });
  return [
    ...(catalogue.byKey('fundingPeriod', said.fundingPeriod) ? [] : [unknown('fundingPeriod')]),
    ...(unknownParts(catalogue, said).length === 0 ? [] : [unknown('parts')]),
    ...(said.counts === 'entities' && said.brokenDownBy.length > 0
      ? [{ attribute: 'brokenDownBy' as const, code: 'genders_of_entities', detail: onlyPersons }]
      : []),
  ];
}

const notInCatalogue = text('Das kennt der Katalog nicht.', 'The catalogue does not know it.');
const onlyPersons = text(
  'Aufgeschlüsselt werden nur Zahlen von Personen.',
  'Only numbers of people are broken down.',
);

/** The permanent key of an indicator: "2021-2027/SNPO01". */
export const indicatorKey = (fundingPeriod: string, code: string): string => `${fundingPeriod}/${code}`;

/**
 * Publishes a new indicator, of a new funding period or of the programme's own, as a revision of its own.
 * @returns its key
 * @throws Problem `rule_broken`, `state_conflict` when its period has the code already
 */
export async function addIndicator(
  database: Database,
  writer: Writer,
  { code, title, titleEn, attributes }: NewIndicator,
): Promise<string> {
  const catalogue = await catalogueAt(database.orm, (await viewpointAt(database.orm)).revision);
  const faults = indicatorFaults(catalogue, attributes);
  if (faults.length > 0)
    throw new Problem('rule_broken', {
      errors: faults.map(({ attribute, ...fault }) => ({ pointer: `/attributes/${attribute}`, ...fault })),
    });
  const key = indicatorKey(attributes.fundingPeriod, code);
  await addCatalogueEntry(
    database,
    writer,
    { kind: 'indicator', key },
    {
      ...{ code, titleDe: title, titleEn, spellings: [], attributes },
      ...{ titleDeVerified: false, titleEnVerified: false, verificationNote: null },
    },
  );
  return key;
}
