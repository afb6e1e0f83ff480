import { text } from '../../kernel/text.js';
import { emblemDrawing } from '../../platform/charts/emblem.js';
import type { PdfSheet, Run, SheetNode, TextNode } from '../../platform/pdf/sheet.js';
import type { Poster } from './poster.js';

const mm = (length: number): number => (length * 72) / 25.4;
const margin = mm(24);
const width = mm(297) - 2 * margin;
const emblemHeight = mm(44);
const colours = { ink: '#14223d', text: '#1c2539', muted: '#525c74', line: '#d8dde8', emblem: '#003399' };
const emblemAlt = text('Emblem der Europäischen Union', 'Emblem of the European Union');
const subject = text(
  'Plakat eines aus dem Europäischen Sozialfonds geförderten Vorhabens',
  'Poster of a project funded by the European Social Fund',
);
const languageTags = { de: 'de-DE', en: 'en-GB' } as const;

/** A poster on one sheet of A3: emblem and sentence as large as the notice demands, name, main objective, facts. */
export function posterSheet(poster: Poster, programVersion: string): PdfSheet {
  const { language, name, reference, state, address, date } = poster;
  return {
    title: name,
    subject: subject[language],
    language: languageTags[language],
    creator: `Steckbrief ${programVersion}`,
    created: new Date(`${date}T00:00:00Z`),
    paper: 'a3',
    margins: { left: margin, top: mm(46), right: margin, bottom: mm(98) },
    head: headNode(poster),
    foot: {
      rule: colours.line,
      left: small([{ text: `${address} · ${state}` }]),
      right: { ...small([{ text: reference }]), align: 'right' },
    },
    pinned: noticeNode(poster),
    body: [titleNode(poster), ...objectiveNodes(poster), factsNode(poster)],
    onePage: { steps: 6, uncutSteps: 4 },
  };
}

const small = (runs: readonly Run[]): TextNode => ({
  kind: 'text',
  runs,
  size: 11,
  colour: colours.muted,
  leading: 1.3,
  limit: 120,
});

const headNode = ({ over }: Poster): SheetNode => ({
  kind: 'stack',
  before: mm(20),
  nodes: [
    { kind: 'rule', thickness: mm(3), colour: colours.emblem, width, after: mm(5) },
    { kind: 'text', runs: [{ text: over }], size: 18, colour: colours.muted, leading: 1.2, limit: 90 },
  ],
});

/** Large enough to be read from some metres; a long name starts smaller. */
const titleNode = ({ name }: Poster): TextNode => ({
  kind: 'text',
  runs: [{ text: name }],
  size:
    name.length <= 60 ? [60, 56, 50, 44, 38] : name.length <= 140 ? [46, 42, 38, 34, 30] : [34, 32, 28, 24],
  leading: 1.12,
  strong: true,
  colour: colours.ink,
  heading: 1,
  limit: [400, 400, 400, 400, 250, 150],
  balancedIn: width,
  before: mm(8),
  after: [14, 12, 10, 8].map(mm),
});

const objectiveNodes = ({ objective }: Poster): TextNode[] =>
  objective === null
    ? []
    : [
        {
          kind: 'text',
          runs: [{ text: objective }],
          size: [24, 22, 20, 17, 15],
          leading: 1.4,
          colour: colours.text,
          elastic: [{ text: ' …' }],
          after: [14, 12, 10, 8].map(mm),
        },
      ];

const factsNode = ({ facts }: Poster): SheetNode => ({
  kind: 'grid',
  widths: [mm(92), 'rest'],
  headerRows: 0,
  reads: 'headedRows',
  rule: { thickness: 0.8, colour: colours.line },
  padding: [4.5, 4, 3, 2.5].map(mm),
  rows: facts.map(({ label, value }) => [
    { kind: 'text', runs: [{ text: label }], size: [17, 16, 15, 14], leading: 1.3, colour: colours.muted },
    {
      kind: 'text',
      runs: [{ text: value, figures: true }],
      size: [17, 16, 15, 14],
      leading: 1.3,
      colour: colours.ink,
      limit: 160,
    },
  ]),
});

function noticeNode({ sentence, landNotice, language }: Poster): SheetNode {
  const union: TextNode = {
    kind: 'text',
    runs: [{ text: sentence, notice: true }],
    size: 34,
    leading: 1.2,
    colour: colours.emblem,
    before: landNotice === null ? emblemHeight / 2 - 40 : 0,
  };
  const land: TextNode = {
    kind: 'text',
    runs: [{ text: landNotice ?? '' }],
    size: 15,
    leading: 1.3,
    colour: colours.text,
    before: mm(4),
    limit: 300,
  };
  return {
    kind: 'columns',
    gap: mm(9),
    before: mm(10),
    after: mm(10),
    columns: [
      {
        width: emblemHeight * 1.5,
        node: {
          kind: 'drawing',
          svg: emblemDrawing(emblemHeight, emblemAlt[language]),
          width: emblemHeight * 1.5,
          alt: emblemAlt[language],
        },
      },
      { width: 'rest', node: { kind: 'stack', nodes: landNotice === null ? [union] : [union, land] } },
    ],
  };
}
