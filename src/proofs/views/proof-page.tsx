import { formatDay } from '../../kernel/format.js';
import { Button, ErrorSummary, type FieldError, LongTextField, Mark } from '../../web/index.js';
import type { Proof } from '../proof.js';
import { dueBasisWords, dueWords, proofMark, proofPath, proofTitle, stateWords } from '../words.js';
import { BodiesPart } from './bodies-part.js';
import { DuePart, StepPart } from './proof-forms.js';

export interface ProofView {
  readonly area: string;
  readonly proof: Proof;
  /** What the report starts from: kept text, else the one prepared from the record. */
  readonly report: string;
  readonly mayWrite: boolean;
  /** What was typed into the form that was refused, with its faults. */
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** One proof: when it is due and why, what became of it, attached proofs, and the text of the factual report. */
export function ProofPage({ view }: { view: ProofView }): JSX.Element {
  const { proof } = view;
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <p class="over">
          <Mark {...proofMark(proof)} />
        </p>
        <h1 safe>{`${proofTitle(proof)}: ${proof.projectName}`}</h1>
        <p class="lead" safe>{`Einzureichen bei der SAB: ${dueWords(proof)}. ${dueBasisWords(proof)}`}</p>
      </div>
      <ErrorSummary errors={view.errors} language="de" />
      <div class="grid grid--side">
        <div>
          <ReportPart view={view} />
        </div>
        <aside class="side" aria-label="Stand und Frist">
          <StepsPart proof={proof} />
          {view.mayWrite && <StepPart view={view} />}
          <BodiesPart view={view} />
          <DuePart view={view} />
        </aside>
      </div>
    </div>
  );
}

function ReportPart({ view }: { view: ProofView }): JSX.Element {
  const { proof, area } = view;
  const path = `${area}${proofPath(proof)}`;
  return (
    <>
      <div class="sechead">
        <h2>Sachbericht</h2>
        <span class="row small">
          <a href={`${path}/sachbericht.txt`}>Als Textdatei</a>
          <a href={`${path}/sachbericht`}>Zum Drucken</a>
        </span>
      </div>
      <p class="small muted">
        {proof.report === null
          ? 'Vorbereitet aus dem, was veröffentlicht ist. Ergänzen Sie, was in eckigen Klammern steht.'
          : 'Gespeicherter Entwurf. Leeren und speichern Sie das Feld, um wieder mit dem Register zu beginnen.'}
      </p>
      {view.mayWrite ? (
        <form method="post" action={path} class="sec">
          <input type="hidden" name="was" value="sachbericht" />
          <input type="hidden" name="version" value={view.typed.version ?? String(proof.version)} />
          <LongTextField
            name="report"
            label="Text"
            rows={24}
            value={view.typed.report ?? view.report}
            errors={view.errors.filter(({ fieldId }) => fieldId === 'f-report').map(({ message }) => message)}
          />
          <div class="btns">
            <Button kind="primary" label="Text speichern" />
          </div>
        </form>
      ) : (
        <p class="read report sec" safe>
          {view.report}
        </p>
      )}
    </>
  );
}

function StepsPart({ proof }: { proof: Proof }): JSX.Element {
  return (
    <section>
      <h2>Was geschah</h2>
      {proof.steps.length === 0 ? (
        <p class="small muted">Noch nichts.</p>
      ) : (
        <ul class="list small">
          {[...proof.steps].reverse().map(({ state, onDay, by, note }) => (
            <li>
              <span class="line" safe>{`${stateWords[state]} am ${formatDay(onDay, 'de')}`}</span>
              <div class="meta" safe>
                {[by, note].filter((part) => part !== null).join(' · ')}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
