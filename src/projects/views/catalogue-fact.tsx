import type { Language } from '../../kernel/text.js';
import { Fact, FactText } from '../../web/index.js';
import type { CatalogueField } from '../project-input.js';
import type { CatalogueValue, ProjectRecord } from '../record.js';
import { catalogueLabels } from './field-labels.js';
import { projectMessages } from './project-messages.js';

/** A catalogue value by code and title, and below it what the source said where that differs. */
export function CatalogueFact({
  field,
  record,
  language,
}: {
  field: CatalogueField;
  record: ProjectRecord;
  language: Language;
}): JSX.Element {
  const value = record.catalogue[field];
  const label = catalogueLabels[field][language];
  if (value.key === null && value.sourceText === null) return '';
  if (value.key === null) {
    return (
      <Fact label={label} notes={[projectMessages.notInCatalogue[language]]}>
        <FactText text={value.sourceText ?? ''} lang="de" />
      </Fact>
    );
  }
  const title = value.title[language] ?? value.title.de ?? '';
  // A period's code is its title once more.
  const code = field === 'fundingPeriod' ? null : value.code;
  return (
    <Fact label={label} notes={sourceNotes(field, value, language)}>
      <FactText
        text={title === '' && code === null ? (value.key ?? '') : title}
        code={code}
        lang={language === 'en' && value.title.en === null ? 'de' : undefined}
      />
    </Fact>
  );
}

const comparable = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Fields whose code a source may leave out, so that its title alone decided. */
const matchedByTitle: readonly CatalogueField[] = [
  'fundingGuideline',
  'fundingObject',
  'interventionCategory',
  'specificObjective',
];

/** Nothing when the source said the same; else what it said word by word, or that its title alone gave the code. */
function sourceNotes(field: CatalogueField, value: CatalogueValue, language: Language): string[] {
  const { title, sourceText } = value;
  if (sourceText === null) return [];
  const said = comparable(sourceText);
  const code = comparable(value.code ?? '');
  const name = comparable(title.de ?? '');
  if (said === name && code !== '' && matchedByTitle.includes(field))
    return [projectMessages.codeFromTitle[language]];
  return [code, name, code + name, name + code].includes(said)
    ? []
    : [projectMessages.asPublished(sourceText)[language]];
}
