import { sql } from 'drizzle-orm';
import { type PersonRow, readDuties } from '../../accounts/index.js';
import type { Writer } from '../../platform/database/acting.js';
import type { Orm } from '../../platform/database/database.js';

/** What is to be known before somebody is forgotten, in words. */
export interface Forgettable {
  /** Why it cannot be done; null when it can. */
  readonly obstacle: string | null;
  /** What had better be settled before. */
  readonly warnings: readonly string[];
}

/** The database decides once more; here are the words. */
export async function forgettable(auth: Orm, writer: Writer, person: PersonRow): Promise<Forgettable> {
  const [state] = await auth.execute<{
    forgotten: boolean;
    otherAdministrators: number;
    otherLeads: number;
  }>(sql`
    select p.forgotten_at is not null as forgotten,
      (select count(*)::int from person o where o.role = 'administrator' and o.state = 'active' and o.id <> p.id) as "otherAdministrators",
      (select count(*)::int from person o where o.role = 'cityLead' and o.state = 'active' and o.city_ags = p.city_ags and o.id <> p.id) as "otherLeads"
    from person p where p.id = ${person.id}`);
  return {
    obstacle: obstacleOf(person, writer, state),
    warnings: await warningsOf(auth, writer, person, state?.otherLeads ?? 0),
  };
}

function obstacleOf(
  { id, role, state }: PersonRow,
  { actor }: Writer,
  found: { forgotten: boolean; otherAdministrators: number } | undefined,
): string | null {
  if (found?.forgotten) return 'Diese Person ist schon gelöscht.';
  if (id === actor.personId)
    return 'Sich selbst kann niemand löschen: Das macht eine andere Person der Verwaltung.';
  if (role === 'administrator' && state === 'active' && found?.otherAdministrators === 0)
    return 'Das ist die letzte Person, die das Register verwaltet. Laden Sie zuerst eine weitere ein.';
  return null;
}

async function warningsOf(
  auth: Orm,
  writer: Writer,
  { id, role, state }: PersonRow,
  otherLeads: number,
): Promise<string[]> {
  const duties = await readDuties(auth, writer, id);
  const warnings: string[] = [];
  if (role === 'cityLead' && state === 'active' && otherLeads === 0)
    warnings.push('Es ist die einzige Leitung der Stadt: Danach kann dort niemand einreichen.');
  if (duties.drafts > 0)
    warnings.push(`Offene Entwürfe, die die Person begonnen oder eingereicht hat: ${duties.drafts}.`);
  if (duties.submitted > 0)
    warnings.push(`Eingereichtes, das noch nicht veröffentlicht ist: ${duties.submitted}.`);
  if (duties.contacts > 0)
    warnings.push(`Einträge als Ansprechpartner einer Stadt: ${duties.contacts}. Sie werden gelöscht.`);
  if (duties.deputyFor + duties.deputies > 0)
    warnings.push(`Laufende oder künftige Vertretungen: ${duties.deputyFor + duties.deputies}. Sie enden.`);
  return warnings;
}
