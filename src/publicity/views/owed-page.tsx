import { formatDay } from '../../kernel/format.js';
import {
  BodyRows,
  Cell,
  type Column,
  cityName,
  Mark,
  RecordTable,
  Row,
  RowHead,
  Tabs,
} from '../../web/index.js';
import { type Publicity, standingOf } from '../publicity.js';
import { owedPath, publicityPath, standingMarks } from '../words.js';
import { shortDuty } from './publicities-page.js';

export const owedTabs = ['alle', 'schild', 'plakat', 'foto'] as const;
export type OwedTab = (typeof owedTabs)[number];

const tabLabels: Readonly<Record<OwedTab, string>> = {
  alle: 'Alle',
  schild: 'Schild fehlt',
  plakat: 'Plakat fehlt',
  foto: 'Foto fehlt',
};

/** Which tab something owed belongs to besides the first. */
const tabOf = (publicity: Publicity): OwedTab =>
  standingOf(publicity) === 'withoutPhoto' ? 'foto' : publicity.duty?.kind === 'plaque' ? 'schild' : 'plakat';

const columns = {
  project: { label: 'Vorhaben' },
  city: { label: 'Ort' },
  duty: { label: 'Pflicht' },
  start: { label: 'Läuft seit' },
  standing: { label: 'Stand' },
} as const satisfies Record<string, Column>;

/** Projects that owe a proof of their publicity, for those who ask the cities for it. */
export function OwedPage({ owed, tab }: { owed: readonly Publicity[]; tab: OwedTab }): JSX.Element {
  const shown = owed.filter((publicity) => tab === 'alle' || tabOf(publicity) === tab);
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <h1>Publizität: was noch nachzuweisen ist</h1>
        <p class="lead">
          Laufende Vorhaben des Programms ohne Schild (Gesamtkosten über 100.000 €), ohne Plakat oder ohne
          Foto davon (NBest-EU 7.3). Ein Verstoß kostet bis zu drei Prozent der Zuwendung (NBest-EU 7.8).
        </p>
      </div>
      <Tabs
        label="Was fehlt"
        tabs={owedTabs.map((one) => ({
          label: tabLabels[one],
          href: one === 'alle' ? owedPath : `${owedPath}?was=${one}`,
          count: owed.filter((publicity) => one === 'alle' || tabOf(publicity) === one).length,
          current: one === tab,
        }))}
      />
      {shown.length === 0 ? (
        <div class="empty">
          <p>Hier fehlt nichts.</p>
        </div>
      ) : (
        <RecordTable caption={tabLabels[tab]} columns={Object.values(columns)} language="de">
          <BodyRows>
            {shown.map((publicity) => (
              <OwedRow publicity={publicity} />
            ))}
          </BodyRows>
        </RecordTable>
      )}
    </div>
  );
}

function OwedRow({ publicity }: { publicity: Publicity }): JSX.Element {
  const { reference, name, city, duty, start } = publicity;
  return (
    <Row>
      <RowHead>
        <a href={publicityPath(reference)} lang="de" safe>
          {name}
        </a>
        <span class="sub" safe>
          {reference}
        </span>
      </RowHead>
      <Cell column={columns.city}>
        <span safe>{city === null ? 'landesweit' : cityName(city)}</span>
      </Cell>
      <Cell column={columns.duty}>
        <span safe>{duty === null ? 'nicht bekannt' : shortDuty[duty.kind]}</span>
      </Cell>
      <Cell column={columns.start}>
        <span class="num" safe>
          {start === null ? 'nicht angegeben' : formatDay(start, 'de')}
        </span>
      </Cell>
      <Cell column={columns.standing}>
        <Mark {...standingMarks[standingOf(publicity)]} />
      </Cell>
    </Row>
  );
}
