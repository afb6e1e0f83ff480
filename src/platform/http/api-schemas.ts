import { z } from 'zod';
import { parseDay } from '../../kernel/day.js';
import { type Cents, maxCents, parseDecimal, toDecimal } from '../../kernel/money.js';
import { parseRate, type Rate, toPercent } from '../../kernel/rate.js';
import { type Text, text } from '../../kernel/text.js';

/** A fault in our own words, shown in the problem's `errors`. */
const fault = (input: unknown, reason: Text) => ({ code: 'custom' as const, input, params: { reason } });

/** EUR as a decimal string outside ("1871273.00"), bigint cents inside; both ways, for requests and answers. */
export const decimalString = z
  .codec(z.string(), z.bigint(), {
    decode: (value, context): Cents => {
      const cents = parseDecimal(value);
      if (cents !== null && cents <= maxCents && cents >= -maxCents) return cents;
      context.issues.push(fault(value, notAnAmount));
      return z.NEVER;
    },
    encode: toDecimal,
  })
  .meta({
    id: 'Amount',
    description: 'EUR with a decimal point and two decimals.',
    wire: { type: 'string', pattern: '^-?\\d{1,13}(\\.\\d{1,2})?$', examples: ['1871273.00'] },
  });

const notAnAmount = text(
  'Erwartet wird ein Betrag in Euro mit Punkt und höchstens zwei Nachkommastellen, etwa 1871273.00.',
  'Expected an amount in EUR with a decimal point and at most two decimals, such as 1871273.00.',
);

/** Percent as a string outside ("95.00"), hundredths of a percent inside; 0 to 100. */
export const percentString = z
  .codec(z.string(), z.int(), {
    decode: (value, context): Rate => {
      const rate = parseRate(value);
      if (rate !== null) return rate;
      context.issues.push(fault(value, notAPercentage));
      return z.NEVER;
    },
    encode: toPercent,
  })
  .meta({
    id: 'Percent',
    description: 'Percent from 0 to 100 with two decimals.',
    wire: { type: 'string', pattern: '^\\d{1,3}(\\.\\d{1,2})?$', examples: ['95.00'] },
  });

const notAPercentage = text(
  'Erwartet wird ein Prozentsatz von 0 bis 100 mit höchstens zwei Nachkommastellen, etwa 95.00.',
  'Expected a percentage from 0 to 100 with at most two decimals, such as 95.00.',
);

/** A calendar day that exists, `YYYY-MM-DD`, years 1900 to 2199. */
export const dayString = z
  .string()
  .refine((value) => parseDay(value) !== null, {
    params: {
      reason: text(
        'Erwartet wird ein Tag, den es gibt, als JJJJ-MM-TT.',
        'Expected an existing day as YYYY-MM-DD.',
      ),
    },
  })
  .meta({ id: 'Day', description: 'A calendar day.', format: 'date', examples: ['2023-01-30'] });
