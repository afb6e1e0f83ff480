import { AreaLinks, type CheckedRecord } from '../../city-records/index.js';
import type { Day } from '../../kernel/day.js';
import { formatCount, formatDay } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { periodText } from '../../projects/index.js';
import {
  BodyRows,
  Cell,
  type Column,
  componentMessages,
  Fact,
  FactsList,
  type KeyFigure,
  KeyFigures,
  localPath,
  RecordTable,
  Row,
  RowHead,
  SheetHead,
  TextFact,
} from '../../web/index.js';
import { type Agreement, entriesOf, isOpen, isOverdue, stateOfCommitment } from '../agreement.js';
import { agreementMessages as words } from '../messages.js';
import { CommitmentMark } from './commitment-mark.js';

interface SheetProps {
  readonly record: CheckedRecord<Agreement>;
  readonly language: Language;
  /** Day by which it is reckoned what is overdue; left out where nobody asks. */
  readonly today?: Day;
  /** Names of action fields, areas and goals, by key and reference; left out where nobody looked. */
  readonly names?: ReadonlyMap<string, string>;
}

/** The sheet of a neighbourhood agreement: who, what for, what was promised and what became of it. */
export function AgreementSheet({ record, language, today, names }: SheetProps): JSX.Element {
  const { content: agreement, reference, cityAgs } = record;
  return (
    <article class="sheet" aria-labelledby="titel">
      <SheetHead
        tag={words.agreement[language]}
        reference={reference}
        cityAgs={cityAgs}
        name={agreement.name}
        language={language}
      />
      <section class="sec">
        <KeyFigures figures={figuresOf(agreement, today ?? null, language)} />
      </section>
      <section class="sec">
        <h2 safe>{words.commitments[language]}</h2>
        <Commitments agreement={agreement} today={today ?? null} language={language} />
      </section>
      <section class="sec">
        <h2 safe>{words.monitoring[language]}</h2>
        <Monitoring agreement={agreement} language={language} />
      </section>
      <section class="sec">
        <h2 safe>{words.parties[language]}</h2>
        <Parties agreement={agreement} language={language} />
      </section>
      <section class="sec">
        <h2 safe>{words.facts[language]}</h2>
        <AgreementFacts agreement={agreement} names={names} language={language} />
      </section>
    </article>
  );
}

function figuresOf({ commitments }: Agreement, today: Day | null, language: Language): KeyFigure[] {
  const figure = (label: string, count: number): KeyFigure => ({
    label,
    value: formatCount(count, language),
    notes: [],
  });
  const late = today === null ? 0 : commitments.filter((one) => isOverdue(one, today)).length;
  return [
    figure(words.commitments[language], commitments.length),
    figure(words.kept[language], commitments.filter((one) => stateOfCommitment(one) === 'kept').length),
    figure(words.open[language], commitments.filter(isOpen).length),
    figure(words.overdue[language], late),
  ];
}

type PartProps = { agreement: Agreement; language: Language };

function Commitments({ agreement, today, language }: PartProps & { today: Day | null }): JSX.Element {
  if (agreement.commitments.length === 0) return <Nothing words={words.noCommitments[language]} />;
  const columns = {
    what: { label: words.commitment[language] },
    body: { label: words.body[language] },
    due: { label: words.due[language] },
    state: { label: words.state[language] },
  } as const satisfies Record<string, Column>;
  const unknown = componentMessages.notStated[language];
  return (
    <RecordTable
      caption={words.commitments[language]}
      columns={Object.values(columns)}
      language={language}
      beside
    >
      <BodyRows>
        {agreement.commitments.map((commitment) => (
          <Row>
            <RowHead>
              <span lang="de" safe>{`${commitment.number} ${commitment.what}`}</span>
            </RowHead>
            <Cell column={columns.body}>
              <span class={commitment.body === null ? 'muted' : undefined} safe>
                {commitment.body ?? unknown}
              </span>
            </Cell>
            <Cell column={columns.due}>
              <span class={commitment.dueOn === null ? 'muted' : 'num'} safe>
                {commitment.dueOn === null ? unknown : formatDay(commitment.dueOn, language)}
              </span>
            </Cell>
            <Cell column={columns.state}>
              <CommitmentMark commitment={commitment} today={today} language={language} />
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}

/** Every monitoring entry, the newest first. */
function Monitoring({ agreement, language }: PartProps): JSX.Element {
  const entries = entriesOf(
    agreement.commitments.flatMap(({ number, monitoring }) =>
      monitoring.map((entry) => ({ ...entry, number })),
    ),
  ).reverse();
  if (entries.length === 0) return <Nothing words={words.noMonitoring[language]} />;
  const columns = {
    day: { label: words.day[language] },
    commitment: { label: words.commitment[language] },
    state: { label: words.state[language] },
    found: { label: words.found[language] },
  } as const satisfies Record<string, Column>;
  return (
    <RecordTable
      caption={words.monitoring[language]}
      columns={Object.values(columns)}
      language={language}
      beside
    >
      <BodyRows>
        {entries.map(({ on, number, state, note, evidence }) => (
          <Row>
            <RowHead>
              <span class="num" safe>
                {formatDay(on, language)}
              </span>
            </RowHead>
            <Cell column={columns.commitment}>
              <span safe>{number}</span>
            </Cell>
            <Cell column={columns.state}>
              <span safe>{words.states[state][language]}</span>
            </Cell>
            <Cell column={columns.found}>
              <div lang="de">
                <span safe>{note ?? ''}</span>
                {evidence !== null && (
                  <span class="sub" safe>
                    {words.evidence(evidence)[language]}
                  </span>
                )}
              </div>
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}

function Parties({ agreement, language }: PartProps): JSX.Element {
  if (agreement.parties.length === 0) return <Nothing words={words.noParties[language]} />;
  return (
    <FactsList>
      {agreement.parties.map(({ name, role }) => (
        <TextFact label={name} value={role} language={language} lang="de" />
      ))}
    </FactsList>
  );
}

const Nothing = (props: { words: string }): JSX.Element => (
  <p class="muted" safe>
    {props.words}
  </p>
);

function AgreementFacts(props: PartProps & { names: SheetProps['names'] }): JSX.Element {
  const { agreement, names, language } = props;
  const named = (keys: readonly string[]): string | null =>
    keys.map((key) => names?.get(key) ?? key).join(', ') || null;
  const { signedOn } = agreement;
  const facts: [label: string, value: string | null, lang?: Language][] = [
    [words.purpose[language], agreement.purpose, 'de'],
    [words.aims[language], agreement.aims.join('\n') || null, 'de'],
    [words.actionFields[language], named(agreement.actionFields)],
    [words.monitoredBy[language], agreement.monitoredBy, 'de'],
    [words.signedOn[language], signedOn === null ? null : formatDay(signedOn, language)],
    [words.period[language], periodText(agreement.period, language)],
    [words.change[language], agreement.change, 'de'],
  ];
  return (
    <FactsList>
      <AreaLinks label={words.areas[language]} areas={agreement.areas} names={names} language={language} />
      {facts.map(([label, value, lang]) => (
        <TextFact label={label} value={value} language={language} lang={lang} />
      ))}
      <Fact label={words.goals[language]}>
        {agreement.goals.length === 0 ? (
          <span class="muted" safe>
            {componentMessages.notStated[language]}
          </span>
        ) : (
          agreement.goals.map((reference) => (
            <a class="line" href={localPath(language, `/ziele/${reference}`)} lang="de" safe>
              {names?.get(reference) ?? reference}
            </a>
          ))
        )}
      </Fact>
    </FactsList>
  );
}
