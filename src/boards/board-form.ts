import type { SentForm } from '../platform/http/form-body.js';
import { FormReader, filledPlaces, shownPlaces, typed } from '../web/index.js';
import type { Board, Meeting } from './board.js';
import { boardKinds } from './schemas.js';

const most = { meetings: 80, decisions: 20 };

export const shownMeetings = (values: SentForm): number =>
  shownPlaces(values, /^meetings\.(\d+)\./, most.meetings);
export const shownDecisions = (values: SentForm, meeting: number): number =>
  shownPlaces(values, new RegExp(`^meetings\\.${meeting}\\.decisions\\.(\\d+)\\.`), most.decisions);

export function valuesOfBoard(board: Board | null): SentForm {
  if (board === null) return {};
  return {
    name: board.name,
    kind: board.kind,
    areas: board.areas.join('\n'),
    tasks: board.tasks ?? '',
    members: typed.lines(board.members),
    rhythm: board.rhythm ?? '',
    ...Object.fromEntries(board.meetings.flatMap(valuesOfMeeting)),
  };
}

const valuesOfMeeting = ({ on, topics, decisions }: Meeting, index: number): [string, string][] => [
  [`meetings.${index}.on`, typed.day(on)],
  [`meetings.${index}.topics`, topics ?? ''],
  ...decisions.flatMap(({ what, vote, body, dueOn }, at): [string, string][] => [
    [`meetings.${index}.decisions.${at}.what`, what],
    [`meetings.${index}.decisions.${at}.vote`, vote ?? ''],
    [`meetings.${index}.decisions.${at}.body`, body ?? ''],
    [`meetings.${index}.decisions.${at}.dueOn`, typed.day(dueOn)],
  ]),
];

export function boardOfForm(values: SentForm) {
  const form = new FormReader(values);
  const content: Board = {
    name: form.required('name', 200, 'Der Name fehlt. Schreiben Sie, wie das Gremium heißt.'),
    kind: form.choice('kind', boardKinds) ?? 'other',
    areas: form.chosen('areas'),
    tasks: form.words('tasks', 2_000),
    members: form.lines('members', 300, 60),
    rhythm: form.words('rhythm', 200),
    meetings: filledPlaces(values, 'meetings', most.meetings).map((place) => ({
      on: form.requiredDay(`${place}.on`),
      topics: form.words(`${place}.topics`, 2_000),
      decisions: filledPlaces(values, `${place}.decisions`, most.decisions).map((decision) => ({
        what: form.required(`${decision}.what`, 2_000, 'Schreiben Sie, was beschlossen wurde.'),
        vote: form.words(`${decision}.vote`, 200),
        body: form.words(`${decision}.body`, 300),
        dueOn: form.day(`${decision}.dueOn`),
      })),
    })),
  };
  return form.isRight ? { content } : { faults: form.faults };
}
