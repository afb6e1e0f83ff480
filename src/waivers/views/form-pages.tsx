import type { Finding } from '../../kernel/finding.js';
import { formatDay } from '../../kernel/format.js';
import {
  Button,
  DayField,
  ErrorSummary,
  type FieldError,
  fieldId,
  LongTextField,
  Mark,
  Notice,
} from '../../web/index.js';
import type { ListedWaiver } from '../queries/waivers.js';
import { findingWords } from './list-page.js';
import { waiversPath } from './paths.js';

const faultsAt = (errors: readonly FieldError[], name: string): string[] =>
  errors.filter((error) => error.fieldId === fieldId(name)).map(({ message }) => message);

export interface GrantView {
  /** Address of the form, with record and finding in it. */
  readonly action: string;
  readonly name: string;
  readonly reference: string | null;
  readonly finding: Finding;
  readonly typed: { readonly reason: string; readonly until: string };
  readonly errors: readonly FieldError[];
}

/** Accepting one finding of one record. */
export function GrantPage({ view }: { view: GrantView }): JSX.Element {
  const { finding, typed, errors } = view;
  const isError = finding.severity === 'error';
  return (
    <div class="wrap main">
      <ErrorSummary errors={errors} language="de" />
      <div class="phead phead--over">
        <p class="over">
          <b safe>{view.reference ?? 'Entwurf'}</b>
          <span lang="de" safe>
            {view.name}
          </span>
        </p>
        <h1>Ausnahme zulassen</h1>
      </div>
      <p>
        <Mark tone={isError ? 'error' : 'hint'} word={isError ? 'Fehler' : 'Hinweis'} />{' '}
        <span safe>{finding.reason.de}</span>
        {finding.clause !== null && <span class="muted" safe>{` (${finding.clause})`}</span>}
      </p>
      <p class="small muted">
        Der Befund bleibt stehen und trägt die Ausnahme mit Grund, Tag und Ihrem Namen. Servicestelle, Prüfer
        und die Stadt sehen sie; öffentlich ist sie nicht.
      </p>
      <form class="form" method="post" action={view.action}>
        <LongTextField
          name="reason"
          label="Grund"
          hint="Zum Beispiel: „Die SAB hat den höheren Satz im Bescheid vom 12.03.2024 zugelassen.“"
          value={typed.reason}
          rows={3}
          errors={faultsAt(errors, 'reason')}
        />
        <DayField
          name="until"
          label="Gilt bis"
          hint="Letzter Tag, zum Beispiel 31.12.2027. Danach zählt der Befund wieder."
          value={typed.until}
          errors={faultsAt(errors, 'until')}
        />
        <p class="btns">
          <Button label="Ausnahme zulassen" kind="primary" />
        </p>
      </form>
    </div>
  );
}

/** Taking a waiver back, with a reason. */
export function RevokePage(props: {
  waiver: ListedWaiver;
  typed: string;
  errors: readonly FieldError[];
}): JSX.Element {
  const { waiver, typed, errors } = props;
  return (
    <div class="wrap main">
      <ErrorSummary errors={errors} language="de" />
      <h1>Ausnahme aufheben</h1>
      <p safe>{`${waiver.name ?? waiver.reference ?? 'Vorhaben'}: ${findingWords(waiver)}`}</p>
      <p safe>{`Gilt bis ${formatDay(waiver.until, 'de')}. Grund: ${waiver.reason}`}</p>
      {waiver.state !== 'inForce' ? (
        <Notice title="Die Ausnahme gilt nicht mehr." text="Es gibt nichts aufzuheben." />
      ) : (
        <form class="form" method="post" action={`${waiversPath}/${waiver.id}/aufheben`}>
          <LongTextField
            name="reason"
            label="Warum wird sie aufgehoben?"
            value={typed}
            rows={3}
            errors={faultsAt(errors, 'reason')}
          />
          <p class="btns">
            <Button label="Aufheben" kind="primary" />
          </p>
        </form>
      )}
    </div>
  );
}
