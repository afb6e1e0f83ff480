import type { FastifyRequest } from 'fastify';
import { Problem, type ProblemDetail } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { isStorable, unstorableDetail } from './text-check.js';

const plainName = /^[a-z][\w-]{0,63}$/i;

type Query = Record<string, string | string[]>;

/**
 * Refuses query strings no form of ours sends: broken percent-encoding, unknown kinds of names (brackets, `__proto__`),
 * repeated names, text that cannot be stored. Forms on pages repeat a name per ticked box and send empty fields:
 * there, values of one name are joined by commas, as in the API, and empty ones are left out.
 */
export function checkQuery(request: FastifyRequest, kind: 'api' | 'page'): void {
  const start = request.url.indexOf('?');
  if (start === -1) return;
  checkEncoding(request.url.slice(start + 1));
  const query = Object.entries(request.query as Query);
  const errors = query.flatMap(([name, value]) => faultsOf(name, value, kind));
  const first = errors[0];
  if (first) throw new Problem(codeOf(first), { errors });
  if (kind === 'page') request.query = Object.fromEntries(query.flatMap(joined));
}

function checkEncoding(raw: string): void {
  try {
    decodeURIComponent(raw);
  } catch (cause) {
    const detail = text('Die Adresse ist nicht gültig kodiert.', 'The query string is not valid UTF-8.');
    throw new Problem('malformed', { detail, cause });
  }
}

function faultsOf(name: string, value: string | string[], kind: 'api' | 'page'): ProblemDetail[] {
  if (!plainName.test(name)) return kind === 'api' ? [unknownParameter(name)] : [];
  if (Array.isArray(value) && kind === 'api') return [repeated(name)];
  return [value].flat().every(isStorable) ? [] : [unstorableDetail(name)];
}

function codeOf(fault: ProblemDetail): 'invalid_text' | 'unknown_parameter' | 'invalid_parameter' {
  if (fault.code === 'invalid_text' || fault.code === 'unknown_parameter') return fault.code;
  return 'invalid_parameter';
}

function joined([name, value]: [string, string | string[]]): [string, string][] {
  const filled = [value].flat().filter((part) => part !== '');
  return plainName.test(name) && filled.length > 0 ? [[name, filled.join(',')]] : [];
}

export const unknownParameter = (name: string): ProblemDetail => ({
  pointer: name.replace(/[^\x20-\x7e]/g, '?').slice(0, 100),
  code: 'unknown_parameter',
  detail: text('Diesen Parameter gibt es hier nicht.', 'There is no such parameter here.'),
});

const repeated = (name: string): ProblemDetail => ({
  pointer: name,
  code: 'repeated_parameter',
  detail: text(
    'Der Parameter steht mehrmals da. Mehrere Werte werden durch Kommas getrennt.',
    'The parameter is given more than once. Separate several values by commas.',
  ),
});
