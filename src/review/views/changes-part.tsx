import {
  ChangeCell,
  ChangedValue,
  ChangeRow,
  ChangesTable,
  Difference,
  DifferenceLegend,
  Mark,
  wordDifference,
} from '../../web/index.js';
import { reviewWords } from '../words.js';
import type { ReviewView, ShownField } from './review-view.js';

/** Id of the row of a field, so that remarks and findings can link to it. */
export const fieldId = (field: string): string => `feld-${field.replace(/[^\w-]/g, '-')}`;

/** The record as handed in beside its last published version. */
export function ChangesPart(props: { view: ReviewView; showAll: boolean }): JSX.Element {
  const { view } = props;
  const changes = view.fields.filter(({ changed }) => changed).length;
  const showAll = props.showAll || view.publishedVersion === null;
  const before = view.publishedVersion === null ? null : `veröffentlicht, Fassung ${view.publishedVersion}`;
  const after = reviewWords.states[view.state];
  const shown = view.fields.filter(({ changed }) => showAll || changed);
  return (
    <section>
      <div class="sechead">
        <h2>{before === null ? 'Alle Angaben' : 'Was sich ändert'}</h2>
        {before !== null && <Choice view={view} changes={changes} showAll={showAll} />}
      </div>
      {shown.length === 0 ? (
        <p class="muted">Keine Angabe weicht von der veröffentlichten Fassung ab.</p>
      ) : (
        <ChangesTable caption="Angaben im Vergleich" before={before} after={after}>
          {shown.map((field) => (
            <FieldRow field={field} before={before} after={after} />
          ))}
        </ChangesTable>
      )}
      {before !== null && <DifferenceLegend />}
    </section>
  );
}

function Choice(props: { view: ReviewView; changes: number; showAll: boolean }): JSX.Element {
  const address = `/servicestelle/pruefen/${props.view.draftId}`;
  const choices = [
    { label: `nur Änderungen (${props.changes})`, href: address, current: !props.showAll },
    {
      label: `alle ${props.view.fields.length} Angaben`,
      href: `${address}?angaben=alle`,
      current: props.showAll,
    },
  ];
  return (
    <span class="small views">
      {choices.map(({ label, href, current }) => (
        <a href={href} aria-current={current ? 'true' : undefined} safe>
          {label}
        </a>
      ))}
    </span>
  );
}

function FieldRow(props: { field: ShownField; before: string | null; after: string }): JSX.Element {
  const { field, before, after } = props;
  const marked = before !== null && field.changed;
  return (
    <ChangeRow id={fieldId(field.field)} label={field.label} changed={marked}>
      {before !== null && (
        <ChangeCell heading={before}>
          <Value field={field} side="before" marked={marked} />
        </ChangeCell>
      )}
      <ChangeCell heading={after}>
        <Value field={field} side="after" marked={marked} />
        {field.notes.map((note) => (
          <span class="src" safe>
            {note}
          </span>
        ))}
        {field.copied && (
          <span class="src">
            <Mark tone="hint" word="Text unverändert übernommen" />
          </span>
        )}
      </ChangeCell>
    </ChangeRow>
  );
}

function Value(props: { field: ShownField; side: 'before' | 'after'; marked: boolean }): JSX.Element {
  const { field, side, marked } = props;
  const value = field[side];
  if (value === null)
    return marked ? (
      <ChangedValue value={reviewWords.unknown} side={side} />
    ) : (
      <span class="muted">{reviewWords.unknown}</span>
    );
  if (!marked)
    return (
      <span class="words" lang="de" safe>
        {value}
      </span>
    );
  if (!field.wordByWord || field.before === null || field.after === null)
    return <ChangedValue value={value} side={side} />;
  return <Difference parts={wordDifference(field.before, field.after)} side={side} />;
}
