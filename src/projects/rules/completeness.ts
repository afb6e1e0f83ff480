import { type CatalogueField, catalogueFields, type ProjectInput } from '../project-input.js';
import { error, hint, type Rule } from './rule.js';

interface Required {
  readonly field: string;
  readonly label: readonly [de: string, en: string];
  readonly clause: string;
  readonly isMissing: (input: ProjectInput) => boolean;
}

/** Fields of the public list of operations; a project lacking one can be kept, and is listed as incomplete. */
const required: readonly Required[] = [
  {
    field: 'beneficiary',
    label: ['Begünstigter', 'Beneficiary'],
    clause: 'Art. 49 Abs. 3 Buchst. a VO (EU) 2021/1060',
    isMissing: (input) => input.beneficiary === null,
  },
  {
    field: 'purposeAndAchievements',
    label: ['Zweck und Errungenschaft', 'Purpose and achievements'],
    clause: 'Art. 49 Abs. 3 Buchst. e VO (EU) 2021/1060',
    isMissing: (input) => input.purposeAndAchievements === null && input.summary === null,
  },
  {
    field: 'period.start',
    label: ['Beginn', 'Start'],
    clause: 'Art. 49 Abs. 3 Buchst. f VO (EU) 2021/1060',
    isMissing: (input) => input.period.start === null,
  },
  {
    field: 'period.end',
    label: ['Ende', 'End'],
    clause: 'Art. 49 Abs. 3 Buchst. g VO (EU) 2021/1060',
    isMissing: (input) => input.period.end === null,
  },
  {
    field: 'totalEligibleCost',
    label: ['Förderfähige Gesamtkosten', 'Total eligible cost'],
    clause: 'Anhang XII Nr. 1 VO (EU) Nr. 1303/2013',
    isMissing: (input) => input.amounts.totalEligibleCost === null,
  },
  {
    field: 'interventionCategory',
    label: ['Interventionskategorie', 'Intervention category'],
    clause: 'Art. 49 Abs. 3 Buchst. n VO (EU) 2021/1060',
    isMissing: (input) => input.catalogue.interventionCategory.key === null,
  },
];

/** API names of the fields every published list needs; how complete a record is counts these. */
export const requiredFields: readonly string[] = ['name', ...required.map(({ field }) => field)];

const nameGiven: Rule = (input) =>
  input.name.trim() === ''
    ? error({
        code: 'name_missing',
        field: 'name',
        reason: ['Der Name des Vorhabens fehlt.', 'The name of the project is missing.'],
        remedy: ['Geben Sie den Namen aus dem Bescheid an.', 'Give the name from the grant decision.'],
        clause: 'Art. 49 Abs. 3 Buchst. d VO (EU) 2021/1060',
      })
    : null;

/** Names are sorted by an index, which cannot hold a longer one; the longest of the published lists has 542 characters. */
const longestName = 800;

const nameFits: Rule = (input) =>
  input.name.length > longestName
    ? error({
        code: 'name_too_long',
        field: 'name',
        reason: [
          `Der Name hat ${input.name.length} Zeichen; das Register nimmt höchstens ${longestName} an.`,
          `The name has ${input.name.length} characters; the registry accepts at most ${longestName}.`,
        ],
        remedy: [
          'Kürzen Sie den Namen. Was er erklärt, gehört in die Beschreibung.',
          'Shorten the name. What it explains belongs into the description.',
        ],
      })
    : null;

const requiredGiven: Rule = (input) =>
  required
    .filter(({ isMissing }) => isMissing(input))
    .map(({ field, label: [de, en], clause }) =>
      hint({
        code: 'required_field_missing',
        field,
        reason: [`Die Pflichtangabe „${de}“ fehlt.`, `The required field "${en}" is missing.`],
        remedy: ['Ergänzen Sie die Angabe, sobald sie bekannt ist.', 'Add it as soon as it is known.'],
        clause,
      }),
    );

const placeMatched: Rule = ({ place }) =>
  place.kind === 'unmatched'
    ? hint({
        code: 'place_unmatched',
        field: 'city',
        reason: [
          `Der Ort${quoted(place.sourceText, 'de')} ist keiner Gemeinde in Sachsen zugeordnet.`,
          `The place${quoted(place.sourceText, 'en')} is not matched to a municipality in Saxony.`,
        ],
        remedy: ['Wählen Sie die Gemeinde.', 'Choose the municipality.'],
      })
    : null;

const catalogueMatched: Rule = ({ catalogue }) =>
  catalogueFields
    .filter((field) => catalogue[field].key === null && catalogue[field].sourceText !== null)
    .map((field) =>
      hint({
        code: 'catalogue_unmatched',
        field,
        reason: [
          `Die Angabe${quoted(catalogue[field].sourceText, 'de')} ist keinem Eintrag des Katalogs zugeordnet.`,
          `The value${quoted(catalogue[field].sourceText, 'en')} is not matched to an entry of the catalogue.`,
        ],
        remedy: [
          'Wählen Sie den Eintrag; der Wortlaut der Quelle bleibt erhalten.',
          'Choose the entry; the wording of the source is kept.',
        ],
      }),
    );

const objectOfGuideline: Rule = (_input, { objectBelongsToGuideline }) =>
  objectBelongsToGuideline
    ? null
    : hint({
        code: 'object_of_other_guideline',
        field: 'fundingObject',
        reason: [
          'Der Fördergegenstand gehört zu einer anderen Förderrichtlinie.',
          'The funding object belongs to another funding guideline.',
        ],
        remedy: ['Prüfen Sie beide Angaben im Bescheid.', 'Check both values in the grant decision.'],
      });

const onePeriod: Rule = (_input, { fieldsOfOtherPeriod }) =>
  fieldsOfOtherPeriod.map((field) =>
    hint({
      code: 'entry_of_other_period',
      field: field as CatalogueField,
      reason: [
        'Der Eintrag gehört zu einer anderen Förderperiode als das Vorhaben.',
        'The entry belongs to another funding period than the project.',
      ],
      remedy: ['Prüfen Sie Förderperiode und Eintrag.', 'Check funding period and entry.'],
    }),
  );

const quoted = (sourceText: string | null, language: 'de' | 'en'): string => {
  if (sourceText === null) return '';
  const shown = sourceText.length > 80 ? `${sourceText.slice(0, 80)}…` : sourceText;
  return language === 'de' ? ` „${shown}“` : ` "${shown}"`;
};

export const completenessRules: readonly Rule[] = [
  nameGiven,
  nameFits,
  requiredGiven,
  placeMatched,
  catalogueMatched,
  objectOfGuideline,
  onePeriod,
];
