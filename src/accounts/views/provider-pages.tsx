import { Button, Notice } from '../../web/index.js';

/** Seen for a moment on the way to the identity provider and back. */
export function OnwardsPage(props: { target: string }): JSX.Element {
  return (
    <>
      <h1>Anmelden</h1>
      <p>Sie werden weitergeleitet.</p>
      <p class="btns">
        <Button label="Weiter" kind="primary" href={props.target} />
      </p>
    </>
  );
}

/** What went wrong on the way through the identity provider, and how to go on. */
export function ProviderFaultPage(props: { fault: string }): JSX.Element {
  return (
    <>
      <h1>Anmelden</h1>
      <Notice tone="warn" title="Die Anmeldung ging nicht." text={props.fault} />
      <p class="btns">
        <Button label="Zur Anmeldung" kind="primary" href="/anmelden" />
      </p>
    </>
  );
}
