import type { Catalogue, CatalogueEntry } from '../../catalogue/index.js';
import { entryLabel, fundingPeriodOf } from '../../catalogue/index.js';
import type { CatalogueField } from '../../projects/index.js';
import type { OptionGroup } from '../../web/index.js';

/** Entries to choose from, in groups that say what they belong to; the programme's own guidelines come first. */
export function optionsOf(catalogue: Catalogue, field: CatalogueField): OptionGroup[] {
  const groups = new Map<string, CatalogueEntry[]>();
  for (const entry of catalogue.ofKind(field)) {
    const group = groupOf(catalogue, entry);
    groups.set(group, [...(groups.get(group) ?? []), entry]);
  }
  return [...groups]
    .sort(([one], [other]) => rankOf(one) - rankOf(other))
    .map(([label, entries]) => ({
      label,
      options: entries.map((entry) => ({
        value: entry.key,
        label: entryLabel(entry),
        depends: dependsOn(entry),
      })),
    }));
}

const programme = 'Nachhaltige soziale Stadtentwicklung';

/** Newest period first, what belongs to the programme before all others. */
const rankOf = (label: string): number =>
  (label.startsWith(programme) ? 0 : 10) + (label.includes('2021') ? 0 : 1);

function groupOf(catalogue: Catalogue, entry: CatalogueEntry): string {
  const period = catalogue.byKey('fundingPeriod', fundingPeriodOf(entry))?.title.de ?? '';
  if (entry.kind === 'fundingPeriod') return 'Förderperioden';
  const guideline =
    entry.kind === 'fundingGuideline'
      ? entry
      : catalogue.byKey('fundingGuideline', String(entry.attributes.fundingGuideline ?? ''));
  if (guideline?.attributes.programme === true) return `${programme} ${period}`;
  if (entry.kind === 'fundingObject') return `${guideline?.title.de ?? 'Andere Richtlinie'} ${period}`;
  return entry.kind === 'fundingGuideline' ? `Andere Richtlinien ${period}` : `Förderperiode ${period}`;
}

function dependsOn(entry: CatalogueEntry): Record<string, string> {
  const { fundingGuideline } = entry.attributes;
  return {
    ...(entry.kind === 'fundingPeriod' ? {} : { period: fundingPeriodOf(entry) }),
    ...(typeof fundingGuideline === 'string' ? { guideline: fundingGuideline } : {}),
  };
}
