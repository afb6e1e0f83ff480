import { z } from 'zod';
import { dayString } from '../platform/http/api-schemas.js';
import { asOfParam } from '../platform/http/query-params.js';
import { bareAddress } from '../platform/mail/queue-mail.js';

const words = (longest: number) => z.string().trim().min(1).max(longest).nullable();
const lines = (most: number) => z.array(z.string().trim().min(1).max(500)).max(most);
const time = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)
  .meta({ examples: ['09:30'] });

export const addressOfSite = /^https?:\/\/[^\s"<>]+$/;
export const phoneNumber = /^\+?[\d\s/()-]{5,40}$/;

export const officeSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    area: z
      .string()
      .regex(/^FG\d{4,}$/)
      .nullable()
      .meta({ description: 'Reference of the published area it works in.', examples: ['FG0001'] }),
    carrier: words(200).meta({ description: 'Who runs it (Träger).' }),
    street: words(200),
    postcode: z
      .string()
      .regex(/^\d{5}$/)
      .nullable(),
    town: words(100),
    phone: z.string().regex(phoneNumber).nullable(),
    email: z.string().max(254).regex(bareAddress).nullable(),
    website: z.string().max(500).regex(addressOfSite).nullable(),
    hours: z
      .array(
        z.strictObject({
          day: z.int().min(1).max(7).meta({ description: '1 is Monday.' }),
          from: time,
          to: time,
        }),
      )
      .max(42),
    hoursNote: words(500).meta({ description: 'What the hours do not say, such as holidays.' }),
    tasks: lines(20),
    goals: lines(20),
    offers: lines(50),
    rooms: z
      .array(
        z.strictObject({
          name: z.string().trim().min(1).max(200),
          seats: z.int().min(1).max(5_000).nullable(),
          equipment: words(500),
        }),
      )
      .max(10),
    booking: words(500).meta({
      description: 'Whom to ask for a room; booking itself stays with the office.',
    }),
    notices: z
      .array(
        z.strictObject({
          title: z.string().trim().min(1).max(200),
          text: words(1_000),
          standIn: words(300).meta({ description: 'Who stands in meanwhile.' }),
          from: dayString.nullable(),
          until: dayString.nullable(),
        }),
      )
      .max(5)
      .meta({ description: 'What visitors should know, such as a vacant position, with its validity.' }),
    checkedOn: dayString
      .nullable()
      .meta({ description: 'Day on which somebody last made sure that all this is right.' }),
  })
  .meta({ id: 'OfficeContent' });

export const officeParams = z.strictObject({ reference: z.string().min(1).max(20) });
export const officeQuery = z.strictObject({ asOf: asOfParam.optional() });

const shown = z.string().nullable();
export const officePeopleSchema = z
  .strictObject({
    items: z.array(z.strictObject({ name: z.string(), task: shown, phone: shown, email: shown })),
  })
  .meta({ id: 'OfficePeople', description: 'As of now alone: nobody is named in earlier states.' });
