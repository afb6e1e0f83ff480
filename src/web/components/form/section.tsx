import type { PropsWithChildren } from '@kitajs/html';
import { Icon } from '../icon.js';

export interface FormPart {
  /** Id of the section, which its link leads to. */
  readonly id: string;
  readonly label: string;
  readonly errors: number;
  /** Whether nothing in it is missing. */
  readonly complete: boolean;
}

/** One section of a long form. */
export function FormSection(props: PropsWithChildren<{ id: string; legend: string }>): JSX.Element {
  return (
    <fieldset id={props.id} class="part">
      <legend safe>{props.legend}</legend>
      {props.children}
    </fieldset>
  );
}

/** The sections of a long form and where something is to be done. */
export function SectionNavigation(props: { parts: readonly FormPart[] }): JSX.Element {
  return (
    <nav class="toc" aria-label="Abschnitte">
      <h2>Abschnitte</h2>
      <ul>
        {props.parts.map((part) => (
          <li>
            <a href={`#${part.id}`}>
              <span safe>{part.label}</span>
              <PartState part={part} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function PartState(props: { part: FormPart }): JSX.Element {
  const { errors, complete } = props.part;
  if (errors > 0)
    return (
      <span class="small faulty" safe>
        {errors === 1 ? '1 Fehler' : `${errors} Fehler`}
      </span>
    );
  if (!complete) return <span class="small muted">unvollständig</span>;
  return (
    <span>
      <Icon name="done" />
      <span class="vh">vollständig</span>
    </span>
  );
}
