import type { Language } from '../../kernel/text.js';
import { Fact, FactsList, FactText } from '../../web/index.js';
import type { SourceField } from '../project-input.js';
import type { ProjectRecord } from '../record.js';
import { labelEntries } from '../steckbrief-text/labels.js';
import { foldLabel } from '../steckbrief-text/recognise-label.js';
import { projectMessages } from './project-messages.js';

const knownLabels = new Set(
  labelEntries.flatMap(({ wordings, weakWordings = [] }) => [...wordings, ...weakWordings].map(foldLabel)),
);

/** Names the reader gives to what stood on the page without a label; it is in the fold-out, not among the details. */
const unlabelled = new Set(['Überschrift', 'Zeile unter der Überschrift', 'Weitere Zeilen der Seite']);

/** What a Steckbrief said under labels the record has no field for. Lists have columns instead of labels: nothing there is unknown. */
function unknownFields({ source, sourceFields }: ProjectRecord): SourceField[] {
  if (source.kind === 'list') return [];
  return sourceFields.filter(({ label }) => !unlabelled.has(label) && !knownLabels.has(foldLabel(label)));
}

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
