import { formatDay, formatEuro, formatRate } from '../../kernel/format.js';
import { rateOf } from '../../kernel/rate.js';
import type { Language } from '../../kernel/text.js';
import {
  AmountText,
  cityPath,
  componentMessages,
  Fact,
  FactsList,
  FactText,
  localPath,
} from '../../web/index.js';
import { type AmountField, amountFields, catalogueFields, type Party } from '../project-input.js';
import type { ProjectRecord } from '../record.js';
import { AppliedForFact } from './applied-for-fact.js';
import { CatalogueFact } from './catalogue-fact.js';
import { DecisionsFact } from './decisions-fact.js';
import { amountLabels, evidenceLabels, fieldLabels } from './field-labels.js';
import { periodText, placeName } from './list-table.js';
import { projectMessages } from './project-messages.js';

interface FactProps {
  readonly record: ProjectRecord;
  readonly language: Language;
}

/** Amounts that are always shown; the others only when they are known. */
const essentialAmounts: readonly AmountField[] = ['totalEligibleCost', 'unionContribution'];

/** All fields of the record with their sources. */
export function ProjectFacts(props: FactProps): JSX.Element {
  const { record, language } = props;
  return (
    <FactsList>
      <Fact label={fieldLabels.reference[language]}>
        <span class="num" safe>
          {record.reference}
        </span>
      </Fact>
      <OptionalText label={fieldLabels.planNumber[language]} value={record.planNumber} />
      <PartyFact
        label={fieldLabels.beneficiary[language]}
        party={record.beneficiary}
        language={language}
        required
      />
      <PartyFact
        label={fieldLabels.executingBody[language]}
        party={record.executingBody}
        language={language}
      />
      <PlaceFact {...props} />
      <OptionalText label={fieldLabels.area[language]} value={record.area} />
      <Fact label={fieldLabels.period[language]}>
        <FactText text={periodText(record.period, language)} />
      </Fact>
      {amountFields.map((field) => (
        <AmountFact field={field} {...props} />
      ))}
      <RateFacts {...props} />
      {catalogueFields.map((field) => (
        <CatalogueFact field={field} {...props} />
      ))}
      {record.actionFields.length > 0 && (
        <Fact label={fieldLabels.actionFields[language]}>
          <FactText text={record.actionFields.map(({ title }) => title[language]).join('; ')} />
        </Fact>
      )}
      <DecisionsFact {...props} />
      <AppliedForFact {...props} />
      {record.purposeAndAchievements !== null && record.summary !== null && (
        <Fact label={fieldLabels.summary[language]}>
          <FactText text={record.summary} lang="de" verbatim />
        </Fact>
      )}
      <SourceFact {...props} />
    </FactsList>
  );
}

function Unknown(props: { language: Language }): JSX.Element {
  return (
    <span class="muted" safe>
      {componentMessages.notStated[props.language]}
    </span>
  );
}

function OptionalText(props: { label: string; value: string | null }): JSX.Element {
  if (props.value === null) return '';
  return (
    <Fact label={props.label}>
      <FactText text={props.value} lang="de" />
    </Fact>
  );
}

function PartyFact(props: {
  label: string;
  party: Party | null;
  language: Language;
  required?: boolean;
}): JSX.Element {
  const { label, party, language } = props;
  if (party === null && props.required !== true) return '';
  return (
    <Fact
      label={label}
      notes={party?.naturalPerson === true ? [projectMessages.naturalPerson[language]] : []}
    >
      {party === null ? <Unknown language={language} /> : <FactText text={party.name} lang="de" />}
    </Fact>
  );
}

function PlaceFact({ record, language }: FactProps): JSX.Element {
  const { place } = record;
  const name = placeName(place, language);
  const source = place.sourceText;
  const notes = source !== null && source !== name ? [projectMessages.asPublished(source)[language]] : [];
  if (place.kind === 'unmatched' && source !== null) notes.push(projectMessages.unmatchedNote[language]);
  return (
    <Fact label={fieldLabels.place[language]} notes={notes}>
      {place.ags === null ? (
        <FactText text={name} />
      ) : (
        <a href={localPath(language, cityPath(place.ags))} safe>
          {name}
        </a>
      )}
    </Fact>
  );
}

function AmountFact({ field, record, language }: FactProps & { field: AmountField }): JSX.Element {
  const amount = record.amounts[field];
  const label = amountLabels[field][language];
  if (amount !== null) {
    return (
      <Fact label={label} notes={[evidenceLabels[amount.evidence][language]]}>
        <AmountText cents={amount.cents} language={language} />
      </Fact>
    );
  }
  if (!essentialAmounts.includes(field)) return '';
  const derived = field === 'unionContribution' && record.unionContribution.origin === 'derived';
  return (
    <Fact label={label} notes={derived ? derivation(record, language) : []}>
      <AmountText
        cents={derived ? record.unionContribution.cents : null}
        derived={derived}
        language={language}
      />
    </Fact>
  );
}

/** How a derived Union contribution came about: "abgeleitet: 48.000,00 € × 80 %". */
function derivation(record: ProjectRecord, language: Language): string[] {
  const cost = record.amounts.totalEligibleCost;
  if (cost === null || record.unionRate === null) return [];
  return [
    projectMessages.derivedFrom(
      formatEuro(cost.cents, language),
      formatRate(record.unionRate.rate, language),
    )[language],
  ];
}

function RateFacts({ record, language }: FactProps): JSX.Element {
  const { unionRate, grantRate } = record;
  return (
    <>
      {unionRate !== null && (
        <Fact label={fieldLabels.unionRate[language]} notes={unionRateNotes(record, language)}>
          <FactText text={formatRate(unionRate.rate, language)} />
        </Fact>
      )}
      {grantRate !== null && (
        <Fact
          label={fieldLabels.grantRate[language]}
          notes={grantRate.basis === 'amounts' ? [projectMessages.fromAmounts[language]] : []}
        >
          <FactText text={formatRate(grantRate.rate, language)} />
        </Fact>
      )}
    </>
  );
}

/** Says whose rate it is, and what the stated amounts give, so that a reader can check it. */
function unionRateNotes({ unionRate, amounts }: ProjectRecord, language: Language): string[] {
  if (unionRate?.basis === 'amounts') return [projectMessages.fromAmounts[language]];
  if (unionRate?.basis === 'priority') return [projectMessages.ofPriority[language]];
  const { unionContribution, totalEligibleCost } = amounts;
  if (unionContribution === null || totalEligibleCost === null) return [];
  const computed = rateOf(unionContribution.cents, totalEligibleCost.cents);
  return computed === null ? [] : [projectMessages.rateCheck(formatRate(computed, language))[language]];
}

function SourceFact({ record, language }: FactProps): JSX.Element {
  const { title, locator, date } = record.source;
  const notes = [
    ...(date === null ? [] : [projectMessages.readOn(formatDay(date, language))[language]]),
    ...(locator === null ? [] : [projectMessages.row(locator)[language]]),
  ];
  return (
    <Fact label={fieldLabels.source[language]} notes={notes}>
      <FactText text={title} lang="de" />
    </Fact>
  );
}
