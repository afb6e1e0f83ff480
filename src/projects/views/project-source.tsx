import type { Language } from '../../kernel/text.js';
import { Fact, FactsList, FactText } from '../../web/index.js';
import type { SourceField } from '../project-input.js';
import type { ProjectRecord } from '../record.js';
import { fieldsWithoutPlace } from '../steckbrief-text/source-fields.js';
import { projectMessages } from './project-messages.js';

/** Lists have columns instead of labels: nothing there is unknown. */
const unknownFields = ({ source, sourceFields }: ProjectRecord): SourceField[] =>
  source.kind === 'list' ? [] : fieldsWithoutPlace(sourceFields);

/** What else the source said, and all of it word by word behind a fold-out. Nothing that was read is lost. */
export function ProjectSource(props: { record: ProjectRecord; language: Language }): JSX.Element {
  const { record, language } = props;
  const unknown = unknownFields(record);
  return (
    <>
      {unknown.length > 0 && (
        <section class="sec">
          <h2 safe>{projectMessages.moreOfSource[language]}</h2>
          <SourceFields fields={unknown} />
          <p class="tnote" safe>
            {projectMessages.moreOfSourceNote[language]}
          </p>
        </section>
      )}
      {record.sourceFields.length > 0 && (
        <details class="dat">
          <summary safe>{projectMessages.verbatimSource[language]}</summary>
          <SourceFields fields={record.sourceFields} />
        </details>
      )}
    </>
  );
}

function SourceFields(props: { fields: readonly SourceField[] }): JSX.Element {
  return (
    <FactsList>
      {props.fields.map((field) => (
        <Fact label={field.label}>
          <FactText text={field.value} lang="de" verbatim />
        </Fact>
      ))}
    </FactsList>
  );
}
