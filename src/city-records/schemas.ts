import { z } from 'zod';
import type { Catalogue } from '../catalogue/index.js';
import { cityName } from '../web/index.js';
import type { CityRecordKind, CityRecordKinds, Content, Perimeter } from './kind.js';
import { decoded } from './kind.js';
import type { CityDraft, PublishedRecord, RecordVersion } from './queries.js';
import { cityDraftStates, cityRecordKinds } from './tables.js';

const citySchema = z
  .strictObject({ ags: z.string().meta({ examples: ['14625020'] }), name: z.string() })
  .meta({ id: 'CityOfRecord' });

const cityOf = (ags: string) => ({ ags, name: cityName(ags) });

const position = z.tuple([z.number(), z.number()]);
export const perimeterSchema = z
  .strictObject({
    type: z.literal('MultiPolygon'),
    coordinates: z.array(z.array(z.array(position))),
    source: z.strictObject({ fileName: z.string().nullable(), system: z.string() }),
  })
  .meta({
    id: 'Perimeter',
    description:
      'Polygons in WGS 84, longitude before latitude, and the file and reference system they came in.',
  });

export const recordParams = z.strictObject({ reference: z.string().min(1).max(20) });
export const draftParams = z.strictObject({ draft: z.string().min(1).max(40) });
export const draftListQuery = z.strictObject({ kind: z.enum(cityRecordKinds).optional() });
export const returnSchema = z.strictObject({ reason: z.string().trim().min(1).max(2_000) });
export const publishedSchema = z
  .strictObject({ reference: z.string(), revision: z.int() })
  .meta({ id: 'PublishedCityRecord' });

/** What the API says of a published record of one kind. */
export function recordSchemas(kind: CityRecordKind, id: string) {
  const content = kind.publicView?.schema ?? kind.schema;
  const record = z
    .strictObject({
      reference: z.string(),
      city: citySchema,
      content,
      perimeter: perimeterSchema.nullable(),
      publishedRevision: z.int(),
    })
    .meta({ id });
  return {
    record,
    list: z.strictObject({ items: z.array(record), revision: z.int() }).meta({ id: `${id}List` }),
    versions: z
      .strictObject({
        items: z.array(
          z.strictObject({
            publishedRevision: z.int(),
            supersededRevision: z.int().nullable(),
            publishedAt: z.iso.datetime(),
            content,
          }),
        ),
      })
      .meta({ id: `${id}Versions` }),
  };
}

export const toApiRecord = (kind: CityRecordKind, record: PublishedRecord, catalogue: Catalogue) => ({
  reference: record.reference,
  city: cityOf(record.cityAgs),
  content: publicContent(kind, record.content, catalogue),
  perimeter: record.perimeter as never,
  publishedRevision: record.publishedRevision,
});

export const toApiVersion = (kind: CityRecordKind, version: RecordVersion, catalogue: Catalogue) => ({
  publishedRevision: version.publishedRevision,
  supersededRevision: version.supersededRevision,
  publishedAt: version.publishedAt.toISOString(),
  content: publicContent(kind, version.content, catalogue),
});

/** What is kept of a published record, as everybody may see it. */
export function publicContent(kind: CityRecordKind, kept: Content, catalogue: Catalogue): unknown {
  const content = decoded(kind, kept);
  return kind.publicView === undefined ? content : kind.publicView.of(content, catalogue);
}

/** A draft to begin, its content, and a draft as it stands; one form per kind. */
export function draftSchemas(kinds: CityRecordKinds) {
  const all = Object.values(kinds) as CityRecordKind[];
  const common = {
    id: z.uuid(),
    city: citySchema,
    reference: z.string().nullable().meta({ description: 'Null until it is published for the first time.' }),
    perimeter: perimeterSchema.nullable(),
    withdrawal: z.boolean(),
    state: z.enum(cityDraftStates),
    version: z.int(),
    handedInAt: z.iso.datetime().nullable(),
    returnedReason: z.string().nullable(),
  };
  const draft = z
    .union(
      all.map(({ kind, schema }) => z.strictObject({ ...common, kind: z.literal(kind), content: schema })),
    )
    .meta({
      id: 'CityDraft',
      description: 'Work in progress of one city on a record of its neighbourhoods.',
    });
  const created = z
    .union([
      ...all.map(({ kind, schema }) =>
        z.strictObject({
          kind: z.literal(kind),
          city: z.string().regex(/^\d{8}$/),
          content: schema,
        }),
      ),
      z.strictObject({
        kind: z.enum(cityRecordKinds),
        reference: z.string().min(1).max(20),
        withdrawal: z.boolean().default(false),
      }),
    ])
    .meta({ id: 'NewCityDraft' });
  const content = z
    .union(all.map(({ kind, schema }) => z.strictObject({ kind: z.literal(kind), content: schema })))
    .meta({ id: 'CityDraftContent' });
  const list = z.strictObject({ items: z.array(draft) }).meta({ id: 'CityDraftList' });
  return { draft, created, content, list };
}

export const toApiDraft = (kind: CityRecordKind, draft: CityDraft) => ({
  id: draft.id,
  kind: draft.kind,
  city: cityOf(draft.cityAgs),
  reference: draft.reference,
  content: decoded(kind, draft.content),
  perimeter: draft.perimeter as Perimeter | null as never,
  withdrawal: draft.withdrawal,
  state: draft.state,
  version: draft.version,
  handedInAt: draft.handedInAt?.toISOString() ?? null,
  returnedReason: draft.returnedReason,
});
