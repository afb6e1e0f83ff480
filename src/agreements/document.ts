import type { Day } from '../kernel/day.js';
import { text } from '../kernel/text.js';
import type { Block, Column, Fact, ReportDocument, Table, Value } from '../reporting/index.js';
import { cityName } from '../web/index.js';
import { type Agreement, entriesOf } from './agreement.js';
import { agreementMessages as words } from './messages.js';
import { commitmentWords } from './views/commitment-mark.js';

/** What a printed agreement is made from. */
export interface PrintedAgreement {
  readonly agreement: Agreement;
  readonly cityAgs: string;
  /** Null for one that is not published yet. */
  readonly reference: string | null;
  /** What it is printed from: "Registerstand 48" or "Entwurf". */
  readonly state: string;
  readonly on: Day;
  /** Names of areas, action fields and goals, by reference and key. */
  readonly names: ReadonlyMap<string, string>;
  /** Page it stands on, without language prefix. */
  readonly path: string;
  readonly publicUrl: string;
  readonly landNotice: string | null;
}

/** A neighbourhood agreement on paper, with a line to sign for every party. */
export function agreementDocument(printed: PrintedAgreement): ReportDocument {
  const { agreement, cityAgs, reference, state, on, path, publicUrl, landNotice } = printed;
  return {
    language: 'de',
    textLanguage: 'de',
    kindTitle: words.agreement.de,
    context: [cityName(cityAgs), reference ?? state],
    title: agreement.name,
    lead: agreement.parties.map(({ name }) => name).join(', ') || null,
    subject: `${words.agreement.de} ${cityName(cityAgs)}`,
    blocks: [
      ...factBlocks(printed),
      ...textBlocks(agreement),
      ...commitmentBlocks(printed),
      ...monitoringBlocks(agreement),
      ...signatureBlocks(agreement),
    ],
    colophon: [
      { label: 'Stand', value: state },
      { label: 'Adresse', value: publicUrl + path },
    ],
    funding: { sentence: '', landNotice },
    registerState: state,
    path,
    address: publicUrl.replace(/^https?:\/\//u, '') + path,
    date: on,
    onePage: false,
  };
}

const said = (words: string | null): Value | null => (words === null ? null : { type: 'text', text: words });
const dayOf = (day: Day | null): Value | null => (day === null ? null : { type: 'day', day });

function factBlocks({ agreement, names }: PrintedAgreement): Block[] {
  const named = (keys: readonly string[]) => keys.map((key) => names.get(key) ?? key).join(', ') || null;
  const { period, signedOn, change } = agreement;
  const facts: Fact[] = [
    { key: 'areas', label: words.areas.de, value: said(named(agreement.areas)) },
    { key: 'actionFields', label: words.actionFields.de, value: said(named(agreement.actionFields)) },
    {
      key: 'period',
      label: words.period.de,
      value: period.start === null && period.end === null ? null : { type: 'period', period },
    },
    { key: 'monitoredBy', label: words.monitoredBy.de, value: said(agreement.monitoredBy) },
    ...(signedOn === null
      ? []
      : [{ key: 'signedOn', label: words.signedOn.de, value: dayOf(signedOn) } as const]),
    ...(change === null ? [] : [{ key: 'change', label: words.change.de, value: said(change) } as const]),
  ];
  return [{ kind: 'facts', facts }];
}

function textBlocks({ purpose, aims }: Agreement): Block[] {
  const blocks: Block[] = [];
  if (purpose !== null)
    blocks.push(heading(words.purpose.de), { kind: 'paragraph', key: 'purpose', text: purpose });
  if (aims.length > 0)
    blocks.push(heading(words.aims.de), {
      kind: 'paragraph',
      key: 'aims',
      text: aims.map((aim, index) => `${index + 1}. ${aim}`).join('\n'),
    });
  return blocks;
}

const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
const column = (key: string, heading: string, width: number, type: Column['type'] = 'text'): Column => ({
  key,
  heading: text(heading, heading),
  type,
  width,
});
const table = (
  key: string,
  title: string,
  columns: readonly Column[],
  rows: Table['rows'],
  more: Partial<Table> = {},
): Table => ({ kind: 'table', key, title, columns, rows, totalLabel: null, ...more });

function commitmentBlocks({ agreement, on }: PrintedAgreement): Block[] {
  if (agreement.commitments.length === 0) return [];
  const columns = [
    column('number', 'Nr.', 9),
    column('what', words.commitment.de, 60),
    column('body', words.body.de, 46),
    column('dueOn', words.due.de, 20, 'day'),
    column('state', words.state.de, 26),
  ];
  const rows = agreement.commitments.map((commitment) => [
    said(commitment.number),
    said(commitment.what),
    said(commitment.body),
    dayOf(commitment.dueOn),
    said(commitmentWords({ commitment, today: on, language: 'de' })),
  ]);
  return [heading(words.commitments.de), table('commitments', words.commitments.de, columns, rows)];
}

function monitoringBlocks({ commitments }: Agreement): Block[] {
  const entries = entriesOf(
    commitments.flatMap(({ number, monitoring }) => monitoring.map((entry) => ({ ...entry, number }))),
  );
  if (entries.length === 0) return [];
  const columns = [
    column('on', words.day.de, 20, 'day'),
    column('number', words.commitment.de, 14),
    column('state', words.state.de, 24),
    column('note', words.found.de, 62),
    column('evidence', 'Nachweis', 40),
  ];
  const rows = entries.map(({ on, number, state, note, evidence }) => [
    dayOf(on),
    said(number),
    said(words.states[state].de),
    note === null ? undefined : said(note),
    evidence === null ? undefined : said(evidence),
  ]);
  return [heading(words.monitoring.de), table('monitoring', words.monitoring.de, columns, rows)];
}

function signatureBlocks({ parties }: Agreement): Block[] {
  if (parties.length === 0) return [];
  const columns = [
    column('party', words.party.de, 60),
    column('place', 'Ort, Datum', 44),
    column('signature', 'Name und Unterschrift', 60),
  ];
  const rows = parties.map(({ name }) => [said(name), undefined, undefined]);
  const sentence = 'Unterschrieben wird diese Fassung, mit allen Zusagen, die oben stehen.';
  return [
    { kind: 'section', key: 'unterschriften', title: 'Unterschriften', sentence },
    table('signatures', 'Unterschriften', columns, rows, { byHand: true }),
  ];
}
