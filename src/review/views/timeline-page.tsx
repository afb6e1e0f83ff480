import { findingsPath } from '../../waivers/index.js';
import { ChangedValue, InlineDifference, Notice, Timeline, TimelineItem } from '../../web/index.js';

import { DeskAside, type DeskFacts } from './desk-aside.js';

/** One thing that happened to a project. */
export interface TimelineEvent {
  readonly title: string;
  readonly meta: string;
  readonly kind: 'published' | 'now' | undefined;
  /** Happened after the state that is looked at. */
  readonly later: boolean;
  readonly reason: string | null;
  readonly changes: readonly {
    readonly label: string;
    readonly before: string;
    readonly after: string;
    readonly wordByWord: boolean;
  }[];
}

export interface TimelineView {
  readonly reference: string;
  readonly name: string;
  readonly place: string;
  /** False once it was withdrawn. */
  readonly isPublished: boolean;
  readonly events: readonly TimelineEvent[];
  /** Registry revisions in which it was published, newest first. */
  readonly states: readonly { readonly revision: number; readonly label: string }[];
  /** What stands beside the history. */
  readonly desk: DeskFacts;
  /** The earlier state that is looked at, in words; null for the present one. */
  readonly chosen: ChosenState | null;
}

export interface ChosenState {
  /** Revision of the version that was published then; null when none was. */
  readonly revision: number | null;
  readonly title: string;
  readonly text: string;
}

/** Every step and every published version of a project, for the service centre and for auditors. */
export function TimelinePage(props: { view: TimelineView; onlyPublished: boolean }): JSX.Element {
  const { view, onlyPublished } = props;
  const address = `/servicestelle/vorhaben/${encodeURIComponent(view.reference)}/verlauf`;
  const shown = view.events.filter(({ kind }) => !onlyPublished || kind !== undefined);
  const choices = [
    { label: 'alle Ereignisse', href: address, current: !onlyPublished },
    { label: 'nur Veröffentlichungen', href: `${address}?zeigen=fassungen`, current: onlyPublished },
  ];
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <p class="over">
          <b safe>{view.reference}</b>
          <span safe>{view.place}</span>
          {!view.isPublished && <span class="tag">zurückgezogen</span>}
        </p>
        <h1 lang="de" safe>{`Verlauf: ${view.name}`}</h1>
        {view.isPublished && (
          <p class="small">
            <a href={`/vorhaben/${encodeURIComponent(view.reference)}`}>Steckbrief ansehen</a>,{' '}
            <a href={findingsPath(view.reference)}>Befunde und Ausnahmen</a>
          </p>
        )}
      </div>
      <div class="grid grid--side">
        <div>
          <AsOf view={view} address={address} />
          <section class="sec">
            <div class="sechead">
              <h2>Ereignisse</h2>
              <span class="small views">
                {choices.map(({ label, href, current }) => (
                  <a href={href} aria-current={current ? 'true' : undefined} safe>
                    {label}
                  </a>
                ))}
              </span>
            </div>
            <Timeline>
              {shown.map((event) => (
                <Event event={event} />
              ))}
            </Timeline>
          </section>
        </div>
        <DeskAside facts={view.desk} reference={view.reference} />
      </div>
    </div>
  );
}

/** Looking at an earlier state: by day, or by registry revision. */
function AsOf({ view, address }: { view: TimelineView; address: string }): JSX.Element {
  const { chosen, states } = view;
  return (
    <>
      <form class="narrow" method="get" action={address}>
        <div>
          <label for="am">Stand am</label>
          <input type="date" id="am" name="am" />
        </div>
        <div>
          <label for="stand">oder Registerstand</label>
          <select id="stand" name="stand">
            <option value="">heute</option>
            {states.map(({ revision, label }) => (
              <option value={String(revision)} selected={revision === chosen?.revision} safe>
                {label}
              </option>
            ))}
          </select>
        </div>
        <button class="kern-btn kern-btn--secondary" type="submit">
          <span class="kern-label">Stand zeigen</span>
        </button>
        {chosen !== null && (
          <a class="small" href={address}>
            Zum heutigen Stand
          </a>
        )}
      </form>
      {chosen !== null && <Notice title={chosen.title} text={chosen.text} />}
      {chosen?.revision != null && (
        <p class="small">
          <a href={`/api/v1/projects/${encodeURIComponent(view.reference)}?asOf=${chosen.revision}`}>
            Datensatz zu diesem Stand
          </a>
        </p>
      )}
    </>
  );
}

function Event({ event }: { event: TimelineEvent }): JSX.Element {
  return (
    <TimelineItem title={event.title} meta={event.meta} kind={event.kind} later={event.later}>
      {event.reason !== null && (
        <p class="small words" lang="de" safe>
          {`„${event.reason}“`}
        </p>
      )}
      {event.changes.length > 0 && (
        <dl class="moves">
          {event.changes.map((change) => (
            <div>
              <dt safe>{change.label}</dt>
              <dd>
                {change.wordByWord ? (
                  <InlineDifference before={change.before} after={change.after} />
                ) : (
                  <>
                    <ChangedValue value={change.before} side="before" />
                    <span class="arrow" aria-hidden="true">
                      {' → '}
                    </span>
                    <ChangedValue value={change.after} side="after" />
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </TimelineItem>
  );
}
