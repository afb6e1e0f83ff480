import { text } from '../kernel/text.js';
import type { Seal } from '../seal/index.js';
import { chaptersOf, contentOf } from './content-parameters.js';
import type { Block, ReportDocument } from './document.js';
import type { Report, ReportInputs, ReportSettings } from './report.js';
import { sealOnPaper } from './seal-words.js';

/** What a report says, with the chapters that were chosen and a foreword where there is one. */
export function composedDocument<Parameters, Data>(
  report: Report<Parameters, Data>,
  data: Data,
  inputs: ReportInputs<Parameters>,
  settings: ReportSettings,
  seal?: Seal | null,
): ReportDocument {
  const document = report.document(data, inputs, settings);
  const { chapters, foreword } = contentOf(inputs.parameters);
  const offered = Object.keys(chaptersOf(report.parameters));
  const left = new Set(chapters === null ? [] : offered.filter((key) => !chapters.includes(key)));
  const blocks = left.size === 0 ? document.blocks : withoutChapters(document.blocks, left);
  const composed = { ...document, blocks: [...forewordBlocks(foreword, document), ...blocks] };
  return seal === undefined ? composed : { ...composed, seal: sealOnPaper(seal, document.language) };
}

/** A chapter reaches to the next one. */
function withoutChapters(blocks: readonly Block[], left: ReadonlySet<string>): Block[] {
  let isLeft = false;
  return blocks.filter((block) => {
    if (block.kind === 'chapter') isLeft = left.has(block.key);
    return !isLeft;
  });
}

const forewordTitle = text('Vorwort', 'Foreword');

function forewordBlocks(foreword: string | null, { language }: ReportDocument): Block[] {
  const paragraphs = (foreword ?? '')
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  if (paragraphs.length === 0) return [];
  return [
    { kind: 'chapter', key: 'foreword', title: forewordTitle[language], lead: null, sheet: true },
    ...paragraphs.map(
      (paragraph, index): Block => ({
        kind: 'paragraph',
        key: `foreword${index + 1}`,
        text: paragraph,
        addressed: true,
      }),
    ),
  ];
}
