import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { packagePath } from '../platform/files/package-root.js';
import { attributesByKind, type CatalogueKind } from './attributes.js';
import { Catalogue } from './catalogue.js';
import type { CatalogueContent } from './content.js';

/** An entry of the shipped reference data: its identity and what it says. */
export interface ReferenceEntry {
  readonly kind: CatalogueKind;
  readonly key: string;
  readonly content: CatalogueContent;
}

const files: Readonly<Record<CatalogueKind, string>> = {
  fundingPeriod: 'funding-periods.json',
  fund: 'funds.json',
  priority: 'priorities.json',
  fundingGuideline: 'funding-guidelines.json',
  fundingObject: 'funding-objects.json',
  interventionCategory: 'intervention-categories.json',
  specificObjective: 'specific-objectives.json',
  actionField: 'action-fields.json',
  rateCeiling: 'rate-ceilings.json',
  deadlineRule: 'deadline-rules.json',
  indicator: 'indicators.json',
  region: 'regions.json',
};

const title = z.string().min(1).nullable();

const fileSchema = (kind: CatalogueKind) =>
  z.strictObject({
    kind: z.literal(kind),
    entries: z.array(
      z
        .strictObject({
          key: z.string().min(1),
          code: z.string().min(1).nullable(),
          titleDe: title,
          titleEn: title,
          titleDeVerified: z.boolean(),
          titleEnVerified: z.boolean(),
          verificationNote: z.string().min(1).nullable(),
          spellings: z.array(z.string().min(1)),
          attributes: attributesByKind[kind],
        })
        .refine((entry) => entry.code !== null || entry.titleDe !== null, 'neither code nor title')
        .refine((entry) => entry.titleDe !== null || !entry.titleDeVerified, 'verified without a title')
        .refine((entry) => entry.titleEn !== null || !entry.titleEnVerified, 'verified without a title'),
    ),
  });

function readFile(kind: CatalogueKind): readonly ReferenceEntry[] {
  const path = packagePath('src', 'catalogue', 'data', files[kind]);
  const { entries } = fileSchema(kind).parse(JSON.parse(readFileSync(path, 'utf8')));
  return entries.map(({ key, ...content }) => ({ kind, key, content }));
}

/** The reference data that ships with the program: both funding periods, read and checked on every call. */
export function readReferenceEntries(): readonly ReferenceEntry[] {
  return (Object.keys(files) as CatalogueKind[]).flatMap(readFile);
}

/** The shipped catalogue as it is before any correction of the registry: for reading texts without a database. */
export function referenceCatalogue(): Catalogue {
  return new Catalogue(
    readReferenceEntries().map(({ kind, key, content }, index) => ({
      id: BigInt(index + 1),
      kind,
      key,
      code: content.code,
      title: { de: content.titleDe, en: content.titleEn },
      titleVerified: { de: content.titleDeVerified, en: content.titleEnVerified },
      verificationNote: content.verificationNote,
      spellings: content.spellings,
      attributes: content.attributes,
      publishedRevision: 0,
    })),
  );
}
