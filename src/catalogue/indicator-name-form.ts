import { type FieldError, fieldId } from '../web/index.js';
import type { CatalogueEntry } from './catalogue.js';

const names = ['key', 'version', 'title', 'titleEn', 'reason'] as const;

/** The other name of an indicator as it is typed: of which entry, and of which revision of it. */
export type TypedName = Readonly<Record<(typeof names)[number], string>>;

const longestTitle = 1_000;
const longestReason = 1_000;

/** Null where the form is that of a new indicator. */
export const typedName = (form: Readonly<Record<string, string>>): TypedName | null =>
  (form.key ?? '') === ''
    ? null
    : (Object.fromEntries(names.map((name) => [name, (form[name] ?? '').trim()])) as TypedName);

export const nameOf = ({ key, publishedRevision, title }: CatalogueEntry): TypedName => ({
  key,
  version: String(publishedRevision),
  title: title.de ?? '',
  titleEn: title.en ?? '',
  reason: '',
});

/** Id of a field of the form of one indicator. */
export const nameFieldId = ({ key }: Pick<TypedName, 'key'>, name: string): string =>
  fieldId(`${key.replace('/', '-')}.${name}`);

/** Everything that is wrong with a typed name at once. */
export function faultsOfName(typed: TypedName): FieldError[] {
  const fault = (name: keyof TypedName, message: string): FieldError => ({
    fieldId: nameFieldId(typed, name),
    message,
  });
  return [
    typed.title === '' || typed.title.length > longestTitle
      ? fault('title', `Schreiben Sie mit höchstens ${longestTitle} Zeichen, was der Indikator zählt.`)
      : null,
    typed.titleEn.length > longestTitle
      ? fault('titleEn', `Der englische Name hat mehr als ${longestTitle} Zeichen. Kürzen Sie ihn.`)
      : null,
    typed.reason === '' || typed.reason.length > longestReason
      ? fault('reason', 'Warum heißt der Indikator anders? Der Grund steht im Änderungsprotokoll.')
      : null,
  ].filter((error) => error !== null);
}

export const renamedMeanwhile = (typed: TypedName): FieldError => ({
  fieldId: nameFieldId(typed, 'title'),
  message:
    'Jemand hat diesen Indikator inzwischen geändert. Ihre Angaben sind noch da. Öffnen Sie die Seite neu und vergleichen Sie.',
});
