import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { packagePath } from '../platform/files/package-root.js';
import type { PlaceContent } from './content.js';
import { isProgrammeCity, Places } from './places.js';
import type { ProgrammeMark } from './tables.js';

/** A place of the shipped reference data: its identity and what it says. */
export interface ReferencePlace {
  readonly kind: 'district' | 'municipality';
  readonly ags: string;
  readonly content: PlaceContent;
}

const day = z.iso.date();
const municipalityAgs = z.string().regex(/^14\d{6}$/);
const spellings = z.array(z.string().min(1));
const head = { source: z.string(), validAsOf: day };

const districtsFile = z.strictObject({
  ...head,
  populationDate: day,
  districts: z.array(
    z.strictObject({
      ags: z.string().regex(/^14\d{3}$/),
      name: z.string().min(1),
      designation: z.enum(['Landkreis', 'Kreisfreie Stadt']),
      nuts3: z.string().regex(/^DED[0-9A-Z]{2}$/),
      population: z.int().positive(),
      spellings,
    }),
  ),
});

const municipalitiesFile = z.strictObject({
  ...head,
  municipalities: z.array(
    z.strictObject({
      ags: municipalityAgs,
      name: z.string().min(1),
      designation: z.string().min(1).nullable(),
      /** True for a municipality that has merged into another. */
      former: z.literal(true).optional(),
      successorAgs: municipalityAgs.optional(),
      population: z.int().positive().nullable(),
      latitude: z.number().min(50).max(52).nullable(),
      longitude: z.number().min(11).max(16).nullable(),
      spellings,
    }),
  ),
});

const programmeCitiesFile = z.strictObject({
  programmeCities: z.array(
    z.strictObject({
      fundingPeriod: z.string(),
      source: z.string().nullable(),
      note: z.string().optional(),
      municipalities: z.array(municipalityAgs),
    }),
  ),
});

function readFile<Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema> {
  return schema.parse(JSON.parse(readFileSync(packagePath('src', 'places', 'data', name), 'utf8')));
}

/** The 13 districts and the municipalities of Saxony that ship with the program, read and checked on every call. */
export function readReferencePlaces(): readonly ReferencePlace[] {
  const districts = readDistricts();
  const districtByAgs = new Map(districts.map((district) => [district.ags, district.content]));
  return [...districts, ...readMunicipalities(districtByAgs)];
}

function readDistricts(): readonly ReferencePlace[] {
  const file = readFile('districts.json', districtsFile);
  return file.districts.map(({ ags, ...district }) => ({
    kind: 'district',
    ags,
    content: {
      ...district,
      districtAgs: null,
      populationDate: file.populationDate,
      latitude: null,
      longitude: null,
      programmeMarks: [],
      validAsOf: file.validAsOf,
      successorAgs: null,
    },
  }));
}

function readMunicipalities(districts: ReadonlyMap<string, PlaceContent>): readonly ReferencePlace[] {
  const file = readFile('municipalities.json', municipalitiesFile);
  const marks = readProgrammeMarks();
  return file.municipalities.map(({ ags, former, successorAgs, ...municipality }) => {
    const districtAgs = ags.slice(0, 5);
    const district = districts.get(districtAgs);
    if (!district) throw new Error(`no district for municipality ${ags}`);
    const isDistrictFree = ags.endsWith('000');
    return {
      kind: 'municipality',
      ags,
      content: {
        ...municipality,
        districtAgs,
        nuts3: district.nuts3,
        // The older directory states no day; only district-free cities have a figure with a date.
        population: isDistrictFree ? district.population : municipality.population,
        populationDate: isDistrictFree ? district.populationDate : null,
        programmeMarks: marks.get(ags) ?? [],
        validAsOf: former ? null : file.validAsOf,
        successorAgs: successorAgs ?? null,
      },
    };
  });
}

function readProgrammeMarks(): ReadonlyMap<string, readonly ProgrammeMark[]> {
  const marks = new Map<string, readonly ProgrammeMark[]>();
  for (const { fundingPeriod, source, municipalities } of readFile(
    'programme-cities.json',
    programmeCitiesFile,
  ).programmeCities) {
    for (const ags of municipalities) {
      if (source === null) throw new Error(`programme cities of ${fundingPeriod} need a source`);
      marks.set(ags, [...(marks.get(ags) ?? []), { fundingPeriod, source }]);
    }
  }
  return marks;
}

let shipped: Places | undefined;

/** The shipped places as they are before any correction of the registry: for reading texts without a database. */
export function referencePlaces(): Places {
  shipped ??= new Places(
    readReferencePlaces()
      .map(({ kind, ags, content }, index) => ({
        id: BigInt(index + 1),
        kind,
        ags,
        ...content,
        publishedRevision: 0,
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'de')),
  );
  return shipped;
}

/** Cities that take part in the programme in any period, by name. */
export const programmeCities = (): { readonly ags: string; readonly name: string }[] =>
  referencePlaces()
    .municipalities.filter((place) => isProgrammeCity(place))
    .map(({ ags, name }) => ({ ags, name }));

/** The same as choices of a form. */
export const programmeCityOptions = (): { readonly value: string; readonly label: string }[] =>
  programmeCities().map(({ ags, name }) => ({ value: ags, label: name }));
