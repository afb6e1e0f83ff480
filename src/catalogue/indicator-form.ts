import { type FieldError, fieldId } from '../web/index.js';
import type { Catalogue } from './catalogue.js';
import { indicatorFaults, indicatorKey, type NewIndicator, unknownParts } from './commands/add-indicator.js';
import { newIndicatorSchema } from './schemas.js';

const names = [
  'fundingPeriod',
  'code',
  'title',
  'titleEn',
  'measure',
  'counts',
  'brokenDownBy',
  'parts',
  'clause',
  'reason',
] as const;

type Field = (typeof names)[number];

/** A new indicator as it is typed; several chosen genders and groups of parts stand on lines of their own. */
export type TypedIndicator = Readonly<Record<Field, string>>;

export const typedIndicator = (form: Readonly<Record<string, string>>): TypedIndicator =>
  Object.fromEntries(names.map((name) => [name, (form[name] ?? '').trim()])) as TypedIndicator;

export const noIndicator: TypedIndicator = typedIndicator({});

const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** What is typed, in the words of the API. */
function bodyOf(typed: TypedIndicator) {
  const { fundingPeriod, code, title, titleEn, measure, counts, clause, reason } = typed;
  const parts = linesOf(typed.parts).map((line) =>
    line
      .split(/[\s+,;]+/)
      .filter(Boolean)
      .map((part) => indicatorKey(fundingPeriod, part)),
  );
  return {
    ...{ code, title, titleEn: titleEn || null },
    attributes: { fundingPeriod, measure, counts, brokenDownBy: linesOf(typed.brokenDownBy), parts, clause },
    ...(reason === '' ? {} : { reason }),
  };
}

/** What a typed indicator says, or everything that is wrong with it at once. */
export function readIndicator(
  typed: TypedIndicator,
  catalogue: Catalogue,
): { readonly read: NewIndicator | null; readonly errors: readonly FieldError[] } {
  const body = bodyOf(typed);
  const parsed = newIndicatorSchema.safeParse(body);
  const { fundingPeriod } = body.attributes;
  const wrong = new Map<string, string>();
  for (const { path } of parsed.error?.issues ?? []) {
    const name = String(path[0] === 'attributes' ? path[1] : path[0]);
    wrong.set(name, messages[name as Field]);
  }
  for (const { attribute } of indicatorFaults(catalogue, body.attributes))
    wrong.set(attribute, messages[attribute]);
  if (wrong.has('fundingPeriod')) wrong.delete('parts');
  else if (wrong.has('parts')) {
    const codes = unknownParts(catalogue, body.attributes).map((key) => key.slice(fundingPeriod.length + 1));
    wrong.set('parts', `${messages.parts} ${codes.join(', ')}.`);
  }
  if (catalogue.byKey('indicator', indicatorKey(fundingPeriod, typed.code))) wrong.set('code', codeTaken);
  const errors = names.flatMap((name) => {
    const message = wrong.get(name);
    return message === undefined ? [] : [{ fieldId: fieldId(name), message }];
  });
  return { read: errors.length === 0 ? (parsed.data ?? null) : null, errors };
}

export const codeTaken = 'Diesen Code gibt es in der Förderperiode schon. Wählen Sie einen anderen.';

const messages: Readonly<Record<Field, string>> = {
  fundingPeriod: 'Wählen Sie die Förderperiode.',
  code: 'Schreiben Sie den Code mit 2 bis 20 Großbuchstaben, Ziffern und Bindestrichen, zuerst einen Buchstaben: SNPO01.',
  title: 'Schreiben Sie mit höchstens 1.000 Zeichen, was der Indikator zählt.',
  titleEn: 'Der englische Name hat mehr als 1.000 Zeichen. Kürzen Sie ihn.',
  measure: 'Wählen Sie Output oder Ergebnis.',
  counts: 'Wählen Sie, was gezählt wird.',
  brokenDownBy: 'Aufgeschlüsselt werden nur Zahlen von Personen. Nehmen Sie die Häkchen heraus.',
  parts: 'Diese Codes hat der Katalog in der Förderperiode nicht:',
  clause:
    'Nennen Sie mit höchstens 500 Zeichen, worauf der Indikator beruht: eine Vorschrift oder einen Beschluss.',
  reason: 'Der Grund hat mehr als 1.000 Zeichen. Kürzen Sie ihn.',
};
