import { formatDay } from '../../kernel/format.js';
import { Button, Mark, TextField } from '../../web/index.js';
import type { AttachedProof } from '../proof.js';
import { proofPath } from '../words.js';
import type { ProofView } from './proof-page.js';

/** Executing bodies whose own proofs are attached, ticked off one by one. */
export function BodiesPart({ view }: { view: ProofView }): JSX.Element {
  const { proof, area, typed, errors } = view;
  const path = `${area}${proofPath(proof)}`;
  return (
    <section>
      <h2>Nachweise der Träger</h2>
      {proof.bodies.length === 0 ? (
        <p class="small muted">Keine vermerkt.</p>
      ) : (
        <ul class="list small">
          {proof.bodies.map((body) => (
            <BodyRow body={body} path={path} mayWrite={view.mayWrite} />
          ))}
        </ul>
      )}
      {view.mayWrite && (
        <form method="post" action={path} class="sec">
          <input type="hidden" name="was" value="traeger" />
          <TextField
            name="body"
            label="Träger hinzufügen"
            value={typed.body ?? ''}
            maxlength={300}
            errors={errors.filter(({ fieldId }) => fieldId === 'f-body').map(({ message }) => message)}
          />
          <div class="btns">
            <Button label="Hinzufügen" />
          </div>
        </form>
      )}
    </section>
  );
}

function BodyRow(props: { body: AttachedProof; path: string; mayWrite: boolean }): JSX.Element {
  const { id, name, receivedOn } = props.body;
  return (
    <li>
      <span class="line" safe>
        {name}
      </span>
      <Mark
        tone={receivedOn === null ? 'open' : 'ok'}
        word={receivedOn === null ? 'fehlt' : `liegt bei seit ${formatDay(receivedOn, 'de')}`}
      />
      {props.mayWrite && (
        <form method="post" action={props.path} class="row">
          <input type="hidden" name="was" value="haken" />
          <input type="hidden" name="id" value={id} />
          <Button
            kind="tertiary"
            name="tun"
            value={receivedOn === null ? 'da' : 'fehlt'}
            label={receivedOn === null ? 'Liegt bei' : 'Fehlt doch'}
          />
          <Button kind="tertiary" name="tun" value="weg" label="Streichen" />
        </form>
      )}
    </li>
  );
}
