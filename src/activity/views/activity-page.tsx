import { topicWords } from '../../consultations/index.js';
import { eventKindWords } from '../../events/index.js';
import { formatCount, formatDay } from '../../kernel/format.js';
import {
  BodyRows,
  Cell,
  type Column,
  cityName,
  DownloadList,
  KeyFigures,
  NetworkTabs,
  Notice,
  RecordTable,
  Row,
  RowHead,
  Tabs,
} from '../../web/index.js';
import { type Activity, hoursWords, totalsOf } from '../activity.js';

const path = '/servicestelle/taetigkeit';
const number = (value: number): string => formatCount(value, 'de');

/** Whom the service centre advised, what it held, who came: by year and city. */
export function ActivityPage({ activity }: { activity: Activity }): JSX.Element {
  const { year, years, withoutMinutes } = activity;
  const totals = totalsOf(activity);
  const query = year === null ? '' : `?year=${year}`;
  const file = (format: string) => `/api/v1/reports/activity-report/file.${format}${query}`;
  return (
    <div class="wrap main stack">
      <h1>Tätigkeit der Servicestelle</h1>
      <NetworkTabs current="activity" desk="serviceCentre" />
      <p class="lead">Wer beraten wurde, was stattfand, wer kam. Ohne Namen, für den Verwendungsnachweis.</p>
      <Tabs
        label="Jahr"
        tabs={[
          { label: 'Alle Jahre', href: path, current: year === null },
          ...years.map((one) => ({ label: String(one), href: `${path}?year=${one}`, current: one === year })),
        ]}
      />
      <KeyFigures
        figures={[
          {
            label: 'Anfragen beantwortet',
            value: number(totals.answered),
            notes: [`von ${number(totals.asked)}, aus ${number(totals.cities)} Städten`],
          },
          {
            label: 'Aufwand der Beratung',
            value: hoursWords(totals.minutes),
            notes: notesOnMinutes(withoutMinutes),
          },
          { label: 'Veranstaltungen', value: number(totals.events), notes: ['durchgeführt'] },
          {
            label: 'Teilnahmen',
            value: number(totals.attended),
            notes:
              totals.uncounted === 0
                ? []
                : [`ohne ${number(totals.uncounted)} Veranstaltungen, die niemand gezählt hat`],
          },
        ]}
      />
      <section>
        <h2>Nach Städten</h2>
        <Cities activity={activity} />
      </section>
      <section>
        <h2>Beratung nach Themen</h2>
        <Topics activity={activity} />
      </section>
      <section>
        <h2>Veranstaltungen</h2>
        <Events activity={activity} />
      </section>
      <section>
        <h2>Herunterladen</h2>
        <DownloadList
          downloads={[
            { label: 'Bericht zum Drucken', href: file('pdf'), kind: 'document', meta: 'PDF' },
            { label: 'Tabellen', href: file('xlsx'), kind: 'data', meta: 'Excel' },
            { label: 'Nach Städten', href: file('csv'), kind: 'data', meta: 'CSV' },
          ]}
        />
      </section>
    </div>
  );
}

const notesOnMinutes = (without: number): string[] =>
  without === 0 ? [] : [`bei ${number(without)} beantworteten Anfragen nicht angegeben`];

const nothing = <Notice title="Noch nichts" text="In diesem Zeitraum ist nichts eingetragen." />;

function Cities({ activity }: { activity: Activity }): JSX.Element {
  const columns = {
    city: { label: 'Stadt' },
    year: { label: 'Jahr' },
    asked: { label: 'Anfragen', kind: 'amount' },
    answered: { label: 'beantwortet', kind: 'amount' },
    minutes: { label: 'Minuten', kind: 'amount' },
    attended: { label: 'Teilnahmen', kind: 'amount' },
  } as const satisfies Record<string, Column>;
  if (activity.cities.length === 0) return nothing;
  return (
    <RecordTable caption="Nach Städten und Jahren" columns={Object.values(columns)} language="de">
      <BodyRows>
        {activity.cities.map(({ cityAgs, year, asked, answered, minutes, attended }) => (
          <Row>
            <RowHead>
              <span safe>{cityAgs === null ? 'ohne Programmstadt' : cityName(cityAgs)}</span>
            </RowHead>
            <Cell column={columns.year}>{year}</Cell>
            <Cell column={columns.asked}>
              <span safe>{number(asked)}</span>
            </Cell>
            <Cell column={columns.answered}>
              <span safe>{number(answered)}</span>
            </Cell>
            <Cell column={columns.minutes}>
              <span safe>{number(minutes)}</span>
            </Cell>
            <Cell column={columns.attended}>
              <span safe>{number(attended)}</span>
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}

function Topics({ activity }: { activity: Activity }): JSX.Element {
  const columns = {
    topic: { label: 'Thema' },
    asked: { label: 'Anfragen', kind: 'amount' },
    answered: { label: 'beantwortet', kind: 'amount' },
    minutes: { label: 'Minuten', kind: 'amount' },
  } as const satisfies Record<string, Column>;
  if (activity.topics.length === 0) return nothing;
  return (
    <RecordTable caption="Nach Themen" columns={Object.values(columns)} language="de">
      <BodyRows>
        {activity.topics.map(({ topic, asked, answered, minutes }) => (
          <Row>
            <RowHead>
              <span safe>{topicWords[topic].de}</span>
            </RowHead>
            <Cell column={columns.asked}>
              <span safe>{number(asked)}</span>
            </Cell>
            <Cell column={columns.answered}>
              <span safe>{number(answered)}</span>
            </Cell>
            <Cell column={columns.minutes}>
              <span safe>{number(minutes)}</span>
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}

function Events({ activity }: { activity: Activity }): JSX.Element {
  const columns = {
    event: { label: 'Veranstaltung' },
    day: { label: 'Tag' },
    registered: { label: 'angemeldet', kind: 'amount' },
    attended: { label: 'gekommen', kind: 'amount' },
  } as const satisfies Record<string, Column>;
  if (activity.events.length === 0) return nothing;
  return (
    <RecordTable caption="Durchgeführte Veranstaltungen" columns={Object.values(columns)} language="de">
      <BodyRows>
        {activity.events.map(({ reference, title, kind, heldOn, registered, attended }) => (
          <Row>
            <RowHead>
              <a href={`/servicestelle/veranstaltungen/${reference}`} safe>
                {title}
              </a>
              <span class="sub" safe>
                {eventKindWords[kind].de}
              </span>
            </RowHead>
            <Cell column={columns.day}>
              <span safe>{formatDay(heldOn, 'de')}</span>
            </Cell>
            <Cell column={columns.registered}>
              <span safe>{number(registered)}</span>
            </Cell>
            <Cell column={columns.attended}>
              <span safe>{attended === null ? 'nicht gezählt' : number(attended)}</span>
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}
