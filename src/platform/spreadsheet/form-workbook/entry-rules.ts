import type ExcelJS from 'exceljs';
import type { FormColumn } from './form-workbook.js';

/** No text of a cell is longer. */
const longestText = 32_000;
const longestTitle = 32;
const longestPrompt = 255;

/** The room rules are kept in, by addresses and ranges; the library has it, its types do not say so. */
interface Rules {
  add(range: string, rule: ExcelJS.DataValidation): void;
}

/** Adds what may be entered into a range and what is said about it. */
export function addRule(sheet: ExcelJS.Worksheet, range: string, rule: ExcelJS.DataValidation): void {
  (Reflect.get(sheet, 'dataValidations') as Rules).add(range, rule);
}

/** What may be entered into a column; `source` is the range its choices stand in. */
export function ruleOf(column: FormColumn, source: string | null): ExcelJS.DataValidation {
  const shared = {
    allowBlank: true,
    showInputMessage: true,
    promptTitle: column.heading.slice(0, longestTitle),
    prompt: column.explanation.slice(0, longestPrompt),
    showErrorMessage: true,
    errorTitle: column.heading.slice(0, longestTitle),
  };
  // What a source said in its own words may stay; a list that refused it would only be switched off.
  if (source !== null)
    return { ...shared, type: 'list', formulae: [source], errorStyle: 'warning', error: notInList };
  switch (column.kind) {
    case 'money':
      return {
        ...shared,
        type: 'decimal',
        operator: 'greaterThanOrEqual',
        formulae: [0],
        errorStyle: 'stop',
        error: noAmount,
      };
    case 'rate':
      return {
        ...shared,
        type: 'decimal',
        operator: 'between',
        formulae: [0, 1],
        errorStyle: 'stop',
        error: noRate,
      };
    case 'day':
      return {
        ...shared,
        type: 'date',
        operator: 'between',
        formulae: [new Date('1990-01-01T00:00:00Z'), new Date('2099-12-31T00:00:00Z')],
        errorStyle: 'stop',
        error: noDay,
      };
    default:
      return {
        ...shared,
        type: 'textLength',
        operator: 'lessThanOrEqual',
        formulae: [longestText],
        errorStyle: 'stop',
        error: tooLong,
      };
  }
}

/** Says about a heading what is said about its cells. */
export const explanationOf = (column: FormColumn): ExcelJS.DataValidation => ({
  type: 'textLength',
  operator: 'lessThanOrEqual',
  formulae: [longestText],
  allowBlank: true,
  showInputMessage: true,
  promptTitle: column.heading.slice(0, longestTitle),
  prompt: column.explanation.slice(0, longestPrompt),
});

const notInList =
  'Das steht nicht in der Auswahlliste. Wählen Sie einen Eintrag; ein anderer Wortlaut bleibt nur neben dem Vorhaben stehen.';
const noAmount = 'Hier gehört ein Betrag in Euro hinein, zum Beispiel 160.000,00. Unbekanntes bleibt leer.';
const noRate = 'Hier gehört ein Anteil zwischen 0 % und 100 % hinein, zum Beispiel 85 %.';
const noDay = 'Hier gehört ein Tag hinein, zum Beispiel 30.06.2027.';
const tooLong = `Eine Zelle fasst höchstens ${longestText.toLocaleString('de-DE')} Zeichen.`;
