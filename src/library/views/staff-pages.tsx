import { formatMoment } from '../../kernel/format.js';
import type { SentForm } from '../../platform/http/form-body.js';
import {
  BodyRows,
  Button,
  Cell,
  type Column,
  DownloadList,
  ErrorSummary,
  Fact,
  FactsList,
  FactText,
  type FieldError,
  FileField,
  fieldId,
  LongTextField,
  Mark,
  NetworkTabs,
  Notice,
  RecordTable,
  Row,
  RowHead,
  SelectField,
  TextField,
} from '../../web/index.js';
import { countingFiles, type Handout, handoutAudiences, handoutKinds, licences } from '../handout.js';
import {
  audienceWords,
  fileWords,
  kindWords,
  libraryPath,
  licenceWords,
  staffLibraryPath as path,
  stateMarks,
} from '../words.js';

export interface HandoutFormState {
  readonly values?: SentForm;
  readonly faults: Readonly<Record<string, string>>;
  /** True when somebody else changed it meanwhile. */
  readonly isStale?: boolean;
  /** What was typed into the form that takes a version back. */
  readonly withdrawal?: SentForm;
}

export const valuesOfHandout = ({
  title,
  kind,
  audience,
  licence,
  description,
  author,
}: Handout): SentForm => ({
  ...{ title, kind, audience, licence },
  description: description ?? '',
  author: author ?? '',
});

const columns = {
  title: { label: 'Arbeitshilfe' },
  audience: { label: 'Für wen' },
  files: { label: 'Fassungen', kind: 'amount' },
  state: { label: 'Stand' },
} as const satisfies Record<string, Column>;

/** Everything in the library, drafts among them. */
export function StaffLibraryPage(props: { handouts: readonly Handout[]; mayWrite: boolean }): JSX.Element {
  return (
    <div class="wrap main stack">
      <h1>Arbeitshilfen</h1>
      <NetworkTabs current="library" desk="serviceCentre" />
      {props.mayWrite && (
        <p>
          <Button label="Arbeitshilfe anlegen" kind="primary" href={`${path}/neu`} />
        </p>
      )}
      {props.handouts.length === 0 ? (
        <p>Noch keine Arbeitshilfen.</p>
      ) : (
        <RecordTable caption="Arbeitshilfen" columns={Object.values(columns)} language="de">
          <BodyRows>
            {props.handouts.map((handout) => (
              <Row>
                <RowHead>
                  <a href={`${path}/${handout.reference}`} safe>
                    {handout.title}
                  </a>
                  <span class="sub" safe>
                    {kindWords[handout.kind].de}
                  </span>
                </RowHead>
                <Cell column={columns.audience}>
                  <span safe>{audienceWords[handout.audience].de}</span>
                </Cell>
                <Cell column={columns.files}>{handout.files.length}</Cell>
                <Cell column={columns.state}>
                  <Mark {...stateMarks[handout.state]} />
                </Cell>
              </Row>
            ))}
          </BodyRows>
        </RecordTable>
      )}
    </div>
  );
}

const errorsOf = ({ faults, isStale }: HandoutFormState): FieldError[] => [
  ...Object.entries(faults).map(([field, message]) => ({ fieldId: fieldId(field), message })),
  ...(isStale === true
    ? [
        {
          fieldId: fieldId('title'),
          message:
            'Jemand hat die Arbeitshilfe inzwischen geändert. Ihr Text steht noch da. Speichern Sie noch einmal, wenn er gelten soll.',
        },
      ]
    : []),
];

/** The form of a new handout; its file follows. */
export function HandoutFormPage(props: {
  values: SentForm;
  faults: HandoutFormState['faults'];
}): JSX.Element {
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={errorsOf(props)} language="de" />
      <h1>Arbeitshilfe anlegen</h1>
      <p class="lead">
        Die Datei folgt im nächsten Schritt. Sichtbar wird sie erst, wenn Sie sie veröffentlichen.
      </p>
      <HandoutFields state={props} action={path} label="Anlegen" />
    </div>
  );
}

function HandoutFields(props: {
  state: HandoutFormState;
  action: string;
  label: string;
  version?: number;
}): JSX.Element {
  const { state, version } = props;
  const field = (name: string) => ({
    name,
    value: state.values?.[name] ?? '',
    errors: state.faults[name] === undefined ? [] : [state.faults[name]],
  });
  return (
    <form class="form" method="post" action={props.action}>
      {version !== undefined && <input type="hidden" name="version" value={String(version)} />}
      <TextField {...field('title')} label="Titel" />
      <div class="flds">
        <SelectField
          {...field('kind')}
          label="Art"
          empty="Bitte wählen"
          options={handoutKinds.map((kind) => ({ value: kind, label: kindWords[kind].de }))}
        />
        <SelectField
          {...field('audience')}
          label="Für wen"
          empty="Bitte wählen"
          options={handoutAudiences.map((audience) => ({
            value: audience,
            label: audienceWords[audience].de,
          }))}
        />
      </div>
      <LongTextField {...field('description')} label="Beschreibung" rows={4} />
      <TextField {...field('author')} label="Verfasser" hint="So, wie er zu nennen ist." />
      <SelectField
        {...field('licence')}
        label="Nutzung"
        empty="Bitte wählen"
        options={licences.map((licence) => ({ value: licence, label: licenceWords[licence].name.de }))}
      />
      <p class="btns">
        <Button label={props.label} kind="primary" />
      </p>
    </form>
  );
}

