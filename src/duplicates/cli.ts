import { formatCount } from '../kernel/format.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { lookForDuplicates } from './commands/look.js';
import { countQuestions, openQuestions, type Question } from './queries/questions.js';
import { costWords, equalReason, periodWords } from './words.js';

const most = 100;

/** `duplicates`: looks for projects that may be one and says which, the most alike first. */
export async function listDuplicates(database: Database, writer: Writer): Promise<string[]> {
  await lookForDuplicates(database);
  const { items, count } = await actingAs(database.orm, writer.actor, writer, async (tx) => ({
    items: (await openQuestions(tx, { limit: most })).items,
    count: await countQuestions(tx),
  }));
  if (count === 0) return ['Keine Frage ist offen.'];
  const head = count === 1 ? '1 offene Frage' : `${formatCount(count, 'de')} offene Fragen`;
  const rest = count > most ? [`und ${formatCount(count - most, 'de')} weitere`] : [];
  return [`${head} zu doppelten Vorhaben:`, ...items.flatMap(linesOf), ...rest];
}

function linesOf({ kind, score, parts, count, projects }: Question): string[] {
  const shown = projects.map(
    (project) =>
      `  ${project.reference} ${project.name} (${project.place ?? 'ohne Ort'}, ${periodWords(project)}, ${costWords(project)})`,
  );
  const reasons = kind === 'equal' ? equalReason.de : parts.map(({ reason }) => reason.de).join(' ');
  const more = count > 2 ? [`  und ${formatCount(count - 2, 'de')} weitere gleiche`] : [];
  return [`${score} Punkte: ${reasons}`, ...shown, ...more];
}
