import { z } from 'zod';
import { dayString } from '../platform/http/api-schemas.js';

export const boardKinds = ['residentsCouncil', 'steeringRound', 'workingGroup', 'other'] as const;

const words = (longest: number) => z.string().trim().min(1).max(longest).nullable();

const meetingSchema = z
  .strictObject({
    on: dayString,
    topics: words(2_000),
    decisions: z
      .array(
        z.strictObject({
          what: z.string().trim().min(1).max(2_000),
          vote: words(200).meta({ description: 'How it was taken, without names.' }),
          body: words(300).meta({ description: 'Who carries it out.' }),
          dueOn: dayString.nullable(),
        }),
      )
      .max(20),
  })
  .meta({ id: 'BoardMeeting' });

export const boardSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    kind: z.enum(boardKinds).meta({
      description:
        '`residentsCouncil`: elected by residents; `steeringRound`: of the city and its partners; `workingGroup`: on one topic.',
    }),
    areas: z.array(z.string().max(20)).max(20).meta({ description: 'References of its areas.' }),
    tasks: words(2_000),
    members: z
      .array(z.string().trim().min(1).max(300))
      .max(60)
      .meta({ description: 'Organisations and groups that belong to it; no names of people.' }),
    rhythm: words(200).meta({ description: 'How often it meets.' }),
    meetings: z.array(meetingSchema).max(80),
  })
  .meta({ id: 'BoardContent' });
