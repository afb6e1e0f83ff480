import { formatDay } from '../../kernel/format.js';
import { Button, CheckField, DayField, Notice, SelectField, TextField } from '../../web/index.js';
import { momentWords } from '../words.js';
import type { AccountView } from './account-page.js';

/** What acts with a person's rights: programs by their tokens, deputies by their name. */
export function TokensSection(props: { view: AccountView }): JSX.Element {
  const { tokens, person } = props.view;
  return (
    <section class="sec" id="schluessel">
      <h2>Zugriffsschlüssel</h2>
      <p class="small muted">
        Für Programme, die mit Ihren Rechten die Schnittstelle benutzen. Ein Schlüssel darf nie mehr als Sie.
      </p>
      <ul class="list">
        {tokens.map((token) => (
          <li>
            <form class="rowform" method="post" action="/konto/schluessel/zuruecknehmen">
              <span>
                <span safe>{token.label}</span>
                <span class="meta line" safe>
                  {`${token.scope === 'read' ? 'liest' : 'liest und schreibt'}, gilt bis ${momentWords(token.expiresAt)}, ${token.lastUsedAt === null ? 'nie benutzt' : `benutzt am ${momentWords(token.lastUsedAt)}`}`}
                </span>
              </span>
              <input type="hidden" name="schluessel" value={token.id} />
              <Button label="Zurücknehmen" kind="tertiary" />
            </form>
          </li>
        ))}
      </ul>
      <form class="form" method="post" action="/konto/schluessel">
        <TextField
          name="bezeichnung"
          label="Wofür"
          value=""
          errors={props.view.errors
            .filter(({ fieldId }) => fieldId === 'f-bezeichnung')
            .map(({ message }) => message)}
        />
        <SelectField
          name="dauer"
          label="Gilt"
          value="90"
          empty="Bitte wählen"
          options={[
            { value: '30', label: '30 Tage' },
            { value: '90', label: '90 Tage' },
            { value: '365', label: 'ein Jahr' },
          ]}
        />
        {person.role !== 'auditor' && (
          <CheckField name="schreiben" label="Darf auch schreiben" checked={false} />
        )}
        <p class="btns">
          <Button label="Schlüssel anlegen" />
        </p>
      </form>
    </section>
  );
}

export function DeputySection(props: { view: AccountView }): JSX.Element {
  const { deputies, candidates, errors } = props.view;
  const of = (id: string) => errors.filter(({ fieldId }) => fieldId === id).map(({ message }) => message);
  return (
    <section class="sec" id="vertretung">
      <h2>Vertretung</h2>
      <ul class="list">
        {deputies.map(({ id, name, startsOn, endsOn }) => (
          <li>
            <form class="rowform" method="post" action="/konto/vertretung/beenden">
              <span>
                <span safe>{name}</span>
                <span class="meta line" safe>
                  {`${formatDay(startsOn, 'de')} bis ${formatDay(endsOn, 'de')}`}
                </span>
              </span>
              <input type="hidden" name="vertretung" value={id} />
              <Button label="Aufheben" kind="tertiary" />
            </form>
          </li>
        ))}
      </ul>
      {candidates.length === 0 ? (
        <Notice
          title="Niemand kann Sie vertreten."
          text="Dazu braucht es eine zweite Person mit Konto an Ihrer Stelle."
        />
      ) : (
        <form class="form" method="post" action="/konto/vertretung">
          <SelectField
            name="person"
            label="Wer vertritt Sie"
            value=""
            empty="Bitte wählen"
            options={candidates.map(({ id, name }) => ({ value: id, label: name }))}
            errors={of('f-person')}
          />
          <DayField name="von" label="Von (TT.MM.JJJJ)" value="" errors={of('f-von')} />
          <DayField name="bis" label="Bis einschließlich (TT.MM.JJJJ)" value="" errors={of('f-bis')} />
          <p class="btns">
            <Button label="Vertretung benennen" />
          </p>
        </form>
      )}
    </section>
  );
}
