import {
  Button,
  CheckGroup,
  type FieldError,
  fieldId,
  LongTextField,
  RadioField,
  SelectField,
  TextField,
} from '../../web/index.js';
import type { TypedIndicator } from '../indicator-form.js';
import { countsWords, genderWords, measureWords } from './indicator-words.js';

/** The form of a new indicator, with what was typed and every error at its field. */
export function IndicatorForm(props: {
  typed: TypedIndicator;
  errors: readonly FieldError[];
  periods: readonly string[];
  action: string;
}): JSX.Element {
  const { typed, periods } = props;
  const field = (name: keyof TypedIndicator) => ({
    name,
    value: typed[name],
    errors: props.errors.filter((error) => error.fieldId === fieldId(name)).map(({ message }) => message),
  });
  return (
    <form class="form" method="post" action={props.action}>
      <div class="flds">
        <SelectField
          {...field('fundingPeriod')}
          label="Förderperiode"
          empty="Bitte wählen"
          options={periods.map((period) => ({ value: period, label: period.replace('-', '–') }))}
        />
        <TextField
          {...field('code')}
          label="Code"
          hint="Bleibt für immer, je Förderperiode einmal: SNPO01."
          maxlength={20}
        />
      </div>
      <TextField {...field('title')} label="Name" hint="Was gezählt wird." maxlength={1_000} />
      <TextField {...field('titleEn')} label="Name auf Englisch (freiwillig)" maxlength={1_000} />
      <RadioField
        {...field('measure')}
        label="Art"
        options={[
          { value: 'output', label: measureWords.output, hint: 'Was das Vorhaben tut und wen es erreicht.' },
          { value: 'result', label: measureWords.result, hint: 'Was danach anders ist.' },
        ]}
      />
      <RadioField
        {...field('counts')}
        label="Zählt"
        options={[
          {
            value: 'persons',
            label: countsWords.persons,
            hint: 'Kleine Zahlen werden nicht veröffentlicht.',
          },
          { value: 'entities', label: countsWords.entities, hint: 'Vorhaben, Unternehmen, Einrichtungen.' },
        ]}
      />
      <CheckGroup
        {...field('brokenDownBy')}
        label="Aufgeschlüsselt nach (nur Personen)"
        chosen={typed.brokenDownBy.split('\n')}
        options={Object.entries(genderWords).map(([value, label]) => ({ value, label }))}
        none=""
      />
      <LongTextField
        {...field('parts')}
        label="Teile (freiwillig)"
        rows={2}
        hint="Andere Indikatoren derselben Förderperiode, die ihn zusammen ergeben, eine Gruppe auf jeder Zeile: EECO09 + EECO10 + EECO11."
      />
      <TextField
        {...field('clause')}
        label="Grundlage"
        hint="Vorschrift oder Beschluss, auf dem er beruht."
        maxlength={500}
      />
      <LongTextField
        {...field('reason')}
        label="Grund (freiwillig)"
        rows={2}
        hint="Steht im Änderungsprotokoll."
      />
      <div class="btns">
        <Button label="Indikator veröffentlichen" kind="primary" />
      </div>
    </form>
  );
}
