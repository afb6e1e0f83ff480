import { formatDay } from '../../kernel/format.js';
import { Button, DayField, fieldId, SelectField, TextField } from '../../web/index.js';
import { nextStates } from '../proof.js';
import { dueBasisWords, proofPath, stateWords } from '../words.js';
import type { ProofView } from './proof-page.js';

const faultsOf = ({ errors }: ProofView, name: string): string[] =>
  errors.filter((error) => error.fieldId === fieldId(name)).map(({ message }) => message);

/** What became of the proof next. */
export function StepPart({ view }: { view: ProofView }): JSX.Element {
  const { proof, typed, area } = view;
  return (
    <section>
      <h2>Stand eintragen</h2>
      <form method="post" action={`${area}${proofPath(proof)}`}>
        <input type="hidden" name="was" value="stand" />
        <SelectField
          name="state"
          label="Neuer Stand"
          empty="bitte wählen"
          value={typed.state ?? ''}
          options={nextStates(proof.state).map((value) => ({ value, label: stateWords[value] }))}
          errors={faultsOf(view, 'state')}
        />
        <DayField name="onDay" label="am" value={typed.onDay ?? ''} errors={faultsOf(view, 'onDay')} />
        <TextField
          name="note"
          label="Bemerkung (freiwillig)"
          value={typed.note ?? ''}
          maxlength={500}
          errors={faultsOf(view, 'note')}
        />
        <div class="btns">
          <Button label="Eintragen" />
        </div>
      </form>
    </section>
  );
}

/** When it is due, and the day or waiver of the SAB. */
export function DuePart({ view }: { view: ProofView }): JSX.Element {
  const { proof, typed, area } = view;
  const path = `${area}${proofPath(proof)}`;
  return (
    <section>
      <h2>Frist</h2>
      <p class="small" safe>
        {dueBasisWords(proof)}
      </p>
      {proof.dueBasis === 'sab' && proof.ruleDueOn !== null && (
        <p class="small muted" safe>{`Nach der Regel wäre es der ${formatDay(proof.ruleDueOn, 'de')}.`}</p>
      )}
      {view.mayWrite && (
        <>
          <form method="post" action={path}>
            <input type="hidden" name="was" value="frist" />
            <DayField
              name="dueOn"
              label="Von der SAB gesetzter Tag"
              hint="Leer: nach der Regel."
              value={
                typed.dueOn ??
                (proof.dueBasis === 'sab' && proof.dueOn !== null ? formatDay(proof.dueOn, 'de') : '')
              }
              errors={faultsOf(view, 'dueOn')}
            />
            <TextField
              name="source"
              label="Schreiben der SAB"
              value={typed.source ?? (proof.dueBasis === 'sab' ? (proof.dueSource ?? '') : '')}
              maxlength={500}
              errors={faultsOf(view, 'source')}
            />
            <div class="btns">
              <Button label="Tag merken" />
            </div>
          </form>
          <form method="post" action={path} class="sec">
            <input type="hidden" name="was" value="verzicht" />
            <TextField
              name="waiver"
              label="Verzicht der SAB"
              hint="Schreiben, mit dem die SAB darauf verzichtet. Leer: wird verlangt."
              value={typed.waiver ?? proof.waivedSource ?? ''}
              maxlength={500}
            />
            <div class="btns">
              <Button label="Verzicht merken" />
            </div>
          </form>
        </>
      )}
    </section>
  );
}
