import { fieldId, Icon } from '../../web/index.js';
import type { WizardView } from './wizard-page.js';

/** What is wrong with a field of the form. */
export const faultsOf = ({ errors }: Pick<WizardView, 'errors'>, name: string): string[] =>
  errors.filter((error) => error.fieldId === fieldId(name)).map(({ message }) => message);

/** The same above several boxes that are one question. */
export function FoundFaults(props: { view: WizardView; name: string }): JSX.Element {
  return (
    <>
      {faultsOf(props.view, props.name).map((words) => (
        <p class="fld">
          <span class="err">
            <Icon name="stop" />
            <span safe>{words}</span>
          </span>
        </p>
      ))}
    </>
  );
}
