import { fieldLabels } from '../../projects/index.js';
import { CheckField, FieldGroup } from '../../web/index.js';
import type { DraftForm } from '../form/draft-form.js';
import { actionFieldName } from '../form/form-values.js';

/** The action fields of the catalogue, any number of which a project serves. */
export function ActionFields(props: { form: DraftForm }): JSX.Element {
  const { values, catalogue, published } = props.form;
  return (
    <FieldGroup
      field={{
        name: 'actionFields',
        label: fieldLabels.actionFields.de,
        hint: 'Freiwillig, auch mehrere: In Summen zählt das Vorhaben einmal.',
      }}
    >
      {catalogue.ofKind('actionField').map(({ key, title }) => {
        const name = actionFieldName(key);
        const wasServed = published === null ? null : published[name] === '1';
        const isServed = values[name] === '1';
        return (
          <CheckField
            name={name}
            label={`${title.de ?? key}${wasServed === null || wasServed === isServed ? '' : wasServed ? ' (veröffentlicht: ja)' : ' (veröffentlicht: nein)'}`}
            checked={isServed}
          />
        );
      })}
    </FieldGroup>
  );
}
