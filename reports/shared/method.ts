import { type Language, type Text, text } from '../../src/kernel/text.js';
import type { Block } from '../../src/reporting/index.js';

const methodTitle = text('Wie gerechnet wurde', 'How the figures were made');

/** How every figure came about; sources beside it. */
export function methodBlocks(language: Language): Block[] {
  const blocks = (parts: readonly MethodPart[]) =>
    parts.flatMap(({ key, title, text: content }): Block[] => [
      { kind: 'heading', level: 3, text: title[language] },
      { kind: 'paragraph', key, text: content[language] },
    ]);
  return [
    { kind: 'chapter', key: 'method', title: methodTitle[language], lead: null, sheet: true },
    {
      kind: 'columns',
      columns: [
        { width: 'wide', blocks: blocks(methodParts) },
        { width: 'narrow', blocks: blocks(sources) },
      ],
    },
  ];
}

interface MethodPart {
  readonly key: string;
  readonly title: Text;
  readonly text: Text;
}

const methodParts: readonly MethodPart[] = [
  {
    key: 'basis',
    title: text('Grundlage', 'Basis'),
    text: text(
      'Gezählt sind alle veröffentlichten Vorhaben des genannten Registerstands, jedes einmal. Entwürfe und beantragte Änderungen zählen nicht. Jede Tabelle führt dieselben Vorhaben auf und kommt auf dieselbe Summe; der Anhang nennt jedes einzeln.',
      'Counted are all published projects of the registry revision named, each once. Drafts and changes applied for do not count. Every table holds the same projects and comes to the same total; the annex names each of them.',
    ),
  },
  {
    key: 'cost',
    title: text('Förderfähige Gesamtkosten', 'Total eligible cost'),
    text: text(
      'Betrag, nach dem die Zuwendung bemessen wird, in Euro und Cent, wie ihn die Quelle angibt. Die Gesamtkosten eines Vorhabens können höher sein. Im Diagramm nach Jahren steht der ganze Betrag in dem Jahr, in dem das Vorhaben beginnt.',
      'The amount the grant is reckoned from, in euros and cents as the source states it. The total cost of a project may be higher. The chart by years shows the whole amount in the year in which the project begins.',
    ),
  },
  {
    key: 'union',
    title: text(
      'EU-Betrag: angegeben, abgeleitet, nicht bekannt',
      'Union contribution: stated, derived, not known',
    ),
    text: text(
      'Angegeben ist ein EU-Betrag, den die Quelle nennt. Nennt sie keinen, aber einen Unions-Kofinanzierungssatz, so ist der Betrag abgeleitet: förderfähige Gesamtkosten × Satz, je Vorhaben kaufmännisch auf den Cent gerundet, dann summiert. Die öffentliche Liste 2014–2020 nennt nur den Satz der Prioritätsachse, nicht den des Vorhabens. Abgeleitete Beträge tragen ein hochgestelltes a. Ist beides nicht bekannt, zählt das Vorhaben als „ohne EU-Betrag“, nie als 0. Angegebene und abgeleitete Beträge werden nirgends zusammengezählt.',
      'A Union contribution is stated when the source names it. When it names none but a Union co-financing rate, the amount is derived: total eligible cost × rate, rounded half up to the cent for each project, then added up. The public list of 2014–2020 names only the rate of the priority axis, not of the project. Derived amounts carry a raised a. When neither is known the project counts as “without Union contribution”, never as 0. Stated and derived amounts are nowhere added together.',
    ),
  },
  {
    key: 'places',
    title: text('Orte und Programmstädte', 'Places and programme cities'),
    text: text(
      'Ein Vorhaben zählt bei der Gemeinde seines Durchführungsorts. Vorhaben für das ganze Land stehen in der Zeile „landesweit“, Orte, die sich keiner Gemeinde zuordnen ließen, in einer eigenen Zeile; beide gehören zu keiner Stadt. Programmstädte werden je Förderperiode gezählt und nicht addiert, weil eine Stadt in beiden teilnehmen kann.',
      'A project counts for the municipality where it takes place. Operations of the whole Land stand in the row “statewide”, places that could not be matched to a municipality in a row of their own; both belong to no city. Programme cities are counted per funding period and not added up, because a city can take part in both.',
    ),
  },
  {
    key: 'years',
    title: text('Beginn und Laufzeit', 'Start and duration'),
    text: text(
      'Der Zeitraum schließt den ersten und den letzten Tag ein. Ob ein Vorhaben läuft, ist auf den Stichtag der Berechnung gerechnet.',
      'The period includes its first and its last day. Whether a project runs is reckoned on the reckoning day.',
    ),
  },
];

const sources: readonly MethodPart[] = [
  {
    key: 'sources',
    title: text('Quellen', 'Sources'),
    text: text(
      'Veröffentlichte Steckbriefe und Listen der Vorhaben: Verordnung (EU) 2021/1060 Art. 49 Abs. 3, Verordnung (EU) Nr. 1303/2013 Anhang XII. Die Quelle jedes Vorhabens steht auf seiner Seite im Register.',
      'Published profiles and lists of operations: Regulation (EU) 2021/1060 Art. 49(3), Regulation (EU) No 1303/2013 Annex XII. The source of each project stands on its page in the registry.',
    ),
  },
  {
    key: 'map',
    title: text('Karte', 'Map'),
    text: text(
      'Schematisch; Grundlage: GeoNames (CC BY 4.0), Kreise: Statistisches Bundesamt (Destatis).',
      'Schematic; based on GeoNames (CC BY 4.0), districts: Statistisches Bundesamt (Destatis).',
    ),
  },
];
