import { formatDay } from '../../kernel/format.js';
import { BodyRows, Cell, type Column, cityName, Mark, RecordTable, Row, RowHead } from '../../web/index.js';
import type { Consultation } from '../consultation.js';
import { markOf, topicWords } from '../words.js';

/** Words of a question that fit into a row. */
const longestGist = 120;
const gistOf = (question: string): string =>
  question.length <= longestGist ? question : `${question.slice(0, longestGist - 1)}…`;

/** Requests in their order; with the city where those of several stand together. */
export function ConsultationTable(props: {
  all: readonly Consultation[];
  path: string;
  withCity: boolean;
}): JSX.Element {
  const columns = {
    question: { label: 'Anfrage' },
    ...(props.withCity ? { city: { label: 'Stadt' } } : {}),
    asked: { label: 'Gefragt' },
    due: { label: 'Antwort bis' },
    state: { label: 'Stand' },
  } as const satisfies Record<string, Column>;
  return (
    <RecordTable caption="Anfragen" columns={Object.values(columns)} language="de">
      <BodyRows>
        {props.all.map((one) => (
          <Row>
            <RowHead>
              <a href={`${props.path}/${one.reference}`} safe>
                {`${one.reference}: ${topicWords[one.topic].de}`}
              </a>
              <span class="sub" safe>
                {gistOf(one.question)}
              </span>
            </RowHead>
            {columns.city !== undefined && (
              <Cell column={columns.city}>
                <span safe>{cityName(one.cityAgs)}</span>
              </Cell>
            )}
            <Cell column={columns.asked}>
              <span safe>{formatDay(one.askedOn, 'de')}</span>
            </Cell>
            <Cell column={columns.due}>
              <span safe>{one.dueOn === null ? 'eilt nicht' : formatDay(one.dueOn, 'de')}</span>
            </Cell>
            <Cell column={columns.state}>
              <Mark {...markOf(one)} />
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}
