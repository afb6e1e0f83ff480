import { formatDay } from '../../kernel/format.js';
import { type DraftNotice, howWords, noticeWords } from '../../proofs/index.js';
import {
  Button,
  DayField,
  type FieldError,
  fieldId,
  Notice,
  SelectField,
  TextField,
} from '../../web/index.js';

/** "Angezeigt am 12.11.2026, Förderportal der SAB, Anna Groß" */
const toldWords = ({ told }: DraftNotice): string =>
  told === null
    ? ''
    : [`Angezeigt am ${formatDay(told.sentOn, 'de')}`, howWords[told.how], told.by]
        .filter((part) => part !== null)
        .join(', ');

/** What a change in this section makes the city tell the SAB at once, with the way to where that is recorded. */
export function NoticePrompts(props: { notices: readonly DraftNotice[] }): JSX.Element {
  const { notices } = props;
  return (
    <>
      {notices.map((notice) => (
        <Notice
          title={`Der SAB sofort anzeigen: ${noticeWords[notice.kind]}`}
          text={`${notice.reason.de} (${notice.clause}) ${toldWords(notice)}`.trim()}
          {...(notice.told === null && notice.certain ? { tone: 'warn' as const } : {})}
        />
      ))}
      {notices.some(({ told }) => told === null) && (
        <p class="btns">
          <Button label="Speichern und Anzeige vermerken" name="schritt" value="anzeigen" />
        </p>
      )}
    </>
  );
}

interface NoticeForms {
  readonly notices: readonly DraftNotice[];
  /** Where the forms are sent. */
  readonly action: string;
  /** What was typed into the form of one kind of notice, when it could not be recorded. */
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** Every change of a draft the SAB must be told: when it was, or a form to say so. */
export function NoticesPart({ forms }: { forms: NoticeForms }): JSX.Element {
  if (forms.notices.length === 0) return '';
  return (
    <section class="sec told" id="anzeigen">
      <div class="sechead">
        <h2>Der SAB sofort anzeigen</h2>
        <span class="small muted">NBest-EU Nr. 5</span>
      </div>
      {forms.notices.map((notice) => (
        <section class="stack-s sec">
          <Notice
            title={noticeWords[notice.kind]}
            text={`${notice.reason.de} ${toldWords(notice)}`.trim()}
            {...(notice.told === null ? { tone: 'warn' as const } : {})}
          />
          {notice.told === null && <RecordForm notice={notice} forms={forms} />}
        </section>
      ))}
    </section>
  );
}

function RecordForm({ notice, forms }: { notice: DraftNotice; forms: NoticeForms }): JSX.Element {
  const isTyped = forms.typed.kind === notice.kind;
  const field = (name: string) => ({
    name,
    id: fieldId(`${notice.kind}.${name}`),
    value: isTyped ? (forms.typed[name] ?? '') : '',
    errors: isTyped
      ? forms.errors.filter((error) => error.fieldId === fieldId(name)).map(({ message }) => message)
      : [],
  });
  return (
    <form class="form" method="post" action={forms.action} aria-label={noticeWords[notice.kind]}>
      <input type="hidden" name="kind" value={notice.kind} />
      <div class="flds">
        <DayField {...field('sentOn')} label="Angezeigt am" />
        <SelectField
          {...field('how')}
          label="Auf welchem Weg"
          empty="bitte wählen"
          options={Object.entries(howWords).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <TextField {...field('note')} label="Bemerkung (freiwillig)" maxlength={500} />
      <div class="btns">
        <Button label="Vermerken" />
      </div>
    </form>
  );
}
