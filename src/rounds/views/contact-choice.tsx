import { Button, SelectField } from '../../web/index.js';
import type { CityStanding } from '../queries/board.js';
import type { Round } from '../round.js';
import { contactChoices } from '../words.js';

/** Whom the service centre asks about this round, as the city says. */
export function ContactChoice({ round, city }: { round: Round; city: CityStanding }): JSX.Element {
  return (
    <section class="stack-s">
      <h2>Ansprechperson</h2>
      <form method="post" action={`/arbeitsbereich/runden/${round.id}/kontakt`} class="sideform">
        <SelectField
          name="contact"
          label="Wen fragt die Servicestelle?"
          value={city.terms.contact ?? ''}
          empty="alle mit Konto"
          options={contactChoices(city).map((one) => ({ value: one, label: one }))}
        />
        <div class="btns">
          <Button label="Merken" />
        </div>
      </form>
      <p class="small">
        <a href="/arbeitsbereich/kontakte">Ansprechpartner Ihrer Stadt</a>
      </p>
    </section>
  );
}
