import {
  BodyRows,
  Button,
  Cell,
  type Column,
  MailAddress,
  NetworkTabs,
  RecordTable,
  Row,
  RowHead,
  TextField,
} from '../../web/index.js';
import type { DirectoryEntry } from '../queries.js';
import { cityNetworkPath, organisationKindWords } from '../words.js';

const columns = {
  name: { label: 'Name' },
  organisation: { label: 'Organisation' },
  reach: { label: 'Erreichbar' },
  topics: { label: 'Themen' },
} as const satisfies Record<string, Column>;

/** Whom a city can ask: people of the network who agreed to stand here. */
export function CityNetworkPage(props: { entries: readonly DirectoryEntry[]; q: string }): JSX.Element {
  const { entries, q } = props;
  return (
    <div class="wrap main stack">
      <h1>Wen kann man fragen?</h1>
      <NetworkTabs current="people" desk="city" />
      <p class="lead">
        Menschen in Ministerien, Kammern, Hochschulen, Verbänden und Beratung. Alle haben zugestimmt, hier für
        Programmstädte zu stehen; geben Sie die Angaben nicht weiter.
      </p>
      <form class="form" method="get" action={cityNetworkPath} role="search">
        <TextField name="q" label="Name, Organisation oder Thema" value={q} maxlength={200} />
        <p class="btns">
          <Button label="Suchen" />
        </p>
      </form>
      {entries.length === 0 ? (
        <div class="empty">
          <p>{q === '' ? 'Noch steht niemand im Verzeichnis.' : 'Niemand passt dazu.'}</p>
        </div>
      ) : (
        <RecordTable caption="Verzeichnis des Netzwerks" columns={Object.values(columns)} language="de">
          <BodyRows>
            {entries.map((entry) => (
              <Row>
                <RowHead>
                  <span safe>{entry.name}</span>
                  {entry.function !== null && (
                    <span class="sub" safe>
                      {entry.function}
                    </span>
                  )}
                </RowHead>
                <Cell column={columns.organisation}>
                  <span>
                    <span safe>{entry.organisation ?? 'keine'}</span>
                    {entry.kind !== null && (
                      <span class="sub" safe>
                        {organisationKindWords[entry.kind]}
                      </span>
                    )}
                  </span>
                </Cell>
                <Cell column={columns.reach}>
                  <span>
                    <Reach entry={entry} />
                  </span>
                </Cell>
                <Cell column={columns.topics}>
                  <span safe>{entry.topics.length === 0 ? 'nicht angegeben' : entry.topics.join(', ')}</span>
                </Cell>
              </Row>
            ))}
          </BodyRows>
        </RecordTable>
      )}
    </div>
  );
}

function Reach({ entry: { email, phone } }: { entry: DirectoryEntry }): JSX.Element {
  return (
    <>
      {email !== null && <MailAddress address={email} link />}
      {phone !== null && (
        <span class={email === null ? undefined : 'sub'} safe>
          {phone}
        </span>
      )}
      {email === null && phone === null && <span>nicht angegeben</span>}
    </>
  );
}
