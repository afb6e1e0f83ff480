import t from 'tap';
import { targetLine } from '../../../src/platform/charts/target-line.js';

/* The way from a baseline to a target. */

const line = {
  from: { at: 0, fraction: 0 },
  to: { at: 1, fraction: 1 },
  measured: [],
  today: null,
  ticks: [
    { fraction: 0, label: '0' },
    { fraction: 1, label: '1.200' },
  ],
  days: [],
  alt: 'von 0 auf 1.200',
};

t.test(
  'a value on the first day covers no number of the axis, and none begins left of the room',
  async (t) => {
    const units = 314;
    const svg = targetLine(line, { units });
    const dots = [...svg.matchAll(/<circle cx="([\d.]+)" cy="[\d.]+" r="([\d.]+)"/g)];
    const leftmost = Math.min(...dots.map(([, cx, r]) => Number(cx) - Number(r)));
    const numbers = [...svg.matchAll(/<text x="([\d.]+)" y="[\d.]+" dx="(-[\d.]+)"[^>]*>([^<]+)/g)];
    t.same(
      numbers.map(([, , , label]) => label),
      ['0', '1.200'],
    );
    for (const [, x, shift, label = ''] of numbers) {
      const end = Number(x) + Number(shift);
      t.ok(end < leftmost, `${label} ends before the dot`);
      t.ok(end - label.length * 6.5 >= 0, `${label} begins in the room`);
    }
  },
);
