import { type CheckedRecord, type CityRecordKind, recordOptions } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import { text } from '../kernel/text.js';
import type { Transaction } from '../platform/database/database.js';
import type { Board } from './board.js';
import { boardOfForm, valuesOfBoard } from './board-form.js';
import { boardMessages as words } from './messages.js';
import { checkBoard } from './rules.js';
import { boardSchema } from './schemas.js';
import { BoardFields } from './views/board-fields.js';
import { BoardSheet } from './views/board-sheet.js';

/** Boards and rounds of neighbourhoods, with their meetings and decisions. */
export const boardKind: CityRecordKind<Board> = {
  kind: 'board',
  word: text('Gremium', 'Board'),
  plural: text('Gremien und Runden', 'Boards and rounds'),
  path: '/gremien',
  nameOf: ({ name }) => name,
  schema: boardSchema,
  check,
  form: { valuesOf: valuesOfBoard, read: boardOfForm, choices: choicesOf, Fields: BoardFields },
  Sheet: BoardSheet,
  compared: {
    labels: {
      name: 'Name',
      kind: 'Art',
      areas: 'Gebiete',
      tasks: 'Aufgaben',
      members: 'Mitglieder',
      rhythm: 'Wie oft es tagt',
      meetings: 'Sitzung vom',
      'meetings.topics': 'Themen',
      'meetings.decisions': 'Beschluss',
      'meetings.decisions.what': 'Was beschlossen wurde',
      'meetings.decisions.vote': 'Abstimmung',
      'meetings.decisions.body': 'Wer es umsetzt',
      'meetings.decisions.dueOn': 'Bis',
    },
    keys: { meetings: 'on' },
    values: words.kinds,
  },
};

async function check(tx: Transaction, { cityAgs, content }: CheckedRecord<Board>) {
  const { reckoningDay: today } = await viewpointAt(tx);
  const { areas } = await choicesOf(tx, cityAgs);
  return checkBoard(content, { today, areas: new Set(areas.map(({ value }) => value)) });
}

async function choicesOf(tx: Transaction, cityAgs: string) {
  const { revision } = await viewpointAt(tx);
  return { areas: await recordOptions(tx, 'area', revision, cityAgs) };
}
