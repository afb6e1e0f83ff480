import { type FormView, sayingsOf } from '../../city-records/index.js';
import {
  AmountGrid,
  CheckField,
  CheckGroup,
  DayField,
  FormSection,
  LongTextField,
  SelectField,
  TextField,
} from '../../web/index.js';
import { planMessages as words } from '../messages.js';
import { budgetYears, shownProjects } from '../plan-form.js';
import { frameworkBases, plannedKinds } from '../schemas.js';

const fieldsOf =
  (view: FormView) =>
  (name: string, fieldOfFinding = name) => ({
    name,
    value: view.values[name] ?? '',
    ...sayingsOf(view, name, fieldOfFinding),
  });

/** The fields of an action plan: parts A and B in short, its way, its framework, part C. */
export function PlanFields({ view }: { view: FormView }): JSX.Element {
  const field = fieldsOf(view);
  return (
    <>
      <FormSection id="konzept" legend="Konzept">
        <TextField {...field('name')} label="Name" hint="So, wie er auf dem Konzept steht." />
        <SelectField
          {...field('fundingPeriod')}
          label="Förderperiode"
          empty="keine"
          options={view.choices.fundingPeriod ?? []}
        />
        <CheckGroup
          {...field('areas')}
          label="Gebiete"
          chosen={field('areas').value.split('\n')}
          options={view.choices.areas ?? []}
          none="Zuerst muss ein Gebiet der Stadt veröffentlicht sein."
        />
        <CheckField
          name="transitional"
          label="Übergangskonzept"
          hint="Verkürztes Konzept für Vorhaben, die aus 2014–2020 weitergehen."
          checked={(view.values.transitional ?? '') !== ''}
        />
        <LongTextField
          {...field('change')}
          label="Wesentliche Änderung"
          hint="Nur bei einer Fortschreibung: was sich ändert und neu bestätigt werden muss."
          rows={2}
        />
        <LongTextField {...field('insek')} label="Bezug zum INSEK" rows={2} />
        <LongTextField {...field('urbanRenewal')} label="Städtebauförderung und EFRE" rows={2} />
        <LongTextField
          {...field('participants')}
          label="Beteiligte"
          hint="Wer das Konzept mit erarbeitet hat. Eine Zeile je Organisation."
          rows={5}
        />
        <LongTextField
          {...field('partA')}
          label="Teil A in Kürze"
          hint="Gebiet, Problemlagen, Bedarfe."
          rows={5}
        />
        <LongTextField {...field('partB')} label="Teil B in Kürze" hint="Strategischer Ansatz." rows={5} />
      </FormSection>
      <FormSection id="weg" legend="Einreichen, Prüfen, Bestätigen">
        <div class="flds">
          <DayField {...field('submittedOn')} label="Bei der SAB eingereicht" />
          <DayField {...field('examinedOn')} label="Von der SAB geprüft" />
          <DayField {...field('confirmedOn')} label="Vom Ministerium bestätigt" />
        </div>
        <TextField {...field('confirmedBy')} label="Ministerium" hint="So, wie es damals hieß." />
        <LongTextField {...field('conditions')} label="Auflagen" rows={3} />
      </FormSection>
      <FrameFields view={view} />
      <FormSection id="teil-c" legend="Teil C: Vorhaben">
        {Array.from({ length: shownProjects(view.values) }, (_, index) => (
          <ProjectFields view={view} index={index} />
        ))}
        <p class="hint">Gespeichert kommen weitere leere Plätze hinzu.</p>
      </FormSection>
    </>
  );
}

function FrameFields({ view }: { view: FormView }): JSX.Element {
  const field = fieldsOf(view);
  return (
    <FormSection id="rahmen" legend="Rahmenbescheid">
      <div class="flds">
        <TextField {...field('frameNumber')} label="Nummer" />
        <DayField {...field('frameOn')} label="Tag" />
      </div>
      <SelectField
        {...field('frameBasis', 'framework')}
        label="Worauf sich der Rahmen bezieht"
        hint="Danach richtet sich, womit die Planung verglichen wird."
        empty="nicht angegeben"
        options={frameworkBases.map((basis) => ({ value: basis, label: words.bases[basis].de }))}
      />
      <div class="flds">
        <DayField {...field('frameStart')} label="Bewilligungszeitraum von" />
        <DayField {...field('frameEnd')} label="bis" />
      </div>
      <AmountGrid
        caption="Rahmen nach Haushaltsjahren, in Euro"
        rowHead="Jahr"
        columns={['Betrag']}
        lines={budgetYears(view.values.fundingPeriod).map((year) => ({
          label: String(year),
          cells: [cellOf(view, `frame.${year}`)],
        }))}
      />
    </FormSection>
  );
}

const cellOf = ({ values, faults }: FormView, name: string) => ({
  name,
  value: values[name] ?? '',
  error: faults[name],
});

function ProjectFields({ view, index }: { view: FormView; index: number }): JSX.Element {
  const field = (name: string) => fieldsOf(view)(`p${index}.${name}`, `projects.${index}.${name}`);
  const number = field('number').value;
  const isFaulty = Object.keys(view.faults).some((name) => name.startsWith(`p${index}.`));
  return (
    <details class="fold" open={isFaulty}>
      <summary safe>{number === '' ? 'Weiteres Vorhaben' : `${number} ${field('name').value}`}</summary>
      <div class="block">
        <div class="flds">
          <TextField {...field('number')} label="Nummer" hint="Etwa E.2." />
          <SelectField
            {...field('kind')}
            label="Art"
            empty={words.neighbourhood.de}
            options={plannedKinds.map((kind) => ({ value: kind, label: words[kind].de }))}
          />
        </div>
        <TextField {...field('name')} label="Name" />
        <TextField
          {...field('executingBody')}
          label="Projektträger"
          hint="Leer, wenn es die Stadt selbst ist."
        />
        <SelectField
          {...field('reference')}
          label="Vorhaben im Register"
          empty={words.notLinked.de}
          options={view.choices.projects ?? []}
        />
        <AmountGrid
          caption="Kosten und Finanzierung, in Euro"
          rowHead="Jahr"
          columns={['Kosten', 'Zuwendung', 'Eigenanteil']}
          lines={budgetYears(view.values.fundingPeriod).map((year) => ({
            label: String(year),
            cells: ['cost', 'grant', 'ownShare'].map((kind) => cellOf(view, `p${index}.${kind}.${year}`)),
          }))}
        />
      </div>
    </details>
  );
}
