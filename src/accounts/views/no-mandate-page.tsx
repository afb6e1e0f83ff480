import type { Day } from '../../kernel/day.js';
import { formatDay } from '../../kernel/format.js';
import { Button, Notice } from '../../web/index.js';

/** What an auditor reads whose access has no mandate any more, and who can give a new one. */
export function NoMandatePage({ endedOn }: { endedOn: Day | null }): JSX.Element {
  return (
    <>
      <h1>Kein gültiger Prüfauftrag</h1>
      <Notice
        tone="warn"
        title={
          endedOn === null
            ? 'Für Ihr Konto ist kein Prüfauftrag hinterlegt.'
            : `Ihr Prüfauftrag galt bis ${formatDay(endedOn, 'de')}.`
        }
        text="Ein Prüfer sieht nur, was sein Auftrag umfasst, und nur so lange er gilt. Die Verwaltung des Registers kann ihn eintragen oder verlängern; danach geht es hier ohne neue Anmeldung weiter."
      />
      <form method="post" action="/abmelden">
        <p class="btns">
          <Button label="Abmelden" kind="primary" />
          <Button label="Zum öffentlichen Register" href="/" />
        </p>
      </form>
    </>
  );
}
