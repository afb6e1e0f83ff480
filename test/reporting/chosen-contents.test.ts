import { createHash } from 'node:crypto';
import Fastify from 'fastify';
import t from 'tap';
import { z } from 'zod';
import { text } from '../../src/kernel/text.js';
import { composedDocument } from '../../src/reporting/compose.js';
import {
  chaptersParameter,
  forewordParameter,
  openParameters,
} from '../../src/reporting/content-parameters.js';
import { drawHtml } from '../../src/reporting/formats/html.js';
import type { Block, Report } from '../../src/reporting/index.js';
import { sendFile } from '../../src/reporting/send-file.js';
import { openSite } from '../../src/web/index.js';
import { tableReport } from './a-table-report.js';

const chapters = { first: text('Erstes', 'First'), second: text('Zweites', 'Second') };
const parameters = z.strictObject({
  chapters: chaptersParameter(chapters, ['second']),
  foreword: forewordParameter(),
});
type Parameters = z.output<typeof parameters>;
const chapter = (key: string): Block => ({ kind: 'chapter', key, title: key, lead: null });
const words = (key: string): Block => ({ kind: 'paragraph', key, text: key });

const report: Report<Parameters, null> = {
  id: 'chosen',
  title: text('Auswahl', 'Choice'),
  parameters,
  dataset: async () => null,
  published: () => null,
  fileName: () => 'x',
  document: (_, inputs, settings) => ({
    ...tableReport.document([], { ...inputs, parameters: {} }, settings),
    blocks: [
      ...[words('before'), chapter('first'), words('one'), chapter('second'), words('two')],
      ...[chapter('always'), words('three')],
    ],
  }),
};
const composed = (chosen: Parameters) =>
  composedDocument(
    report,
    null,
    {
      ...{ revision: 1, parameters: chosen, audience: 'public', language: 'de', programVersion: '0' },
      reckoningDay: '2026-01-01',
    },
    { publicUrl: 'https://register.example', landNotice: null },
  );
const keysOf = ({ blocks }: { blocks: readonly Block[] }) =>
  blocks.map((block) => ('key' in block ? block.key : block.kind));

t.test('chapters that were not chosen are left out, up to the next; what is no choice stays', async (t) => {
  t.same(keysOf(composed({})), ['before', 'first', 'one', 'second', 'two', 'always', 'three']);
  t.same(keysOf(composed({ chapters: 'second' })), ['before', 'second', 'two', 'always', 'three']);
});

t.test('a foreword stands in front, paragraph by paragraph', async (t) => {
  const { blocks } = composed({ foreword: 'Eins\r\nZeile\r\n \r\n\r\nZwei\n\n' });
  t.same(blocks.slice(0, 3), [
    { kind: 'chapter', key: 'foreword', title: 'Vorwort', lead: null, sheet: true },
    { kind: 'paragraph', key: 'foreword1', text: 'Eins\nZeile', addressed: true },
    { kind: 'paragraph', key: 'foreword2', text: 'Zwei', addressed: true },
  ]);
});

t.test('chapters are known and named once; an address takes no foreword', async (t) => {
  const isValid = (given: unknown) => parameters.safeParse(given).success;
  t.ok(isValid({ chapters: 'second,first', foreword: 'x'.repeat(4_000) }));
  for (const given of [
    { chapters: 'third' },
    { chapters: 'first,first' },
    { chapters: '' },
    { foreword: '' },
  ])
    t.notOk(isValid(given), JSON.stringify(given));
  t.notOk(isValid({ foreword: 'x'.repeat(4_001) }));
  t.same(Object.keys(openParameters(parameters)), ['chapters']);
});

t.test('a page that is a file asks for nothing and is sent under a policy that fits it', async (t) => {
  const site = openSite({ landNotice: 'Mitfinanziert', landSignetFile: null });
  const html = await drawHtml(composed({}), site);
  t.notMatch(html, /<link|<script|src="(?!data:)|href="(?!#)/);
  t.match(html, /<style>[\s\S]*--sb-ink/);
  const app = Fastify();
  t.teardown(() => app.close());
  app.get('/', (_, reply) =>
    sendFile(reply, {
      bytes: Buffer.from(html),
      contentType: 'text/html; charset=utf-8',
      fileName: 'x.html',
    }),
  );
  const styles = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(styles).digest('base64');
  const { headers } = await app.inject('/');
  t.match(
    headers['content-security-policy'],
    `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'`,
  );
});
