import type { Piece } from './excerpt.js';

/** What one search finds, in the order in which it is shown. */
export const hitKinds = [
  'project',
  'projectDraft',
  'cityDraft',
  'area',
  'plan',
  'goal',
  'office',
  'agreement',
  'board',
  'implementation',
  'event',
  'handout',
  'practice',
  'question',
  'consultation',
  'networkPerson',
  'networkOrganisation',
] as const;
export type HitKind = (typeof hitKinds)[number];

/** Something that has every word asked for. */
export interface Hit {
  readonly kind: HitKind;
  readonly reference: string;
  readonly title: string;
  /** What tells it from others of its name: a city, a day, an organisation; null where nothing does. */
  readonly note: string | null;
  /** AGS of the city it belongs to. */
  readonly cityAgs: string | null;
  /** What stands around the words, where they stand elsewhere than in the title. */
  readonly excerpt: readonly Piece[] | null;
}

/** Hits of one kind: the first few, and how many there are. */
export interface HitGroup {
  readonly kind: HitKind;
  readonly total: number;
  readonly hits: readonly Hit[];
}

/** Whose search it is: it decides to which page a hit leads. */
export type Searcher = 'public' | 'city' | 'serviceCentre';

/** Drafts have no reference yet; an id tells people nothing. */
export const isDraft = ({ kind }: Pick<Hit, 'kind'>): boolean =>
  kind === 'projectDraft' || kind === 'cityDraft';

/** Where a hit is read by whoever searches; without the language. */
export function pathOf({ kind, reference, title }: Hit, searcher: Searcher): string {
  const of = (path: string): string => `${path}/${encodeURIComponent(reference)}`;
  const desk = searcher === 'serviceCentre' ? '/servicestelle' : '/arbeitsbereich';
  switch (kind) {
    case 'projectDraft':
      return of(searcher === 'serviceCentre' ? '/servicestelle/pruefen' : '/arbeitsbereich/entwurf');
    case 'cityDraft':
      return of('/arbeitsbereich/gebiete');
    case 'event':
      return of(`${searcher === 'public' ? '' : desk}/veranstaltungen`);
    case 'handout':
      return of(`${searcher === 'serviceCentre' ? desk : ''}/arbeitshilfen`);
    case 'practice':
      return of(`${searcher === 'serviceCentre' ? desk : ''}/gute-beispiele`);
    case 'question':
      return of('/arbeitsbereich/austausch');
    case 'consultation':
      return of(`${desk}/beratung`);
    case 'networkPerson':
      return searcher === 'serviceCentre'
        ? of(`${desk}/netzwerk/personen`)
        : `${desk}/netzwerk?q=${encodeURIComponent(title)}`;
    case 'networkOrganisation':
      return of(`${desk}/netzwerk/organisationen`);
    default:
      return of(publicPaths[kind]);
  }
}

/** Records on the public pages. */
const publicPaths = {
  project: '/vorhaben',
  area: '/gebiete',
  plan: '/handlungskonzepte',
  goal: '/ziele',
  office: '/quartiersbueros',
  agreement: '/quartiersvereinbarungen',
  board: '/gremien',
  implementation: '/umsetzung',
} as const;
