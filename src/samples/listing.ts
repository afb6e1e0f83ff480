import { toDecimal } from '../kernel/money.js';
import type { Draw } from './draw.js';
import { drawMonetary, drawRandom, drawStratified } from './draw.js';
import { keyOf } from './generator.js';
import type { Population } from './population.js';
import type { SamplePlan } from './sample-plan.js';

const draws = { random: drawRandom, stratified: drawStratified, monetary: drawMonetary } as const;

/** Draws what a plan asks for. */
export const drawSample = ({ method, size, seed }: SamplePlan, { items }: Population): Draw =>
  draws[method](items, size, seed);

/**
 * The listing of a sample as text, the same bytes for the same plan: what it was drawn by and from, then a line for each
 * item. Comma, decimal point, line feed; lines that begin with # say what stands before the table.
 */
export function listingOf(plan: SamplePlan, population: Population, draw: Draw): string {
  const { monetary } = draw;
  const facts = [
    ['plan', JSON.stringify(plan)],
    ['items', String(population.items.length)],
    ['total', toDecimal(population.total)],
    ['zero', String(population.zero)],
    ['negative', `${population.negative}, ${toDecimal(population.negativeTotal)}`],
    ['unknown', String(population.unknown)],
    ...draw.strata.map(({ stratum, items, amount, drawn }) => [
      'stratum',
      JSON.stringify([stratum, items, toDecimal(amount), drawn]),
    ]),
    ...(monetary === null
      ? []
      : [
          ['certain', `${monetary.certain}, ${toDecimal(monetary.certainAmount)}`],
          ['interval', `${toDecimal(monetary.restAmount)} / ${monetary.points}`],
          ['start', toDecimal(monetary.start)],
        ]),
  ];
  const lines = draw.drawn.map(({ reference, amount, stratum, certain }) =>
    [
      reference,
      toDecimal(amount),
      JSON.stringify(stratum),
      certain ? 'certain' : 'drawn',
      keyOf(plan.seed, reference),
    ].join(','),
  );
  return [
    ...facts.map(([name, value]) => `# ${name}: ${value}`),
    'reference,amount,stratum,chosen,key',
    ...lines,
    '',
  ].join('\n');
}
