import type { ApiImport, ApiImportRow } from '../schemas.js';

/** Rows of a preview by what taking them over would do. */
export const rowTabs = ['new', 'changed', 'unchanged', 'missing', 'error'] as const;
export type RowTab = (typeof rowTabs)[number];

/** Names of the tabs in addresses. */
export const tabNames: Readonly<Record<RowTab, string>> = {
  new: 'neu',
  changed: 'geaendert',
  unchanged: 'unveraendert',
  missing: 'fehlen',
  error: 'fehler',
};

export const importsPath = '/servicestelle/einlesen';
export const importPath = (id: string): string => `/servicestelle/einlesungen/${id}`;

export const importSteps = ['Datei gelesen', 'Spalten zugeordnet', 'Vorschau', 'Übernommen'] as const;

/** An import as the person sees it who looks it through, proposes it, or decides about it. */
export interface ImportView {
  readonly delivery: ApiImport;
  readonly tab: RowTab;
  readonly rows: readonly ApiImportRow[];
  /** Address of the rows that follow; null behind the last. */
  readonly nextHref: string | null;
  readonly isFirstPage: boolean;
  /** "+ 12.000,00 €": by how much the total eligible cost grows by changed rows. */
  readonly costOfChanged: string;
  /** "vorgeschlagen am … von …" */
  readonly proposed: string | null;
  readonly may: {
    readonly propose: boolean;
    /** Answer questions and discard, until it is proposed. */
    readonly change: boolean;
    readonly takeBack: boolean;
    readonly publish: boolean;
  };
  /** Why this person cannot do what comes next; null when they can. */
  readonly hindrance: string | null;
}

/** How many rows are taken over: those that are new, changed or known already. */
export const acceptedRows = ({ counts }: ApiImport): number => counts.new + counts.changed + counts.unchanged;
