import { type FormView, sayingsOf } from '../../city-records/index.js';
import { DayField, FormSection, LongTextField, RadioField, SelectField, TextField } from '../../web/index.js';
import { areaKinds, leaderKinds } from '../area.js';
import { areaMessages } from '../messages.js';

/** The fields of an area; its perimeter is sent apart. */
export function AreaFields({ view }: { view: FormView }): JSX.Element {
  const field = (name: string, fieldOfFinding = name) => ({
    name,
    value: view.values[name] ?? '',
    ...sayingsOf(view, name, fieldOfFinding),
  });
  return (
    <>
      <FormSection id="gebiet" legend="Gebiet">
        <TextField {...field('name')} label="Name" hint="So, wie ihn das Handlungskonzept schreibt." />
        <RadioField
          {...field('kind')}
          label="Art"
          options={areaKinds.map((kind) => ({ value: kind, label: areaMessages.kinds[kind].de }))}
        />
        <SelectField
          {...field('fundingPeriod')}
          label="Förderperiode"
          hint="Ihre Richtlinie entscheidet, was vom Gebiet verlangt wird."
          empty="keine"
          options={view.choices.fundingPeriod ?? []}
        />
        <div class="flds">
          <DayField {...field('start', 'period.start')} label="Beginn" />
          <DayField {...field('end', 'period.end')} label="Ende" />
        </div>
        <LongTextField
          {...field('description')}
          label="Beschreibung"
          hint="Zwei bis fünf Sätze zu Lage, Bebauung und Problemlagen."
          rows={5}
        />
        <LongTextField
          {...field('spellings')}
          label="Andere Namen"
          hint="Eine Zeile je Name. Vorhaben, die einen davon als Gebiet nennen, gehören dazu."
          rows={2}
        />
      </FormSection>
      <FormSection id="menschen" legend="Menschen im Gebiet">
        <div class="flds">
          <TextField {...field('inhabitants')} label="Einwohner" width="short" />
          <DayField {...field('inhabitantsOn')} label="Stichtag der Einwohnerzahl" />
        </div>
        <div class="flds">
          <TextField {...field('sgb2Rate')} label="SGB-II-Quote in Prozent" width="short" />
          <DayField {...field('sgb2RateOn')} label="Stichtag der Quote" />
        </div>
      </FormSection>
      <FormSection id="programme" legend="Überschneidung mit anderen Programmen">
        <LongTextField
          {...field('urbanRenewal')}
          label="Städtebauförderung"
          hint="Programm und Gebiet, auch abgeschlossen oder beantragt."
          rows={2}
        />
        <LongTextField {...field('erdf')} label="EFRE-Stadtentwicklung" rows={2} />
        <SelectField
          {...field('leader')}
          label="LEADER"
          empty="nicht angegeben"
          options={leaderKinds.map((kind) => ({ value: kind, label: areaMessages.leaderKinds[kind].de }))}
        />
        <LongTextField {...field('otherProgrammes')} label="Andere Programme" rows={2} />
      </FormSection>
    </>
  );
}
