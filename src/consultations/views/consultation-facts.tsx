import { formatDay } from '../../kernel/format.js';
import { cityName, Fact, FactsList, FactText, Mark } from '../../web/index.js';
import type { Consultation } from '../consultation.js';
import { markOf, topicWords } from '../words.js';

const dayOf = (day: string | null, none: string): string => (day === null ? none : formatDay(day, 'de'));

/** Who asks what until when, and how it stands; the time spent is for the service centre and auditors. */
export function ConsultationFacts(props: { one: Consultation; withMinutes?: boolean }): JSX.Element {
  const { one } = props;
  return (
    <>
      <FactsList>
        <Fact label="Stand">
          <Mark {...markOf(one)} />
        </Fact>
        <Fact label="Stadt">
          <FactText text={cityName(one.cityAgs)} />
        </Fact>
        <Fact label="Thema">
          <FactText text={topicWords[one.topic].de} />
        </Fact>
        <Fact label="Gefragt">
          <FactText
            text={[formatDay(one.askedOn, 'de'), ...(one.askedBy === null ? [] : [one.askedBy])].join(', ')}
          />
        </Fact>
        <Fact label="Antwort bis">
          <FactText text={dayOf(one.dueOn, 'eilt nicht')} />
        </Fact>
        {one.answeredOn !== null && (
          <Fact label="Beantwortet">
            <FactText
              text={[
                formatDay(one.answeredOn, 'de'),
                ...(one.answeredBy === null ? [] : [one.answeredBy]),
              ].join(', ')}
            />
          </Fact>
        )}
        {props.withMinutes === true && (
          <Fact label="Aufwand">
            <FactText text={one.minutes === null ? 'nicht angegeben' : `${one.minutes} Minuten`} />
          </Fact>
        )}
      </FactsList>
      <h2>Frage</h2>
      <p class="verbatim" safe>
        {one.question}
      </p>
    </>
  );
}
