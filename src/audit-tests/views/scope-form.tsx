import { Button } from '../../web/index.js';
import type { TestQuery } from './paths.js';

/** Choosing what part of the registry is looked at; the state is chosen above the page. */
export function ScopeForm({ action, query }: { action: string; query: TestQuery }): JSX.Element {
  return (
    <form class="narrow" method="get" action={action}>
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
  );
}
