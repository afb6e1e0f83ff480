import type { LocatedFinding } from '../imports/index.js';
import type { Finding } from '../kernel/finding.js';
import { type Text, text } from '../kernel/text.js';
import { labelOfField } from '../projects/index.js';

const finding = (
  severity: Finding['severity'],
  code: string,
  field: string,
  reason: Text,
  remedy: Text,
): Finding => ({ severity, code, field, reason, remedy, clause: null });

const ownRowsOnly = text(
  'Entfernen Sie die Zeile. Eine Stadt gibt nur Vorhaben in ihrer eigenen Gemeinde an.',
  'Remove the row. A city states projects in its own municipality only.',
);

export const belongsToOther = (reference: string, city: string): Finding =>
  finding(
    'error',
    'foreign_city',
    'reference',
    text(
      `Das Vorhaben ${reference} gehört ${city}, nicht Ihrer Stadt.`,
      `The project ${reference} belongs to ${city}, not to your city.`,
    ),
    ownRowsOnly,
  );

export const placeElsewhere = (place: string): Finding =>
  finding(
    'error',
    'foreign_city',
    'city',
    text(`Der Ort „${place}“ liegt nicht in Ihrer Stadt.`, `The place "${place}" does not lie in your city.`),
    ownRowsOnly,
  );

export const templateOfOther = (city: string): Finding =>
  finding(
    'error',
    'foreign_template',
    'file',
    text(
      `Diese Vorlage gehört ${city}, nicht Ihrer Stadt. Aus ihr wird nichts übernommen.`,
      `This template belongs to ${city}, not to your city. Nothing is taken over from it.`,
    ),
    text('Laden Sie die Vorlage Ihrer Stadt herunter.', 'Download the template of your city.'),
  );

export const codeUnknown = (code: string): Finding =>
  finding(
    'error',
    'reference_unknown',
    'reference',
    text(
      `Unter der Kennung ${code} hat Ihre Stadt kein Vorhaben im Register.`,
      `Your city has no project with the reference ${code} in the registry.`,
    ),
    text(
      'Berichtigen Sie die Kennung, oder leeren Sie die Zelle, wenn das Vorhaben neu ist.',
      'Correct the reference, or empty the cell if the project is new.',
    ),
  );

export const nameAmbiguous = (name: string): Finding =>
  finding(
    'error',
    'name_ambiguous',
    'name',
    text(
      `Mehrere Vorhaben Ihrer Stadt heißen „${name}“. Welches gemeint ist, steht nicht in der Zeile.`,
      `Several projects of your city are called "${name}". The row does not say which one is meant.`,
    ),
    text('Tragen Sie die Kennung ein.', 'Enter the reference.'),
  );

export const projectTwice = (name: string): Finding =>
  finding(
    'error',
    'project_twice',
    'reference',
    text(
      `Eine frühere Zeile gehört schon zu demselben Vorhaben („${name}“).`,
      `An earlier row belongs to the same project ("${name}") already.`,
    ),
    text('Lassen Sie eine der Zeilen stehen.', 'Leave one of the rows.'),
  );

export const isWithServiceCentre = (state: string): Finding =>
  finding(
    'error',
    'draft_not_open',
    'reference',
    text(
      `Das Vorhaben steht auf „${state}“ und lässt sich jetzt nicht ändern.`,
      `The project stands at "${state}" and cannot be changed now.`,
    ),
    text(
      'Holen Sie es zurück, oder warten Sie, bis es veröffentlicht oder zurückgegeben ist.',
      'Take it back, or wait until it is published or returned.',
    ),
  );

export const cellEmptied = (field: string): Finding => {
  const label = labelOfField(field) ?? text(field, field);
  return finding(
    'hint',
    'cell_emptied',
    field,
    text(
      `„${label.de}“ ist in der Datei leer; die Angabe im Register bleibt.`,
      `"${label.en}" is empty in the file; what the registry has stays.`,
    ),
    text(
      'Soll sie verschwinden, leeren Sie das Feld im Formular des Vorhabens.',
      'If it shall go, empty the field in the form of the project.',
    ),
  );
};

export const basisUnknown = (words: string): Finding =>
  finding(
    'hint',
    'basis_unknown',
    'changeBasis',
    text(
      `„${words.slice(0, 80)}“ sagt nicht, worauf die Änderung beruht.`,
      `"${words.slice(0, 80)}" does not say what the change rests on.`,
    ),
    text('Wählen Sie einen Eintrag der Liste.', 'Choose an entry of the list.'),
  );

/** Where in a file a finding stands. */
export type FoundAt = Pick<LocatedFinding, 'sheet' | 'cell' | 'row' | 'column' | 'value'>;

export const locatedAt = (found: Finding, place: FoundAt): LocatedFinding => ({ ...found, ...place });
