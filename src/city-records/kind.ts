import { z } from 'zod';
import type { Catalogue } from '../catalogue/index.js';
import { errorsOf, type Finding } from '../kernel/finding.js';
import { Problem } from '../kernel/problem.js';
import type { Language, Text } from '../kernel/text.js';
import type { Transaction } from '../platform/database/database.js';
import type { SentForm } from '../platform/http/form-body.js';
import type { CityRecordKindName } from './tables.js';

/** What a record says, in the values the program works with; its kind knows the form in which it is kept and sent. */
export type Content = Readonly<Record<string, unknown>>;

/** The perimeter of an area: polygons in WGS 84, longitude before latitude, and where they come from. */
export interface Perimeter {
  readonly type: 'MultiPolygon';
  readonly coordinates: readonly (readonly (readonly (readonly [number, number])[])[])[];
  readonly source: {
    readonly fileName: string | null;
    /** Reference system of the file: "ETRS89 / UTM 33N". */
    readonly system: string;
  };
}

/** A record as its rules see it. */
export interface CheckedRecord<Said extends Content = Content> {
  readonly cityAgs: string;
  /** Reference of the published record; null for one that is new. */
  readonly reference: string | null;
  readonly content: Said;
  readonly perimeter: Perimeter | null;
}

/** What stops a form, by field: reason and remedy. */
export type FormFaults = Readonly<Record<string, string>>;

/** What a form needs to be drawn: what was typed, what is wrong with it, what is worth a second look. */
export interface FormView {
  readonly values: SentForm;
  readonly faults: FormFaults;
  readonly findings: readonly Finding[];
  /** What may be chosen, by field. */
  readonly choices: Readonly<Record<string, readonly { readonly value: string; readonly label: string }[]>>;
}

/** What is said about one field of a form: faults and errors stop it, hints do not. */
export function sayingsOf(
  { faults, findings }: FormView,
  field: string,
  fieldOfFinding = field,
): { readonly errors: readonly string[]; readonly notes: readonly string[] } {
  const about = findings.filter((finding) => finding.field === fieldOfFinding);
  const errors = errorsOf(about);
  const fault = faults[field];
  return {
    errors: [...(fault === undefined ? [] : [fault]), ...errors.map(sentence)],
    notes: about.filter((finding) => !errors.includes(finding)).map(sentence),
  };
}

const sentence = ({ reason, remedy, clause }: Finding): string =>
  `${reason.de} ${remedy.de}${clause === null ? '' : ` (${clause})`}`;

/** Sayings and value of a field of a form, by its name; `fieldOfFinding` where rules call it otherwise. */
export const fieldsOf =
  (view: FormView) =>
  (name: string, fieldOfFinding = name) => ({
    name,
    value: view.values[name] ?? '',
    ...sayingsOf(view, name, fieldOfFinding),
  });

/** How two versions of a record are laid side by side, in German. Fields are paths without positions: "reviews.value". */
export interface ComparedFields {
  /** What a field is called; of a list what one of its parts is called, its key behind it. */
  readonly labels: Readonly<Record<string, string>>;
  /** Field of the parts of a list by which a part is found again in another version. */
  readonly keys?: Readonly<Record<string, string>>;
  /** Words of values that stand for something. */
  readonly values?: Readonly<Record<string, Text>>;
  /** Fields that hold amounts or rates as decimal strings. */
  readonly decimals?: readonly string[];
}

/** One kind of record: how it is kept, checked, typed and shown. */
export interface CityRecordKind<Said extends Content = Content> {
  readonly kind: CityRecordKindName;
  /** "Fördergebiet" */
  readonly word: Text;
  /** "Fördergebiete" */
  readonly plural: Text;
  /** Address of its public pages, without reference: "/gebiete". */
  readonly path: string;
  /** Page of the service centre with what it should remind cities of, and its name. */
  readonly reminders?: { readonly path: string; readonly label: string };
  /** Page with what all records of the kind come to, for those who keep them. */
  readonly overview?: { readonly path: string; readonly label: string };
  /** Page that belongs to one published record, for those who keep it. */
  readonly beside?: { readonly label: string; path(reference: string): string };
  /** What it is called by, of a record of this kind. */
  nameOf(content: Said): string;
  /** The form in which it is kept and sent; decoding gives what the program works with. */
  readonly schema: z.ZodType<Said>;
  check(tx: Transaction, record: CheckedRecord<Said>): Promise<readonly Finding[]>;
  readonly form: {
    valuesOf(content: Said | null): SentForm;
    read(
      values: SentForm,
      catalogue: Catalogue,
    ): { readonly content: Said } | { readonly faults: FormFaults };
    choices(tx: Transaction, cityAgs: string): Promise<FormView['choices']>;
    Fields(props: { view: FormView }): JSX.Element;
  };
  readonly compared: ComparedFields;
  /** A file of a draft, offered beside it. */
  readonly draftFile?: { readonly label: string; path(draft: string): string };
  /** Page on which a part of a draft is filled in by a workbook, offered beside it. */
  readonly workbook?: { readonly label: string; path(draft: string): string };
  /** The published sheet, also as preview of a draft. */
  Sheet(props: { record: CheckedRecord<Said>; language: Language; catalogue: Catalogue }): JSX.Element;
  /** What the public gets to see where it is not everything, and the form in which it is sent. */
  readonly publicView?: { readonly schema: z.ZodType; of(content: Said, catalogue: Catalogue): unknown };
  /** Reads and checks the file of a perimeter, for kinds that have one. @throws Problem `rule_broken`, `unsupported_format` */
  readPerimeter?(file: UploadedPerimeter, cityAgs: string): Promise<Perimeter>;
}

export interface UploadedPerimeter {
  readonly bytes: Buffer;
  readonly fileName: string | null;
}

/** The perimeter in an uploaded file. @throws Problem `not_found` for kinds without one, `rule_broken` with reason and remedy */
export function uploadedPerimeter(
  kind: CityRecordKind,
  { bytes, fileName }: { readonly bytes: Uint8Array; readonly fileName: string | null },
  cityAgs: string,
): Promise<Perimeter> {
  if (kind.readPerimeter === undefined) throw new Problem('not_found');
  return kind.readPerimeter({ bytes: Buffer.from(bytes), fileName }, cityAgs);
}

/** Every kind there is, by its name. */
export type CityRecordKinds = Readonly<Partial<Record<CityRecordKindName, CityRecordKind>>>;

/** A kind for lists of kinds: what it says is known to the kind alone. */
export const anyKind = <Said extends Content>(kind: CityRecordKind<Said>): CityRecordKind =>
  kind as unknown as CityRecordKind;

/** What is kept as the program works with it. Fails on content that no longer fits its kind: our mistake. */
export const decoded = <Said extends Content>(
  kind: { readonly schema: z.ZodType<Said> },
  kept: unknown,
): Said => z.decode(kind.schema, kept as never);

/** What is typed as it is kept. @throws Problem `malformed` for more than the kind takes: no form offers that */
export const encoded = <Said extends Content>(
  kind: { readonly schema: z.ZodType<Said> },
  content: Said,
): Content => {
  const { success, data } = z.safeEncode(kind.schema, content);
  if (!success) throw new Problem('malformed');
  return data as Content;
};
