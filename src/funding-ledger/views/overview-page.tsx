import { formatCount, formatMillions } from '../../kernel/format.js';
import {
  BodyRows,
  Button,
  cityName,
  KeyFigures,
  Row,
  RowHead,
  SelectField,
  TextField,
  TotalRows,
} from '../../web/index.js';
import { advancesOfAll, bookedOf, type Ledger } from '../ledger.js';
import { type Line, totalOf, yearLines } from '../rules.js';
import { ledgerPath, ledgersPath, lineWords } from '../words.js';
import { AdvancesPart } from './advances-part.js';
import { MoneyCells, MoneyNote, MoneyTable } from './money-table.js';

export interface OverviewView {
  readonly ledgers: readonly Ledger[];
  /** Budget year the table is narrowed to; null for all. */
  readonly year: number | null;
  /** AGS the table is narrowed to; null for all. */
  readonly city: string | null;
  /** Cities to choose from; none for people of a city. */
  readonly cities: readonly { readonly ags: string; readonly name: string }[];
  /** Reference that was asked for and names no project to be seen. */
  readonly unknown: string | null;
}

interface Counted {
  readonly ledger: Ledger;
  readonly line: Line;
}

/** Plan against actual of every project of a city, or of all. */
export function OverviewPage({ view }: { view: OverviewView }): JSX.Element {
  const { ledgers, year } = view;
  const years = [...new Set(ledgers.flatMap((ledger) => yearsOf(ledger)))].sort();
  const counted = ledgers.map((ledger): Counted => {
    const lines = yearLines(bookedOf(ledger));
    return { ledger, line: totalOf(year === null ? lines : lines.filter((one) => one.year === year)) };
  });
  const asked = ledgers.flatMap(({ shifts }) => shifts.filter(({ outcome }) => outcome === null)).length;
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <h1>Mittel: Plan gegen Ist</h1>
        <p class="lead">
          Was Teil C der Handlungskonzepte vorsah, was die SAB bewilligt hat, was abgerufen, ausgezahlt,
          anerkannt und zurückgezahlt ist. Nur die Stadt, die Servicestelle und Prüfer sehen es. Maßgeblich
          ist der Zuwendungsbescheid.
        </p>
      </div>
      {ledgers.length > 0 && <KeyFigures figures={figuresOf(counted, asked)} />}
      <AdvancesPart advances={advancesOfAll(ledgers)} />
      <section class="sec">
        <div class="sechead">
          <h2 safe>{year === null ? 'Alle Haushaltsjahre' : `Haushaltsjahr ${year}`}</h2>
          <span class="small views">
            <a href={fileHref(view, 'xlsx')}>Excel-Mappe</a> <a href={fileHref(view, 'csv')}>CSV</a>
            {view.cities.length > 0 && (
              <>
                {' '}
                <a href={reportHref(view)}>Bericht</a>
              </>
            )}
          </span>
        </div>
        <Narrow view={view} years={years} />
        {counted.length === 0 ? (
          <div class="empty">
            <p>
              Noch ist nichts da. Es beginnt mit Teil C eines veröffentlichten Handlungskonzepts oder mit der
              Kennung eines Vorhabens.
            </p>
          </div>
        ) : (
          <>
            <Projects counted={counted} withCity={view.cities.length > 0} />
            <MoneyNote />
          </>
        )}
      </section>
    </div>
  );
}

const yearsOf = (ledger: Ledger): number[] => yearLines(bookedOf(ledger)).map(({ year }) => year);

const fileHref = ({ city }: OverviewView, format: 'csv' | 'xlsx'): string =>
  `/api/v1/funding.${format}${city === null ? '' : `?city=${city}`}`;

/** The form of the report, for those who have it made. */
const reportHref = ({ city }: OverviewView): string =>
  `/berichte/plan-against-actual${city === null ? '' : `?angabe-city=${city}`}`;

function figuresOf(counted: readonly Counted[], asked: number) {
  const total = totalOf(counted.map(({ line }) => line));
  const figure = (key: keyof Line, notes: readonly string[]) => {
    const cents = total[key];
    return cents === null
      ? { label: lineWords[key], value: 'nicht bekannt', notes: [] }
      : { label: lineWords[key], value: formatMillions(cents, 'de'), unit: 'Mio. €', notes };
  };
  const stated = (key: keyof Line) => {
    const count = counted.filter(({ line }) => line[key] !== null).length;
    return [`bei ${formatCount(count, 'de')} von ${formatCount(counted.length, 'de')} Vorhaben bekannt`];
  };
  return [
    figure('planned', stated('planned')),
    figure('approved', stated('approved')),
    figure('paid', stated('paid')),
    {
      label: 'Verschiebungen beantragt',
      value: formatCount(asked, 'de'),
      notes: ['noch nicht entschieden'],
    },
  ];
}

function Narrow({ view, years }: { view: OverviewView; years: readonly number[] }): JSX.Element {
  const { cities, city, year, unknown } = view;
  return (
    <form method="get" action={ledgersPath} class="ctrl" role="search">
      {cities.length > 0 && (
        <SelectField
          name="stadt"
          label="Stadt"
          empty="alle"
          value={city ?? ''}
          options={cities.map(({ ags, name }) => ({ value: ags, label: name }))}
        />
      )}
      <SelectField
        name="jahr"
        label="Haushaltsjahr"
        empty="alle"
        value={year === null ? '' : String(year)}
        options={years.map((one) => ({ value: String(one), label: String(one) }))}
      />
      <TextField
        name="kennung"
        label="Oder ein Vorhaben öffnen: Kennung"
        value={unknown ?? ''}
        width="short"
        maxlength={50}
        errors={unknown === null ? [] : [`Kein Vorhaben ${unknown} gefunden, das Sie sehen dürfen.`]}
      />
      <Button label="Anzeigen" />
    </form>
  );
}

function Projects(props: { counted: readonly Counted[]; withCity: boolean }): JSX.Element {
  const { counted, withCity } = props;
  return (
    <MoneyTable caption="Plan gegen Ist je Vorhaben" first="Vorhaben">
      <BodyRows>
        {counted.map(({ ledger, line }) => (
          <Row>
            <RowHead>
              <a href={ledgerPath(ledger.reference)} lang="de" safe>
                {ledger.name}
              </a>
              <span class="sub" safe>
                {[
                  withCity ? (ledger.city === null ? 'landesweit' : cityName(ledger.city)) : null,
                  ledger.plan === null
                    ? 'in keinem Konzept'
                    : `${ledger.plan.number} in ${ledger.plan.reference}`,
                  ledger.reference,
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </span>
            </RowHead>
            <MoneyCells line={line} />
          </Row>
        ))}
      </BodyRows>
      <TotalRows>
        <Row>
          <RowHead>
            <span safe>{`Summe, ${formatCount(counted.length, 'de')} Vorhaben`}</span>
          </RowHead>
          <MoneyCells line={totalOf(counted.map(({ line }) => line))} />
        </Row>
      </TotalRows>
    </MoneyTable>
  );
}
