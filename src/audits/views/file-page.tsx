import { formatDay, formatInstant } from '../../kernel/format.js';
import {
  AmountText,
  Button,
  cityName,
  DerivedMark,
  Fact,
  FactsList,
  FactText,
  Mark,
} from '../../web/index.js';
import { type AuditFile, type Payment, type Recovery, restOf, type SpotCheck } from '../audit-file.js';
import { auditPath, checkMark, euro, paymentWords, restWords } from '../words.js';

export interface FileView {
  readonly file: AuditFile;
  /** True for the service centre, which keeps the file. */
  readonly mayKeep: boolean;
  /** True for people of the city, who answer. */
  readonly mayAnswer: boolean;
  /** False for people of a city: the whole history is for those who check. */
  readonly mayReadHistory: boolean;
}

/** Address of a form of the file. */
export const formPath = (reference: string, was: string, id?: string): string =>
  `${auditPath(reference)}/eintragen?was=${was}${id === undefined ? '' : `&id=${id}`}`;

/** Checks, recoveries and payments of one project. */
export function FilePage({ view }: { view: FileView }): JSX.Element {
  const { file, mayKeep } = view;
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <p class="over">
          <b safe>{file.reference}</b>
          <span safe>{file.city === null ? 'landesweit' : cityName(file.city)}</span>
        </p>
        <h1 lang="de" safe>{`Prüfungen und Zahlungen: ${file.name}`}</h1>
        {mayKeep && (
          <p class="btns">
            <Button label="Prüfung eintragen" href={formPath(file.reference, 'pruefung')} />
            <Button label="Rückforderung eintragen" href={formPath(file.reference, 'rueckforderung')} />
            <Button label="Zahlung eintragen" href={formPath(file.reference, 'zahlung')} />
          </p>
        )}
        <p class="small">
          <a href={`/arbeitsbereich/mittel/${encodeURIComponent(file.reference)}`}>Mittel: Plan gegen Ist</a>,{' '}
          <a href={`/arbeitsbereich/publizitaet/${encodeURIComponent(file.reference)}`}>Publizität</a>,{' '}
          <a href={`/pruefung/aufbewahrung/${encodeURIComponent(file.reference)}`}>Aufbewahrung</a>
          {view.mayReadHistory && (
            <>
              {', '}
              <a href={`/servicestelle/vorhaben/${encodeURIComponent(file.reference)}/verlauf`}>Verlauf</a>
            </>
          )}
        </p>
      </div>
      <section class="sec">
        <h2>Vor-Ort-Prüfungen</h2>
        {file.checks.length === 0 && <p class="muted">Keine eingetragen.</p>}
        {file.checks.map((check) => (
          <CheckPart check={check} view={view} />
        ))}
      </section>
      <section class="sec">
        <h2>Rückforderungen</h2>
        {file.recoveries.length === 0 && <p class="muted">Keine eingetragen.</p>}
        {file.recoveries.map((recovery) => (
          <RecoveryPart recovery={recovery} view={view} />
        ))}
      </section>
      <PaymentsPart view={view} />
    </div>
  );
}

function CheckPart({ check, view }: { check: SpotCheck; view: FileView }): JSX.Element {
  const { reference } = view.file;
  const title = `${check.body}, ${formatDay(check.checkedOn, 'de')}`;
  return (
    <article class="sec">
      <div class="sechead">
        <h3 safe>{title}</h3>
        <span class="small views">
          {view.mayAnswer && check.closedOn === null && (
            <a href={formPath(reference, 'antwort', check.id)}>
              Antworten<span class="vh" safe>{`: ${title}`}</span>
            </a>
          )}
          {view.mayKeep && (
            <a href={formPath(reference, 'pruefung', check.id)}>
              Ändern<span class="vh" safe>{`: ${title}`}</span>
            </a>
          )}
        </span>
      </div>
      <p>
        <Mark {...checkMark(check)} />
      </p>
      <FactsList>
        <Fact label="Feststellung">
          <FactText text={check.finding ?? 'noch nicht eingetragen'} verbatim />
        </Fact>
        <Fact label="Betrag der Feststellung">
          <AmountText cents={check.amount} language="de" />
        </Fact>
        <Fact label="Antwort der Stadt" notes={answeredBy(check)}>
          <FactText text={check.answer ?? 'noch keine'} verbatim />
        </Fact>
        <Fact
          label="Was daraus folgt"
          notes={check.followUpDue === null ? [] : [`zu erledigen bis ${formatDay(check.followUpDue, 'de')}`]}
        >
          <FactText text={check.followUp ?? 'nichts eingetragen'} verbatim />
        </Fact>
      </FactsList>
      <p class="tnote" safe>
        {`Eingetragen ${formatInstant(check.recordedAt)} von ${check.recordedBy ?? 'gelöschter Person'}`}
      </p>
    </article>
  );
}

