import type { LocatedFinding } from '../../imports/index.js';
import type { Finding } from '../../kernel/finding.js';
import { error, hint } from '../../kernel/said-finding.js';

/** Where in the file a finding stands. */
export type Place = Pick<LocatedFinding, 'sheet' | 'row' | 'cell' | 'column' | 'value'>;

export const nowhere: Place = { sheet: null, row: null, cell: null, column: null, value: null };
export const locatedAt = (finding: Finding, place: Place): LocatedFinding => ({ ...finding, ...place });

export const noHeadings = (): Finding =>
  error({
    code: 'headings_missing',
    field: 'file',
    reason: [
      'In der Datei fehlen die Überschriften „Nummer“ und „Name des Vorhabens“.',
      'The headings "Nummer" and "Name des Vorhabens" are missing.',
    ],
    remedy: ['Nehmen Sie die Vorlage dieses Entwurfs.', 'Use the template of this draft.'],
  });

export const otherPlan = (): Finding =>
  error({
    code: 'foreign_template',
    field: 'file',
    reason: ['Diese Vorlage gehört zu einem anderen Entwurf.', 'This template belongs to another draft.'],
    remedy: ['Laden Sie die Vorlage dieses Entwurfs herunter.', 'Download the template of this draft.'],
  });

export const olderState = (): Finding =>
  hint({
    code: 'template_outdated',
    field: 'file',
    reason: [
      'Der Entwurf wurde geändert, seit die Vorlage heruntergeladen wurde.',
      'The draft has changed since the template was downloaded.',
    ],
    remedy: ['Sehen Sie die Vorschau genau an.', 'Look at the preview closely.'],
  });

export const columnUnread = (): Finding =>
  hint({
    code: 'column_not_read',
    field: 'file',
    reason: [
      'Diese Spalte kennt Teil C nicht; sie ist nicht gelesen.',
      'Part C has no such column; it was not read.',
    ],
    remedy: ['Nichts zu tun, wenn sie nur für Sie ist.', 'Nothing to do if it is your own.'],
  });

export const missing = (field: string, name: readonly [string, string]): Finding =>
  error({
    code: 'required_field_missing',
    field,
    reason: [`${name[0]} fehlt.`, `${name[1]} is missing.`],
    remedy: ['Tragen Sie ihn ein, oder leeren Sie die ganze Zeile.', 'Enter it, or empty the whole row.'],
  });

export const tooLong = (field: string, longest: number): Finding =>
  error({
    code: 'too_long',
    field,
    reason: [`Der Text hat mehr als ${longest} Zeichen.`, `The text has more than ${longest} characters.`],
    remedy: ['Kürzen Sie ihn.', 'Shorten it.'],
  });

export const notInList = (field: string): Finding =>
  error({
    code: 'unknown_value',
    field,
    reason: ['Das steht nicht in der Auswahlliste.', 'This is not in the list of choices.'],
    remedy: ['Wählen Sie einen Eintrag der Liste.', 'Choose an entry of the list.'],
  });

export const numberTwice = (number: string): Finding =>
  error({
    code: 'number_repeated',
    field: 'number',
    reason: [
      `Die Nummer ${number} steht in einer früheren Zeile.`,
      `An earlier row has the number ${number}.`,
    ],
    remedy: ['Geben Sie jedem Vorhaben eine eigene.', 'Give every project a number of its own.'],
  });

export const rounded = (): Finding =>
  hint({
    code: 'amount_rounded',
    field: 'years',
    reason: ['Der Betrag ist auf den Cent gerundet.', 'The amount was rounded to the cent.'],
    remedy: ['Prüfen Sie ihn.', 'Check it.'],
  });

export const emptied = (field: string): Finding =>
  hint({
    code: 'cell_emptied',
    field,
    reason: [
      'Die Zelle ist leer; was im Entwurf steht, bleibt.',
      'The cell is empty; what the draft says stays.',
    ],
    remedy: [
      'Soll es entfallen, leeren Sie das Feld im Formular.',
      'If it shall go, empty the field in the form.',
    ],
  });

export const tooMany = (most: number): Finding =>
  error({
    code: 'too_many_projects',
    field: 'projects',
    reason: [`Teil C hätte mehr als ${most} Vorhaben.`, `Part C would have more than ${most} projects.`],
    remedy: ['Kürzen Sie die Liste.', 'Shorten the list.'],
  });
