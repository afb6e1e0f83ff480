import { waiversPath } from '../../waivers/index.js';
import { Pagination, Tabs } from '../../web/index.js';
import { projects, reviewWords } from '../words.js';
import { queueHref, queuePath, standOf } from './queue-query.js';
import { ImportTable, QueueTable } from './queue-tables.js';
import { type QueueTab, type QueueView, queueTabs } from './queue-view.js';

const tabLabels: Readonly<Record<QueueTab, string>> = {
  submitted: 'Eingereicht',
  accepted: 'Redaktionell geprüft',
  returned: 'Zurückgegeben',
  imports: 'Einlesungen',
};

/** What waits for the service centre, by state, oldest first. */
export function QueuePage(props: { view: QueueView }): JSX.Element {
  const { view } = props;
  const { query } = view;
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <h1>{reviewWords.queue}</h1>
        <p class="lead">{reviewWords.queueLead}</p>
        <p class="small">
          <a href={waiversPath}>Ausnahmen</a>: was für einzelne Vorhaben hingenommen wird.
        </p>
      </div>
      {view.staleLists.map((text) => (
        <p class="note note--warn">
          <b>Öffentliche Liste</b> <span safe>{text}</span>{' '}
          <a href="/servicestelle/listen">Zu den öffentlichen Listen</a>
        </p>
      ))}
      <Tabs
        label="Stand der Vorhaben"
        tabs={queueTabs.map((tab) => ({
          label: tabLabels[tab],
          href: queueHref(query, { tab, page: 1 }),
          count: view.counts[tab],
          current: tab === query.tab,
        }))}
      />
      {query.tab !== 'imports' && <Filters view={view} />}
      <h2 class="vh" safe>
        {tabLabels[query.tab]}
      </h2>
      <List view={view} />
    </div>
  );
}

function List({ view }: { view: QueueView }): JSX.Element {
  const { query } = view;
  if (query.tab === 'imports')
    return view.imports.length === 0 ? <Nothing view={view} /> : <ImportTable imports={view.imports} />;
  if (view.entries.length === 0) return <Nothing view={view} />;
  const publishing = query.tab === 'accepted' && view.mayPublish;
  return (
    <>
      {publishing ? <PublishForm view={view} /> : <QueueTable view={view} choosable={false} />}
      <Pagination
        shown={shownText(view)}
        beginningHref={query.page === 1 ? null : queueHref(query, { page: 1 })}
        nextHref={view.hasMore ? queueHref(query, { page: query.page + 1 }) : null}
        language="de"
      />
    </>
  );
}

const shownText = (view: QueueView): string =>
  view.query.page === 1 && !view.hasMore
    ? `${view.found === 1 ? '' : 'Alle '}${projects(view.found)}`
    : `${view.entries.length} von ${projects(view.found)}, Seite ${view.query.page}`;

/** Choosing what is published together; the page that follows asks once more. */
function PublishForm({ view }: { view: QueueView }): JSX.Element {
  return (
    <form method="get" action="/servicestelle/veroeffentlichen">
      <QueueTable view={view} choosable />
      <div class="btns">
        <button class="kern-btn kern-btn--primary" type="submit">
          <span class="kern-label">Ausgewählte veröffentlichen …</span>
        </button>
        <button class="kern-btn kern-btn--secondary" type="submit" name="auswahl" value="alle">
          <span class="kern-label" safe>
            {view.found === 1 ? 'Dieses veröffentlichen …' : `Alle ${view.found} veröffentlichen …`}
          </span>
        </button>
      </div>
      {view.query.round !== null && <input type="hidden" name="runde" value={view.query.round} />}
      {view.query.city !== null && <input type="hidden" name="stadt" value={view.query.city} />}
    </form>
  );
}

/** Only shown where there is something to choose from. */
function Filters({ view }: { view: QueueView }): JSX.Element {
  const { query, rounds, cities } = view;
  if (rounds.length === 0 && cities.length < 2) return '';
  return (
    <form class="narrow" method="get" action={queuePath}>
      {query.tab !== 'submitted' && <input type="hidden" name="stand" value={standOf(query.tab)} />}
      {rounds.length > 0 && (
        <Filter name="runde" label="Bitte um Zuarbeit" all="alle" chosen={query.round} options={rounds} />
      )}
      {cities.length > 1 && (
        <Filter name="stadt" label="Stadt" all="alle Städte" chosen={query.city} options={cities} />
      )}
      <button class="kern-btn kern-btn--secondary" type="submit">
        <span class="kern-label">Anwenden</span>
      </button>
      {(query.round !== null || query.city !== null) && (
        <a class="small" href={queueHref(query, { round: null, city: null, page: 1 })}>
          Alle zeigen
        </a>
      )}
    </form>
  );
}

function Filter(props: {
  name: string;
  label: string;
  all: string;
  chosen: string | null;
  options: readonly { readonly value: string; readonly label: string }[];
}): JSX.Element {
  const id = `filter-${props.name}`;
  return (
    <div>
      <label for={id} safe>
        {props.label}
      </label>
      <select id={id} name={props.name}>
        <option value="" safe>
          {props.all}
        </option>
        {props.options.map(({ value, label }) => (
          <option value={value} selected={value === props.chosen} safe>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

const nothing: Readonly<Record<QueueTab, string>> = {
  submitted: 'Gerade wartet nichts auf Ihre Prüfung.',
  accepted: 'Kein geprüftes Vorhaben wartet auf die Veröffentlichung.',
  returned: 'Kein Vorhaben liegt zur Überarbeitung bei einer Stadt.',
  imports: 'Keine Einlesung wartet auf eine zweite Person.',
};

function Nothing({ view }: { view: QueueView }): JSX.Element {
  const { query } = view;
  const narrowed = query.tab !== 'imports' && (query.round !== null || query.city !== null);
  return (
    <div class="empty">
      <h3 safe>{narrowed ? 'Nichts passt zu dieser Auswahl.' : nothing[query.tab]}</h3>
      {narrowed && (
        <p>
          <a href={queueHref(query, { round: null, city: null, page: 1 })}>Alle zeigen</a>
        </p>
      )}
    </div>
  );
}
