import type { Finding } from '../../../kernel/finding.js';
import { type Text, text } from '../../../kernel/text.js';
import { startOfText } from '../../../kernel/written-number.js';

export const found = (
  severity: Finding['severity'],
  code: string,
  field: string,
  reason: Text,
  remedy: Text,
): Finding => ({ severity, code, field, reason, remedy, clause: null });

export const short = (name: string): string => startOfText(name.replace(/\s+/gu, ' '), 80);

const mostNames = 30;

export const listed = (names: readonly string[]): string =>
  names
    .slice(0, mostNames)
    .map((name) => `„${short(name)}“`)
    .join(', ') + (names.length > mostNames ? ' …' : '');

export const listedInEnglish = (names: readonly string[]): string =>
  names
    .slice(0, mostNames)
    .map((name) => `"${short(name)}"`)
    .join(', ') + (names.length > mostNames ? ' …' : '');

export const nothingToDo = text('Keine Abhilfe nötig.', 'Nothing needs to be done.');

export const exportAgain = text(
  'Nehmen Sie die Datei unverändert, wie sie veröffentlicht ist, oder speichern Sie sie als CSV (UTF-8).',
  'Take the file unchanged as it is published, or save it as CSV (UTF-8).',
);
