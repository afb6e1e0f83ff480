import { Button, Notice } from '../../web/index.js';
import type { TestQuery } from './paths.js';

/** Choosing the state of the registry and what part of it is looked at. */
export function StateForm(props: {
  action: string;
  query: TestQuery;
  /** Words about the earlier state that is looked at; null for the present. */
  past: string | null;
}): JSX.Element {
  const { action, query, past } = props;
  return (
    <>
      <form class="narrow" method="get" action={action}>
        <div>
          <label for="stand">Registerstand oder Tag</label>
          <input id="stand" name="stand" type="text" maxlength={10} value={query.stand} placeholder="heute" />
        </div>
        <div>
          <label for="bereich">Umfang</label>
          <select id="bereich" name="bereich">
            <option value="" selected={query.bereich === ''}>
              ganzes Register
            </option>
            <option value="programm" selected={query.bereich === 'programm'}>
              nur das Programm
            </option>
          </select>
        </div>
        <Button label="Anwenden" />
      </form>
      {past !== null && (
        <Notice title={past} text="Die Antworten für einen früheren Stand ändern sich nicht mehr." />
      )}
    </>
  );
}
