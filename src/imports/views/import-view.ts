import type { SimilarRows } from '../../duplicates/index.js';
import type { NamedGroup } from '../read-groups.js';
import { type ChoosableChange, choosableChanges, type GroupKind } from '../row-groups.js';
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
  /** Whether rows of this tab are taken over or left out by the person who looks. */
  readonly mayChoose: boolean;
  /** Where this page of rows is, without its fragment. */
  readonly here: { readonly after: string | null };
  readonly groups: RowGroups | null;
  /** New rows that may be in the registry already; null once it is published. */
  readonly similar: SimilarRows | null;
  /** Rows somebody has tied to a project of the registry. */
  readonly matched: readonly MatchedRow[];
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

/** A row somebody has said which project it is. */
export interface MatchedRow {
  readonly row: number;
  readonly name: string;
  readonly reference: string;
}

/** Ways to take rows together, under their names in addresses. */
export const groupNames: Readonly<Record<GroupKind, string>> = {
  fundingGuideline: 'richtlinie',
  city: 'stadt',
  equal: 'gleiche',
};

/** The rows of a tab in groups of one kind. */
export interface RowGroups {
  readonly by: GroupKind;
  readonly items: readonly NamedGroup[];
}

/** Tabs whose rows somebody chooses from. */
export const isChoosable = (tab: RowTab): tab is ChoosableChange =>
  choosableChanges.some((change) => change === tab);

/** How many rows are taken over: those chosen of the new and changed, and those known already. */
export const acceptedRows = ({ counts, chosen }: ApiImport): number =>
  (chosen?.new.projects ?? counts.new) + (chosen?.changed.projects ?? counts.changed) + counts.unchanged;

/** How many rows with something to take over are left out. */
export const leftOutRows = ({ counts, chosen }: ApiImport): number =>
  chosen === null ? 0 : counts.new - chosen.new.projects + counts.changed - chosen.changed.projects;

/** How many projects the source no longer names are withdrawn. */
export const withdrawnRows = ({ chosen }: ApiImport): number => chosen?.missing.projects ?? 0;

/** Whether there is anything to propose. */
export const isWorthProposing = (delivery: ApiImport): boolean =>
  acceptedRows(delivery) + withdrawnRows(delivery) > 0;
