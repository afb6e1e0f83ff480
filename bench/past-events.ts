import type { Sql } from 'postgres';
import { programVersion } from '../src/platform/files/program-version.js';

const events = 200;
const changes = 5;

/**
 * Announces events and changes each of them before and after a publication, so that their past is read back from the trail.
 *
 * @returns the revision of that publication.
 */
export async function announceAndChange(owner: Sql): Promise<number> {
  await owner.begin(async (tx) => {
    await tx`
      insert into event (title, kind, audience, place, starts_at, ends_at, seats, delete_after, state)
      select 'Fachtag ' || number, 'conference', 'public', 'Dresden', now() + number * interval '1 day',
        now() + number * interval '1 day' + interval '6 hours', 40, current_date + 900, 'announced'
      from generate_series(1, ${events}) as number`;
    for (let change = 1; change <= changes; change += 1)
      await tx`update event set seats = seats + 1, version = version + 1 where title like 'Fachtag %'`;
  });
  const [opened] = await owner<{ revision: number }[]>`
    select revision::int from open_registry_revision('sample', 'events', ${programVersion})`;
  await owner`update event set place = 'Leipzig', version = version + 1 where title like 'Fachtag %'`;
  if (opened === undefined) throw new Error('no revision was opened');
  return opened.revision;
}
