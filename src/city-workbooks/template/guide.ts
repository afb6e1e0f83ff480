import { templateColumns } from '../../imports/index.js';
import type { GuideLine } from '../../platform/spreadsheet/form-workbook/form-workbook.js';
import { requiredFields } from '../../projects/index.js';
import { columnTexts } from './column-texts.js';
import { apiNameOf } from './row-values.js';

const section = (text: string): GuideLine => ({ kind: 'section', text });
const paragraph = (text: string): GuideLine => ({ kind: 'paragraph', text });

export const isRequired = (key: Parameters<typeof apiNameOf>[0]): boolean =>
  requiredFields.includes(apiNameOf(key));

/** The sheet that explains the template to whoever fills it in. */
export const guideLines = (): GuideLine[] => [
  section('So geht es'),
  paragraph(
    '1. Im Blatt „Vorhaben“ steht jedes Vorhaben Ihrer Stadt in einer Zeile, so wie das Register es kennt.',
  ),
  paragraph('2. Überschreiben Sie, was sich geändert hat. Was gleich geblieben ist, lassen Sie stehen.'),
  paragraph('3. Ein neues Vorhaben kommt in eine freie Zeile; die Kennung bleibt dort leer.'),
  paragraph(
    '4. Speichern Sie die Mappe als Excel-Arbeitsmappe (.xlsx), auch aus LibreOffice, und laden Sie sie im Arbeitsbereich Ihrer Stadt unter „Vorlage“ hoch.',
  ),
  paragraph(
    '5. Sie sehen zuerst, was sich ändern würde. Übernommen wird es als Ihre Entwürfe: Geprüft, eingereicht und veröffentlicht wird wie sonst auch.',
  ),
  section('Gut zu wissen'),
  paragraph(
    'Eine leere Zelle löscht nichts. Soll eine Angabe verschwinden, leeren Sie sie im Formular des Vorhabens.',
  ),
  paragraph(
    'Unbekannte Beträge bleiben leer. 0,00 € bedeutet, dass der Betrag null ist. Maßgeblich ist der Zuwendungsbescheid.',
  ),
  paragraph(
    'Ändern sich Beträge, Sätze oder Tage, nennen Sie, worauf die Änderung beruht. Beantragtes zählt in keiner Summe, bis der Bescheid da ist.',
  ),
  paragraph('Zeilen, die Sie löschen, bleiben im Register unverändert.'),
  paragraph(
    'Überschriften und Kennungen sind geschützt, ohne Passwort. Spalten können Sie breiter ziehen, ausblenden und filtern.',
  ),
  section('Was in die Spalten gehört'),
  ...templateColumns.map(
    ({ key, heading }): GuideLine => ({
      kind: 'entry',
      term: heading,
      text: columnTexts[key]?.explanation ?? '',
      aside: isRequired(key) ? 'Pflichtangabe' : '',
    }),
  ),
  section('Kennzeichen'),
  paragraph(
    'Die kleine Zeile über den Überschriften sagt dem Register, welche Fassung der Vorlage es liest, für welche Stadt und Bitte um Zuarbeit sie ist und welcher Stand des Katalogs in den Auswahllisten steht. Auch eine ältere Vorlage wird gelesen; das Register sagt dann, was veraltet ist.',
  ),
];
