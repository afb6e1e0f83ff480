import { formatCount } from '../../kernel/format.js';
import {
  Button,
  DownloadList,
  ErrorSummary,
  type FieldError,
  LongTextField,
  Notice,
} from '../../web/index.js';
import type { Standing } from '../commands/verification-room.js';
import type { Verification } from '../verification.js';
import type { Seal } from '../verify-trail.mjs';
import { checkPath, momentOf, trailPath, verifierPath } from './parts.js';
import { SealFacts } from './seal-page.js';

export interface CheckView {
  readonly standing: Standing | null;
  readonly newest: Seal | null;
  /** What was typed into the field of printed seals. */
  readonly typed: string;
  readonly error: FieldError | null;
  /** Whether the reader gets all of the trail, or of what is not published the digests only. */
  readonly readsAll: boolean;
}

/** Where auditors and the service centre have the whole trail checked, and take it away to check it themselves. */
export function CheckPage({ view }: { view: CheckView }): JSX.Element {
  const { standing, newest, typed, error, readsAll } = view;
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <h1>Siegel des Protokolls</h1>
        <p class="lead">
          Geprüft wird alles: jeder Eintrag gegen sein Siegel, jedes Siegel gegen das vorige, personenbezogene
          Werte gegen ihre Festlegung, die Kette gegen die Siegel gespeicherter Berichte, und jede Zeile jeder
          protokollierten Tabelle gegen das, was das Protokoll zuletzt von ihr sagt.
        </p>
      </div>
      {standing !== null && <Outcome standing={standing} />}
      <ErrorSummary errors={error === null ? [] : [error]} language="de" />
      <form method="post" action={checkPath} class="form">
        <LongTextField
          name="siegel"
          label="Gedruckte Siegel (wenn Sie welche haben)"
          hint="Eines je Zeile, wie es unten auf einem Bericht steht: 17 9f2c41d7 0be86a35"
          value={typed}
          errors={error === null ? [] : [error.message]}
        />
        <div class="btns">
          <Button label="Alles prüfen" kind="primary" />
        </div>
      </form>
      <section class="sec">
        <h2>Neuestes Siegel</h2>
        {newest === null ? <p>Noch ist nichts versiegelt.</p> : <SealFacts seal={newest} language="de" />}
      </section>
      <section class="sec">
        <h2>Selbst prüfen</h2>
        <p>
          Wer dem Register nicht trauen will, nimmt das Protokoll mit und prüft es auf einem anderen Rechner:{' '}
          <code>node verify-trail.mjs protokoll.ndjson --seal "17 9f2c41d7 0be86a35"</code>
        </p>
        {!readsAll && (
          <p>
            Von Einträgen zu Unveröffentlichtem enthält Ihre Datei nur den Prüfwert; vollständig ist sie für
            die Prüfung.
          </p>
        )}
        <DownloadList
          tiles
          downloads={[
            { label: 'Protokoll', href: trailPath, kind: 'data', meta: 'NDJSON' },
            { label: 'Prüfprogramm', href: verifierPath, kind: 'data', meta: 'Node.js' },
          ]}
        />
      </section>
    </div>
  );
}

function Outcome({ standing: { askedAt, checked, found } }: { standing: Standing }): JSX.Element {
  const asked = momentOf(askedAt);
  if (found === null)
    return (
      <Notice
        title="Die Prüfung läuft."
        text={`Begonnen ${asked}, bisher ${formatCount(checked, 'de')} Einträge. Laden Sie die Seite neu.`}
      />
    );
  if (found === 'failed')
    return (
      <Notice
        tone="warn"
        title="Die Prüfung kam nicht zu Ende."
        text={`Begonnen ${asked}. Das sagt nichts über das Protokoll: prüfen Sie noch einmal.`}
      />
    );
  return found.fault === null ? <Holds found={found} asked={asked} /> : <Wrong found={found} asked={asked} />;
}

function Wrong({ found, asked }: { found: Verification; asked: string }): JSX.Element {
  return (
    <Notice
      tone="warn"
      title="Das Protokoll stimmt nicht."
      text={`${found.fault?.words.de ?? ''} Geprüft ${asked}; davor stimmten ${formatCount(found.entries, 'de')} Einträge.`}
    />
  );
}

function Holds({ found, asked }: { found: Verification; asked: string }): JSX.Element {
  const { entries, oldest } = found.unsealed;
  const [first = '', ...rest] = found.sentences.de;
  return (
    <>
      <Notice title={first} text={`Geprüft ${asked}, in ${found.seconds.toFixed(1).replace('.', ',')} s.`} />
      <ul class="list">
        {rest.map((sentence) => (
          <li safe>{sentence}</li>
        ))}
        {entries > 0 && oldest !== null && (
          <li
            safe
          >{`${formatCount(entries, 'de')} Einträge seit ${momentOf(oldest)} sind noch nicht versiegelt.`}</li>
        )}
      </ul>
    </>
  );
}
