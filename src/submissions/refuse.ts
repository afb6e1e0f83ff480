import type { Actor } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { type Text, text } from '../kernel/text.js';
import { type DraftAction, type DraftFacts, isPossible, mayDo } from './rules.js';
import { stateWords } from './words.js';

/** @throws Problem `forbidden` when somebody may not do this, `state_conflict` when the draft's state does not allow it */
export function refuseUnlessOpen(actor: Actor, action: DraftAction, draft: DraftFacts): void {
  if (!isPossible(action, draft)) throw new Problem('state_conflict', { detail: standsElsewhere(draft) });
  if (!mayDo(actor, action, draft)) throw new Problem('forbidden', { detail: reasons[action] });
}

/** @throws Problem `stale` when somebody has saved since the version an editor started from */
export function refuseUnlessCurrent(draft: { readonly version: number }, expectedVersion: number): void {
  if (draft.version !== expectedVersion) throw new Problem('stale', { detail: savedMeanwhile });
}

const savedMeanwhile = text(
  'Der Entwurf wurde inzwischen geändert. Vergleichen Sie Ihre Angaben mit dem jetzigen Stand.',
  'The draft was changed in the meantime. Compare what you have with its present state.',
);

const standsElsewhere = ({ state }: Pick<DraftFacts, 'state'>): Text =>
  text(
    `Der Entwurf steht auf „${stateWords[state].de}“. Dieser Schritt ist von dort nicht möglich.`,
    `The draft is "${stateWords[state].en}". This step is not possible from there.`,
  );

const ownOnly = text(
  'Ändern kann einen Entwurf nur, wem er gehört. Geben Sie ihn mit einem Hinweis zurück.',
  'Only those it belongs to can change a draft. Return it with a remark.',
);
const otherPerson = text(
  'Prüfen und veröffentlichen muss eine andere Person als die, die eingereicht hat.',
  'Somebody else than the person who handed it in has to check and publish it.',
);

const reasons: Readonly<Record<DraftAction, Text>> = {
  save: ownOnly,
  discard: ownOnly,
  handIn: text('Einreichen kann die Leitung der Stadt.', 'The lead of the city hands in.'),
  takeBack: text('Zurückholen kann die Leitung der Stadt.', 'The lead of the city takes back.'),
  return: otherPerson,
  accept: otherPerson,
  reopen: otherPerson,
  publish: text(
    'Veröffentlichen kann die Leitung der Servicestelle, und nur, was eine andere Person eingereicht hat.',
    'The lead of the service centre publishes, and only what somebody else handed in.',
  ),
};
