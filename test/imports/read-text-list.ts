import { referenceCatalogue } from '../../src/catalogue/index.js';
import { readList } from '../../src/imports/list/read-list.js';
import { toDecimal } from '../../src/kernel/money.js';
import { referencePlaces } from '../../src/places/index.js';
import { readTextTable } from '../../src/platform/spreadsheet/reading/read-text-table.js';

const dictionary = { catalogue: referenceCatalogue(), places: referencePlaces() };

/** Reads a list of text and sums up what was understood of it. */
export async function readTextList(
  bytes: Uint8Array | string,
  fileName: string | null = null,
  answers: Record<string, string> = {},
) {
  const table = readTextTable(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  const source = await readList(table, {
    dictionary,
    fileName,
    date: null,
    answersFor: () =>
      Object.entries(answers).map(([question, answer]) => ({ question, answer, isRemembered: false })),
  });
  const cents = (field: 'totalEligibleCost' | 'totalCost' | 'unionContribution') =>
    toDecimal(source.entries.reduce((sum, { input }) => sum + (input.amounts[field]?.cents ?? 0n), 0n));
  return {
    source,
    first: source.entries[0]?.input,
    rows: source.entries.length,
    errors: source.entries.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error'),
    codes: source.findings.map(({ code }) => code),
    questions: source.questions.map(({ id }) => id),
    eligible: cents('totalEligibleCost'),
    total: cents('totalCost'),
    union: cents('unionContribution'),
    fields: Object.fromEntries(source.columns.map(({ letters, field }) => [letters, field])),
  };
}
