import { inArray } from 'drizzle-orm';
import { addSums, noSums, type Sums, sumsBy } from '../../aggregates/index.js';
import { isOfProgramme } from '../../catalogue/index.js';
import { Problem } from '../../kernel/problem.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { type ProjectFilter, statewideCity } from '../../projects/index.js';
import { negatedSums, sumsOf } from '../sums-of-input.js';
import { projectDraft } from '../tables.js';
import { asPublished, type DraftInContext, inContext } from './checked-drafts.js';
import { isDraftId } from './draft-rows.js';
import { type PresentView, presentView } from './published.js';

/** Sums before and after a publication, and what it changes; amounts in cents, unknown ones counted apart. */
export interface Effect {
  /** AGS, `landesweit`, or null where the place is not known. */
  readonly city: string | null;
  readonly cityName: string | null;
  readonly before: Sums;
  readonly after: Sums;
  readonly difference: Sums;
}

export interface EffectOnTotals {
  /** What the sums are of: the programme, as pages show it, or all ESF projects when one of the drafts is of none. */
  readonly scope: 'programme' | 'all';
  readonly cities: readonly Effect[];
  readonly state: Effect;
}

/**
 * What publishing some drafts would change in the sums of their cities and of the whole Land. Only what is granted
 * counts: what is applied for is not in it.
 *
 * @throws Problem `not_found` also for drafts of others
 */
export async function effectOnTotals(
  database: Database,
  writer: Writer,
  draftIds: readonly string[],
): Promise<EffectOnTotals> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const ids = new Set(draftIds);
    const rows = draftIds.every(isDraftId)
      ? await tx
          .select()
          .from(projectDraft)
          .where(inArray(projectDraft.id, [...ids]))
      : [];
    if (rows.length !== ids.size) throw new Problem('not_found');
    const view = await presentView(tx);
    const drafts = await inContext(tx, rows, view);
    const scope = scopeOf(drafts, view);
    const changes = changesByCity(drafts, view);
    const cities = [];
    for (const [city, difference] of changes)
      cities.push(await effectOn(tx, { city, scope }, difference, view));
    const state = await effectOn(tx, { scope }, [...changes.values()].reduce(addSums, noSums), view);
    return { scope, cities, state };
  });
}

function scopeOf(drafts: readonly DraftInContext[], { dictionary }: PresentView): EffectOnTotals['scope'] {
  const concerned = drafts.flatMap(({ input, published }) => [
    input,
    ...(published ? [published.input] : []),
  ]);
  const keys = concerned.map(({ catalogue }) => catalogue.fundingGuideline.key);
  return keys.every((key) => isOfProgramme(dictionary.catalogue, key)) ? 'programme' : 'all';
}

/** An amendment takes the sums of the published version away and adds its own; they may belong to different places. */
function changesByCity(drafts: readonly DraftInContext[], view: PresentView): Map<string | null, Sums> {
  const changes = new Map<string | null, Sums>();
  const add = (city: string | null, sums: Sums): void => {
    changes.set(city, addSums(changes.get(city) ?? noSums, sums));
  };
  for (const draft of drafts) {
    const { published, row } = draft;
    if (published !== null) add(cityOf(published.input.place), negatedSums(sumsOf(published.input)));
    if (row.kind === 'withdrawal') continue;
    const after = asPublished(draft, view);
    add(cityOf(after.place), sumsOf(after));
  }
  return changes;
}

const cityOf = ({ kind, ags }: { kind: string; ags: string | null }): string | null =>
  kind === 'statewide' ? statewideCity : ags;

async function effectOn(
  tx: Transaction,
  { city, scope }: { readonly city?: string | null; readonly scope: EffectOnTotals['scope'] },
  difference: Sums,
  { viewpoint, dictionary }: PresentView,
): Promise<Effect> {
  const filter: ProjectFilter = city === undefined || city === null ? { scope } : { scope, city: [city] };
  const before =
    city === null
      ? ((await sumsBy(tx, viewpoint, filter, ['city'])).rows.find(
          ({ groups: [group] }) => group?.key === null,
        ) ?? noSums)
      : (await sumsBy(tx, viewpoint, filter, [])).totals;
  const name = city == null ? null : (dictionary.places.byAgs(city)?.name ?? city);
  const { projects, amounts } = before;
  return {
    city: city ?? null,
    cityName: name,
    before: { projects, amounts },
    after: addSums(before, difference),
    difference,
  };
}
