import { sumsBy, wantedFor } from '../aggregates/index.js';
import { type Viewpoint, viewpointAt } from '../history/index.js';
import type { Language } from '../kernel/text.js';
import type { Database, Orm } from '../platform/database/database.js';
import { RevisionCache } from '../platform/database/revision-cache.js';
import { fingerprint } from '../platform/http/cursor.js';
import type { Visitor } from '../platform/workers/gate.js';
import { type Dictionary, dictionaryAt } from '../projects/index.js';
import { filterChips } from './filter-chips.js';
import { filterChoices } from './filter-choices.js';
import { type HeatScale, heatScale } from './heat.js';
import { measured, measureOf } from './measures.js';
import { type DifferencePart, differenceParts } from './queries/differences.js';
import { readCrossSums } from './queries/read-sums.js';
import { type CrossQuestion, type ParsedQuestion, stateOf } from './question.js';
import { type CrossRow, type CrossTable, crossTable } from './table.js';
import type { CrossView, Explanation, PeriodOption } from './view.js';

/** The table a question asks for, whole or folded, and where it is seen from. */
export async function readTable(
  database: Database,
  visitor: Visitor,
  question: CrossQuestion,
): Promise<{ table: CrossTable; viewpoint: Viewpoint }> {
  const viewpoint = await viewpointAt(database.orm, stateOf(question.list.asOf));
  const sums = await readCrossSums(database, visitor, viewpoint, question.list.filter, question);
  return { table: crossTable(sums, question), viewpoint };
}

/** Reads what the page shows; with faults the form alone. @throws Problem `not_found` for a state there is not */
export async function readCrossView(
  database: Database,
  visitor: Visitor,
  { question, faults, typed }: ParsedQuestion,
  language: Language,
): Promise<Omit<CrossView, 'tabs' | 'keepsViews'>> {
  const { orm } = database;
  if (Object.keys(faults).length > 0) {
    const viewpoint = await viewpointAt(orm);
    const dictionary = await dictionaryAt(orm, viewpoint.revision);
    return {
      question,
      faults,
      typed,
      viewpoint,
      periods: periodOptions(dictionary, language),
      choices: filterChoices(question, dictionary, language),
      chips: [],
      table: null,
      scale: noScale,
      explanation: null,
    };
  }
  const { table, viewpoint } = await readTable(database, visitor, question);
  const [dictionary, chips, explanation] = await Promise.all([
    dictionaryAt(orm, viewpoint.revision),
    filterChips(orm, viewpoint, question, language),
    explain(database, visitor, question, viewpoint, table),
  ]);
  return {
    question,
    faults,
    typed,
    viewpoint,
    periods: periodOptions(dictionary, language),
    choices: filterChoices(question, dictionary, language),
    chips,
    table,
    scale: scaleOf(table, question),
    explanation,
  };
}

const noScale: HeatScale = { thresholds: [] };

/** Only cells of single groups are shaded, so only they make the steps. */
function scaleOf({ rows, columns }: CrossTable, { measure }: CrossQuestion): HeatScale {
  const shaded = ({ cells, total }: CrossRow) =>
    columns.length === 0
      ? [total]
      : cells.filter((cell) => cell !== null && !cell.column?.folded && !cell.column?.apart);
  const values = rows
    .filter(({ line }) => !line.folded)
    .flatMap((row) => shaded(row).map((cell) => cell?.value ?? null));
  return heatScale(values, measureOf(measure).kind);
}

function periodOptions({ catalogue }: Dictionary, language: Language): PeriodOption[] {
  return catalogue
    .ofKind('fundingPeriod')
    .map(({ key, title }) => ({ value: key, label: title[language] ?? title.de ?? key }));
}

const kept = new RevisionCache<DifferencePart[] | null, string>(100);

/** What the total is compared with: the state asked for, or the revision before; null where there is none. */
async function explain(
  database: Database,
  visitor: Visitor,
  question: CrossQuestion,
  viewpoint: Viewpoint,
  table: CrossTable,
): Promise<Explanation | null> {
  const other = await comparedState(database.orm, question, viewpoint);
  if (other === null) return null;
  const { measure, list } = question;
  const states = { now: viewpoint, before: other };
  const now = table.totals.total.value;
  const seen = [viewpoint, other].map(({ revision, reckoningDay }) => `${revision} ${reckoningDay}`);
  const key = [...seen, measure, fingerprint({ ...list.filter })].join(' ');
  const parts = await database.searches.read(visitor, (db) =>
    kept.get(db, key, () => differenceParts(db, states, list.filter, measure)),
  );
  if (parts !== null) {
    const sum = parts.reduce((all, { difference }) => all + difference, 0n);
    return { other, now, before: BigInt(now ?? 0) - sum, parts };
  }
  const { totals } = await database.searches.read(visitor, (db) =>
    sumsBy(db, other, list.filter, [], wantedFor([measureOf(measure).from])),
  );
  return { other, now, before: measured(measure, totals, { totals, inhabitants: null }), parts: null };
}

/** The state a question compares with; null before the first publication. */
export async function comparedState(
  orm: Orm,
  { compareWith }: CrossQuestion,
  { revision }: Viewpoint,
): Promise<Viewpoint | null> {
  if (compareWith !== null) return viewpointAt(orm, stateOf(compareWith));
  return revision <= 1 ? null : viewpointAt(orm, { kind: 'revision', revision: revision - 1 });
}
