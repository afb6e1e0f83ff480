import {
  ActionBar,
  Button,
  ErrorSummary,
  FormSection,
  fieldId,
  Mark,
  SectionNavigation,
} from '../../web/index.js';
import { marksOf } from '../form/compare-forms.js';
import { type DraftForm, errorsIn, partStates } from '../form/draft-form.js';
import { type FormPartId, partOf } from '../form/fields.js';
import { ActionFields } from './action-fields.js';
import { DecisionsPart } from './decisions-part.js';
import { DraftField } from './draft-field.js';
import { FieldComments, timeText } from './field-comments.js';
import { draftMark } from './marks.js';
import { NoticePrompts } from './notices-part.js';
import { PartFindings } from './part-findings.js';
import { PastePart } from './paste-part.js';

/** Id of the form element, for buttons outside of it. */
const formId = 'entwurf';

/** The form of a draft its city can still change. */
export function DraftPage(props: { form: DraftForm }): JSX.Element {
  const { form } = props;
  const { draft } = form;
  const errors = errorsIn(form);
  const mark = draftMark(draft);
  return (
    <>
      <div class="wrap main">
        <div class="phead phead--rec">
          <p class="over">
            {draft.reference !== null && <b safe>{draft.reference}</b>}
            <span safe>{kindLine(draft.kind)}</span>
            <Mark tone={mark.tone} word={mark.word} />
          </p>
          <h1 safe>{draft.input.name === '' ? 'Neues Vorhaben' : draft.input.name}</h1>
        </div>
        <div class="grid grid--form">
          <SectionNavigation parts={partStates(form)} />
          <form
            id={formId}
            class="form"
            method="post"
            action={`/arbeitsbereich/entwurf/${draft.id}`}
            enctype="multipart/form-data"
            novalidate
            data-autosave={draft.id}
            data-answered={form.paste !== null}
          >
            <input type="hidden" name="version" value={String(draft.version)} />
            <input type="hidden" name="stand" value={marksOf(form.values)} />
            <input type="hidden" name="gesehen" value={String(draft.presentRevision)} />
            {/* Enter in a field presses the first button of a form: that is to be the harmless one. */}
            <button
              class="vh"
              type="submit"
              name="schritt"
              value="speichern"
              tabindex="-1"
              aria-hidden="true"
            >
              Speichern
            </button>
            <ErrorSummary
              language="de"
              errors={errors.map(({ field, message }) => ({ fieldId: anchorOf(field), message }))}
              title={
                errors.length === 1
                  ? '1 Angabe verhindert das Einreichen'
                  : `${errors.length} Angaben verhindern das Einreichen`
              }
              note="Gespeichert ist alles. Sie können auch später weitermachen."
            />
            <Whole form={form} />
            <PastePart form={form} />
            <Parts form={form} />
            <p class="part">
              <a href={`/arbeitsbereich/entwurf/${draft.id}/verwerfen`}>
                {draft.kind === 'new' ? 'Entwurf verwerfen' : 'Änderung verwerfen'}
              </a>
            </p>
          </form>
        </div>
      </div>
      <Bar form={form} />
    </>
  );
}

const kindLine = (kind: DraftForm['draft']['kind']): string =>
  kind === 'new' ? 'Neues Vorhaben' : 'Änderung des veröffentlichten Vorhabens';

/** Where the summary leads: the control of a field, or the section something belongs to. */
const anchorOf = (field: string): string => (field.startsWith('#') ? field.slice(1) : fieldId(field));

function Whole(props: { form: DraftForm }): JSX.Element {
  const { draft } = props.form;
  return (
    <>
      {draft.publishedMeanwhile && (
        <div class="note note--warn">
          <b>Das Vorhaben wurde inzwischen neu veröffentlicht</b>
          <span>
            Unter jedem geänderten Feld steht, was jetzt veröffentlicht ist. Wenn Sie speichern, gilt Ihr
            Entwurf für diesen Stand.
          </span>
        </div>
      )}
      <FieldComments draft={draft} field={null} />
    </>
  );
}

function Fields(props: { form: DraftForm; names: readonly string[] }): JSX.Element {
  return (
    <>
      {props.names.map((name) => (
        <DraftField form={props.form} name={name} />
      ))}
    </>
  );
}

