import { z } from 'zod';
import { serviceCentreRoles } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf, type SentForm } from '../platform/http/form-body.js';
import { type Choice, chooseRows } from './commands/choose.js';
import { matchRow, releaseRow } from './commands/match-row.js';
import { idOf } from './import-id.js';
import { readImport } from './read-import.js';
import { type ChoosableChange, groupKinds } from './row-groups.js';
import { choiceWords } from './views/choosing.js';
import { proposalLabel } from './views/import-actions.js';
import { groupNames, importPath, isChoosable, rowTabs, tabNames } from './views/import-view.js';

const params = z.object({ importId: z.string() });

/** Choosing rows on the page of a preview: answers a form with the page, a script with what it now comes to. */
export function choicePages(pages: App, address: string, database: Database): void {
  pages.post(
    `${address}/auswahl`,
    { config: only(...serviceCentreRoles), schema: { hide: true, params } },
    async (request, reply) => {
      const id = idOf(request.params.importId);
      const form = formOf(request);
      const writer = writerOf(request);
      await chooseRows(database, writer, id, choicesOf(form));
      if (request.headers.accept?.includes('application/json') !== true)
        return reply.redirect(`${importPath(id)}?${placeOf(form)}#zeilen`, 303);
      const delivery = await readImport(database, writer, id);
      return reply.send({ words: choiceWords(delivery), proposal: proposalLabel(delivery) });
    },
  );
}

const matchForm = z.object({
  zeile: z.coerce.number().int().min(1).catch(0),
  vorhaben: z.string().max(50).catch(''),
});

/** Saying on the page of a preview that a new row is a project of the registry, or taking that back. */
export function matchPages(pages: App, address: string, database: Database): void {
  pages.post(
    `${address}/zuordnung`,
    { config: only(...serviceCentreRoles), schema: { hide: true, params } },
    async (request, reply) => {
      const id = idOf(request.params.importId);
      const { zeile: row, vorhaben: reference } = matchForm.parse(formOf(request));
      const writer = writerOf(request);
      if (reference === '') await releaseRow(database, writer, id, row);
      else await matchRow(database, writer, id, { row, reference });
      return reply.redirect(`${importPath(id)}#doppel`, 303);
    },
  );
}

/** The rows the person looked at. */
function placeOf(form: SentForm): string {
  const kept = ['zeilen', 'ab', 'gruppen'].flatMap((name) => {
    const value = form[name];
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  return new URLSearchParams(kept.map(([name, value]) => [name, value])).toString();
}

function choicesOf(form: SentForm): Choice[] {
  const tab = rowTabs.find((one) => tabNames[one] === form.zeilen);
  const change: ChoosableChange = tab !== undefined && isChoosable(tab) ? tab : 'new';
  const by = groupKinds.find((kind) => groupNames[kind] === form.gruppen);
  const { schritt } = form;
  if (schritt === 'alle' || schritt === 'keine') {
    const group = by !== undefined && form.gruppe !== undefined ? { by, key: form.gruppe } : undefined;
    return [{ take: schritt === 'alle', change, group }];
  }
  const taken = new Set(positionsIn(form.nehmen));
  const shown = positionsIn(form.gezeigt);
  return [true, false].flatMap((take) => {
    const positions = shown.filter((position) => taken.has(position) === take);
    return positions.length === 0 ? [] : [{ take, change, positions }];
  });
}

const mostRows = 1_000;

/** Names that came more than once stand on lines of their own. */
const positionsIn = (lines: string | undefined): number[] =>
  (lines ?? '')
    .split('\n')
    .filter((line) => /^\d{1,9}$/u.test(line))
    .slice(0, mostRows)
    .map(Number);
