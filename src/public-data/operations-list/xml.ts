import type { Viewpoint } from '../../history/index.js';
import { dayInBerlin } from '../../kernel/clock.js';
import type { ProjectRecord } from '../../projects/index.js';
import type { ListContext } from './column.js';
import { type OperationsList, reuseNote } from './lists.js';
import { plainValue } from './values.js';

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text inside an element or an attribute; control characters XML cannot hold are left out. */
const escaped = (value: string): string =>
  value
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are not allowed in XML
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
    .replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);

const element = (name: string, content: string, attributes = ''): string =>
  `<${name}${attributes}>${escaped(content)}</${name}>`;

const inBoth = (name: string, { de, en }: { readonly de: string; readonly en: string }): string =>
  element(name, de, ' xml:lang="de"') + element(name, en, ' xml:lang="en"');

/** Everything before the first operation: what the list is, and what its elements mean. */
export function xmlHead(list: OperationsList, { revision, publishedAt }: Viewpoint): string {
  const published = publishedAt === null ? '' : ` publishedOn="${dayInBerlin(publishedAt)}"`;
  const fields = list.columns.map(
    ({ key, point, heading }) =>
      `<field name="${key}"${point === null ? '' : ` point="${escaped(point)}"`}>${inBoth('heading', heading)}</field>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<operationsList fundingPeriod="${list.key}" revision="${revision}"${published} currency="EUR">
${inBoth('title', list.title)}
${inBoth('legalBasis', list.legalBasis)}
${inBoth('note', reuseNote)}
<fields>
${fields.join('')}</fields>
<operations>
`;
}

/** One operation; a field that is not stated has no element. */
export const xmlOperation =
  ({ columns }: OperationsList, context: ListContext) =>
  (record: ProjectRecord): string => {
    const fields = columns.map(({ key, type, value }) => {
      const content = plainValue(type, value(record, context));
      return content === null ? '' : element(key, content);
    });
    return `<operation>${fields.join('')}</operation>\n`;
  };

export const xmlEnd = '</operations>\n</operationsList>\n';
