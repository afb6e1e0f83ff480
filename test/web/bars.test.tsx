import { parse } from 'node-html-parser';
import t from 'tap';
import { CompositionBar } from '../../src/web/components/composition-bar.js';
import { RankingTable } from '../../src/web/components/ranking-table.js';

const percentages = (html: string, selector: string, name: string): number[] =>
  parse(html)
    .querySelectorAll(selector)
    .map((element) => Number.parseFloat(element.getAttribute(name) ?? '0'));

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
