import { cityRoles, type Role, readersOfAll } from '../kernel/actor.js';
import type { RegisteredReport } from '../reporting/index.js';

/** Who has reports made: those who read everything all of them, cities those that are for cities. */
export const askersOf = ({ forCities }: RegisteredReport): readonly Role[] =>
  forCities === null ? readersOfAll : [...readersOfAll, ...cityRoles];

/** Who has runs: of cities their own. */
export const runReaders: readonly Role[] = [...readersOfAll, ...cityRoles];
