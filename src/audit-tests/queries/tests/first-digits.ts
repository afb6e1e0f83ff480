import { sql } from 'drizzle-orm';
import { formatCount, formatEuro } from '../../../kernel/format.js';
import { type FirstDigits, fewestValues, firstDigits } from '../../benford.js';
import type { RegistryTest, TestFigures, TestScene } from '../registry-test.js';

const digit = sql`left(project_version.total_eligible_cost::text, 1)::int`;
/** Below ten euros a first digit says little. */
const counted = sql`project_version.total_eligible_cost >= 1000`;

async function digitsOf({
  tx,
  projects,
}: TestScene): Promise<{ values: number; digits: FirstDigits | null }> {
  const rows = await tx.execute<{ digit: number; count: number }>(sql`
    select ${digit} as digit, count(*)::int as count from project_version where ${projects} and ${counted} group by 1`);
  const counts = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (wanted) => rows.find((row) => row.digit === wanted)?.count ?? 0,
  );
  return { values: counts.reduce((sum, count) => sum + count, 0), digits: firstDigits(counts) };
}

const share = (value: number): string =>
  value.toLocaleString('de-DE', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const decimal = (value: number, digits: number): string =>
  value.toLocaleString('de-DE', { minimumFractionDigits: digits, maximumFractionDigits: digits });

function figuresOf({ values, digits, meanDeviation, chiSquare }: FirstDigits): TestFigures {
  return {
    caption: 'Erste Ziffern der förderfähigen Gesamtkosten',
    columns: ['Ziffer', 'Vorhaben', 'Anteil', 'nach Benford', 'z'],
    rows: digits.map(({ digit, count, expected, z }) => [
      String(digit),
      formatCount(count, 'de'),
      share(count / values),
      share(expected / values),
      decimal(z, 2),
    ]),
    note: `${formatCount(values, 'de')} Werte. Mittlere Abweichung ${decimal(meanDeviation, 4)} (über 0,015 keine Übereinstimmung), Chi-Quadrat ${decimal(chiSquare, 1)} (über 15,5 auf dem Niveau von 5 % auffällig). Ab z = 1,96 ist eine Ziffer für sich auffällig.`,
  };
}

export const firstDigitsTest: RegistryTest = {
  id: 'erste-ziffern',
  title: 'Erste Ziffern (Benford)',
  meaning: `Beträge, die natürlich entstehen, beginnen häufiger mit kleinen Ziffern. Die Liste nennt die Vorhaben, deren erste Ziffer auffällig zu oft vorkommt. Grenzen und Pauschalen erklären vieles; erst ab ${fewestValues} Werten wird gerechnet.`,
  clause: null,
  finding: null,
  asOf: true,
  async hits(scene) {
    const { digits } = await digitsOf(scene);
    const often = digits?.digits.filter(({ z, count, expected }) => z > 1.96 && count > expected) ?? [];
    if (digits === null) return null;
    return sql`
      select project_version.project_id,
        jsonb_build_object('digit', ${digit}, 'cost', project_version.total_eligible_cost::text) as facts,
        project_version.total_eligible_cost as weight
      from project_version
      where ${scene.projects} and ${counted} and ${digit} = any(${sql.param(often.map(({ digit }) => digit))}::int[])`;
  },
  describe: ({ digit, cost }) => `beginnt mit ${digit}: ${formatEuro(BigInt(cost ?? 0), 'de')}`,
  async figures(scene) {
    const { values, digits } = await digitsOf(scene);
    if (digits !== null) return figuresOf(digits);
    return {
      caption: 'Erste Ziffern',
      columns: [],
      rows: [],
      note: `${formatCount(values, 'de')} Werte sind zu wenige; gerechnet wird ab ${fewestValues}.`,
    };
  },
};
