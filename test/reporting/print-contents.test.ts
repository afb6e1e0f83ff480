import t from 'tap';
import type { SheetNode } from '../../src/platform/pdf/sheet.js';
import type { Block } from '../../src/reporting/document.js';
import { chapterNode, contentsNodes } from '../../src/reporting/print/chapters.js';

/* Contents of a printed report, and chapters that hold nothing. */

const chapter = (key: string): Extract<Block, { kind: 'chapter' }> => ({
  kind: 'chapter',
  key,
  title: `Kapitel ${key}`,
  lead: null,
});
const section = (key: string): Block => ({ kind: 'section', key, title: `Abschnitt ${key}`, sentence: '' });

/** Keys of the entries of each column, as their page numbers name them. */
const columnsOf = (nodes: readonly SheetNode[]): string[][] =>
  nodes.flatMap((node): string[][] => {
    if (node.kind === 'columns') return node.columns.flatMap((column) => columnsOf([column.node]));
    if (node.kind === 'stack') return columnsOf(node.nodes);
    if (node.kind !== 'grid') return [];
    return [node.rows.map(([, page]) => (page?.kind === 'text' ? (page.pageOf ?? '') : ''))];
  });

t.test('long contents stand in two columns, every entry once and in order', async (t) => {
  const sections = Array.from({ length: 40 }, (_, index) => section(`s${index}`));
  const columns = columnsOf(contentsNodes('Inhalt', [chapter('a'), ...sections]));
  t.same(
    columns.map(({ length }) => length),
    [21, 20],
  );
  t.same(columns.flat(), ['a', ...sections.map((_, index) => `s${index}`)]);
});

t.test('a chapter does not stand alone at the foot of the first column', async (t) => {
  const first = Array.from({ length: 15 }, (_, index) => section(`s${index}`));
  const second = Array.from({ length: 15 }, (_, index) => section(`t${index}`));
  const [left = [], right = []] = columnsOf(
    contentsNodes('Inhalt', [chapter('a'), ...first.slice(1), chapter('b'), ...second]),
  );
  t.equal(left.at(-1), 's14');
  t.equal(right[0], 'b');
});

t.test('short contents stand in one column', async (t) => {
  const columns = columnsOf(contentsNodes('Inhalt', [chapter('a'), section('s'), chapter('b')]));
  t.same(columns, [['a', 's', 'b']]);
});

t.test('a chapter that holds nothing takes no page of its own', async (t) => {
  t.match(chapterNode(chapter('a'), true), { newPage: true });
  t.notMatch(chapterNode(chapter('a'), false), { newPage: true });
});
