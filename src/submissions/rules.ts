import { type Actor, isCityRole } from '../kernel/actor.js';

/** What the rules of the workflow need to know about a draft. */
export interface DraftFacts {
  readonly state: 'draft' | 'submitted' | 'returned' | 'accepted';
  /** AGS of the city it belongs to; null for the service centre's own. */
  readonly ownerCity: string | null;
  /** Who handed it in last; null while nobody has. */
  readonly handedInBy: string | null;
}

/** What can be done with a draft. The database checks the same once more. */
export const draftActions = [
  'save',
  'handIn',
  'takeBack',
  'return',
  'accept',
  'reopen',
  'publish',
  'discard',
] as const;
export type DraftAction = (typeof draftActions)[number];

/** States from which each action leads on. */
const possibleIn: Readonly<Record<DraftAction, readonly DraftFacts['state'][]>> = {
  save: ['draft', 'returned'],
  handIn: ['draft', 'returned'],
  takeBack: ['submitted'],
  return: ['submitted'],
  accept: ['submitted'],
  reopen: ['accepted'],
  publish: ['accepted'],
  discard: ['draft', 'returned'],
};

/** Whether the state of a draft lets an action happen at all, whoever asks. */
export const isPossible = (action: DraftAction, { state }: Pick<DraftFacts, 'state'>): boolean =>
  possibleIn[action].includes(state);

const ofServiceCentre = ({ role }: Actor): boolean =>
  role === 'staff' || role === 'lead' || role === 'system';

/** Whether a draft belongs to the city, or the service centre, somebody works for. */
export const isOwn = (actor: Actor, { ownerCity }: Pick<DraftFacts, 'ownerCity'>): boolean =>
  ownerCity === null ? ofServiceCentre(actor) : isCityRole(actor.role) && actor.city === ownerCity;

/**
 * Whether somebody may do something with a draft, whatever its state: cities and the service centre work on their own,
 * the city's lead hands in, staff check and a lead publishes what somebody else handed in.
 */
export function mayDo(actor: Actor, action: DraftAction, draft: DraftFacts): boolean {
  const own = isOwn(actor, draft);
  const isOther = actor.personId !== null && draft.handedInBy !== actor.personId;
  switch (action) {
    case 'save':
    case 'discard':
      return own;
    case 'handIn':
    case 'takeBack':
      return own && actor.role !== 'cityEditor' && actor.personId !== null;
    case 'publish':
      return actor.role === 'lead' && isOther;
    default:
      return (actor.role === 'staff' || actor.role === 'lead') && isOther;
  }
}

/** What somebody can do with a draft as it stands: what a page offers. */
export const actionsOpenTo = (actor: Actor, draft: DraftFacts): DraftAction[] =>
  draftActions.filter((action) => isPossible(action, draft) && mayDo(actor, action, draft));
