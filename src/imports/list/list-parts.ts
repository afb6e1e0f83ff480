import type { Sheet, SheetRow } from '../../platform/spreadsheet/reading/cell.js';
import type { GivenAnswer } from '../reading/source-reading.js';
import { assignColumns, type Columns } from './columns.js';
import { columnLooks, type Headings } from './find-headings.js';
import type { Headed } from './headed-sheets.js';
import { answersAsMap, sortAnswers } from './list-answers.js';
import { ListProfile } from './list-profile.js';
import type { Answers, Question } from './question.js';
import { columnQuestion, dayOrderQuestion } from './questions.js';
import { fieldsOfHeading } from './recognise-heading.js';
import type { RowBounds } from './row-classes.js';
import { kindOf, type ListField } from './wordings/fields.js';

/** A sheet that holds a list, with its headings. */
interface Part {
  readonly sheet: Sheet;
  readonly headings: Headings;
  readonly first: readonly SheetRow[];
  readonly columns: Columns;
}

/** A part whose rows have run through once. */
export interface ProfiledPart extends Part {
  readonly profile: ListProfile;
  readonly bounds: RowBounds;
}

/** A sheet takes the answers to what it asks itself: the same heading may stand over other values there. */
export function partOf({ sheet, headings, first }: Headed, given: readonly GivenAnswer[]): Part | null {
  const looks = columnLooks(first, headings.lastRow);
  const assigned = (answers: Answers) => assignColumns(headings, looks, answers);
  const { kept } = sortAnswers(given.filter(isAboutColumn), (answers) => columnQuestions(assigned(answers)));
  const columns = assigned(answersAsMap(kept));
  return namesProjects(columns) ? { sheet, headings, first, columns } : null;
}

/** A list names its projects and something else about them, or at least so much else that only the names are missing. */
function namesProjects({ byField }: Columns): boolean {
  const fields = [...byField.keys()];
  return byField.has('name') ? fields.length >= 2 && fields.some(isTelling) : fields.length >= 4;
}

const isTelling = (field: ListField): boolean =>
  field === 'beneficiary' ||
  field === 'summary' ||
  field === 'purpose' ||
  field === 'operationCode' ||
  field === 'unionRate' ||
  kindOf[field] === 'days' ||
  kindOf[field] === 'amounts';

const isAboutColumn = ({ question }: GivenAnswer): boolean => /^(?:meaning|column)\./u.test(question);

export function columnQuestions(columns: Columns): readonly Question[] {
  return columns.byField.has('name') ? columns.questions : [...columns.questions, nameQuestion(columns)];
}

const nameQuestion = ({ all }: Columns): Question =>
  columnQuestion(
    'name',
    all
      .filter(
        ({ field, heading }) =>
          heading !== '' && (field === null || (field === 'beneficiary' && mayName(heading))),
      )
      .slice(0, 40)
      .map(({ index }) => index),
    all.map(({ heading }) => heading),
  );

/** "Project name (beneficiary)": one column for both. */
const mayName = (heading: string): boolean => fieldsOfHeading(heading).some(({ field }) => field === 'name');

export async function profiledPart(part: Part): Promise<ProfiledPart> {
  const below = part.first.filter(({ number }) => number > part.headings.lastRow);
  const profile = new ListProfile(part.columns, below);
  for await (const batch of part.sheet.rows())
    for (const row of batch) if (row.number > part.headings.lastRow) profile.add(row);
  return { ...part, profile, bounds: profile.finish() };
}

export const isDecided = ({ days }: ListProfile): boolean => !/^(?:undecided|conflict)$/u.test(days.decide());

export const dayOrderQuestions = (profile: ListProfile): readonly Question[] =>
  isDecided(profile) || profile.exampleDay === null
    ? []
    : [dayOrderQuestion(profile.exampleDay.column, profile.exampleDay.written)];