const answeredBy = ({ answeredAt, answeredBy }: SpotCheck): string[] =>
  answeredAt === null ? [] : [`${formatInstant(answeredAt)}, ${answeredBy ?? 'gelöschte Person'}`];

function RecoveryPart({ recovery, view }: { recovery: Recovery; view: FileView }): JSX.Element {
  const { reference, checks } = view.file;
  const check = checks.find(({ id }) => id === recovery.checkId);
  return (
    <article class="sec">
      <div class="sechead">
        <h3 safe>{`${recovery.decision} vom ${formatDay(recovery.decidedOn, 'de')}`}</h3>
        <span class="small views">
          {view.mayKeep && (
            <a href={formPath(reference, 'rueckforderung', recovery.id)}>
              Ändern<span class="vh" safe>{`: ${recovery.decision}`}</span>
            </a>
          )}
        </span>
      </div>
      <FactsList>
        <Fact
          label="Hauptforderung"
          notes={
            check === undefined ? [] : [`aus der Prüfung ${check.body}, ${formatDay(check.checkedOn, 'de')}`]
          }
        >
          <AmountText cents={recovery.principal} language="de" />
        </Fact>
        <Fact label="Zinsen">
          <FactText text={recovery.interest === null ? 'noch nicht festgesetzt' : euro(recovery.interest)} />
        </Fact>
        <Fact label="Zurückgezahlt">
          <AmountText cents={recovery.repaid} language="de" />
        </Fact>
        <Fact label="Rest" notes={['abgeleitet: Hauptforderung und Zinsen weniger Rückzahlungen']}>
          <FactText text={restWords(recovery)} />
          <DerivedMark language="de" />
        </Fact>
        {recovery.note !== null && (
          <Fact label="Bemerkung">
            <FactText text={recovery.note} verbatim />
          </Fact>
        )}
      </FactsList>
    </article>
  );
}

function PaymentsPart({ view }: { view: FileView }): JSX.Element {
  const { payments, recoveries, reference } = view.file;
  const counted = payments.filter(({ cancelledAt }) => cancelledAt === null);
  const paid = counted
    .filter(({ kind }) => kind !== 'repayment')
    .reduce((sum, { amount }) => sum + amount, 0n);
  const rest = recoveries.reduce((sum, recovery) => sum + restOf(recovery), 0n);
  return (
    <section class="sec">
      <h2>Zahlungen</h2>
      {payments.length === 0 ? (
        <p class="muted">
          Keine eingetragen. Bis zur letzten Zahlung ist die Aufbewahrung noch nicht bestimmt.
        </p>
      ) : (
        <>
          <ul class="list">
            {payments.map((payment) => (
              <PaymentLine payment={payment} reference={reference} mayKeep={view.mayKeep} />
            ))}
          </ul>
          <p
            class="tnote"
            safe
          >{`Ausgezahlt insgesamt ${euro(paid)}${recoveries.length === 0 ? '' : `, noch zurückzuzahlen ${euro(rest)} (abgeleitet)`}.`}</p>
        </>
      )}
    </section>
  );
}

function PaymentLine(props: { payment: Payment; reference: string; mayKeep: boolean }): JSX.Element {
  const { payment, reference, mayKeep } = props;
  const { kind, paidOn, amount, advance, source, recordedAt, recordedBy, cancelledAt } = payment;
  const title = `${paymentWords[kind]} ${formatDay(paidOn, 'de')}: ${euro(amount)}`;
  const origin = [
    advance === true ? 'Vorauszahlung' : null,
    source,
    `eingetragen ${formatInstant(recordedAt)} von ${recordedBy ?? 'gelöschter Person'}`,
  ];
  return (
    <li>
      <span>
        {cancelledAt === null ? <span safe>{title}</span> : <s safe>{title}</s>}
        <span class="meta line" safe>
          {origin.filter((part) => part !== null).join(' · ')}
        </span>
        {cancelledAt !== null && (
          <span class="meta line" safe>
            {`storniert ${formatInstant(cancelledAt)} von ${payment.cancelledBy ?? 'gelöschter Person'}: ${payment.cancelledReason ?? ''}`}
          </span>
        )}
      </span>
      {mayKeep && cancelledAt === null && (
        <a class="small" href={formPath(reference, 'storno', payment.id)}>
          Stornieren<span class="vh" safe>{`: ${title}`}</span>
        </a>
      )}
    </li>
  );
}
