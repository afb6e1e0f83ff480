import { formatCount } from '../../kernel/format.js';
import { Button, ErrorSummary, type FieldError, Notice, RadioField, TextField } from '../../web/index.js';
import { reasonWords } from '../messages.js';
import type { Organisation, Wording } from '../queries/organisations.js';
import { reasonsFor } from '../rules.js';
import { deskPath } from './desk-pages.js';
import { Spellings } from './organisation-page.js';

export interface MergeSide {
  readonly organisation: Organisation;
  readonly spellings: readonly Wording[];
  readonly projects: number;
  readonly members: number;
}

export interface MergeView {
  readonly one: MergeSide;
  readonly other: MergeSide;
  readonly typed: { readonly into: string; readonly reason: string };
  readonly errors: readonly FieldError[];
}

/** What a merge would do, before it is done. */
export function MergePage(props: { view: MergeView }): JSX.Element {
  const { one, other, typed, errors } = props.view;
  const both = [one, other];
  const reasons = reasonsFor(one.organisation.name, other.organisation.name);
  const total = formatCount(one.projects + other.projects, 'de');
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={errors} language="de" />
      <h1>Zusammenführen</h1>
      <div class="sides">
        {both.map((side) => (
          <Side side={side} />
        ))}
      </div>
      {reasons.length > 0 && <p safe>{reasons.map((reason) => reasonWords[reason]).join(' ')}</p>}
      <Notice
        title="Was geschieht"
        text={`Bis zu ${total} Vorhaben und alle Schreibweisen stehen danach unter einem Namen. Kein Datensatz ändert seine Schreibweise. Es entsteht ein neuer Registerstand; jede der beiden lässt sich wieder trennen.`}
      />
      <form class="form" method="post" action={`${deskPath}/${one.organisation.publicId}/zusammenfuehren`}>
        <input type="hidden" name="mit" value={other.organisation.publicId} />
        <input type="hidden" name="seenOne" value={String(one.organisation.publishedRevision)} />
        <input type="hidden" name="seenOther" value={String(other.organisation.publishedRevision)} />
        <RadioField
          name="into"
          label="Unter welchem Namen?"
          value={typed.into}
          errors={messagesOf(errors, 'f-into')}
          options={both.map(({ organisation }) => ({
            value: organisation.publicId,
            label: organisation.name,
          }))}
        />
        <TextField
          name="reason"
          label="Grund"
          hint="Steht im Registerstand und im Protokoll: „laut Vereinsregister umbenannt“."
          value={typed.reason}
          maxlength={500}
          errors={messagesOf(errors, 'f-reason')}
        />
        <p class="btns">
          <Button label="Zusammenführen" kind="primary" />
        </p>
      </form>
    </div>
  );
}

const messagesOf = (errors: readonly FieldError[], id: string): string[] =>
  errors.filter(({ fieldId }) => fieldId === id).map(({ message }) => message);

function Side(props: { side: MergeSide }): JSX.Element {
  const { organisation, spellings, projects, members } = props.side;
  return (
    <section>
      <h2 safe>{organisation.name}</h2>
      <p class="muted" safe>
        {`${organisation.legalForm ?? 'Rechtsform nicht angegeben'}, ${formatCount(projects, 'de')} Vorhaben${members > 0 ? `, schon zusammengeführt mit ${members}` : ''}`}
      </p>
      <Spellings spellings={spellings} language="de" />
    </section>
  );
}
