import { formatDay } from '../../kernel/format.js';
import { Button, DayField, type FieldError, fieldId, Mark, SelectField, TextField } from '../../web/index.js';
import { noticeKinds } from '../notices.js';
import type { PendingNotice, RecordedNotice } from '../queries/notices.js';
import { howWords, noticeWords } from '../words.js';

export interface NoticesView {
  readonly pending: readonly PendingNotice[];
  readonly recorded: readonly RecordedNotice[];
  /** Where the form is sent; null for whoever only reads. */
  readonly action: string | null;
  /** Projects a notice can be about, by reference. */
  readonly projects: readonly { readonly value: string; readonly label: string }[];
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** Changes the SAB must be told at once: what waits, the form that records one, and what was recorded. */
export function NoticesPart({ view }: { view: NoticesView }): JSX.Element {
  return (
    <section class="sec" id="anzeigen">
      <div class="sechead">
        <h2>Der SAB sofort anzeigen</h2>
        <span class="small muted">NBest-EU Nr. 5</span>
      </div>
      <p class="read small">
        Sinken die Kosten um mehr als 7,5 % oder mehr als 10.000 €, kommen weitere Mittel dazu oder ändert
        sich der Zweck, muss die SAB es sofort erfahren. Hier vermerken Sie, dass Sie es angezeigt haben.
      </p>
      <div class="grid grid--side sec">
        <div>
          <h3>Noch anzuzeigen</h3>
          {view.pending.length === 0 ? (
            <p class="small muted">Nichts.</p>
          ) : (
            <ul class="list">
              {view.pending.map((notice) => (
                <li>
                  <Mark tone={notice.certain ? 'warn' : 'hint'} word={noticeWords[notice.kind]} />
                  <span class="line" safe>
                    {notice.projectName}
                  </span>
                  <div
                    class="meta"
                    safe
                  >{`${notice.reason.de} ${notice.in === 'draft' ? 'Im Entwurf.' : 'Veröffentlicht.'}`}</div>
                </li>
              ))}
            </ul>
          )}
          <h3 class="sec">Angezeigt</h3>
          <Recorded recorded={view.recorded} />
        </div>
        {view.action !== null && view.projects.length > 0 && <NoticeForm view={view} action={view.action} />}
      </div>
    </section>
  );
}

function Recorded({ recorded }: { recorded: readonly RecordedNotice[] }): JSX.Element {
  if (recorded.length === 0) return <p class="small muted">Noch nichts vermerkt.</p>;
  return (
    <ul class="list">
      {recorded.map((notice) => (
        <li>
          <span class="line" safe>{`${noticeWords[notice.kind]}: ${notice.projectName}`}</span>
          <div class="meta" safe>
            {[`${formatDay(notice.sentOn, 'de')}, ${howWords[notice.how]}`, notice.by, notice.note]
              .filter((part) => part !== null)
              .join(' · ')}
          </div>
        </li>
      ))}
    </ul>
  );
}

function NoticeForm({ view, action }: { view: NoticesView; action: string }): JSX.Element {
  const { typed, errors } = view;
  const faults = (name: string): string[] =>
    errors.filter((error) => error.fieldId === fieldId(name)).map(({ message }) => message);
  const first = view.pending[0];
  const options = (words: Readonly<Record<string, string>>, names: readonly string[]) =>
    names.map((value) => ({ value, label: words[value] ?? value }));
  return (
    <aside class="side" aria-label="Anzeige vermerken">
      <form method="post" action={action}>
        <h3>Anzeige vermerken</h3>
        <SelectField
          name="reference"
          label="Vorhaben"
          empty="bitte wählen"
          value={typed.reference ?? first?.reference ?? ''}
          options={view.projects}
          errors={faults('reference')}
        />
        <SelectField
          name="kind"
          label="Was sich ändert"
          empty="bitte wählen"
          value={typed.kind ?? first?.kind ?? ''}
          options={options(noticeWords, noticeKinds)}
          errors={faults('kind')}
        />
        <DayField name="sentOn" label="Angezeigt am" value={typed.sentOn ?? ''} errors={faults('sentOn')} />
        <SelectField
          name="how"
          label="Auf welchem Weg"
          empty="bitte wählen"
          value={typed.how ?? ''}
          options={options(howWords, Object.keys(howWords))}
          errors={faults('how')}
        />
        <TextField
          name="note"
          label="Bemerkung (freiwillig)"
          value={typed.note ?? ''}
          errors={faults('note')}
          maxlength={500}
        />
        <div class="btns">
          <Button label="Vermerken" />
        </div>
      </form>
    </aside>
  );
}
