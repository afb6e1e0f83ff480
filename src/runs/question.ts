import { createHash } from 'node:crypto';
import { type Actor, isCityRole } from '../kernel/actor.js';
import type { Day } from '../kernel/day.js';
import { Problem } from '../kernel/problem.js';
import type { Language } from '../kernel/text.js';
import { type Audience, canonicalJson, type Format, type RegisteredReport } from '../reporting/index.js';

/** The report and the six inputs its answer is a function of, with the formats it is wanted in. */
export interface Question {
  readonly reportId: string;
  readonly parameters: unknown;
  readonly audience: Audience;
  readonly language: Language;
  readonly revision: number;
  readonly reckoningDay: Day;
  readonly programVersion: string;
  readonly formats: readonly Format[];
  /** What belongs to no registry revision, as it was when it was asked for; left out for the public. */
  readonly beside?: unknown;
}

/** SHA-256 over a question: equal questions have equal ones, however their parameters were ordered. */
export const hashOf = (question: Question): string =>
  createHash('sha256').update(canonicalJson(question)).digest('hex');

const order: readonly Format[] = ['pdf', 'xlsx', 'html', 'csv', 'json'];

/** Formats of a run: those wanted, once and in their order, and JSON always, because runs are compared by it. */
export const formatsOf = (wanted: readonly Format[]): readonly Format[] =>
  order.filter((format) => format === 'json' || wanted.includes(format));

/**
 * For whom a run is made. What is not public (rounds, proofs, bookings) belongs to no registry revision; who may see it asks
 * for it by name, a city for its own, and the run keeps what it read, so that it can be made again byte for byte.
 *
 * @throws Problem `forbidden` where a city asks for more than is for cities, or for another one
 */
export function audienceOf(report: RegisteredReport, parameters: unknown, actor: Actor): Audience {
  const isInternal = report.isInternal(parameters);
  if (!isCityRole(actor.role)) return isInternal ? 'serviceCentre' : 'public';
  if (report.forCities === 'own' && isOfCity(parameters, actor.city)) return 'city';
  if (report.forCities !== 'all' || isInternal) throw new Problem('forbidden');
  return 'public';
}

const isOfCity = (parameters: unknown, city: string | null): boolean =>
  city !== null && (parameters as { readonly city?: unknown }).city === city;

/** Who a run counts for when turns are given, and whose it is: a person, or all people of a city together. */
export const askerOf = ({ role, city, personId, id }: Actor): string =>
  isCityRole(role) ? `city:${city}` : (personId ?? id);
