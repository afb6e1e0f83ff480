import { programmeCityOptions } from '../../places/index.js';
import type { SentForm } from '../../platform/http/form-body.js';
import {
  BodyRows,
  Button,
  Cell,
  type Column,
  cityName,
  ErrorSummary,
  fieldId,
  LongTextField,
  Mark,
  NetworkTabs,
  RecordTable,
  Row,
  RowHead,
  SelectField,
  TextField,
} from '../../web/index.js';
import type { Practice } from '../practice.js';
import { staffPracticePath as path, stateMarks } from '../words.js';

/** What was typed, and what stops it. */
export interface PracticeForm {
  readonly values: SentForm;
  readonly faults: Readonly<Record<string, string>>;
}

const errorsOf = ({ faults }: PracticeForm) =>
  Object.entries(faults).map(([field, message]) => ({ fieldId: fieldId(field), message }));

const columns = {
  title: { label: 'Beispiel' },
  city: { label: 'Stadt' },
  state: { label: 'Stand' },
} as const satisfies Record<string, Column>;

/** All examples, drafts among them. */
export function StaffPracticesPage(props: {
  practices: readonly Practice[];
  mayWrite: boolean;
}): JSX.Element {
  return (
    <div class="wrap main stack">
      <h1>Gute Beispiele</h1>
      <NetworkTabs current="practice" desk="serviceCentre" />
      {props.mayWrite && (
        <p>
          <Button label="Beispiel anlegen" kind="primary" href={`${path}/neu`} />
        </p>
      )}
      {props.practices.length === 0 ? (
        <p>Noch keine Beispiele.</p>
      ) : (
        <RecordTable caption="Gute Beispiele" columns={Object.values(columns)} language="de">
          <BodyRows>
            {props.practices.map(({ reference, title, cityAgs, state }) => (
              <Row>
                <RowHead>
                  <a href={`${path}/${reference}`} safe>
                    {title}
                  </a>
                </RowHead>
                <Cell column={columns.city}>
                  <span safe>{cityAgs === null ? 'mehrere' : cityName(cityAgs)}</span>
                </Cell>
                <Cell column={columns.state}>
                  <Mark {...stateMarks[state]} />
                </Cell>
              </Row>
            ))}
          </BodyRows>
        </RecordTable>
      )}
    </div>
  );
}

export function PracticeFormPage({ form }: { form: PracticeForm }): JSX.Element {
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={errorsOf(form)} language="de" />
      <h1>Beispiel anlegen</h1>
      <p class="lead">Sichtbar wird es erst, wenn Sie es veröffentlichen.</p>
      <Fields form={form} action={path} label="Anlegen" />
    </div>
  );
}

function Fields(props: { form: PracticeForm; action: string; label: string; version?: number }): JSX.Element {
  const { form, version } = props;
  const field = (name: string) => ({
    name,
    value: form.values[name] ?? '',
    errors: form.faults[name] === undefined ? [] : [form.faults[name]],
  });
  return (
    <form class="form" method="post" action={props.action}>
      {version !== undefined && <input type="hidden" name="version" value={String(version)} />}
      <TextField {...field('title')} label="Titel" />
      <SelectField {...field('city')} label="Stadt" empty="mehrere" options={programmeCityOptions()} />
      <LongTextField {...field('summary')} label="Kurzfassung" hint="Ein bis drei Sätze." rows={3} />
      <LongTextField {...field('story')} label="Wie es ging" rows={6} />
      <LongTextField {...field('lessons')} label="Was andere übernehmen können" rows={5} />
      <LongTextField
        {...field('projects')}
        label="Vorhaben dazu"
        hint="Kennungen veröffentlichter Vorhaben, eine je Zeile: SN21-0004."
        rows={3}
      />
      <p class="btns">
        <Button label={props.label} kind="primary" />
      </p>
    </form>
  );
}

/** One example as the service centre works on it. */
export function StaffPracticePage(props: {
  practice: Practice;
  form: PracticeForm;
  mayWrite: boolean;
}): JSX.Element {
  const { practice, form, mayWrite } = props;
  const address = `${path}/${practice.reference}`;
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={errorsOf(form)} language="de" />
      <h1 safe>{practice.title}</h1>
      <p>
        <Mark {...stateMarks[practice.state]} />
      </p>
      {practice.state === 'published' && (
        <p>
          <a href={`/gute-beispiele/${practice.reference}`}>Auf den öffentlichen Seiten ansehen</a>
        </p>
      )}
      {!mayWrite &&
        [practice.summary, practice.story, practice.lessons].map((said) =>
          said === null ? (
            ''
          ) : (
            <p class="verbatim" safe>
              {said}
            </p>
          ),
        )}
      {!mayWrite && practice.projects.length > 0 && (
        <p>
          Vorhaben dazu: <span safe>{practice.projects.join(', ')}</span>
        </p>
      )}
      {mayWrite && (
        <div class="btns">
          {practice.state === 'published' ? (
            <form method="post" action={`${address}/zurueckziehen`}>
              <Button label="Zurückziehen" />
            </form>
          ) : (
            <form method="post" action={`${address}/veroeffentlichen`}>
              <Button label="Veröffentlichen" kind="primary" />
            </form>
          )}
          {practice.state === 'draft' && (
            <form method="post" action={`${address}/entfernen`}>
              <Button label="Entfernen" kind="tertiary" />
            </form>
          )}
        </div>
      )}
      {mayWrite && <Fields form={form} action={address} label="Speichern" version={practice.version} />}
    </div>
  );
}
