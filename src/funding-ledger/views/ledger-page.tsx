import { formatDay, formatEuro, formatInstant } from '../../kernel/format.js';
import { BodyRows, Button, cityName, Mark, Notice, Row, RowHead, TotalRows } from '../../web/index.js';
import { advancesOf, type BudgetShift, bookedOf, type Ledger, type LedgerEntry } from '../ledger.js';
import { excessesOf, totalOf, yearLines } from '../rules.js';
import { entryWords, excessWords, formPath, shiftMark } from '../words.js';
import { AdvancesPart } from './advances-part.js';
import { MoneyCells, MoneyNote, MoneyTable } from './money-table.js';

interface LedgerView {
  readonly ledger: Ledger;
  readonly mayKeep: boolean;
}

/** The money of one project: by budget year, with everything booked. */
export function LedgerPage({ view }: { view: LedgerView }): JSX.Element {
  const { ledger, mayKeep } = view;
  const lines = yearLines(bookedOf(ledger));
  const excesses = excessesOf(lines);
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <p class="over">
          <b safe>{ledger.reference}</b>
          <span safe>{ledger.city === null ? 'landesweit' : cityName(ledger.city)}</span>
        </p>
        <h1 lang="de" safe>{`Mittel: ${ledger.name}`}</h1>
        <PlanLine ledger={ledger} />
        {mayKeep && <Forms reference={ledger.reference} />}
        <p class="small">
          <a href={`/vorhaben/${encodeURIComponent(ledger.reference)}`}>Steckbrief</a>,{' '}
          <a href={`/arbeitsbereich/publizitaet/${encodeURIComponent(ledger.reference)}`}>Publizität</a>,{' '}
          <a href={`/pruefung/vor-ort/${encodeURIComponent(ledger.reference)}`}>Zahlungen und Prüfungen</a>
        </p>
      </div>
      {excesses.map((excess) => (
        <Notice title="Bitte ansehen:" text={excessWords(excess)} tone="warn" />
      ))}
      <AdvancesPart advances={advancesOf(ledger).map((advance) => ({ advance }))} />
      <section class="sec">
        <h2>Plan gegen Ist</h2>
        {lines.length === 0 ? (
          <p class="muted">Noch ist nichts geplant, gebucht oder gezahlt.</p>
        ) : (
          <>
            <MoneyTable caption="Plan gegen Ist je Haushaltsjahr" first="Haushaltsjahr">
              <BodyRows>
                {lines.map((line) => (
                  <Row>
                    <RowHead>
                      <span class="num" safe>
                        {String(line.year)}
                      </span>
                    </RowHead>
                    <MoneyCells line={line} />
                  </Row>
                ))}
              </BodyRows>
              <TotalRows>
                <Row>
                  <RowHead>Summe</RowHead>
                  <MoneyCells line={totalOf(lines)} />
                </Row>
              </TotalRows>
            </MoneyTable>
            <MoneyNote />
          </>
        )}
      </section>
      <section class="sec">
        <h2>Verschiebungen zwischen Haushaltsjahren</h2>
        {ledger.shifts.length === 0 ? (
          <p class="muted">Keine beantragt.</p>
        ) : (
          <ul class="list">
            {ledger.shifts.map((shift) => (
              <ShiftLine shift={shift} reference={ledger.reference} mayKeep={mayKeep} />
            ))}
          </ul>
        )}
      </section>
      <section class="sec">
        <h2>Was eingetragen ist</h2>
        {ledger.entries.length === 0 ? (
          <p class="muted">Noch nichts. Zahlungen trägt die Servicestelle bei den Prüfungen ein.</p>
        ) : (
          <ul class="list">
            {ledger.entries.map((entry) => (
              <EntryLine entry={entry} reference={ledger.reference} mayKeep={mayKeep} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function PlanLine({ ledger: { plan, grant } }: { ledger: Ledger }): JSX.Element {
  return (
    <p class="lead">
      {plan === null ? (
        'Das Vorhaben steht in Teil C keines veröffentlichten Handlungskonzepts.'
      ) : (
        <>
          <span safe>{`Nummer ${plan.number} in `}</span>
          <a href={`/handlungskonzepte/${plan.reference}`} lang="de" safe>
            {plan.name}
          </a>
          .
        </>
      )}{' '}
      <span safe>
        {grant === null
          ? 'Der Steckbrief nennt keine Zuwendung.'
          : `Zuwendung laut Steckbrief: ${formatEuro(grant, 'de')}.`}
      </span>
    </p>
  );
}

function Forms({ reference }: { reference: string }): JSX.Element {
  return (
    <p class="btns">
      <Button label="Bewilligung eintragen" href={formPath(reference, 'bewilligung')} />
      <Button label="Abruf, Verbrauch, Anerkennung" href={formPath(reference, 'buchung')} />
      <Button label="Verschiebung beantragt" href={formPath(reference, 'verschiebung')} />
    </p>
  );
}

const by = (recordedAt: Date, recordedBy: string | null): string =>
  `eingetragen ${formatInstant(recordedAt)} von ${recordedBy ?? 'gelöschter Person'}`;

function ShiftLine(props: { shift: BudgetShift; reference: string; mayKeep: boolean }): JSX.Element {
  const { shift, reference, mayKeep } = props;
  const title = `${formatEuro(shift.amount, 'de')} von ${shift.fromYear} nach ${shift.toYear}`;
  const said = [
    `beantragt am ${formatDay(shift.requestedOn, 'de')}`,
    shift.decision,
    shift.reason,
    by(shift.recordedAt, shift.recordedBy),
  ];
  return (
    <li>
      <span>
        {shift.cancelledAt === null ? <span safe>{title}</span> : <s safe>{title}</s>}{' '}
        <Mark {...shiftMark(shift)} />
        <span class="meta line" safe>
          {said.filter((part) => part !== null).join(' · ')}
        </span>
        <CancelledLine of={shift} />
      </span>
      {mayKeep && shift.outcome === 'granted' && shift.cancelledAt === null && (
        <a class="small" href={formPath(reference, 'rueckgaengig', shift.id)}>
          Stornieren<span class="vh" safe>{`: Verschiebung ${title}`}</span>
        </a>
      )}
      {mayKeep && shift.outcome === null && (
        <a class="small" href={formPath(reference, 'entscheidung', shift.id)}>
          Entscheidung eintragen<span class="vh" safe>{`: ${title}`}</span>
        </a>
      )}
    </li>
  );
}

/** Who cancelled something, when and why; nothing for what counts. */
function CancelledLine(props: {
  of: Pick<LedgerEntry, 'cancelledAt' | 'cancelledBy' | 'cancelledReason'>;
}): JSX.Element {
  const { cancelledAt, cancelledBy, cancelledReason } = props.of;
  if (cancelledAt === null) return '';
  return (
    <span class="meta line" safe>
      {`storniert ${formatInstant(cancelledAt)} von ${cancelledBy ?? 'gelöschter Person'}: ${cancelledReason ?? ''}`}
    </span>
  );
}

function EntryLine(props: { entry: LedgerEntry; reference: string; mayKeep: boolean }): JSX.Element {
  const { entry, reference, mayKeep } = props;
  const title = `${entryWords[entry.kind]} ${formatDay(entry.onDay, 'de')} für ${entry.budgetYear}: ${formatEuro(entry.amount, 'de')}`;
  const isCancelled = entry.cancelledAt !== null;
  return (
    <li>
      <span>
        {isCancelled ? <s safe>{title}</s> : <span safe>{title}</span>}
        <span class="meta line" safe>
          {[entry.source, by(entry.recordedAt, entry.recordedBy)].filter((part) => part !== null).join(' · ')}
        </span>
        <CancelledLine of={entry} />
      </span>
      {mayKeep && !isCancelled && (
        <a class="small" href={formPath(reference, 'storno', entry.id)}>
          Stornieren<span class="vh" safe>{`: ${title}`}</span>
        </a>
      )}
    </li>
  );
}
