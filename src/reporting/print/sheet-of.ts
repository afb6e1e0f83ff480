import { text } from '../../kernel/text.js';
import { emblemDrawing } from '../../platform/charts/emblem.js';
import type { PdfSheet, Run, SheetNode, TextNode } from '../../platform/pdf/sheet.js';
import type { ReportDocument } from '../document.js';
import { blockNodes } from './blocks.js';
import { coverNodes } from './cover.js';
import {
  colours,
  contentWidth,
  fitting,
  gap,
  limits,
  margins,
  mm,
  sizes,
  titleSizes,
} from './print-style.js';
import { emblemAlt } from './words.js';

const fullText = text('Vollständiger Text: ', 'Full text: ');
const shortenedNote = text(
  'Gekürzte Angaben („…“) vollständig unter ',
  'Shortened entries (“…”) in full at ',
);
const replacedNote = text(
  '□ steht für ein Zeichen, das die Druckschrift nicht enthält.',
  '□ stands for a character the print typeface does not have.',
);
const page = text('Seite {page} / {pages}', 'Page {page} / {pages}');
const languageTags = { de: 'de-DE', en: 'en-GB' } as const;

const emblemHeight = mm(13);
/** Longest line of a title that is read at one glance. */
const titleMeasure = mm(158);
/** Room of the funding notice and the colophon above the foot. */
const pinnedHeight = mm(19);

/** A report document as a printed sheet in the registry's style. */
export function sheetOf(document: ReportDocument, programVersion: string): PdfSheet {
  const { language } = document;
  return {
    title: document.title,
    subject: document.subject,
    language: languageTags[language],
    creator: `Steckbrief ${programVersion}`,
    created: new Date(`${document.date}T00:00:00Z`),
    margins: { ...margins, bottom: margins.bottom + (document.onePage ? pinnedHeight : 0) },
    head: headNode(document),
    foot: {
      rule: colours.line,
      left: smallText([{ text: stateOf(document) }]),
      right: { ...smallText([{ text: page[language] }]), align: 'right' },
    },
    pinned: document.onePage ? closingNode(document) : null,
    body: [...openingNodes(document), ...contentNodes(document)],
    cover: document.cover !== undefined,
    onePage: document.onePage ? fitting : null,
  };
}

const stateOf = ({ registerState, seal }: ReportDocument): string =>
  seal === undefined ? registerState : `${registerState} · ${seal.short}`;

const smallText = (runs: readonly Run[]): TextNode => ({
  kind: 'text',
  runs,
  size: sizes.small,
  colour: colours.muted,
  leading: 1.4,
});

function headNode({ kindTitle, context }: ReportDocument): SheetNode {
  const last = context.length - 1;
  const runs = context.map((part, index): Run => {
    const separated = index < last ? `${part}   ` : part;
    return index === last
      ? { text: separated, strong: true, colour: colours.ink, figures: true }
      : { text: separated };
  });
  const brand: TextNode = {
    kind: 'text',
    runs: [{ text: kindTitle }],
    size: 11,
    strong: true,
    colour: colours.ink,
    leading: 1.2,
  };
  const right: TextNode = {
    kind: 'text',
    runs,
    size: 8.5,
    colour: colours.muted,
    align: 'right',
    leading: 1.2,
    before: 2,
    limit: 120,
  };
  return {
    kind: 'stack',
    before: mm(14),
    nodes: [
      { kind: 'rule', thickness: mm(1.6), colour: colours.ink, width: contentWidth, after: mm(2.2) },
      {
        kind: 'columns',
        gap: mm(6),
        columns: [
          { width: mm(60), node: brand },
          { width: 'rest', node: right },
        ],
      },
    ],
  };
}

const openingNodes = (document: ReportDocument): SheetNode[] =>
  document.cover === undefined ? titleNodes(document) : coverNodes(document, document.cover);

function titleNodes({ title, lead }: ReportDocument): SheetNode[] {
  const heading: TextNode = {
    kind: 'text',
    runs: [{ text: title }],
    size: titleSizes(title.length),
    colour: colours.ink,
    strong: true,
    heading: 1,
    leading: 1.2,
    limit: limits.title,
    balancedIn: titleMeasure,
  };
  const below: TextNode = {
    kind: 'text',
    runs: [{ text: lead ?? '' }],
    size: sizes.lead,
    colour: colours.muted,
    leading: 1.3,
    before: gap(1.6),
    limit: limits.fact,
  };
  const measured: SheetNode = {
    kind: 'columns',
    gap: 0,
    before: gap(3),
    after: gap(5),
    columns: [
      { width: titleMeasure, node: { kind: 'stack', nodes: lead === null ? [heading] : [heading, below] } },
      { width: 'rest', node: { kind: 'stack', nodes: [] } },
    ],
  };
  return [measured];
}

function contentNodes(document: ReportDocument): SheetNode[] {
  const { language, address } = document;
  const ending: Run[] = [
    { text: ' … ' },
    { text: fullText[language], colour: colours.muted },
    { text: address, colour: colours.muted },
  ];
  return [
    ...blockNodes(document.blocks, {
      width: contentWidth,
      language,
      ending: document.onePage ? ending : null,
      all: document.blocks,
    }),
    { ...smallText([{ text: shortenedNote[language] + address }]), before: gap(1.6), onlyWhen: 'cut' },
    { ...smallText([{ text: replacedNote[language] }]), before: gap(1.6), onlyWhen: 'replaced' },
  ];
}

function closingNode({ funding, colophon, language }: ReportDocument): SheetNode {
  const sentence: TextNode = {
    kind: 'text',
    runs: [{ text: funding.sentence, notice: true }],
    size: 10,
    colour: colours.emblem,
    leading: 1.25,
    before: funding.landNotice === null ? emblemHeight / 2 - 8 : 0,
  };
  const land: TextNode = { ...smallText([{ text: funding.landNotice ?? '' }]), before: 3, limit: 200 };
  const lines = colophon.map(
    ({ label, value }): TextNode => ({
      ...smallText([{ text: `${label} ` }, { text: value, figures: true }]),
      align: 'right',
      limit: 160,
    }),
  );
  const emblem = emblemDrawing(emblemHeight, emblemAlt[language]);
  return {
    kind: 'columns',
    gap: mm(4),
    before: mm(3),
    after: mm(5),
    columns: [
      {
        width: emblemHeight * 1.5,
        node: { kind: 'drawing', svg: emblem, width: emblemHeight * 1.5, alt: emblemAlt[language] },
      },
      {
        width: mm(70),
        node: { kind: 'stack', nodes: funding.landNotice === null ? [sentence] : [sentence, land] },
      },
      { width: 'rest', node: { kind: 'stack', nodes: lines } },
    ],
  };
}
