import { Button } from '../../web/index.js';

/** Behind the link of an invitation: asks before invitations end, and says so afterwards. */
export function UnsubscribePage(props: { isWanted: boolean; action: string }): JSX.Element {
  return (
    <div class="wrap main stack">
      <h1>Einladungen der Servicestelle</h1>
      {props.isWanted ? (
        <form method="post" action={props.action}>
          <p>
            Möchten Sie keine Einladungen mehr? Haben Sie sonst in nichts eingewilligt, wird Ihr Eintrag in
            der kommenden Nacht gelöscht.
          </p>
          <p class="btns">
            <Button label="Keine Einladungen mehr" kind="primary" />
          </p>
        </form>
      ) : (
        <p>Sie bekommen keine Einladungen mehr.</p>
      )}
    </div>
  );
}
