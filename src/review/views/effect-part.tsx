import type { SummedAmount, Sums } from '../../aggregates/index.js';
import { formatCount, formatEuro } from '../../kernel/format.js';
import type { Cents } from '../../kernel/money.js';
import { BodyRows, Cell, type Column, RecordTable, Row, RowHead } from '../../web/index.js';
import { amountDifference } from '../amount-difference.js';
import type { Effect } from './review-view.js';

const columns = {
  what: { label: 'Summe' },
  before: { label: 'veröffentlicht', kind: 'amount' },
  after: { label: 'danach', kind: 'amount' },
  difference: { label: 'Unterschied', kind: 'amount' },
} as const satisfies Record<string, Column>;

const measures: readonly { readonly amount: SummedAmount; readonly label: string }[] = [
  { amount: 'totalEligibleCost', label: 'Förderfähige Gesamtkosten' },
  { amount: 'grant', label: 'Zuwendung' },
  { amount: 'unionContribution', label: 'EU-Betrag, angegeben' },
  { amount: 'unionContributionDerived', label: 'EU-Betrag, abgeleitet' },
];

interface SumRow {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
}

/** What publishing does to the published totals of the city and of the Land. */
export function EffectPart(props: { effects: readonly Effect[] }): JSX.Element {
  return (
    <section class="sec">
      <h2>Was sich an den Summen ändert</h2>
      <EffectTables effects={props.effects} />
      <p class="tnote">
        Beantragte Werte stehen in keiner Summe. Abgeleitete EU-Beträge werden getrennt gezählt.
      </p>
    </section>
  );
}

/** One table per city and one for the Land, or one sentence when nothing changes. */
export function EffectTables(props: { effects: readonly Effect[] }): JSX.Element {
  if (props.effects.every((effect) => rowsOf(effect).length === 0))
    return <p>Keine veröffentlichte Summe ändert sich.</p>;
  return (
    <>
      {props.effects.map((effect) => (
        <EffectTable effect={effect} />
      ))}
    </>
  );
}

function EffectTable(props: { effect: Effect }): JSX.Element {
  const { effect } = props;
  const rows = rowsOf(effect);
  return (
    <section class="effect">
      <h3 safe>{effect.label}</h3>
      {rows.length === 0 ? <p>Keine Summe ändert sich.</p> : <SumRows label={effect.label} rows={rows} />}
    </section>
  );
}

function SumRows({ label, rows }: { label: string; rows: readonly SumRow[] }): JSX.Element {
  return (
    <RecordTable caption={`Summen: ${label}`} columns={Object.values(columns)} language="de">
      <BodyRows>
        {rows.map((row) => (
          <Row>
            <RowHead>
              <span safe>{row.label}</span>
            </RowHead>
            <Cell column={columns.before}>
              <span safe>{row.before}</span>
            </Cell>
            <Cell column={columns.after}>
              <span safe>{row.after}</span>
            </Cell>
            <Cell column={columns.difference}>
              <b safe>{row.difference}</b>
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}

/** The sums that change. */
function rowsOf({ before, after }: Effect): SumRow[] {
  return [
    ...countRows(before, after),
    ...measures.flatMap(({ amount, label }) =>
      amountRows(label, before.amounts[amount].cents, after.amounts[amount].cents),
    ),
  ];
}

function countRows(before: Sums, after: Sums): SumRow[] {
  const difference = after.projects - before.projects;
  if (difference === 0) return [];
  return [
    {
      label: 'Vorhaben',
      before: formatCount(before.projects, 'de'),
      after: formatCount(after.projects, 'de'),
      difference: `${difference > 0 ? '+' : '−'} ${Math.abs(difference)}`,
    },
  ];
}

function amountRows(label: string, before: Cents, after: Cents): SumRow[] {
  const difference = amountDifference(before, after);
  if (difference === null) return [];
  return [{ label, before: formatEuro(before, 'de'), after: formatEuro(after, 'de'), difference }];
}
