import type { Finding } from '../../kernel/finding.js';
import { type Text, text } from '../../kernel/text.js';
import { type TemplateMark, templateVersion } from './mark.js';

/** What has become of the registry since a template was made. */
export interface TemplateFacts {
  /** Whether entries of the catalogue were published since. */
  readonly catalogueChanged: boolean;
  /** The round it was made for; null for none, or one that is not known here. */
  readonly round: { readonly name: string; readonly isOpen: boolean } | null;
}

/** A template is read however old it is; what is out of date about it is said. */
export function outdatedFindings(mark: TemplateMark, { catalogueChanged, round }: TemplateFacts): Finding[] {
  return [
    ...(mark.version < templateVersion ? [olderVersion(mark.version)] : []),
    ...(mark.version > templateVersion ? [newerVersion(mark.version)] : []),
    ...(catalogueChanged ? [olderCatalogue(mark.revision)] : []),
    ...(round !== null && !round.isOpen ? [closedRound(round.name)] : []),
  ];
}

const hint = (code: string, reason: Text, remedy: Text): Finding => ({
  severity: 'hint',
  code,
  field: 'file',
  reason,
  remedy,
  clause: null,
});

const newTemplate = text(
  'Nehmen Sie für die nächste Änderung eine neue Vorlage.',
  'Take a new template for the next change.',
);

const olderVersion = (version: number): Finding =>
  hint(
    'template_outdated',
    text(
      `Die Vorlage hat die Fassung ${version}, jetzt gilt Fassung ${templateVersion}. Sie ist trotzdem gelesen; Spalten, die neu sind, fehlen darin.`,
      `The template has version ${version}; version ${templateVersion} is in use now. It was read nevertheless; columns that are new are missing.`,
    ),
    newTemplate,
  );

const newerVersion = (version: number): Finding =>
  hint(
    'template_newer',
    text(
      `Die Vorlage hat die Fassung ${version}, dieses Register kennt Fassung ${templateVersion}. Sie ist gelesen, soweit ihre Spalten bekannt sind.`,
      `The template has version ${version}; this registry knows version ${templateVersion}. It was read as far as its columns are known.`,
    ),
    text('Prüfen Sie, wie die Spalten gelesen sind.', 'Check how the columns were read.'),
  );

const olderCatalogue = (revision: number): Finding =>
  hint(
    'template_catalogue_outdated',
    text(
      `Die Auswahllisten der Vorlage stammen vom Registerstand ${revision}; der Katalog hat sich seitdem geändert. Die Datei ist trotzdem gelesen.`,
      `The lists to choose from in the template are of registry revision ${revision}; the catalogue has changed since. The file was read nevertheless.`,
    ),
    newTemplate,
  );

const closedRound = (name: string): Finding =>
  hint(
    'template_round_over',
    text(
      `Die Vorlage gehört zur Bitte um Zuarbeit „${name}“, die beendet ist. Die Datei ist trotzdem gelesen.`,
      `The template belongs to the reporting round "${name}", which is over. The file was read nevertheless.`,
    ),
    text(
      'Braucht die Stadt mehr Zeit, kann die Servicestelle die Frist verlängern.',
      'If the city needs more time, the service centre can extend the deadline.',
    ),
  );
