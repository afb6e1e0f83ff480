import { dayInBerlin } from '../kernel/clock.js';
import type { Day } from '../kernel/day.js';
import type { Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { requiredFields } from '../projects/index.js';
import { type DraftSummary, type DraftView, listDrafts, readDraft } from '../submissions/index.js';
import { labelOf } from './form/fields.js';
import { type RecentStep, recentSteps } from './queries.js';
import { type StateMark, stateMark } from './views/marks.js';

/** One thing to do: what is due at once comes first, then what has a date, the earliest on top. */
export interface Task {
  /** A day, `atOnce` (unverzüglich), or null without a date. */
  readonly due: Day | 'atOnce' | null;
  readonly name: string;
  /** Where the work is; null when there is nothing to open yet. */
  readonly href: string | null;
  readonly why: string;
  /** Words of the button; the main thing is what was given back. */
  readonly action: string | null;
  readonly urgent: boolean;
}

/** How much of a project is there. */
export interface Completeness {
  readonly name: string;
  readonly reference: string | null;
  readonly href: string;
  readonly mark: StateMark;
  readonly given: number;
  readonly required: number;
  /** What is missing, each with the field it leads to. */
  readonly missing: readonly { readonly label: string; readonly field: string }[];
  readonly openComments: number;
}

/** Everything the desk of a city shows. */
export interface DeskView {
  readonly name: string;
  readonly summary: string;
  readonly tasks: readonly Task[];
  /** Tasks behind those shown. */
  readonly moreTasks: number;
  /** Drafts that were given back, with what was remarked. */
  readonly returned: readonly DraftView[];
  readonly completeness: readonly Completeness[];
  /** Drafts behind those whose completeness is shown. */
  readonly moreDrafts: number;
  readonly recent: readonly RecentStep[];
  /** Whether the city has nothing at all yet. */
  readonly isNew: boolean;
}

/** What comes after these is in the list of all projects, which has pages. */
const shownTasks = 50;
const shownDrafts = 50;
const shownReturned = 5;
const shownRecent = 6;

/**
 * Reads the desk of a city; `others` are tasks of other kinds, such as rounds and proofs of use, `dueDays` the days on
 * which drafts are due, by their id.
 */
export async function readDesk(
  database: Database,
  writer: Writer,
  others: readonly Task[] = [],
  dueDays: ReadonlyMap<string, Day> = new Map(),
): Promise<DeskView> {
  const drafts = await listDrafts(database, writer);
  const given = drafts.filter(({ state }) => state === 'returned').slice(0, shownReturned);
  const [returned, recent] = await Promise.all([
    Promise.all(given.map(({ id }) => readDraft(database, writer, id))),
    recentSteps(database, writer, shownRecent),
  ]);
  const tasks = [
    ...drafts.flatMap((draft) => taskOf(draft, returned, dueDays.get(draft.id) ?? null) ?? []),
    ...others,
  ].sort(byDate);
  return {
    name: writer.actor.label,
    summary: summaryOf(drafts),
    tasks: tasks.slice(0, shownTasks),
    moreTasks: Math.max(0, tasks.length - shownTasks),
    returned,
    completeness: drafts.slice(0, shownDrafts).map(completenessOf),
    moreDrafts: Math.max(0, drafts.length - shownDrafts),
    recent,
    isNew: drafts.length === 0 && recent.length === 0,
  };
}

/** Drafts of a city that were given back, the longest waiting first, with what was remarked. */
export async function returnedDrafts(database: Database, writer: Writer): Promise<DraftView[]> {
  const drafts = await listDrafts(database, writer, { states: ['returned'] });
  return Promise.all(drafts.map(({ id }) => readDraft(database, writer, id)));
}

/** Without a date what was given back comes first. */
function byDate(one: Task, other: Task): number {
  if (one.due !== other.due) return dayOrder(one.due) < dayOrder(other.due) ? -1 : 1;
  return Number(other.urgent) - Number(one.urgent);
}

const dayOrder = (due: Task['due']): string => (due === 'atOnce' ? '' : (due ?? '9999'));

const hrefOf = ({ id }: { readonly id: string }): string => `/arbeitsbereich/entwurf/${id}`;
const nameOf = ({ name }: { readonly name: string }): string => (name === '' ? 'Neues Vorhaben' : name);

function taskOf(draft: DraftSummary, returned: readonly DraftView[], due: Day | null): Task | null {
  const shared = { due, name: nameOf(draft), href: hrefOf(draft) };
  if (draft.state === 'returned') {
    const view = returned.find(({ id }) => id === draft.id);
    return { ...shared, why: returnedWords(draft, view), action: 'Überarbeiten', urgent: true };
  }
  if (draft.state !== 'draft') return null;
  const isComplete = draft.errors === 0 && draft.missingFields.length === 0;
  return { ...shared, why: openWords(draft), action: isComplete ? 'Einreichen' : 'Ergänzen', urgent: false };
}

function returnedWords({ openComments }: DraftSummary, view: DraftView | undefined): string {
  const step = view?.steps.findLast(({ step }) => step === 'returned' || step === 'reopened');
  const by = step?.personName == null ? 'Zurückgegeben' : `Zurückgegeben von ${step.personName}`;
  const on = step === undefined ? '' : ` am ${dayInBerlin(step.at).split('-').reverse().join('.')}`;
  return `${by}${on}${openComments === 0 ? '' : `, ${counted(openComments, 'Anmerkung', 'Anmerkungen')}`}`;
}

function openWords({ errors, missingFields, findings }: DraftSummary): string {
  const missing = missingFields.length;
  const hints = findings - errors - missingFields.length;
  const parts = [
    ...(errors > 0 ? [`${counted(errors, 'Angabe verhindert', 'Angaben verhindern')} das Einreichen`] : []),
    ...(missing > 0 ? [missing === 1 ? '1 Angabe fehlt' : `${missing} Angaben fehlen`] : []),
    ...(errors === 0 && hints > 0 ? [counted(hints, 'Hinweis', 'Hinweise')] : []),
  ];
  return parts.length === 0 ? 'Vollständig, noch nicht eingereicht' : parts.join(', ');
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

function summaryOf(drafts: readonly DraftSummary[]): string {
  const of = (...states: DraftSummary['state'][]) =>
    drafts.filter(({ state }) => states.includes(state)).length;
  const parts = [
    [of('submitted', 'accepted'), 'ist eingereicht', 'sind eingereicht'],
    [of('draft'), 'ist in Arbeit', 'sind in Arbeit'],
    [of('returned'), 'wurde zurückgegeben', 'wurden zurückgegeben'],
  ] as const;
  const said = parts.flatMap(([count, one, many]) =>
    count === 0 ? [] : [`${count} Vorhaben ${count === 1 ? one : many}`],
  );
  return said.length === 0 ? 'Zurzeit ist nichts in Arbeit.' : `${said.join(', ')}.`;
}

function completenessOf(draft: DraftSummary): Completeness {
  const missing = draft.missingFields.filter((field) => requiredFields.includes(field));
  const isIncomplete = draft.state === 'draft' && (draft.errors > 0 || draft.missingFields.length > 0);
  return {
    name: nameOf(draft),
    reference: draft.reference,
    href: hrefOf(draft),
    mark: isIncomplete ? { tone: 'warn', word: 'unvollständig' } : stateMark(draft.state),
    given: requiredFields.length - missing.length,
    required: requiredFields.length,
    missing: draft.missingFields.map((field) => ({ label: labelOf(field), field })),
    openComments: draft.openComments,
  };
}
