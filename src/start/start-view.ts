import type { Sums } from '../aggregates/index.js';
import type { Cents } from '../kernel/money.js';
import type { ProjectRecord } from '../projects/index.js';
import type { MapGeometry, RegistryState } from '../web/index.js';

/** Number of programme cities of one funding period; periods are never added up. */
export interface PeriodCities {
  readonly period: string;
  readonly title: string;
  readonly cities: number;
  /** Projects of the programme in this period. */
  readonly projects: number;
}

/** Totals of one place of projects. Key, name and coordinates are known where it is a municipality. */
export interface CityTotals {
  readonly kind: 'municipality' | 'statewide' | 'unmatched';
  readonly ags: string | null;
  readonly name: string | null;
  readonly projects: number;
  readonly totalEligibleCost: Cents;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

/** A search that finds something in this registry. */
export interface SearchExample {
  readonly label: string;
  /** Address of the list without the language prefix. */
  readonly path: string;
}

export interface RecentProject {
  readonly record: ProjectRecord;
  /** The version before; null for a project that is new. */
  readonly before: ProjectRecord | null;
}

/** Everything the start page shows, of the programme only. */
export interface StartView {
  readonly registry: RegistryState | null;
  readonly sums: Sums;
  /** Projects that run on the reckoning day. */
  readonly running: number;
  /** Latest period first. */
  readonly periods: readonly PeriodCities[];
  /** Highest total first. */
  readonly cities: readonly CityTotals[];
  readonly examples: readonly SearchExample[];
  readonly recent: readonly RecentProject[];
  readonly map: MapGeometry;
}
