import { Button, DownloadList, fieldId, Pagination, TextField } from '../../web/index.js';
import type { NetworkPerson } from '../entry.js';
import type { PeopleAsked } from '../queries.js';
import { staffNetworkPath as path } from '../words.js';
import { PeopleChoice } from './people-choice.js';
import { PeopleTable } from './people-table.js';
import { DirectoryTabs } from './tabs.js';

export interface PeopleView {
  readonly asked: PeopleAsked;
  readonly people: readonly NetworkPerson[];
  readonly topics: readonly string[];
  readonly counts: { readonly all: number; readonly dueSoon: number };
  /** Address of the next page; null at the end. */
  readonly nextHref: string | null;
  readonly mayWrite: boolean;
}

/** Everybody of the network, with search, filters and files for invitations. */
export function PeoplePage({ view }: { view: PeopleView }): JSX.Element {
  const { asked, people, counts, mayWrite } = view;
  return (
    <div class="wrap main stack">
      <h1>Personen im Netzwerk</h1>
      <DirectoryTabs current="people" people={counts.all} dueSoon={counts.dueSoon} />
      {!mayWrite ? (
        <p class="muted">Wer im Netzwerk steht, sieht nur die Servicestelle.</p>
      ) : (
        <>
          <p class="lead">
            Menschen in Ministerien, Kammern, Hochschulen, Verbänden und Beratung. Ansprechpartner der
            Programmstädte stehen unter <a href="/servicestelle/kontakte">Kontakte</a>.
          </p>
          <p class="btns">
            <Button label="Person aufnehmen" kind="primary" href={`${path}/neu`} />
          </p>
          {counts.all > 0 && <Filters view={view} />}
          <People view={view} />
          {people.length > 0 && (
            <Pagination
              shown={people.length === 1 ? '1 Person' : `${people.length} Personen`}
              beginningHref={asked.after === undefined ? null : addressOf({ ...asked, after: undefined })}
              nextHref={view.nextHref}
              language="de"
            />
          )}
        </>
      )}
    </div>
  );
}

function People({ view }: { view: PeopleView }): JSX.Element {
  const { asked, people, counts } = view;
  if (people.length > 0)
    return (
      <>
        <PeopleTable people={people} caption="Personen im Netzwerk" />
        <DownloadList
          downloads={(['xlsx', 'csv'] as const).map((format) => ({
            label: `Einladungsliste (${format.toUpperCase()})`,
            href: `/api/v1/network/invitees.${format}${queryOf({ ...asked, after: undefined })}`,
            kind: 'data',
            meta: 'nur wer Einladungen zugestimmt hat',
          }))}
        />
      </>
    );
  return (
    <div class="empty">
      {counts.all === 0 ? (
        <p>Noch niemand aufgenommen. Beginnen Sie mit der ersten Person oder mit ihrer Organisation.</p>
      ) : (
        <p>
          Niemand passt zu dieser Auswahl. <a href={path}>Alle zeigen</a>
        </p>
      )}
    </div>
  );
}

function Filters({ view }: { view: PeopleView }): JSX.Element {
  const { asked, topics } = view;
  return (
    <form class="form" method="get" action={path} role="search" aria-labelledby={fieldId('suche')}>
      <h2 class="vh" id={fieldId('suche')}>
        Suchen
      </h2>
      <div class="flds">
        <TextField name="q" label="Name, Stelle, Thema" value={asked.q ?? ''} maxlength={200} />
        <PeopleChoice kind={asked.kind} topic={asked.topic} topics={topics} />
      </div>
      <p class="btns">
        <Button label="Suchen" />
      </p>
    </form>
  );
}

/** The address of the list with a question. */
export const addressOf = (asked: PeopleAsked): string => `${path}${queryOf(asked)}`;

function queryOf(asked: PeopleAsked): string {
  const given = Object.entries(asked).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [[name, value] as [string, string]] : [],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
