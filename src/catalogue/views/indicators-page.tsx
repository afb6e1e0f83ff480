import {
  BodyRows,
  Button,
  Cell,
  type Column,
  ErrorSummary,
  type FieldError,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import { attributesOf, type CatalogueEntry } from '../catalogue.js';
import type { TypedIndicator } from '../indicator-form.js';
import type { TypedName } from '../indicator-name-form.js';
import { CatalogueTabs } from './catalogue-tabs.js';
import { IndicatorForm } from './indicator-form.js';
import { IndicatorNameForm } from './indicator-name-form.js';
import { countsWords, genderWords, measureWords } from './indicator-words.js';

export interface IndicatorsView {
  /** Funding periods of the catalogue. */
  readonly periods: readonly string[];
  readonly indicators: readonly CatalogueEntry[];
  /** Where a new one is sent; null for whoever only reads. */
  readonly action: string | null;
  readonly typed: TypedIndicator;
  /** The name that is being changed: of which indicator, and as it is typed; null when none is. */
  readonly name: TypedName | null;
  readonly errors: readonly FieldError[];
}

/** Where an entry stands on the page. */
export const anchorOf = (key: string): string => `indikator-${key.replace('/', '-')}`;

/** The indicators of the catalogue by funding period, the newest first, and the form of a new one. */
export function IndicatorsPage({ view }: { view: IndicatorsView }): JSX.Element {
  const { action, periods } = view;
  return (
    <div class="wrap main">
      <ErrorSummary errors={view.errors} language="de" />
      <div class="phead phead--over">
        <h1>Indikatoren</h1>
        <p class="lead">
          Danach geben Städte an, was ihre Vorhaben planen und wen sie erreichen: gemeinsame Indikatoren der
          Verordnungen und solche des Programms. Ein neuer gilt ab dem nächsten Registerstand.
        </p>
      </div>
      <CatalogueTabs current="indicators" />
      {action !== null && (
        <p class="sec">
          <Button label="Indikator anlegen" href="#neu" />
        </p>
      )}
      {[...periods]
        .sort()
        .reverse()
        .map((period) => (
          <PeriodTable
            period={period}
            view={view}
            indicators={view.indicators.filter(
              (one) => attributesOf('indicator', one).fundingPeriod === period,
            )}
          />
        ))}
      {action !== null && (
        <section class="sec" aria-labelledby="neu">
          <h2 id="neu">Neuer Indikator</h2>
          <IndicatorForm typed={view.typed} errors={view.errors} periods={periods} action={action} />
        </section>
      )}
    </div>
  );
}

const columns = {
  indicator: { label: 'Indikator' },
  measure: { label: 'Art' },
  counts: { label: 'Zählt' },
  genders: { label: 'Aufgeschlüsselt nach' },
  clause: { label: 'Grundlage' },
} as const satisfies Record<string, Column>;

function PeriodTable(props: {
  period: string;
  indicators: readonly CatalogueEntry[];
  view: IndicatorsView;
}): JSX.Element {
  const { indicators, view } = props;
  const period = props.period.replace('-', '–');
  if (indicators.length === 0) return '';
  return (
    <section class="sec">
      <h2 safe>{`Förderperiode ${period}`}</h2>
      <RecordTable caption={`Indikatoren ${period}`} columns={Object.values(columns)} language="de">
        <BodyRows>
          {indicators.map((entry) => (
            <IndicatorRow entry={entry} view={view} />
          ))}
        </BodyRows>
      </RecordTable>
    </section>
  );
}

function IndicatorRow({ entry, view }: { entry: CatalogueEntry; view: IndicatorsView }): JSX.Element {
  const { action, name: typed, errors } = view;
  const isRenamed = typed?.key === entry.key;
  const { measure, counts, brokenDownBy, parts, clause } = attributesOf('indicator', entry);
  const under: string[] = [
    entry.title.en,
    parts.length === 0 ? null : `Teile: ${parts.map((group) => group.map(codeOf).join(' + ')).join('; ')}`,
  ].filter((line) => line !== null);
  return (
    <Row>
      <RowHead>
        <span id={anchorOf(entry.key)} safe>
          {`${entry.code ?? ''} ${entry.title.de ?? ''}`.trim()}
        </span>
        {under.map((line) => (
          <span class="sub" safe>
            {line}
          </span>
        ))}
        {action !== null && isRenamed && (
          <IndicatorNameForm
            typed={typed}
            errors={errors}
            action={action}
            back={`${action}#${anchorOf(entry.key)}`}
          />
        )}
        {action !== null && !isRenamed && (
          <a class="sub" href={`${action}?name=${encodeURIComponent(entry.key)}#${anchorOf(entry.key)}`}>
            Namen ändern
            <span class="vh" safe>{`: ${entry.code ?? entry.key}`}</span>
          </a>
        )}
      </RowHead>
      <Cell column={columns.measure}>
        <span>{measureWords[measure]}</span>
      </Cell>
      <Cell column={columns.counts}>
        <span>{countsWords[counts]}</span>
      </Cell>
      <Cell column={columns.genders}>
        <span safe>{brokenDownBy.map((one) => genderWords[one]).join(', ') || 'nichts'}</span>
      </Cell>
      <Cell column={columns.clause}>
        <span safe>{clause}</span>
      </Cell>
    </Row>
  );
}

const codeOf = (key: string): string => key.split('/')[1] ?? key;
