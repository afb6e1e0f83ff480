import { programmeCities } from '../places/index.js';
import type { SentForm } from '../platform/http/form-body.js';
import { FormReader, typed } from '../web/index.js';

/** `draft`: being written; `published`: on the public pages; `withdrawn`: no more. */
export const practiceStates = ['draft', 'published', 'withdrawn'] as const;
export type PracticeState = (typeof practiceStates)[number];

/** A good-practice example (gutes Beispiel): what a city did, and what others can take from it. */
export interface PracticeParts {
  readonly title: string;
  readonly cityAgs: string | null;
  readonly summary: string;
  /** How it began, how it works, what it took. */
  readonly story: string | null;
  /** What others can take from it. */
  readonly lessons: string | null;
  /** References of published projects it comes from. */
  readonly projects: readonly string[];
}

export interface Practice extends PracticeParts {
  readonly id: bigint;
  readonly reference: string;
  readonly state: PracticeState;
  readonly version: number;
}

const projectReference = /^[A-Z]{2}\d{0,2}-\d{4,}$/;
const mostProjects = 20;

/** Reads the form of an example. */
export function practiceOfForm(
  values: SentForm,
): { readonly parts: PracticeParts } | { readonly faults: Readonly<Record<string, string>> } {
  const form = new FormReader(values);
  const projects = form.lines('projects', 40, mostProjects).map((line) => line.toUpperCase());
  const wrong = projects.find((reference) => !projectReference.test(reference));
  if (wrong !== undefined)
    form.fault('projects', `„${wrong}“ ist keine Kennung eines Vorhabens. Schreiben Sie sie wie SN21-0004.`);
  const parts: PracticeParts = {
    title: form.required('title', 200, 'Der Titel fehlt. Schreiben Sie, was gelungen ist.'),
    cityAgs: programmeCities().find(({ ags }) => ags === values.city)?.ags ?? null,
    summary: form.required('summary', 1_000, 'Die Kurzfassung fehlt. Ein bis drei Sätze genügen.'),
    story: form.words('story', 10_000),
    lessons: form.words('lessons', 5_000),
    projects: [...new Set(projects)],
  };
  return form.isRight ? { parts } : { faults: form.faults };
}

export const valuesOfPractice = (practice: PracticeParts | null): SentForm =>
  practice === null
    ? {}
    : {
        title: practice.title,
        city: practice.cityAgs ?? '',
        summary: practice.summary,
        story: practice.story ?? '',
        lessons: practice.lessons ?? '',
        projects: typed.lines(practice.projects),
      };