function Section(props: {
  form: DraftForm;
  id: FormPartId;
  legend: string;
  children?: JSX.Element | JSX.Element[];
}): JSX.Element {
  return (
    <FormSection id={props.id} legend={props.legend}>
      <PartFindings form={props.form} part={props.id} />
      <NoticePrompts notices={props.form.notices.filter(({ field }) => partOf(field) === props.id)} />
      {props.children as 'safe'}
    </FormSection>
  );
}

function Parts(props: { form: DraftForm }): JSX.Element {
  const { form } = props;
  return (
    <>
      <Section form={form} id="vorhaben" legend="Vorhaben">
        <Fields form={form} names={['name']} />
        <div class="flds">
          <Fields form={form} names={['planNumber', 'area']} />
        </div>
        <Fields
          form={form}
          names={[
            'beneficiary',
            'beneficiaryIsNaturalPerson',
            'executingBody',
            'executingBodyIsNaturalPerson',
          ]}
        />
      </Section>
      <Section form={form} id="geld-und-zeit" legend="Geld und Zeit">
        <Fields form={form} names={['totalEligibleCost', 'unionContribution']} />
        <div class="flds">
          <Fields form={form} names={['period.start', 'period.end']} />
        </div>
        <MorePlan form={form} />
      </Section>
      <DecisionsPart form={form} />
      <Section form={form} id="einordnung" legend="Einordnung">
        <Fields form={form} names={['fundingGuideline', 'fundingObject', 'interventionCategory']} />
        <Fields form={form} names={['specificObjective', 'priority']} />
        <div class="flds">
          <Fields form={form} names={['fundingPeriod', 'fund']} />
        </div>
        <ActionFields form={form} />
      </Section>
      <Section form={form} id="zweck" legend="Zweck">
        <Fields form={form} names={['purposeAndAchievements', 'summary']} />
      </Section>
    </>
  );
}

const planFields = [
  'totalCost',
  'grant',
  'landFunds',
  'ownShare',
  'thirdPartyFunds',
  'unionRate',
  'grantRate',
];

/** The rest of the financing plan: folded away as long as nothing of it is known or in doubt. */
function MorePlan(props: { form: DraftForm }): JSX.Element {
  const { form } = props;
  const isUsed = planFields.some(
    (name) => (form.values[name] ?? '') !== '' || form.findings.some(({ field }) => field === name),
  );
  return (
    <details class="fold" open={isUsed}>
      <summary>Weitere Beträge des Finanzierungsplans</summary>
      <div class="flds">
        <Fields form={form} names={planFields} />
      </div>
    </details>
  );
}

/** Who sees what was just saved: once it was given back, the service centre follows the work. */
const readersOf = ({ state, cityName }: DraftForm['draft']): string =>
  state === 'returned'
    ? 'Ihre Stadt und die Servicestelle sehen diesen Entwurf.'
    : `Nur ${cityName ?? 'Ihre Stadt'} sieht diesen Entwurf.`;

function Bar(props: { form: DraftForm }): JSX.Element {
  const { draft } = props.form;
  const mayHandIn = draft.actions.includes('handIn');
  const saved = timeText(draft.updatedAt);
  const day = timeText(new Date()).slice(0, 10);
  const when = saved.startsWith(day) ? `um ${saved.slice(12)} Uhr` : `am ${saved.slice(0, 10)}`;
  return (
    <ActionBar
      live
      state={`Gespeichert ${when}.`}
      more={`${readersOf(draft)}${mayHandIn ? '' : ' Einreichen kann die Leitung.'}`}
    >
      <Button kind="tertiary" label="Später weiter" name="schritt" value="spaeter" form={formId} />
      <Button label="Vorschau" name="schritt" value="vorschau" form={formId} />
      <Button
        label="Speichern"
        name="schritt"
        value="speichern"
        form={formId}
        kind={mayHandIn ? 'secondary' : 'primary'}
      />
      {mayHandIn && (
        <Button kind="primary" label="Einreichen" name="schritt" value="einreichen" form={formId} />
      )}
    </ActionBar>
  );
}
