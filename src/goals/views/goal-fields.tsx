import { type FormView, sayingsOf } from '../../city-records/index.js';
import { CheckGroup, DayField, FormSection, LongTextField, TextField } from '../../web/index.js';
import { shownReviews } from '../goal-form.js';

/** The fields of a goal: why, how it is measured, what serves it, what its reviews found. */
export function GoalFields({ view }: { view: FormView }): JSX.Element {
  const field = (name: string, fieldOfFinding = name) => ({
    name,
    value: view.values[name] ?? '',
    ...sayingsOf(view, name, fieldOfFinding),
  });
  const group = (name: string) => ({
    name,
    chosen: (view.values[name] ?? '').split('\n'),
    options: view.choices[name] ?? [],
    ...sayingsOf(view, name),
  });
  return (
    <>
      <FormSection id="ziel" legend="Ziel">
        <TextField {...field('name')} label="Ziel" hint="Ein Satz: was sich ändern soll." />
        <TextField {...field('number')} label="Nummer im Konzept" width="short" />
        <CheckGroup
          {...group('areas')}
          label="Gebiete"
          none="Zuerst muss ein Gebiet der Stadt veröffentlicht sein."
        />
        <CheckGroup
          {...group('actionFields')}
          label="Handlungsfelder"
          none="Der Katalog hat keine Handlungsfelder."
        />
      </FormSection>
      <FormSection id="lage" legend="Ausgangslage">
        <LongTextField {...field('strengths')} label="Stärken" rows={3} />
        <LongTextField {...field('weaknesses')} label="Schwächen" rows={3} />
        <LongTextField {...field('needs')} label="Bedarfe" rows={3} />
      </FormSection>
      <FormSection id="mass" legend="Woran man es misst">
        <TextField
          {...field('indicator')}
          label="Indikator"
          hint="Etwa: Einrichtungen, die regelmäßig zusammenarbeiten."
        />
        <TextField {...field('unit')} label="Einheit" hint="Etwa: Einrichtungen, Prozent." width="short" />
        <div class="flds">
          <TextField {...field('baseline')} label="Ausgangswert" width="short" />
          <DayField {...field('baselineOn')} label="am" />
        </div>
        <div class="flds">
          <TextField {...field('target')} label="Zielwert" width="short" />
          <DayField {...field('targetOn')} label="bis" />
        </div>
        <DayField {...field('nextReviewOn')} label="Nächste Überprüfung bis" />
      </FormSection>
      <FormSection id="weg" legend="Was dazu beiträgt">
        <LongTextField {...field('measures')} label="Maßnahmen" rows={4} />
        <CheckGroup
          {...group('projects')}
          label="Vorhaben"
          hint="Ein Vorhaben kann mehreren Zielen dienen; in Summen zählt es einmal."
          none="Die Stadt hat kein veröffentlichtes Vorhaben."
        />
      </FormSection>
      <FormSection id="ueberpruefungen" legend="Überprüfungen">
        {Array.from({ length: shownReviews(view.values) }, (_, index) => (
          <ReviewFields view={view} index={index} />
        ))}
      </FormSection>
    </>
  );
}

function ReviewFields({ view, index }: { view: FormView; index: number }): JSX.Element {
  const field = (name: string) => ({
    name: `r${index}.${name}`,
    value: view.values[`r${index}.${name}`] ?? '',
    ...sayingsOf(view, `r${index}.${name}`, `reviews.${index}.${name}`),
  });
  const day = field('on').value;
  const isFaulty = Object.keys(view.faults).some((name) => name.startsWith(`r${index}.`));
  return (
    <details class="fold" open={isFaulty}>
      <summary safe>{day === '' ? 'Weitere Überprüfung' : `Überprüfung vom ${day}`}</summary>
      <div class="block">
        <div class="flds">
          <DayField {...field('on')} label="Tag" />
          <TextField {...field('value')} label="Gemessener Wert" width="short" />
        </div>
        <LongTextField {...field('reached')} label="Was erreicht wurde" rows={3} />
        <LongTextField {...field('evidence')} label="Nachweis" hint="Worauf sich das stützt." rows={2} />
        <LongTextField
          {...field('involved')}
          label="Beteiligt"
          hint="Organisationen und Runden, keine Namen von Personen."
          rows={2}
        />
      </div>
    </details>
  );
}
