import { z } from 'zod';
import { asOfParam } from '../platform/http/query-params.js';
import { nuts2Of, type PlaceEntry, type Places } from './places.js';

const programmeMark = z
  .strictObject({
    fundingPeriod: z.string(),
    source: z.string().meta({ description: 'What says that the city takes part.' }),
  })
  .meta({ id: 'ProgrammeMark' });

export const citySchema = z
  .strictObject({
    ags: z.string().meta({ description: 'Official municipality key, eight digits.', examples: ['14625020'] }),
    name: z.string(),
    designation: z.string().nullable().meta({ description: 'What officially follows the name ("Stadt").' }),
    district: z.string(),
    districtAgs: z.string(),
    nuts3: z.string().nullable(),
    nuts2: z.string().nullable(),
    population: z.int().nullable(),
    populationDate: z.iso
      .date()
      .nullable()
      .meta({ description: 'Day of the population figure; null where its source states none.' }),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    programme: z
      .array(programmeMark)
      .meta({ description: 'Funding periods in which the city takes part in the programme.' }),
    validAsOf: z.iso.date().nullable().meta({
      description: 'Day on which the municipality is known to have existed; null for a former one.',
    }),
    successorAgs: z
      .string()
      .nullable()
      .meta({ description: 'Municipality that took this one over, where a source says so.' }),
    publishedRevision: z.int(),
  })
  .meta({ id: 'City', description: 'A municipality of Saxony.' });

export const cityListSchema = z
  .strictObject({ items: z.array(citySchema), revision: z.int() })
  .meta({ id: 'CityList' });

export const cityListQuery = z.strictObject({
  programme: z
    .enum(['true', 'all'])
    .default('true')
    .meta({ description: '`true`: programme cities only; `all`: every municipality.' }),
  fundingPeriod: z
    .string()
    .min(1)
    .max(20)
    .optional()
    .meta({ description: 'Programme cities of this period.' }),
  district: z
    .string()
    .regex(/^14\d{3}$/)
    .optional()
    .meta({ description: 'Key of a district, five digits.' }),
  q: z.string().trim().min(1).max(200).optional().meta({ description: 'Part of the name.' }),
  asOf: asOfParam.optional(),
});

export const cityParams = z.strictObject({ ags: z.string().regex(/^\d{8}$/) });
export const cityQuery = z.strictObject({ asOf: asOfParam.optional() });

/** A municipality as the API gives it, with the name of its district. */
export function toApiCity(place: PlaceEntry, places: Places): z.output<typeof citySchema> {
  const { ags, name, designation, nuts3, population, populationDate, latitude, longitude } = place;
  const districtAgs = place.districtAgs ?? ags.slice(0, 5);
  return {
    ags,
    name,
    designation,
    district: places.byAgs(districtAgs)?.name ?? districtAgs,
    districtAgs,
    nuts3,
    nuts2: nuts2Of(place),
    population,
    populationDate,
    latitude,
    longitude,
    programme: [...place.programmeMarks],
    validAsOf: place.validAsOf,
    successorAgs: place.successorAgs,
    publishedRevision: place.publishedRevision,
  };
}
