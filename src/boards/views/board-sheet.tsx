import { AreaLinks, type CheckedRecord } from '../../city-records/index.js';
import { formatDay } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import {
  BodyRows,
  Cell,
  type Column,
  FactsList,
  RecordTable,
  Row,
  RowHead,
  SheetHead,
  TextFact,
} from '../../web/index.js';
import { type Board, type Meeting, meetingsOf } from '../board.js';
import { boardMessages as words } from '../messages.js';

interface SheetProps {
  readonly record: CheckedRecord<Board>;
  readonly language: Language;
  /** Names of its areas, by reference; left out where nobody looked. */
  readonly names?: ReadonlyMap<string, string>;
}

/** The sheet of a board: what it is, and its meetings with what they decided, the newest first. */
export function BoardSheet({ record, language, names }: SheetProps): JSX.Element {
  const { content: board, reference, cityAgs } = record;
  const facts: [label: string, value: string | null, lang?: Language][] = [
    [words.tasks[language], board.tasks, 'de'],
    [words.members[language], board.members.join('\n') || null, 'de'],
    [words.rhythm[language], board.rhythm, 'de'],
  ];
  return (
    <article class="sheet" aria-labelledby="titel">
      <SheetHead
        tag={words.kinds[board.kind][language]}
        reference={reference}
        cityAgs={cityAgs}
        name={board.name}
        language={language}
      />
      <section class="sec">
        <h2 safe>{words.facts[language]}</h2>
        <FactsList>
          <AreaLinks label={words.areas[language]} areas={board.areas} names={names} language={language} />
          {facts.map(([label, value, lang]) => (
            <TextFact label={label} value={value} language={language} lang={lang} />
          ))}
        </FactsList>
      </section>
      <section class="sec">
        <h2 safe>{words.meetings[language]}</h2>
        <Meetings meetings={meetingsOf(board)} language={language} />
      </section>
    </article>
  );
}

function Meetings(props: { meetings: readonly Meeting[]; language: Language }): JSX.Element {
  const { meetings, language } = props;
  if (meetings.length === 0)
    return (
      <p class="muted" safe>
        {words.noMeetings[language]}
      </p>
    );
  const columns = {
    day: { label: words.day[language] },
    topics: { label: words.topics[language] },
    decisions: { label: words.decisions[language] },
  } as const satisfies Record<string, Column>;
  return (
    <RecordTable caption={words.meetings[language]} columns={Object.values(columns)} language={language}>
      <BodyRows>
        {meetings.map((meeting) => (
          <Row>
            <RowHead>
              <span class="num" safe>
                {formatDay(meeting.on, language)}
              </span>
            </RowHead>
            <Cell column={columns.topics}>
              <span lang="de" safe>
                {meeting.topics ?? ''}
              </span>
            </Cell>
            <Cell column={columns.decisions}>
              <Decisions meeting={meeting} language={language} />
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}

function Decisions({ meeting, language }: { meeting: Meeting; language: Language }): JSX.Element {
  if (meeting.decisions.length === 0)
    return (
      <span class="muted" safe>
        {words.noDecision[language]}
      </span>
    );
  return (
    <div lang="de">
      {meeting.decisions.map(({ what, vote, body, dueOn }) => (
        <>
          <span class="line" safe>
            {what}
          </span>
          <span class="sub" safe>
            {[
              vote,
              body === null ? null : words.byWhom(body)[language],
              dueOn === null ? null : words.until(formatDay(dueOn, language))[language],
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        </>
      ))}
    </div>
  );
}
