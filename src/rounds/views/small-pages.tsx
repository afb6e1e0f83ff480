import { Button } from '../../web/index.js';
import type { Round } from '../round.js';
import { projects } from '../words.js';

/** Asks once more before a round is closed by hand. */
export function ClosePage({ round, open }: { round: Round; open: number }): JSX.Element {
  return (
    <div class="wrap main">
      <div class="phead">
        <h1 safe>{`${round.name} schließen?`}</h1>
      </div>
      <form class="form" method="post" action={`/servicestelle/runden/${round.id}/schliessen`}>
        <p class="read" safe>
          {open === 0
            ? 'Alle Städte haben geantwortet. Danach ändert niemand mehr seine Antwort.'
            : `${projects(open)} ${open === 1 ? 'wartet' : 'warten'} noch auf eine Antwort. Danach antwortet niemand mehr, außer Sie verlängern einer Stadt die Frist.`}
        </p>
        <div class="btns">
          <Button kind="primary" label="Schließen" />
          <Button label="Zurück" href={`/servicestelle/runden/${round.id}`} />
        </div>
      </form>
    </div>
  );
}

/** What mail the reader gets beside links to sign in, each kind with the one button that changes it. */
export function RemindersPage(props: { off: boolean; stepsOff: boolean; action: string }): JSX.Element {
  const { off, stepsOff, action } = props;
  return (
    <div class="wrap main">
      <div class="phead">
        <h1>Mails an Sie</h1>
      </div>
      <form class="form" method="post" action={action}>
        <h2>Erinnerungen an Stichtage</h2>
        <p class="read">
          {off
            ? 'Sie bekommen keine Erinnerungen an Stichtage. Was fällig ist, steht weiter in Ihrer Übersicht.'
            : 'Fehlt zu einem Stichtag noch etwas, erinnert das Register Sie vorher und nachher per E-Mail.'}
        </p>
        <input type="hidden" name="off" value={off ? '0' : '1'} />
        <div class="btns">
          <Button label={off ? 'Wieder erinnern' : 'Keine Erinnerungen mehr'} />
        </div>
      </form>
      <form class="form sec" method="post" action={action}>
        <h2>Zurückgegeben oder veröffentlicht</h2>
        <p class="read">
          {stepsOff
            ? 'Gibt die Servicestelle ein Vorhaben Ihrer Stadt zurück oder veröffentlicht sie es, bekommen Sie keine E-Mail. Es steht weiter in Ihrer Übersicht.'
            : 'Gibt die Servicestelle ein Vorhaben Ihrer Stadt zurück oder veröffentlicht sie es, schreibt das Register Ihnen eine E-Mail.'}
        </p>
        <input type="hidden" name="mails" value="schritte" />
        <input type="hidden" name="off" value={stepsOff ? '0' : '1'} />
        <div class="btns">
          <Button label={stepsOff ? 'Wieder schreiben' : 'Keine solchen Mails mehr'} />
        </div>
      </form>
    </div>
  );
}

/** Where the link of a reminder leads: one button stops them, without signing in. */
export function StopRemindersPage({ reminderId, done }: { reminderId: string; done: boolean }): JSX.Element {
  return (
    <div class="wrap main">
      <div class="phead">
        <h1>Erinnerungen</h1>
      </div>
      {done ? (
        <p class="read">
          Sie bekommen keine Erinnerungen mehr. Anschalten können Sie sie wieder in Ihrem{' '}
          <a href="/konto/erinnerungen">Konto</a>.
        </p>
      ) : (
        <form class="form" method="post" action={`/erinnerungen/${reminderId}`}>
          <p class="read">Möchten Sie keine Erinnerungen an Stichtage mehr bekommen?</p>
          <div class="btns">
            <Button kind="primary" label="Keine Erinnerungen mehr" />
          </div>
        </form>
      )}
    </div>
  );
}
