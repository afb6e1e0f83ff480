import { z } from 'zod';
import { programmeCities } from '../places/index.js';
import { asOfParam } from '../platform/http/query-params.js';
import { type Practice, type PracticeParts, practiceStates } from './practice.js';

export const practiceParams = z.strictObject({
  reference: z
    .string()
    .min(1)
    .max(20)
    .meta({ examples: ['GB0001'] }),
});

const words = (longest: number) => z.string().trim().min(1).max(longest).nullable();
const said = {
  title: z.string().trim().min(1).max(200),
  city: z
    .string()
    .regex(/^\d{8}$/)
    .nullable()
    .meta({ description: 'AGS of the city it comes from.' }),
  summary: z.string().trim().min(1).max(1_000),
  story: words(10_000),
  lessons: words(5_000),
  projects: z
    .array(z.string().regex(/^[A-Z]{2}\d{0,2}-\d{4,}$/))
    .max(20)
    .meta({ description: 'References of published projects it comes from.' }),
};
const given = {
  ...said,
  city: said.city.refine((city) => city === null || programmeCities().some(({ ags }) => ags === city)),
};
export const newPracticeSchema = z.strictObject(given).meta({ id: 'NewPractice' });
export const practiceChangeSchema = z.strictObject(given).partial().meta({ id: 'PracticeChange' });
export const practiceSchema = z
  .strictObject({ reference: z.string(), ...said, state: z.enum(practiceStates) })
  .meta({ id: 'Practice', description: 'A good-practice example.' });
export const stateQuery = z.strictObject({ asOf: asOfParam.optional() });
export const practiceListSchema = z.strictObject({ items: z.array(practiceSchema) });

export const toApiPractice = (found: Practice): z.output<typeof practiceSchema> => {
  const { reference, title, cityAgs, summary, story, lessons, projects, state } = found;
  return { reference, title, city: cityAgs, summary, story, lessons, projects: [...projects], state };
};

export const partsOfNew = ({ city, ...rest }: z.output<typeof newPracticeSchema>): PracticeParts => ({
  ...rest,
  cityAgs: city,
});

/** What an example becomes by a change. */
export function changedPractice(
  found: Practice,
  change: z.output<typeof practiceChangeSchema>,
): PracticeParts {
  const { reference: _, state: __, ...present } = toApiPractice(found);
  const defined = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return partsOfNew({ ...present, ...(defined as Partial<z.output<typeof newPracticeSchema>>) });
}
