import {
  BodyRows,
  Cell,
  type Column,
  cityName,
  Pagination,
  RecordTable,
  Row,
  RowHead,
} from '../web/index.js';
import type { ReadingsAsked, ShownReading } from './queries.js';

const columns = {
  at: { label: 'Zeit' },
  who: { label: 'Wer' },
  role: { label: 'Rolle' },
  route: { label: 'Was' },
  subject: { label: 'Kennung' },
  asFile: { label: 'Als Datei' },
} as const satisfies Record<string, Column>;

const path = '/verwaltung/zugriffe';

export function ReadingsPage(props: {
  readings: readonly ShownReading[];
  hasMore: boolean;
  asked: ReadingsAsked;
}): JSX.Element {
  const { readings, hasMore, asked } = props;
  const last = readings.at(-1);
  const ofPerson = asked.personId === null ? '' : `person=${asked.personId}`;
  const next = last && hasMore ? `${path}?${[ofPerson, `vor=${last.id}`].filter(Boolean).join('&')}` : null;
  return (
    <div class="wrap main">
      <h1>Zugriffsprotokoll</h1>
      <p>
        Wer Unveröffentlichtes gelesen oder als Datei mitgenommen hat. Geändertes steht nicht hier, sondern im
        Verlauf. Aufbewahrt werden die Einträge zwölf Monate.
      </p>
      {asked.personId !== null && (
        <p>
          <span safe>{`Nur: ${readings[0]?.who ?? 'diese Person'}. `}</span>
          <a href={path}>Alle zeigen</a>
        </p>
      )}
      {readings.length === 0 ? <p>Keine Einträge.</p> : <Readings readings={readings} />}
      <Pagination
        shown={`${readings.length} Einträge, neueste zuerst`}
        beginningHref={asked.before === null ? null : `${path}${ofPerson && `?${ofPerson}`}`}
        nextHref={next}
        language="de"
      />
    </div>
  );
}

function Readings(props: { readings: readonly ShownReading[] }): JSX.Element {
  return (
    <RecordTable caption="Zugriffe" columns={Object.values(columns)} language="de">
      <BodyRows>
        {props.readings.map((reading) => (
          <Row>
            <RowHead>
              <span safe>{reading.at}</span>
            </RowHead>
            <Cell column={columns.who}>
              <Who reading={reading} />
            </Cell>
            <Cell column={columns.role}>
              <span safe>{roleOf(reading)}</span>
            </Cell>
            <Cell column={columns.route}>
              <span safe>{reading.route}</span>
            </Cell>
            <Cell column={columns.subject}>
              <span safe>{reading.subject ?? '–'}</span>
            </Cell>
            <Cell column={columns.asFile}>{reading.asFile ? 'ja' : 'nein'}</Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}

function Who(props: { reading: ShownReading }): JSX.Element {
  const { who, personId } = props.reading;
  if (personId === null) return <span safe>{who}</span>;
  return (
    <a href={`${path}?person=${personId}`} safe>
      {who}
    </a>
  );
}

const roleWords: Readonly<Record<string, string>> = {
  cityEditor: 'Bearbeitung',
  cityLead: 'Leitung',
  staff: 'Servicestelle',
  lead: 'Servicestelle, Leitung',
  auditor: 'Prüfung',
  administrator: 'Verwaltung',
};

const roleOf = ({ role, city }: ShownReading): string =>
  [city === null ? null : `Stadt ${cityName(city)}`, roleWords[role] ?? role].filter(Boolean).join(', ');
