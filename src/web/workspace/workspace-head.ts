import type { FastifyRequest } from 'fastify';
import type { Sight } from '../../history/index.js';
import type { Actor } from '../../kernel/actor.js';
import { referencePlaces } from '../../places/index.js';
import { actorOf } from '../../platform/http/access.js';
import type { Crumb } from '../components/breadcrumb.js';
import type { PageHead } from '../layout.js';
import { workspaceMessages } from '../messages/workspace.js';
import { type PageState, pageStateOf } from '../page-state.js';
import type { WorkspaceSection } from './navigation.js';

/** The frame of a page for signed-in people: whose workspace it is and where in it the page stands. */
export interface Workspace {
  readonly actor: Actor;
  readonly section: WorkspaceSection | null;
  /** Code of what was just done, from the address; shown once when it is a known one. */
  readonly flash?: unknown;
}

export interface WorkspacePage {
  readonly title: string;
  readonly section: WorkspaceSection | null;
  /** Pages between the desk and this one; the page itself is added by its title. None on the desk. */
  readonly crumbs?: readonly { readonly label: string; readonly path: string }[];
  readonly scripts?: PageHead['scripts'];
  /** Set on pages of the registry's figures: they get the switch to earlier states. */
  readonly state?: PageState;
  /** The same for pages of what belongs to no revision. */
  readonly sight?: Sight;
}

/** What `renderPage` needs for a page of a workspace, in German. @throws Problem `token_required` when nobody is signed in */
export function workspaceHead(request: FastifyRequest, page: WorkspacePage): PageHead {
  const crumbs: Crumb[] = [...(page.crumbs ?? []), { label: page.title, path: null }];
  const { meldung } = request.query as { meldung?: unknown };
  const state = page.sight === undefined ? page.state : pageStateOf(page.sight.viewpoint, page.sight.asOf);
  return {
    language: 'de',
    path: request.url,
    title: page.title,
    section: null,
    crumbs: page.section === 'desk' ? [] : crumbs,
    registry: 'unread',
    workspace: { actor: actorOf(request), section: page.section, flash: meldung },
    ...(page.scripts === undefined ? {} : { scripts: page.scripts }),
    ...(state === undefined ? {} : { state }),
  };
}

/** Name of a municipality as the shipped directory has it; its key when it is not there. */
export function cityName(ags: string): string {
  return referencePlaces().byAgs(ags)?.name ?? ags;
}

/** Where somebody works, as the header says it: "Stadt Bautzen", "Servicestelle". */
export function workplaceOf(actor: Actor): string {
  if (actor.city !== null) return workspaceMessages.city(cityName(actor.city));
  if (actor.role === 'auditor') return workspaceMessages.audit;
  return actor.role === 'administrator' ? workspaceMessages.administration : workspaceMessages.serviceCentre;
}
