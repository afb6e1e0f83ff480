import { formatDay } from '../../kernel/format.js';
import { BodyRows, Cell, type Column, Mark, RecordTable, Row, RowHead } from '../../web/index.js';
import type { CityStanding } from '../queries/board.js';
import type { Round } from '../round.js';
import { daysLeft, phaseMarks, standingWords } from '../words.js';

export interface CityRound {
  readonly round: Round;
  readonly city: CityStanding;
}

const columns = {
  state: { label: 'Stand' },
  due: { label: 'Ihr Stichtag' },
  answered: { label: 'Ihre Vorhaben' },
} as const satisfies Record<string, Column>;

/** Every reporting round a city was or is asked in, the newest first, with its own due day. */
export function CityRoundsPage(props: {
  rounds: readonly CityRound[];
  /** Older rounds that are not shown. */
  more: number;
  wholeAddress: string;
}): JSX.Element {
  const { rounds, more } = props;
  return (
    <div class="wrap main">
      <div class="phead">
        <h1>Bitten um Zuarbeit</h1>
      </div>
      {rounds.length === 0 ? (
        <div class="empty">
          <h2>Noch keine Bitte um Zuarbeit.</h2>
          <p>Bittet die Servicestelle um Zuarbeit, steht es hier und in Ihrer Übersicht.</p>
        </div>
      ) : (
        <RecordTable
          caption="Bitten um Zuarbeit"
          columns={[{ label: 'Bitte um Zuarbeit' }, ...Object.values(columns)]}
          language="de"
        >
          <BodyRows>
            {rounds.map((one) => (
              <RoundRow one={one} />
            ))}
          </BodyRows>
        </RecordTable>
      )}
      {more > 0 && (
        <p>
          <a href={props.wholeAddress} safe>
            {more === 1 ? 'Eine frühere Runde zeigen' : `${more} frühere Runden zeigen`}
          </a>
        </p>
      )}
    </div>
  );
}

function RoundRow({ one: { round, city } }: { one: CityRound }): JSX.Element {
  return (
    <Row>
      <RowHead>
        <a href={`/arbeitsbereich/runden/${round.id}`} safe>
          {round.name}
        </a>
      </RowHead>
      <Cell column={columns.state}>
        <Mark {...phaseMarks[round.phase]} />
      </Cell>
      <Cell column={columns.due}>
        <span>
          <b class="num" safe>
            {formatDay(city.terms.dueOn, 'de')}
          </b>
          {city.terms.openUntil !== null && (
            <span class="sub" safe>
              {daysLeft(round.today, city.terms.dueOn)}
            </span>
          )}
        </span>
      </Cell>
      <Cell column={columns.answered}>
        <span safe>{standingWords(city)}</span>
      </Cell>
    </Row>
  );
}
