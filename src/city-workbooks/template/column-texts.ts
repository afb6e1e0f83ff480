import type { TemplateKey } from '../../imports/index.js';
import type { FormColumnKind } from '../../platform/spreadsheet/form-workbook/form-workbook.js';

/** How a column of the template looks and what is said about it. */
export interface ColumnText {
  readonly kind: FormColumnKind;
  /** In characters. */
  readonly width: number;
  readonly explanation: string;
  /** Name of its list of choices; none where values are typed. */
  readonly choices?: string;
  readonly isLocked?: boolean;
}

export const basisChoices = 'Änderung beruht auf';
const money = (explanation: string): ColumnText => ({ kind: 'money', width: 16, explanation });
const chosen = (choices: string, width: number, explanation: string): ColumnText => ({
  kind: 'text',
  width,
  explanation,
  choices,
});

/** Said in the column, and once more in the sheet that explains the template. At most 255 characters each. */
export const columnTexts: Readonly<Partial<Record<TemplateKey, ColumnText>>> = {
  operationCode: {
    kind: 'text',
    width: 17,
    explanation:
      'Vergibt das Register. Bei vorhandenen Vorhaben nicht ändern: Daran wird die Zeile erkannt. Bei neuen Vorhaben leer lassen.',
  },
  name: { kind: 'text', width: 40, explanation: 'Wie im Zuwendungsbescheid, höchstens 800 Zeichen.' },
  workState: {
    kind: 'text',
    width: 18,
    explanation: 'Zur Information: wie das Vorhaben im Register stand, als die Vorlage erstellt wurde.',
    isLocked: true,
  },
  planNumber: { kind: 'text', width: 11, explanation: 'Wie im bestätigten GIHK, zum Beispiel E.2.' },
  area: { kind: 'text', width: 22, explanation: 'Name des Quartiers, wie im GIHK.' },
  beneficiary: {
    kind: 'text',
    width: 28,
    explanation:
      'Wer die Zuwendung laut Bescheid erhält. Ist es eine natürliche Person, vermerken Sie das danach im Formular des Vorhabens.',
  },
  executingBody: {
    kind: 'text',
    width: 28,
    explanation: 'Nur ausfüllen, wenn jemand anderes das Vorhaben durchführt.',
  },
  start: { kind: 'day', width: 12, explanation: 'Erster Tag, zum Beispiel 01.03.2024.' },
  end: { kind: 'day', width: 12, explanation: 'Letzter Tag, zum Beispiel 30.06.2027.' },
  totalEligibleCost: money('Laut letztem Bescheid, zum Beispiel 160.000,00.'),
  totalCost: money('Nur ausfüllen, wenn sie höher sind als die förderfähigen.'),
  grant: money('EU- und Landesmittel zusammen.'),
  unionContribution: money(
    'Leer lassen, wenn der Bescheid keinen nennt. Leer bedeutet „nicht angegeben“, nicht 0.',
  ),
  landFunds: money('Anteil des Landes.'),
  ownShare: money('Der Stadt oder des Projektträgers.'),
  thirdPartyFunds: money('Mittel anderer, zum Beispiel Spenden.'),
  unionRate: {
    kind: 'rate',
    width: 15,
    explanation: 'Anteil der EU an den förderfähigen Gesamtkosten, zum Beispiel 85 %.',
  },
  grantRate: { kind: 'rate', width: 12, explanation: 'EU- und Landesmittel zusammen, zum Beispiel 85 %.' },
  changeBasis: chosen(
    basisChoices,
    22,
    'Nur wenn sich in dieser Zeile Beträge, Sätze oder Tage ändern: ob es dazu einen Bescheid der SAB gibt oder die Änderung erst beantragt ist. Den Bescheid selbst tragen Sie danach im Formular ein.',
  ),
  fundingGuideline: chosen(
    'Förderrichtlinie',
    30,
    'Aus der Liste. Förderperiode, Fonds und was sonst daraus folgt, ergänzt das Register bei neuen Vorhaben selbst.',
  ),
  fundingObject: chosen('Fördergegenstand', 30, 'Aus der Liste. Er gehört zur Förderrichtlinie.'),
  interventionCategory: chosen(
    'Interventionskategorie',
    30,
    'Aus der Liste; die Einträge der laufenden Förderperiode stehen zuerst.',
  ),
  specificObjective: chosen('Spezifisches Ziel', 30, 'Aus der Liste, zum Beispiel ESO4.8.'),
  priority: chosen('Priorität', 24, 'Aus der Liste. Der Buchstabe oder die Ziffer steht im Bescheid.'),
  fundingPeriod: chosen('Förderperiode', 13, 'Aus der Liste: 2014–2020 oder 2021–2027.'),
  fund: chosen('Fonds', 20, 'Aus der Liste: bis 2020 ESF, seit 2021 ESF Plus.'),
  actionFields: {
    kind: 'text',
    width: 30,
    explanation:
      'Freiwillig: eines oder mehrere, durch Semikolon getrennt, zum Beispiel Wohnen und Wohnumfeld; Koordination und Vernetzung.',
  },
  purpose: {
    kind: 'longText',
    width: 52,
    explanation:
      'Was soll erreicht werden, was ist bis heute erreicht? Zwei bis fünf Sätze, die auch Außenstehende verstehen.',
  },
  summary: { kind: 'longText', width: 44, explanation: 'Freiwillig: Angebote, Orte, Zeiten.' },
  note: {
    kind: 'text',
    width: 30,
    explanation: 'Freiwillig: warum sich etwas geändert hat. Die Servicestelle liest es beim Prüfen.',
  },
};

/** What the city says a change of money or time rests on, as the record has it. */
export const basisWords = { decision: 'Bescheid der SAB', appliedFor: 'bei der SAB beantragt' } as const;
