import type { CheckedRecord } from '../../city-records/index.js';
import { formatCount, formatDay } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import {
  BodyRows,
  Cell,
  CityLink,
  type Column,
  localPath,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import { type Board, meetingsOf } from '../board.js';
import { boardMessages as words } from '../messages.js';

/** Every published board, by city. */
export function BoardList(props: {
  records: readonly CheckedRecord<Board>[];
  language: Language;
}): JSX.Element {
  const { records, language } = props;
  const columns = {
    board: { label: words.board[language] },
    city: { label: words.city[language] },
    meetings: { label: words.meetings[language], kind: 'amount' },
  } as const satisfies Record<string, Column>;
  return (
    <RecordTable caption={words.title[language]} columns={Object.values(columns)} language={language}>
      <BodyRows>
        {records.map(({ content: board, reference, cityAgs }) => {
          const [last] = meetingsOf(board);
          return (
            <Row>
              <RowHead>
                <a href={localPath(language, `/gremien/${reference}`)} lang="de" safe>
                  {board.name}
                </a>
                <span class="sub" safe>
                  {words.kinds[board.kind][language]}
                </span>
              </RowHead>
              <Cell column={columns.city}>
                <CityLink ags={cityAgs} language={language} />
              </Cell>
              <Cell column={columns.meetings}>
                <div>
                  <span safe>{formatCount(board.meetings.length, language)}</span>
                  {last !== undefined && (
                    <span class="sub" safe>
                      {words.last(formatDay(last.on, language))[language]}
                    </span>
                  )}
                </div>
              </Cell>
            </Row>
          );
        })}
      </BodyRows>
    </RecordTable>
  );
}