/** One handout with its versions, as the service centre keeps it. */
export function StaffHandoutPage(props: {
  handout: Handout;
  state: HandoutFormState;
  isTyped: boolean;
  mayWrite: boolean;
}): JSX.Element {
  const { handout, state, isTyped, mayWrite } = props;
  const address = `${path}/${handout.reference}`;
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={errorsOf(state)} language="de" />
      <h1 safe>{handout.title}</h1>
      <p>
        <Mark {...stateMarks[handout.state]} />
      </p>
      {handout.state === 'published' && (
        <p>
          <a href={`${libraryPath}/${handout.reference}`}>Auf den öffentlichen Seiten ansehen</a>
        </p>
      )}
      {mayWrite ? <Steps handout={handout} address={address} /> : <Said handout={handout} />}
      <section class="stack" id="fassungen">
        <h2>Fassungen</h2>
        {handout.files.length === 0 && <p>Noch keine Datei.</p>}
        {handout.files.length > 0 && (
          <DownloadList
            downloads={handout.files.map((file) => ({
              label: `Fassung ${file.number}: ${file.fileName}`,
              href: `/api/v1/handouts/${handout.reference}/files/${file.number}`,
              kind: 'document' as const,
              meta: [
                fileWords(file, 'de'),
                formatMoment(file.addedAt),
                ...(file.note === null ? [] : [file.note]),
                file.isSearched ? 'durchsuchbar' : 'nicht durchsuchbar',
                ...(file.withdrawnAt === null
                  ? []
                  : [`zurückgezogen ${formatMoment(file.withdrawnAt)}: ${file.withdrawnReason ?? ''}`]),
              ].join(' · '),
            }))}
          />
        )}
        {mayWrite && countingFiles(handout).length > 0 && (
          <WithdrawalForm handout={handout} state={state} action={`${address}/fassung-zurueckziehen`} />
        )}
        {mayWrite && (
          <form class="form" method="post" action={`${address}/datei`} enctype="multipart/form-data">
            <FileField
              name="file"
              label="Neue Fassung"
              hint="PDF, Word, Excel, PowerPoint, LibreOffice oder Bild, bis 20 MB."
              accept=".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.png,.jpg,.jpeg"
              errors={state.faults.file === undefined ? [] : [state.faults.file]}
            />
            <TextField name="note" label="Was ist neu?" value="" maxlength={1_000} />
            <p class="btns">
              <Button label="Hochladen" kind="primary" />
            </p>
          </form>
        )}
      </section>
      {mayWrite && (
        <details class="fold" open={isTyped}>
          <summary>Angaben ändern</summary>
          <HandoutFields state={state} action={address} label="Angaben speichern" version={handout.version} />
        </details>
      )}
    </div>
  );
}

/** What is said of it, for those who only read. */
function Said({ handout }: { handout: Handout }): JSX.Element {
  const { description, author, kind, audience, licence } = handout;
  return (
    <>
      {description !== null && (
        <p class="verbatim" safe>
          {description}
        </p>
      )}
      <FactsList>
        <Fact label="Art">
          <FactText text={kindWords[kind].de} />
        </Fact>
        <Fact label="Für wen">
          <FactText text={audienceWords[audience].de} />
        </Fact>
        <Fact label="Verfasser">
          <FactText text={author ?? 'nicht angegeben'} />
        </Fact>
        <Fact label="Nutzung">
          <FactText text={licenceWords[licence].name.de} />
        </Fact>
      </FactsList>
    </>
  );
}

/** Takes one version back, with a reason everybody sees. */
function WithdrawalForm(props: { handout: Handout; state: HandoutFormState; action: string }): JSX.Element {
  const { handout, state, action } = props;
  const field = (name: string) => ({
    name,
    value: state.withdrawal?.[name] ?? '',
    errors: state.faults[name] === undefined ? [] : [state.faults[name]],
  });
  return (
    <details class="fold" open={state.withdrawal !== undefined}>
      <summary>Eine Fassung zurückziehen</summary>
      <form class="form" method="post" action={action}>
        <p class="hint">
          Sie bleibt mit dem Grund in der Liste stehen, laden kann sie nur noch die Servicestelle. Es gilt
          wieder die Fassung davor.
        </p>
        <SelectField
          {...field('number')}
          label="Fassung"
          empty="Bitte wählen"
          options={countingFiles(handout).map(({ number, fileName }) => ({
            value: String(number),
            label: `${number}: ${fileName}`,
          }))}
        />
        <TextField {...field('reason')} label="Grund, für alle sichtbar" />
        <p class="btns">
          <Button label="Fassung zurückziehen" />
        </p>
      </form>
    </details>
  );
}

function Steps({ handout, address }: { handout: Handout; address: string }): JSX.Element {
  if (handout.state === 'published')
    return (
      <form method="post" action={`${address}/zurueckziehen`}>
        <Button label="Zurückziehen" />
      </form>
    );
  return (
    <>
      {handout.files.length === 0 && (
        <Notice title="Es fehlt die Datei." text="Danach können Sie veröffentlichen." />
      )}
      <div class="btns">
        {handout.files.length > 0 && (
          <form method="post" action={`${address}/veroeffentlichen`}>
            <Button label="Veröffentlichen" kind="primary" />
          </form>
        )}
        {handout.state === 'draft' && (
          <form method="post" action={`${address}/entfernen`}>
            <Button label="Entfernen" kind="tertiary" />
          </form>
        )}
      </div>
    </>
  );
}
