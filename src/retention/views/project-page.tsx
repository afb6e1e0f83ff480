import { formatDay, formatInstant } from '../../kernel/format.js';
import {
  Button,
  cityName,
  DayField,
  ErrorSummary,
  type FieldError,
  fieldId,
  LongTextField,
  SelectField,
} from '../../web/index.js';
import type { RetainedProject, RetentionMark } from '../queries/retentions.js';
import { retentionMarkKinds } from '../tables.js';
import { markWords, retentionOfPath, retentionWords } from '../words.js';

export interface ProjectView {
  readonly project: RetainedProject;
  readonly marks: readonly RetentionMark[];
  readonly mayKeep: boolean;
  readonly typed: Readonly<Record<string, string | undefined>>;
  readonly errors: readonly FieldError[];
}

/** How long documents of one project are kept, and what decides it. */
export function ProjectPage({ view }: { view: ProjectView }): JSX.Element {
  const { project, marks, mayKeep, errors } = view;
  return (
    <div class="wrap main">
      <ErrorSummary errors={errors} language="de" />
      <div class="phead phead--over">
        <p class="over">
          <b safe>{project.reference}</b>
          <span safe>{project.city === null ? 'landesweit' : cityName(project.city)}</span>
        </p>
        <h1 lang="de" safe>{`Aufbewahrung: ${project.name}`}</h1>
        <p class="lead" safe>
          {`${retentionWords(project)} ${project.clause}.`}
        </p>
      </div>
      <section class="sec">
        <h2>Tage und Sperren</h2>
        {marks.length === 0 && <p class="muted">Keine. Es zählt die Regel.</p>}
        <ul class="list">
          {marks.map((mark) => (
            <MarkLine mark={mark} reference={project.reference} mayKeep={mayKeep} />
          ))}
        </ul>
      </section>
      {mayKeep && project.deletedOn === null && <MarkForm view={view} />}
    </div>
  );
}

function MarkLine(props: { mark: RetentionMark; reference: string; mayKeep: boolean }): JSX.Element {
  const { mark, reference, mayKeep } = props;
  const title = `${markWords[mark.kind]}${mark.onDay === null ? '' : `: ${formatDay(mark.onDay, 'de')}`}`;
  return (
    <li>
      <span>
        {mark.liftedAt === null ? <b safe>{title}</b> : <s safe>{title}</s>}
        <span class="meta line" safe>
          {`${mark.reason} · ${formatInstant(mark.setAt)}, ${mark.setBy ?? 'gelöschte Person'}`}
        </span>
        {mark.liftedAt !== null && (
          <span class="meta line" safe>
            {`aufgehoben ${formatInstant(mark.liftedAt)} von ${mark.liftedBy ?? 'gelöschter Person'}: ${mark.liftedReason ?? ''}`}
          </span>
        )}
      </span>
      {mayKeep && mark.liftedAt === null && (
        <form class="narrow" method="post" action={retentionOfPath(reference)}>
          <input type="hidden" name="aufheben" value={mark.id} />
          <div>
            <label for={`grund-${mark.id}`}>
              Grund<span class="vh" safe>{` der Aufhebung: ${title}`}</span>
            </label>
            <input id={`grund-${mark.id}`} name="reason" type="text" maxlength={1_000} required />
          </div>
          <Button label="Aufheben" kind="tertiary" />
        </form>
      )}
    </li>
  );
}

function MarkForm({ view }: { view: ProjectView }): JSX.Element {
  const field = (name: string) => ({
    name,
    value: view.typed[name] ?? '',
    errors: view.errors.filter((error) => error.fieldId === fieldId(name)).map(({ message }) => message),
  });
  return (
    <section class="sec">
      <h2>Tag oder Sperre eintragen</h2>
      <form class="form" method="post" action={retentionOfPath(view.project.reference)}>
        <SelectField
          {...field('kind')}
          label="Was"
          empty="bitte wählen"
          options={retentionMarkKinds.map((value) => ({ value, label: markWords[value] }))}
        />
        <DayField {...field('onDay')} label="Tag" hint="Bei einer Sperre leer lassen." />
        <LongTextField {...field('reason')} label="Schreiben oder Grund" rows={3} />
        <p class="btns">
          <Button label="Eintragen" kind="primary" />
        </p>
      </form>
    </section>
  );
}
