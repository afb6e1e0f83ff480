import fc from 'fast-check';
import { parse } from 'node-html-parser';
import t from 'tap';
import { dayOf } from '../../src/kernel/day.js';
import { CompositionBar } from '../../src/web/components/composition-bar.js';
import { RankingTable } from '../../src/web/components/ranking-table.js';
import { TimeBar } from '../../src/web/components/time-bar.js';

const percentages = (html: string, selector: string, name: string): number[] =>
  parse(html)
    .querySelectorAll(selector)
    .map((element) => Number.parseFloat(element.getAttribute(name) ?? '0'));

const days = fc
  .tuple(
    fc.integer({ min: 1990, max: 2080 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => dayOf(year, month, day) ?? '2026-01-01');

t.test('a period stays inside its axis, and the elapsed part inside the period', async () => {
  fc.assert(
    fc.property(days, days, days, (one, other, reckoningDay) => {
      const [start = one, end = other] = [one, other].sort();
      const html = String(
        <TimeBar start={start} end={end} reckoningDay={reckoningDay} description="" language="de" />,
      );
      const [from = -1, elapsedFrom = -1] = percentages(html, 'rect', 'x');
      const [width = -1, elapsed = -1] = percentages(html, 'rect', 'width');
      return from === elapsedFrom && from >= 0 && from + width <= 100.01 && elapsed >= 0 && elapsed <= width;
    }),
  );
});

t.test('today is marked only while it lies on the axis', async (t) => {
  const bar = (reckoningDay: string) =>
    String(
      <TimeBar
        start="2023-01-30"
        end="2028-12-31"
        reckoningDay={reckoningDay}
        description=""
        language="de"
      />,
    );
  t.match(bar('2026-10-31'), 'heute');
  t.notMatch(bar('2022-12-31'), 'heute');
  t.notMatch(bar('2029-01-01'), 'heute');
});

t.test('a long period names few years', async (t) => {
  const html = String(
    <TimeBar start="1990-01-01" end="2030-12-31" reckoningDay="2026-01-01" description="" language="de" />,
  );
  const years = parse(html)
    .querySelectorAll('text')
    .filter((text) => /^\d{4}$/.test(text.text));
  t.ok(years.length <= 7, `${years.length} labels`);
});

t.test('parts of a sum follow each other without a gap and fill the bar', async (t) => {
  const parts = [
    { label: 'EU', cents: 850n },
    { label: 'Land', cents: 100n },
    { label: 'Rest', cents: 50n, rest: true },
  ];
  const html = String(<CompositionBar whole={1000n} parts={parts} description="" />);
  t.strictSame(percentages(html, 'rect', 'width'), [100, 85, 10, 5]);
  t.strictSame(percentages(html, 'rect', 'x'), [0, 0, 85, 95]);
});

t.test('unknown parts are hatched, not empty', async (t) => {
  const html = String(<CompositionBar whole={1000n} parts={[]} description="" />);
  t.equal(parse(html).querySelectorAll('pattern').length, 1);
  t.match(html, 'url(#unbekannt)');
});

t.test('bars of a ranking are in proportion, also when nothing was spent', async (t) => {
  const row = (label: string, cents: bigint) => ({ label, href: null, cents, value: String(cents) });
  const html = (rows: bigint[]) =>
    String(
      <RankingTable caption="" labelHeading="" valueHeading="" rows={rows.map((cents) => row('x', cents))} />,
    );
  t.strictSame(percentages(html([400n, 100n]), '.f2', 'width'), [100, 25]);
  t.strictSame(percentages(html([0n]), '.f2', 'width'), [0]);
});
