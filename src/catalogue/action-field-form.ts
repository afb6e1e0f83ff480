import { fold } from '../kernel/fold.js';
import { type FieldError, fieldId } from '../web/index.js';
import type { CatalogueEntry } from './catalogue.js';

/** An action field as it is typed. */
export interface TypedField {
  /** Key of the entry that is changed; empty for a new one. */
  readonly key: string;
  /** Revision of the entry the form was made from. */
  readonly version: string;
  readonly title: string;
  readonly titleEn: string;
  /** Other wordings under which lists name it, one a line. */
  readonly spellings: string;
  readonly reason: string;
}

const names = ['key', 'version', 'title', 'titleEn', 'spellings', 'reason'] as const;
const longestTitle = 200;
const longestReason = 500;

export const typedField = (form: Readonly<Record<string, string>>): TypedField =>
  Object.fromEntries(names.map((name) => [name, (form[name] ?? '').trim()])) as unknown as TypedField;

export const noField: TypedField = typedField({});

export const typedOf = (entry: CatalogueEntry): TypedField => ({
  key: entry.key,
  version: String(entry.publishedRevision),
  title: entry.title.de ?? '',
  titleEn: entry.title.en ?? '',
  spellings: entry.spellings.join('\n'),
  reason: '',
});

/** Id of a field of the form of an entry; the form of a new one has its own. */
export const idOf = ({ key }: Pick<TypedField, 'key'>, name: string): string =>
  fieldId(`${key === '' ? 'new' : key}.${name}`);

interface ReadField {
  readonly title: string;
  readonly titleEn: string | null;
  readonly spellings: readonly string[];
}

/** What a typed action field says, or what is wrong with it. */
export function readField(typed: TypedField): {
  readonly read: ReadField | null;
  readonly errors: readonly FieldError[];
} {
  const fault = (name: string, message: string): FieldError => ({ fieldId: idOf(typed, name), message });
  const spellings = [...new Set(typed.spellings.split('\n').map((line) => line.trim()))].filter(Boolean);
  const errors = [
    typed.title === '' || typed.title.length > longestTitle || keyFor(typed.title) === null
      ? fault(
          'title',
          `Schreiben Sie, wie das Handlungsfeld heißt, mit höchstens ${longestTitle} Zeichen und mindestens zwei Buchstaben.`,
        )
      : null,
    typed.titleEn.length > longestTitle
      ? fault('titleEn', `Der englische Name hat mehr als ${longestTitle} Zeichen. Kürzen Sie ihn.`)
      : null,
    spellings.length > 100 || spellings.some((line) => line.length > longestTitle)
      ? fault(
          'spellings',
          `Höchstens 100 Schreibweisen, jede auf einer Zeile mit höchstens ${longestTitle} Zeichen.`,
        )
      : null,
    typed.key !== '' && (typed.reason === '' || typed.reason.length > longestReason)
      ? fault('reason', 'Warum wird das Handlungsfeld geändert? Der Grund steht im Änderungsprotokoll.')
      : null,
  ].filter((error) => error !== null);
  if (errors.length > 0) return { read: null, errors };
  return { read: { title: typed.title, titleEn: typed.titleEn || null, spellings }, errors };
}

/** The permanent key of a new action field, made from its name: "mobilitaet-und-verkehr". Null where nothing is left. */
export function keyFor(title: string): string | null {
  const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
  const spelled = title.toLowerCase().replace(/[äöüß]/g, (letter) => umlauts[letter] ?? letter);
  const key = fold(spelled)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return key.length < 2 ? null : key;
}
