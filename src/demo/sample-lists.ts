import { viewpointAt } from '../history/index.js';
import { previewImport } from '../imports/index.js';
import type { Day } from '../kernel/day.js';
import { formatDay, formatEuro } from '../kernel/format.js';
import { actingAs } from '../platform/database/acting.js';
import { listProjects, type ProjectRecord } from '../projects/index.js';
import { beginReconciliation, settleDifferences } from '../reconciliation/index.js';
import { sampleCities } from './sample-places.js';
import type { Stage } from './sample-work.js';

const { chemnitz } = sampleCities;

/**
 * Lists of others: one read in and waiting to be proposed, with rows that resemble projects of the registry and one that
 * cannot be; one set beside the registry, with its first difference explained.
 */
export async function sampleLists(stage: Stage): Promise<void> {
  await waitingPreview(stage);
  await reconciled(stage);
}

const headings = [
  'Name des Begünstigten',
  'Bezeichnung des Vorhabens',
  'Datum des Beginns des Vorhabens',
  'Datum des Endes des Vorhabens',
  'Gesamtbetrag der förderfähigen Ausgaben des Vorhabens',
  'Durchführungsort des Vorhabens',
  'Förderzeitraum',
  'Fonds',
];

/** A row of such a list: beneficiary, name, begin, end, eligible cost, place. */
type Row = readonly [string, string, string, string, string, string];

const upload = (fileName: string, rows: readonly Row[]) => ({
  fileName,
  mediaType: 'text/csv',
  date: '2026-10-31',
  bytes: Buffer.from(
    [headings, ...rows.map((row) => [...row, '2021-2027', 'ESF Plus'])]
      .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'))
      .join('\r\n'),
  ),
});

async function waitingPreview(stage: Stage): Promise<void> {
  const [like] = await rowsOf(stage, chemnitz);
  if (like === undefined) throw new Error('the demo has no project in Chemnitz');
  const [beneficiary, name, start, end, cost, place] = like;
  const rows: Row[] = [
    [`${beneficiary}, Sozialamt`, `${name} (Verlängerung)`, start, end, cost, place],
    [
      'Volkshochschule Chemnitz',
      'Sprechstunde Beruf im Stadtteilladen',
      '01.03.2026',
      '28.02.2028',
      '96.500,00',
      place,
    ],
    ['Werkraum Sonnenberg e. V.', 'Reparieren und lernen', '01.05.2026', '30.04.2028', '74.200,00', place],
    ['Werkraum Sonnenberg e. V.', 'Fahrradwerkstatt im Hof', '01.05.2026', '30.04.2025', '38.900,00', place],
  ];
  await previewImport(
    stage.database,
    stage.as('staff'),
    upload('Vorhaben Chemnitz, Meldung Oktober.csv', rows),
  );
}

async function reconciled(stage: Stage): Promise<void> {
  const [first, second, ...others] = await rowsOf(stage);
  if (first === undefined || second === undefined) throw new Error('the demo has too few projects');
  const [beneficiary, name, start, end, , place] = first;
  const theirs: Row[] = [
    [beneficiary, name, start, end, '187.400,00', place],
    // The second is missing in their list, and the last one in the registry.
    ...others,
    ['Große Kreisstadt Bautzen', 'Nachbarschaftsküche', '01.01.2026', '31.12.2027', '58.300,00', 'Bautzen'],
  ];
  const id = await beginReconciliation(
    stage.database,
    stage.as('staff'),
    upload('SAB, Stand 31.10.2026.csv', theirs),
    {
      body: 'sab',
      scope: { fundingPeriod: '2021-2027', fund: null, programmeOnly: false },
      previousId: null,
    },
  );
  await settleDifferences(
    stage.database,
    stage.as('staff'),
    id,
    { filter: { kind: 'amount' } },
    {
      state: 'explained',
      reason: 'decisionPending',
      explanation: 'Änderungsbescheid vom November, kommt mit der nächsten Meldung der Stadt.',
    },
  );
}

/** Projects of 2021–2027 as rows of such a list: of one city, or of all. */
async function rowsOf({ database, as }: Stage, city?: string): Promise<Row[]> {
  return actingAs(database.orm, as('staff').actor, {}, async (tx) => {
    const { items } = await listProjects(tx, await viewpointAt(tx), {
      filter: {
        scope: 'programme',
        fundingPeriod: ['2021-2027'],
        ...(city !== undefined && { city: [city] }),
      },
      sort: [{ key: 'name', descending: false }],
      limit: 200,
    });
    return items.map(rowOf);
  });
}

function rowOf({ beneficiary, name, period, amounts, place }: ProjectRecord): Row {
  const day = (written: Day | null) => (written === null ? '' : formatDay(written, 'de'));
  const cost = amounts.totalEligibleCost?.cents;
  return [
    beneficiary?.name ?? '',
    name,
    day(period.start),
    day(period.end),
    cost === undefined ? '' : formatEuro(cost, 'de').replace(/\s?€/u, ''),
    place.sourceText ?? '',
  ];
}
