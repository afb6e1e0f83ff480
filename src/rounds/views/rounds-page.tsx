import { formatDay } from '../../kernel/format.js';
import { BodyRows, Button, Cell, type Column, Mark, RecordTable, Row, RowHead } from '../../web/index.js';
import { isRunning, type Round } from '../round.js';
import { daysLeft, phaseMarks } from '../words.js';

const columns: readonly Column[] = [
  { label: 'Bitte um Zuarbeit' },
  { label: 'Stand' },
  { label: 'Offen' },
  { label: 'Stichtag' },
  { label: 'Vorhaben im Zeitraum' },
];

/** All reporting rounds, the newest first. */
export function RoundsPage(props: { rounds: readonly Round[]; mayWrite: boolean }): JSX.Element {
  return (
    <div class="wrap main">
      <div class="phead">
        <h1>Bitten um Zuarbeit</h1>
        {props.mayWrite && (
          <Button kind="primary" label="Neue Bitte um Zuarbeit" href="/servicestelle/runden/neu" />
        )}
      </div>
      {props.rounds.length === 0 ? (
        <div class="empty">
          <h2>Noch keine Bitte um Zuarbeit.</h2>
          <p>Städte sehen eine neue ab dem Tag, an dem sie öffnet.</p>
        </div>
      ) : (
        <RecordTable caption="Bitten um Zuarbeit" columns={columns} language="de">
          <BodyRows>
            {props.rounds.map((round) => (
              <RoundRow round={round} />
            ))}
          </BodyRows>
        </RecordTable>
      )}
    </div>
  );
}

function RoundRow({ round }: { round: Round }): JSX.Element {
  const [name, state, open, due, scope] = columns as [Column, Column, Column, Column, Column];
  const running = isRunning(round);
  return (
    <Row>
      <RowHead>
        <a href={`/servicestelle/runden/${round.id}`} safe>
          {round.name}
        </a>
        <span class="vh" safe>{` (${name.label})`}</span>
      </RowHead>
      <Cell column={state}>
        <Mark {...phaseMarks[round.phase]} />
      </Cell>
      <Cell column={open}>
        <span
          class="num"
          safe
        >{`${formatDay(round.opensOn, 'de')} bis ${formatDay(round.closesOn, 'de')}`}</span>
      </Cell>
      <Cell column={due}>
        <span>
          <b class="num" safe>
            {formatDay(round.dueOn, 'de')}
          </b>
          {running && (
            <span class="sub" safe>
              {daysLeft(round.today, round.dueOn)}
            </span>
          )}
        </span>
      </Cell>
      <Cell column={scope}>
        <span
          class="num"
          safe
        >{`${formatDay(round.scopeFrom, 'de')} bis ${formatDay(round.scopeUntil, 'de')}`}</span>
      </Cell>
    </Row>
  );
}
