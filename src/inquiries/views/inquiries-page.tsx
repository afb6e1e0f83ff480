import type { Day } from '../../kernel/day.js';
import { formatDay } from '../../kernel/format.js';
import { BodyRows, Cell, type Column, Mark, RecordTable, Row, RowHead } from '../../web/index.js';
import type { ListedInquiry } from '../queries.js';
import { inquiriesPath, nameOf, stateMarks } from '../words.js';

export interface InquiriesView {
  readonly inquiries: readonly ListedInquiry[];
  readonly today: Day;
  readonly mayWrite: boolean;
}

const columns = {
  name: { label: 'Anfrage' },
  due: { label: 'Frist' },
  questions: { label: 'Fragen beantwortet', kind: 'amount' },
  state: { label: 'Stand' },
} as const satisfies Record<string, Column>;

/** The log of questions from parliament: what is due first, then what was answered. */
export function InquiriesPage(props: { view: InquiriesView }): JSX.Element {
  const { inquiries, mayWrite } = props.view;
  return (
    <div class="wrap main stack">
      <h1>Anfragen aus dem Landtag</h1>
      <p class="lead">
        Kleine Anfragen mit ihren Fragen, Antworten und den Zahlen, wie sie beantwortet wurden.
      </p>
      {mayWrite && (
        <p>
          <a class="kern-btn kern-btn--primary" href={`${inquiriesPath}/neu`}>
            <span class="kern-label">Anfrage eintragen</span>
          </a>
        </p>
      )}
      {inquiries.length === 0 ? (
        <p>Noch keine Anfrage eingetragen.</p>
      ) : (
        <RecordTable caption="Anfragen nach Frist" columns={Object.values(columns)} language="de">
          <BodyRows>
            {inquiries.map((inquiry) => (
              <InquiryRow inquiry={inquiry} today={props.view.today} />
            ))}
          </BodyRows>
        </RecordTable>
      )}
    </div>
  );
}

function InquiryRow(props: { inquiry: ListedInquiry; today: Day }): JSX.Element {
  const { inquiry, today } = props;
  const isLate = inquiry.state !== 'answered' && inquiry.dueOn < today;
  return (
    <Row>
      <RowHead>
        <a href={`${inquiriesPath}/${inquiry.id}`} safe>
          {nameOf(inquiry)}
        </a>
        {inquiry.askedBy !== null && (
          <span class="sub" safe>
            {inquiry.askedBy}
          </span>
        )}
      </RowHead>
      <Cell column={columns.due}>
        <span safe>{formatDay(inquiry.dueOn, 'de')}</span>
        {isLate && (
          <span class="sub">
            <Mark tone="error" word="überfällig" />
          </span>
        )}
      </Cell>
      <Cell column={columns.questions}>
        <span safe>{`${inquiry.answered} von ${inquiry.questions}`}</span>
      </Cell>
      <Cell column={columns.state}>
        <Mark {...stateMarks[inquiry.state]} />
      </Cell>
    </Row>
  );
}
