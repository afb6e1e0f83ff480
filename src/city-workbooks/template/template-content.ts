import { choicesTitle, guideTitle, markLine, templateColumns, templateVersion } from '../../imports/index.js';
import { formatDay } from '../../kernel/format.js';
import type {
  FormColumn,
  FormRow,
  FormWorkbook,
} from '../../platform/spreadsheet/form-workbook/form-workbook.js';
import type { RoundOfCity } from '../queries/rounds-of-city.js';
import type { CityWork, WorkOfCity } from '../queries/work-of-city.js';
import { choicesOf } from './choices.js';
import { columnTexts } from './column-texts.js';
import { guideLines, isRequired } from './guide.js';
import { cellValueOf } from './row-values.js';

/** What a template holds. */
export interface TemplateNeeds extends WorkOfCity {
  /** The reporting round it is for; null for none. */
  readonly round: RoundOfCity | null;
}

const emptyRows = 100;

/** The template of a city: its projects, explained, with lists to choose from. */
export function templateContent(needs: TemplateNeeds): FormWorkbook {
  const { ags, name, viewpoint, dictionary, work, round } = needs;
  const mark = {
    version: templateVersion,
    city: ags,
    revision: viewpoint.revision,
    round: round?.id ?? null,
  };
  return {
    title: `Vorhaben ${name}`,
    creator: 'Steckbrief',
    language: 'de',
    created: viewpoint.publishedAt ?? new Date(0),
    form: {
      sheetName: 'Vorhaben',
      lines: [`Vorhaben ${name}`, dateLine(needs), howTo],
      mark: markLine(mark),
      columns: formColumns(),
      rows: work.map((project) => rowOf(project, needs)),
      emptyRows,
      footer: `Vorhaben ${name}, Registerstand ${viewpoint.revision}, ${formatDay(viewpoint.reckoningDay, 'de')}`,
    },
    guide: { sheetName: 'Anleitung', title: guideTitle, lines: guideLines() },
    choices: {
      sheetName: 'Auswahllisten',
      title: choicesTitle,
      note: `Der Katalog mit Registerstand ${viewpoint.revision}. Änderungen hier wirken nur in dieser Mappe.`,
      lists: choicesOf(dictionary.catalogue),
    },
  };
}

const howTo =
  'Überschreiben Sie, was sich geändert hat, und tragen Sie neue Vorhaben in freie Zeilen ein. Dunkle Überschriften sind Pflichtangaben. Mehr im Blatt „Anleitung“.';

function dateLine({ viewpoint, round }: TemplateNeeds): string {
  const made = `Stand ${formatDay(viewpoint.reckoningDay, 'de')}.`;
  return round === null
    ? made
    : `${made} Bitte um Zuarbeit „${round.name}“, Stichtag ${formatDay(round.dueOn, 'de')}.`;
}

const formColumns = (): FormColumn[] =>
  templateColumns.map(({ key, heading }) => {
    const { kind = 'text', width = 20, explanation = '', choices, isLocked } = columnTexts[key] ?? {};
    return {
      heading,
      kind,
      width,
      explanation,
      isRequired: isRequired(key),
      choices: choices ?? null,
      ...(isLocked === undefined ? {} : { isLocked }),
    };
  });

/** A project is known by its code, so that stays; what is with the service centre cannot be changed at all. */
function rowOf(project: CityWork, { dictionary }: TemplateNeeds): FormRow {
  const keepsAll = isWithOthers(project);
  return {
    values: templateColumns.map(({ key }) => cellValueOf(key, project, dictionary)),
    lockedColumns: new Set(keepsAll ? templateColumns.keys() : [0]),
  };
}

/** Whether a project is in no state in which its city can change it. */
export const isWithOthers = ({ draft }: CityWork): boolean =>
  draft !== null &&
  (draft.kind === 'withdrawal' || draft.state === 'submitted' || draft.state === 'accepted');
