import { dayInBerlin } from '../../kernel/clock.js';
import { formatCount, formatDay } from '../../kernel/format.js';
import {
  BodyRows,
  Button,
  Cell,
  type Column,
  CountBar,
  KeyFigures,
  Mark,
  RecordTable,
  Row,
  RowHead,
  Tabs,
} from '../../web/index.js';
import type { Board, CityStanding } from '../queries/board.js';
import { isAnswered } from '../round.js';
import {
  dueSentence,
  fieldList,
  occasionWords,
  phaseMarks,
  projects,
  standingWords,
  stateMarks,
} from '../words.js';
import { ContactList } from './contact-list.js';
import { standingParts } from './standing-parts.js';

export const boardTabs = ['alle', 'offen', 'fertig'] as const;
export type BoardTab = (typeof boardTabs)[number];

interface BoardView {
  readonly board: Board;
  readonly tab: BoardTab;
  readonly mayWrite: boolean;
}

const columns: readonly Column[] = [
  { label: 'Stadt' },
  { label: 'Stand' },
  { label: 'Was fehlt' },
  { label: 'Stichtag' },
  { label: 'Erinnert' },
];

/** A round at a glance: who has answered, what is missing, who was reminded. */
export function BoardPage({ view }: { view: BoardView }): JSX.Element {
  const { board, tab } = view;
  const { round } = board;
  const shown = board.cities.filter((city) => tab === 'alle' || (tab === 'offen') === city.open > 0);
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <p class="over">
          <Mark {...phaseMarks[round.phase]} />
        </p>
        <h1 safe>{round.name}</h1>
        <p class="lead" safe>{`${dueSentence(round)} ${leadOf(board)}`}</p>
      </div>
      <KeyFigures figures={figuresOf(board)} />
      <div class="overall">
        <CountBar parts={standingParts(board.all)} description={standingWords(board.all)} />
        <Legend />
      </div>
      <section class="sec">
        <div class="sechead">
          <h2>Städte</h2>
          {view.mayWrite && <Actions view={view} />}
        </div>
        <Tabs label="Städte nach Stand" tabs={boardTabs.map((one) => tabOf(one, view))} />
        {shown.length === 0 ? (
          <p class="empty">{tab === 'offen' ? 'Alle Städte haben geantwortet.' : 'Noch keine Stadt.'}</p>
        ) : (
          <RecordTable caption="Städte" columns={columns} language="de">
            <BodyRows>
              {shown.map((city) => (
                <CityRow city={city} view={view} />
              ))}
            </BodyRows>
          </RecordTable>
        )}
      </section>
    </div>
  );
}

const tabLabels: Readonly<Record<BoardTab, string>> = { alle: 'Alle', offen: 'Offen', fertig: 'Fertig' };

function tabOf(one: BoardTab, { board, tab }: BoardView) {
  const open = board.cities.filter((city) => city.open > 0).length;
  const counts = { alle: board.cities.length, offen: open, fertig: board.cities.length - open };
  return {
    label: tabLabels[one],
    href:
      one === 'alle'
        ? `/servicestelle/runden/${board.round.id}`
        : `/servicestelle/runden/${board.round.id}?stand=${one}`,
    count: counts[one],
    current: one === tab,
  };
}

function leadOf({ cities, all }: Board): string {
  const done = cities.filter(({ open }) => open === 0).length;
  if (all.total === 0) return 'Kein Vorhaben passt zu dieser Bitte.';
  return `${done} von ${cities.length} Städten haben zu allen Vorhaben geantwortet.`;
}

function figuresOf({ all, cities }: Board) {
  const share = all.total === 0 ? 0 : Math.floor((100 * (all.total - all.open)) / all.total);
  const waiting = cities.filter(({ open }) => open > 0).length;
  return [
    { label: 'Vorhaben', value: formatCount(all.total, 'de'), notes: [`aus ${cities.length} Städten`] },
    { label: 'eingereicht', value: formatCount(all.handedIn, 'de'), notes: [] },
    {
      label: 'keine Änderungen',
      value: formatCount(all.unchanged, 'de'),
      notes: [`zusammen ${share} % beantwortet`],
    },
    {
      label: 'fehlen',
      value: formatCount(all.open, 'de'),
      notes: [waiting === 1 ? 'aus 1 Stadt' : `aus ${waiting} Städten`, ...incompleteNote(all.incomplete)],
    },
  ];
}

