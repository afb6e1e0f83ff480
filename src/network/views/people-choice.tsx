import { SelectField } from '../../web/index.js';
import { organisationKinds } from '../entry.js';
import { organisationKindWords } from '../words.js';

interface PeopleChoiceProps {
  readonly kind: string | undefined;
  readonly topic: string | undefined;
  /** Topics anybody of the network has. */
  readonly topics: readonly string[];
}

/** Fields that narrow the people of the network by their organisation and topic. */
export function PeopleChoice({ kind, topic, topics }: PeopleChoiceProps): JSX.Element {
  return (
    <>
      <SelectField
        name="kind"
        label="Art der Organisation"
        empty="alle"
        value={kind ?? ''}
        options={organisationKinds.map((one) => ({ value: one, label: organisationKindWords[one] }))}
      />
      <SelectField
        name="topic"
        label="Thema"
        empty="alle"
        value={topic ?? ''}
        options={topics.map((one) => ({ value: one, label: one }))}
      />
    </>
  );
}
