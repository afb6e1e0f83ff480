import {
  type Dictionary,
  type ProjectInput,
  projectOfProfile,
  readSteckbrief,
} from '../../projects/index.js';
import { formFields } from './fields.js';
import { type FormValues, formValuesOf } from './form-values.js';

/** One value of a pasted text beside what stands in the form. */
export interface PastedValue {
  readonly name: string;
  readonly label: string;
  readonly inForm: string;
  readonly inText: string;
}

/** What a pasted Steckbrief or the text of an earlier round says, held against the form. */
export interface PasteResult {
  readonly text: string;
  readonly recognised: number;
  /** Values that differ from the form; empty when text and form agree. */
  readonly differing: readonly PastedValue[];
  /** What was noticed while reading, reason and remedy. */
  readonly remarks: readonly string[];
}

/** The record a pasted Steckbrief describes. */
export const profileIn = (text: string, { catalogue, places }: Dictionary) =>
  projectOfProfile(readSteckbrief(text), { catalogue, places, locator: null, date: null });

const valuesIn = (input: ProjectInput): FormValues =>
  formValuesOf({ input, typed: {}, note: null, changeBasis: null, basisDecision: null });

/** Reads a pasted text; null when there is nothing to read. */
export function readPaste(text: string, form: FormValues, dictionary: Dictionary): PasteResult | null {
  if (text.trim() === '') return null;
  const { input, findings } = profileIn(text, dictionary);
  const pasted = valuesIn(input);
  const found = formFields.filter(({ name, kind }) => kind !== 'flag' && (pasted[name] ?? '') !== '');
  return {
    text,
    recognised: found.length,
    differing: found
      .filter(({ name }) => pasted[name] !== form[name])
      .map(({ name, label }) => ({
        name,
        label,
        inForm: form[name] ?? '',
        inText: pasted[name] ?? '',
      })),
    remarks: findings.map(({ reason, remedy }) => `${reason.de} ${remedy.de}`),
  };
}

/** The form with one recognised value taken over, or all of them. */
export function takeOver(form: FormValues, { differing }: PasteResult, which: string): FormValues {
  const taken = differing.filter(({ name }) => which === 'alle' || name === which);
  return { ...form, ...Object.fromEntries(taken.map(({ name, inText }) => [name, inText])) };
}
