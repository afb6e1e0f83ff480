import type { Written } from '../../kernel/written-field.js';
import type { FormValues } from './form-values.js';
import { plainBreaks } from './written-values.js';

/** Reads values by name and keeps apart, letter by letter, what cannot be read. */
export class FieldReader {
  readonly typed: Record<string, string> = {};

  constructor(
    private readonly values: FormValues,
    private readonly prefix = '',
  ) {}

  /** The value as typed, with the registry's line breaks. */
  text(name: string): string {
    return plainBreaks(this.values[this.prefix + name] ?? '');
  }

  value<Value>(name: string, read: (text: string) => Written<Value>): Value | null {
    const text = this.text(name);
    const written = read(text);
    if (written.kind === 'read') return written.value;
    this.typed[this.prefix + name] = text;
    return null;
  }
}
