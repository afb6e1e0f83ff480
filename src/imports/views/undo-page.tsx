import { formatCount, formatInstant } from '../../kernel/format.js';
import {
  ActionBar,
  Button,
  CheckField,
  ErrorSummary,
  type FieldError,
  type KeyFigure,
  KeyFigures,
  LongTextField,
  Notice,
} from '../../web/index.js';
import { type ApiImport, longestReason } from '../schemas.js';
import { isEmptyPlan, type UndoPlan } from '../undo-plan.js';
import { importPath } from './import-view.js';

export interface UndoView {
  readonly delivery: ApiImport;
  readonly plan: UndoPlan;
  readonly typed: {
    readonly reason: string;
    readonly leaveChanged: boolean;
    readonly errors: readonly FieldError[];
  };
  readonly requestedBy: string | null;
  readonly may: { readonly request: boolean; readonly takeBack: boolean; readonly publish: boolean };
}

/** What taking a published import back would do, and the steps towards it. */
export function UndoPage({ view }: { view: UndoView }): JSX.Element {
  const { delivery, plan, typed } = view;
  const { source, committedRevision, undo } = delivery;
  return (
    <>
      <div class="wrap main">
        <ErrorSummary errors={typed.errors} language="de" title="Die Rücknahme ist nicht beantragt." />
        <div class="phead phead--over">
          <h1 safe>{`Rücknahme: ${source.fileName ?? source.title}`}</h1>
          <p class="lead" safe>
            {`Was mit Registerstand ${committedRevision} veröffentlicht wurde, wird als neuer Stand wieder so, wie es davor war. Alles auf einmal oder nichts; frühere Stände bleiben abrufbar.`}
          </p>
        </div>
        {undo?.state !== 'published' && <KeyFigures figures={figuresOf(plan)} />}
        <Obstacle view={view} />
        <ChangedSince plan={plan} />
        {undo !== null && <Request view={view} />}
        {view.may.request && plan.deliveredSince.length === 0 && !isEmptyPlan(plan) && (
          <RequestForm view={view} />
        )}
      </div>
      {undo?.state === 'proposed' && <Decide view={view} />}
    </>
  );
}

function figuresOf({ created, changed, withdrawn, changedSince }: UndoPlan): KeyFigure[] {
  const figure = (projects: number, label: string, note: string): KeyFigure => ({
    label,
    value: formatCount(projects, 'de'),
    notes: [note],
  });
  return [
    figure(created, 'werden zurückgezogen', 'hat die Einlesung neu gebracht'),
    figure(changed, 'werden wieder wie zuvor', 'hat die Einlesung geändert'),
    figure(withdrawn, 'kommen wieder hinzu', 'hat die Einlesung zurückgezogen'),
    figure(changedSince.length, 'seither geändert', 'bleiben, wie sie jetzt sind'),
  ];
}

function Obstacle({ view: { plan, delivery } }: { view: UndoView }): JSX.Element {
  const [later] = plan.deliveredSince;
  if (delivery.undo?.state === 'published') return '';
  if (later)
    return (
      <p class="note note--warn">
        <b>Dieselbe Quelle wurde danach noch einmal eingelesen.</b>{' '}
        <span>Nehmen Sie zuerst jene Einlesung zurück: </span>
        <a href={importPath(later.importId)} safe>
          {later.fileName ?? later.title}
        </a>
      </p>
    );
  return isEmptyPlan(plan) ? (
    <Notice
      tone="warn"
      title="Es gibt nichts zurückzunehmen."
      text="Alles, was die Einlesung gebracht hat, wurde seither geändert."
    />
  ) : (
    ''
  );
}

const mostShown = 200;

function ChangedSince({ plan: { changedSince } }: { plan: UndoPlan }): JSX.Element {
  if (changedSince.length === 0) return '';
  return (
    <section class="sec">
      <h2>Seither geändert</h2>
      <p>
        Diese Vorhaben hat nach der Einlesung jemand geändert oder zurückgezogen. Die Rücknahme lässt sie, wie
        sie jetzt sind.
      </p>
      <ul class="bullets">
        {changedSince.slice(0, mostShown).map(({ reference, name }) => (
          <li>
            <a href={`/servicestelle/vorhaben/${encodeURIComponent(reference)}`} safe>
              {reference}
            </a>{' '}
            <span lang="de" safe>
              {name}
            </span>
          </li>
        ))}
      </ul>
      {changedSince.length > mostShown && (
        <p class="small muted" safe>{`und ${formatCount(changedSince.length - mostShown, 'de')} weitere`}</p>
      )}
    </section>
  );
}

function Request({ view: { delivery, requestedBy } }: { view: UndoView }): JSX.Element {
  const { undo } = delivery;
  if (undo === null) return '';
  return (
    <section class="sec">
      <h2>Antrag</h2>
      <p safe>
        {`Beantragt am ${formatInstant(new Date(undo.requestedAt))} von ${requestedBy ?? 'einer gelöschten Person'}.`}
      </p>
      <p>
        <b>Grund:</b> <span safe>{undo.reason}</span>
      </p>
      {undo.state === 'published' && (
        <p>
          <a href={`/servicestelle/staende/${undo.publishedRevision}`} safe>
            {`Veröffentlicht als Registerstand ${undo.publishedRevision}`}
          </a>
        </p>
      )}
    </section>
  );
}

function RequestForm({ view: { delivery, plan, typed } }: { view: UndoView }): JSX.Element {
  const faults = typed.errors.filter((error) => error.fieldId === 'f-reason').map(({ message }) => message);
  return (
    <section class="sec">
      <h2>Rücknahme beantragen</h2>
      <form class="form" method="post" action={`${importPath(delivery.id)}/ruecknahme`}>
        <LongTextField
          name="reason"
          label="Grund"
          hint="Steht im Verlauf. Eine andere Person der Leitung veröffentlicht die Rücknahme."
          value={typed.reason}
          upTo={longestReason}
          rows={4}
          errors={faults}
        />
        {plan.changedSince.length > 0 && (
          <CheckField
            name="leaveChanged"
            label="Die seither geänderten Vorhaben bleiben, wie sie jetzt sind"
            hint="Ohne diese Entscheidung wird nichts zurückgenommen."
            checked={typed.leaveChanged}
          />
        )}
        <div class="btns">
          <Button kind="primary" label="Rücknahme beantragen" />
        </div>
      </form>
    </section>
  );
}

function Decide({ view: { delivery, may } }: { view: UndoView }): JSX.Element {
  const at = `${importPath(delivery.id)}/ruecknahme`;
  return (
    <ActionBar
      state="Wartet auf eine zweite Person."
      more={may.takeBack ? 'Sie haben sie beantragt. Eine andere Person muss sie veröffentlichen.' : ''}
    >
      {may.takeBack && (
        <form method="post" action={`${at}/zuruecknehmen`}>
          <Button label="Antrag zurücknehmen" />
        </form>
      )}
      {may.publish && (
        <form method="post" action={`${at}/veroeffentlichen`}>
          <Button kind="primary" label="Rücknahme veröffentlichen" />
        </form>
      )}
    </ActionBar>
  );
}
