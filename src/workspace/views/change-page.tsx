import { formatDay } from '../../kernel/format.js';
import type { ProjectRecord } from '../../projects/index.js';
import { dutyOfRecord, dutySentence, publicityPath } from '../../publicity/index.js';
import { Button, DayField, ErrorSummary, fieldId, LongTextField } from '../../web/index.js';

export interface EndEarly {
  readonly end: string;
  readonly note: string;
  /** What is wrong with the day; null when nothing is. */
  readonly error: string | null;
}

/** What a city can do with a project that is published: change it, end it early, take it back. */
export function ChangePage(props: {
  record: ProjectRecord;
  /** The reporting round the change answers. */
  roundId: string | null;
  ending: EndEarly;
}): JSX.Element {
  const { record, roundId, ending } = props;
  const ofRound = roundId === null ? null : <input type="hidden" name="runde" value={roundId} />;
  const path = `/arbeitsbereich/vorhaben/${encodeURIComponent(record.reference)}/aendern`;
  const end = record.period.end;
  return (
    <div class="wrap main">
      <div class="phead phead--rec">
        <p class="over">
          <b safe>{record.reference}</b>
          <span>veröffentlicht</span>
        </p>
        <h1 safe>{record.name}</h1>
        <p class="lead">
          Was veröffentlicht ist, bleibt sichtbar, bis die Servicestelle Ihre Änderung geprüft und
          veröffentlicht hat.
        </p>
      </div>
      <div class="form">
        <ErrorSummary
          language="de"
          title="So lässt sich das Ende nicht ändern"
          errors={ending.error === null ? [] : [{ fieldId: fieldId('ende'), message: ending.error }]}
        />
        <section class="part">
          <h2>Angaben ändern</h2>
          <p>Das Formular enthält alles, was veröffentlicht ist.</p>
          <form method="post" action={path} class="btns">
            <input type="hidden" name="art" value="angaben" />
            {ofRound as 'safe'}
            <Button kind="primary" label="Ändern" />
          </form>
        </section>
        <section class="part">
          <h2>Geld und Publizität</h2>
          <p>
            <a href={`/arbeitsbereich/mittel/${encodeURIComponent(record.reference)}`}>
              Mittel: Plan gegen Ist
            </a>
          </p>
          <p>
            <a href={publicityPath(record.reference)}>Publizität, Plakat und Nachweis</a>
            <span class="line small muted" safe>
              {dutySentence(dutyOfRecord(record))}
            </span>
          </p>
        </section>
        <section class="part">
          <h2>Vorzeitig beenden</h2>
          <form method="post" action={path}>
            <input type="hidden" name="art" value="ende" />
            {ofRound as 'safe'}
            <DayField
              name="ende"
              label="Neues Ende"
              hint={
                end === null ? 'Letzter Tag' : `Letzter Tag; veröffentlicht ist der ${formatDay(end, 'de')}.`
              }
              value={ending.end}
              errors={ending.error === null ? [] : [ending.error]}
            />
            <LongTextField
              name="note"
              label="Warum endet das Vorhaben früher?"
              value={ending.note}
              rows={2}
            />
            <p class="btns">
              <Button label="Weiter zum Formular" />
            </p>
          </form>
        </section>
        <section class="part">
          <h2>Aus dem Register nehmen</h2>
          <p>
            Nur wenn der Bescheid widerrufen wurde oder das Vorhaben nie hätte veröffentlicht werden sollen.
          </p>
          <form method="post" action={path} class="btns">
            <input type="hidden" name="art" value="ruecknahme" />
            {ofRound as 'safe'}
            <Button label="Rücknahme vorbereiten" />
          </form>
        </section>
      </div>
    </div>
  );
}
