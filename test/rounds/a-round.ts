import { sql } from 'drizzle-orm';
import { actingAs } from '../../src/platform/database/acting.js';
import type { Database } from '../../src/platform/database/database.js';
import type { ProjectInput } from '../../src/projects/index.js';
import { reportingRound } from '../../src/rounds/tables.js';
import { aProject, publishNew, tester } from '../support/a-project.js';
import type { TestDatabase } from '../support/database.js';

/** A day as the database counts it in Saxony, some days from today. */
export async function dayFromToday(database: TestDatabase, days: number): Promise<string> {
  const [row] = await database.ownerSql<
    { day: string }[]
  >`select (berlin_today() + ${days}::int)::text as day`;
  return row?.day ?? '';
}

type Parts = Partial<typeof reportingRound.$inferInsert> & {
  /** Days from today. */
  readonly opens?: number;
  readonly due?: number;
  readonly closes?: number;
};

/** A round that opened ten days ago, is due in five and closes in ten, made by the program itself. */
export async function aRound(
  database: Database,
  { opens = -10, due = 5, closes = 10, ...parts }: Parts = {},
): Promise<string> {
  const day = (days: number) => sql<string>`berlin_today() + ${days}::int`;
  return actingAs(database.orm, tester, {}, async (tx) => {
    const [made] = await tx
      .insert(reportingRound)
      .values({
        name: 'Herbst 2026',
        opensOn: day(opens),
        dueOn: day(due),
        closesOn: day(closes),
        scopeFrom: '2026-01-01',
        scopeUntil: '2026-12-31',
        requirements: ['period.start', 'totalEligibleCost', 'purposeAndAchievements'],
        remindBefore: [14, 3],
        remindAfter: [1, 7],
        ...parts,
      })
      .returning({ id: reportingRound.id });
    return made?.id ?? '';
  });
}

/** A project of the programme in a city that runs in 2026. */
export const programmeProject = (
  ags: string,
  name: string,
  parts: Partial<ProjectInput> = {},
): ProjectInput => {
  const bare = aProject();
  return aProject({
    name,
    place: { kind: 'municipality', ags, sourceText: null },
    catalogue: {
      ...bare.catalogue,
      fundingPeriod: { key: '2021-2027', sourceText: null },
      fundingGuideline: { key: '2021-2027/02203', sourceText: null },
    },
    ...parts,
  });
};

/** Publishes projects and returns their references in order. */
export async function publishedReferences(
  database: Database,
  ...inputs: readonly ProjectInput[]
): Promise<string[]> {
  const { projects } = await publishNew(database, ...inputs);
  return projects.map(({ reference }) => reference);
}
