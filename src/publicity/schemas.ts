import { z } from 'zod';
import { dayString } from '../platform/http/api-schemas.js';
import { type Publicity, standingOf } from './publicity.js';
import { displayKinds } from './tables.js';

const instantString = z.iso.datetime().meta({ description: 'UTC.' });
const line = (upTo: number) => z.string().trim().min(1).max(upTo);
const by = z.string().nullable();
const kind = z.enum(displayKinds).meta({ description: '`plaque`: durable, with the emblem of the Union.' });
const place = line(300).meta({ description: 'Where it hangs, or the address of the website.' });

export const publicityParams = z.strictObject({ reference: z.string().max(50) });
export const displayParams = z.strictObject({ reference: z.string().max(50), display: z.uuid() });
export const posterQuery = z.strictObject({ language: z.enum(['de', 'en']).default('de') });

export const displayBodySchema = z
  .strictObject({ kind, place, shownOn: dayString })
  .meta({ id: 'DisplayInput', description: 'Where the support of the Union is shown, since when.' });
export const removalSchema = z.strictObject({ reason: line(1_000) }).meta({ id: 'DisplayRemoval' });

export const publicitySchema = z
  .strictObject({
    reference: z.string(),
    name: z.string(),
    city: z.string().nullable().meta({ description: 'AGS.' }),
    duty: z
      .strictObject({
        kind: z.enum(['plaque', 'poster', 'posterOrPlaque', 'none']),
        clause: z.string(),
      })
      .nullable()
      .meta({ description: 'How the support has to be shown; null where no rule is known. Derived.' }),
    standing: z
      .enum(['proven', 'withoutPhoto', 'missing', 'notBegun', 'over', 'noDuty'])
      .meta({ description: 'Derived.' }),
    displays: z.array(
      z.strictObject({
        id: z.uuid(),
        kind,
        place,
        shownOn: dayString,
        hasPhoto: z.boolean(),
        recordedBy: by,
        recordedAt: instantString,
        removedBy: by,
        removedAt: instantString.nullable(),
        removedReason: z.string().nullable(),
      }),
    ),
  })
  .meta({
    id: 'Publicity',
    description: 'How the support of a project is shown (NBest-EU 7.3). Not public.',
  });

export const publicityListSchema = z.strictObject({ items: z.array(publicitySchema) });

export const toApiPublicity = (publicity: Publicity) => {
  const { reference, name, city, duty, displays } = publicity;
  return {
    reference,
    name,
    city,
    duty,
    standing: standingOf(publicity),
    displays: displays.map((display) => ({
      ...display,
      recordedAt: display.recordedAt.toISOString(),
      removedAt: display.removedAt?.toISOString() ?? null,
    })),
  };
};
