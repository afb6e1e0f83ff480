import { z } from 'zod';
import { dayString, percentString } from '../platform/http/api-schemas.js';
import { asOfParam } from '../platform/http/query-params.js';
import { areaKinds, leaderKinds } from './area.js';

const words = (longest: number) => z.string().trim().min(1).max(longest).nullable();

export const areaSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    kind: z.enum(areaKinds).meta({
      description: '`fundingArea`: area of a funding guideline (Fördergebiet); `neighbourhood`: Quartier.',
    }),
    fundingPeriod: z
      .string()
      .min(1)
      .max(20)
      .nullable()
      .meta({ description: 'Funding period whose rules decide about the area.', examples: ['2021-2027'] }),
    period: z.strictObject({ start: dayString.nullable(), end: dayString.nullable() }),
    description: words(4_000),
    inhabitants: z.int().min(0).max(1_000_000).nullable(),
    inhabitantsOn: dayString.nullable().meta({ description: 'Key date of the number of inhabitants.' }),
    sgb2Rate: percentString
      .nullable()
      .meta({ description: 'Share of people who receive benefits under SGB II.' }),
    sgb2RateOn: dayString.nullable().meta({ description: 'Key date of the rate.' }),
    urbanRenewal: words(1_000).meta({
      description:
        'Areas of urban renewal (Städtebauförderung) that overlap, finished, present or applied for.',
    }),
    erdf: words(1_000).meta({ description: 'Areas of ERDF urban development that overlap.' }),
    leader: z.enum(leaderKinds).nullable().meta({ description: 'How LEADER funds the same place.' }),
    otherProgrammes: words(1_000),
    spellings: z
      .array(z.string().trim().min(1).max(200))
      .max(20)
      .meta({ description: 'Other names under which projects name the area.' }),
  })
  .meta({ id: 'AreaContent' });

export const perimeterParams = z.strictObject({ reference: z.string().min(1).max(20) });
export const perimeterQuery = z.strictObject({ asOf: asOfParam.optional() });
