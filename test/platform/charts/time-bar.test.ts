import fc from 'fast-check';
import { parse } from 'node-html-parser';
import t from 'tap';
import { dayOf } from '../../../src/kernel/day.js';
import { timeBar } from '../../../src/platform/charts/time-bar.js';

const draw = (start: string | null, end: string | null, day = '2026-07-01') => {
  const svg = timeBar(
    { start, end },
    { day, label: 'Stand' },
    { room: { units: 1_000 }, alt: 'Zeit <1>', id: 'z' },
  );
  if (svg === null) return null;
  const root = parse(svg);
  return {
    svg,
    labels: root.querySelectorAll('text').map((text) => text.text),
    bars: root
      .querySelectorAll('rect')
      .map((bar) => [Number(bar.getAttribute('x')), Number(bar.getAttribute('width'))] as const),
  };
};

t.test('both days belong to the period, filled up to the day', async (t) => {
  const drawn = draw('2025-01-01', '2026-12-31', '2026-01-01');
  t.same(drawn?.bars, [
    [0, 1_000],
    [0, 500],
  ]);
  t.same(drawn?.labels, ['2025', '2026', 'Stand']);
});

t.test('the day is marked only where the axis has it', async (t) => {
  t.notOk(draw('2017-11-16', '2021-12-31')?.labels.includes('Stand'));
  t.same(draw('2030-01-01', '2031-12-31')?.bars[1]?.[1], 0, 'nothing is filled before the start');
});

t.test('a side that is not known is hatched, two make no bar', async (t) => {
  t.match(draw('2025-03-01', null)?.svg, /<path d="M/);
  t.match(draw(null, '2025-03-01')?.svg, /<path d="M/);
  t.notMatch(draw('2025-03-01', '2025-04-01')?.svg, /<path/);
  t.equal(draw(null, null), null);
});

t.test('long periods name only as many years as there is room', async (t) => {
  const { labels = [] } = draw('1950-01-01', '2049-12-31') ?? {};
  t.ok(labels.length > 5 && labels.length < 30);
  t.equal(labels[0], '1950');
});

const days = fc
  .tuple(
    fc.integer({ min: 1990, max: 2080 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => dayOf(year, month, day) ?? '2026-01-01');

t.test('a period stays inside its axis, and the elapsed part inside the period', async () => {
  fc.assert(
    fc.property(days, days, days, (one, other, day) => {
      const [start = one, end = other] = [one, other].sort();
      const [[from, width] = [-1, -1], [elapsedFrom, elapsed] = [-1, -1]] = draw(start, end, day)?.bars ?? [];
      return (
        from === elapsedFrom && from >= 0 && from + width <= 1_000.01 && elapsed >= 0 && elapsed <= width
      );
    }),
  );
});

t.test('words are escaped', async (t) => {
  t.match(draw('2025-01-01', '2025-12-31')?.svg, /aria-label="Zeit &lt;1&gt;"/);
});