const incompleteNote = (count: number): string[] =>
  count === 0 ? [] : [count === 1 ? '1 Vorhaben hat Lücken' : `${count} Vorhaben haben Lücken`];

function Legend(): JSX.Element {
  return (
    <ul class="legend">
      {(
        [
          ['f1', 'eingereicht'],
          ['f4 ol', 'keine Änderungen'],
          ['fw ol', 'fehlt'],
        ] as const
      ).map(([tone, word]) => (
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <rect x="0.5" y="0.5" width="13" height="13" class={tone} />
          </svg>
          <span>{word}</span>
        </li>
      ))}
    </ul>
  );
}

function Actions({ view }: { view: BoardView }): JSX.Element {
  const { round } = view.board;
  if (round.closedAt !== null) return <span class="small muted">von Hand geschlossen</span>;
  return (
    <div class="row">
      <Button label="Ändern" href={`/servicestelle/runden/${round.id}/aendern`} />
      {round.phase !== 'closed' && (
        <Button label="Schließen …" href={`/servicestelle/runden/${round.id}/schliessen`} />
      )}
    </div>
  );
}

function CityRow({ city, view }: { city: CityStanding; view: BoardView }): JSX.Element {
  const [, state, missing, due, reminded] = columns as [Column, Column, Column, Column, Column];
  const { round } = view.board;
  return (
    <Row>
      <RowHead>
        <a href={`/servicestelle/runden/${round.id}/staedte/${city.terms.ags}`} safe>
          {city.name}
        </a>
        <Contact city={city} />
      </RowHead>
      <Cell column={state}>
        <span class="standing">
          <CountBar parts={standingParts(city)} description={standingWords(city)} />
          <span class="small num" safe>{`${city.total - city.open} von ${city.total}`}</span>
        </span>
      </Cell>
      <Cell column={missing}>
        <Missing city={city} />
      </Cell>
      <Cell column={due}>
        <span>
          <span class="num" safe>
            {formatDay(city.terms.dueOn, 'de')}
          </span>
          {city.terms.extension !== null && (
            <span class="sub" safe>{`verlängert: ${city.terms.extension.reason}`}</span>
          )}
        </span>
      </Cell>
      <Cell column={reminded}>
        <Reminded city={city} />
      </Cell>
    </Row>
  );
}

/** Whom to ask: the person named for this round, else the city's contacts, else its accounts. */
function Contact({ city }: { city: CityStanding }): JSX.Element {
  if (city.terms.contact !== null || city.contacts.length === 0)
    return (
      <span class="sub" safe>
        {city.terms.contact ?? city.people.join(', ')}
      </span>
    );
  return <ContactList contacts={city.contacts} />;
}

/** Which projects, and which fields of theirs. */
function Missing({ city }: { city: CityStanding }): JSX.Element {
  const waiting = city.projects.filter(({ state, missing }) => !isAnswered(state) || missing.length > 0);
  if (waiting.length === 0) return <Mark tone="ok" word="nichts" />;
  const answered = city.open === 0;
  return (
    <details class="missing">
      <summary safe>{answered ? `${projects(waiting.length)} mit Lücken` : projects(city.open)}</summary>
      <ul>
        {waiting.map((project) => (
          <li>
            <span safe>{[project.planNumber, project.name].filter(Boolean).join(' ')}</span>
            <span class="sub">
              <Mark {...stateMarks[project.state]} />
              {project.missing.length > 0 && <span safe>{`, ohne ${fieldList(project.missing)}`}</span>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Reminded({ city }: { city: CityStanding }): JSX.Element {
  const last = city.reminders.at(-1);
  if (last === undefined) return <span class="muted">noch nicht</span>;
  const people = new Set(city.reminders.map(({ name }) => name ?? 'Konto gelöscht'));
  return (
    <span>
      <span class="num" safe>
        {formatDay(dayInBerlin(last.at), 'de')}
      </span>
      <span class="sub" safe>{`${occasionWords(last.daysAfter)}, an ${[...people].join(', ')}`}</span>
    </span>
  );
}
