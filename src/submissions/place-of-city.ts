import { type Actor, isCityRole } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { text } from '../kernel/text.js';
import type { ProjectInput } from '../projects/index.js';

/** Cities work on projects in their own municipality. @throws Problem `rule_broken` for a place elsewhere */
export function refuseForeignPlace(actor: Actor, { place }: Pick<ProjectInput, 'place'>): void {
  if (!isCityRole(actor.role) || (place.kind === 'municipality' && place.ags === actor.city)) return;
  throw new Problem('rule_broken', {
    errors: [{ pointer: '/city', code: 'foreign_city', detail: ownPlaceOnly }],
  });
}

const ownPlaceOnly = text(
  'Eine Stadt gibt nur Vorhaben in ihrer eigenen Gemeinde an.',
  'A city states projects in its own municipality only.',
);
