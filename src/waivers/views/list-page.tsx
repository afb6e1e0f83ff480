import { formatDay, formatInstant } from '../../kernel/format.js';
import { labelOfField } from '../../projects/index.js';
import {
  BodyRows,
  Cell,
  type Column,
  DownloadList,
  Pagination,
  RecordTable,
  Row,
  RowHead,
  Tabs,
} from '../../web/index.js';
import type { ListedWaiver, WaiverState } from '../queries/waivers.js';
import { waiversPath } from './paths.js';

export interface ListView {
  readonly waivers: readonly ListedWaiver[];
  readonly state: WaiverState;
  readonly counts: Readonly<Record<WaiverState, number>>;
  readonly page: number;
  readonly hasMore: boolean;
  readonly mayRevoke: boolean;
}

/** Names of the states in addresses and on pages. */
export const stateNames: Readonly<Record<WaiverState, readonly [address: string, label: string]>> = {
  inForce: ['gelten', 'Gelten'],
  expired: ['abgelaufen', 'Abgelaufen'],
  revoked: ['aufgehoben', 'Aufgehoben'],
};

const columns = {
  record: { label: 'Vorhaben' },
  finding: { label: 'Befund' },
  reason: { label: 'Grund' },
  until: { label: 'Gilt bis' },
  who: { label: 'Zugelassen' },
  revoke: { label: 'Aufheben' },
} as const satisfies Record<string, Column>;

const addressOf = (state: WaiverState): string =>
  state === 'inForce' ? waiversPath : `${waiversPath}?stand=${stateNames[state][0]}`;

/** What was accepted, for how long, by whom and why. */
export function ListPage({ view }: { view: ListView }): JSX.Element {
  const { state, waivers, page } = view;
  const address = addressOf(state);
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <h1>Ausnahmen</h1>
        <p class="lead">
          Befunde, die für ein einzelnes Vorhaben hingenommen werden. Der Befund bleibt sichtbar; er hält
          nichts auf, solange die Ausnahme gilt.
        </p>
      </div>
      <Tabs
        label="Ausnahmen nach Stand"
        tabs={(Object.keys(stateNames) as WaiverState[]).map((one) => ({
          label: stateNames[one][1],
          href: addressOf(one),
          count: view.counts[one],
          current: one === state,
        }))}
      />
      {waivers.length === 0 ? (
        <div class="empty">
          <p>Hier steht keine Ausnahme.</p>
        </div>
      ) : (
        <>
          <RecordTable caption="Ausnahmen" columns={Object.values(columns)} language="de">
            <BodyRows>
              {waivers.map((waiver) => (
                <WaiverRow waiver={waiver} mayRevoke={view.mayRevoke && state === 'inForce'} />
              ))}
            </BodyRows>
          </RecordTable>
          <Pagination
            shown={`${waivers.length} auf dieser Seite`}
            beginningHref={page === 1 ? null : address}
            nextHref={view.hasMore ? `${address}${address.includes('?') ? '&' : '?'}seite=${page + 1}` : null}
            language="de"
          />
        </>
      )}
      <DownloadList
        downloads={[
          {
            label: 'Alle Ausnahmen',
            href: `${waiversPath}.csv`,
            kind: 'document',
            meta: 'CSV, auch abgelaufene',
          },
        ]}
      />
    </div>
  );
}

/** What a waiver accepts, in a few words. */
export const findingWords = ({ code, field }: Pick<ListedWaiver, 'code' | 'field'>): string =>
  `${labelOfField(field)?.de ?? field}: ${codeWords[code] ?? code}`;

/** Short names of the findings that may be accepted. */
const codeWords: Readonly<Record<string, string>> = {
  below_usual_size: 'kleiner als üblich',
  catalogue_unmatched: 'nicht im Katalog',
  entry_of_other_period: 'Eintrag einer anderen Förderperiode',
  grant_above_ceiling: 'Zuwendung über dem Höchstbetrag',
  grant_parts_differ: 'Teile der Zuwendung ergeben sie nicht',
  grant_rate_above_ceiling: 'Fördersatz über der Grenze',
  object_of_other_guideline: 'Fördergegenstand einer anderen Richtlinie',
  outside_eligibility: 'außerhalb der Förderfähigkeit',
  place_unmatched: 'Ort nicht zugeordnet',
  plan_parts_differ: 'Finanzierungsplan geht nicht auf',
  required_field_missing: 'fehlt',
  total_cost_below_eligible: 'niedriger als die förderfähigen Gesamtkosten',
  union_equals_grant: 'gleich der Zuwendung',
  union_of_zero: 'null Euro',
  union_rate_differs_from_amounts: 'Satz weicht von den Beträgen ab',
  union_rate_differs_from_priority: 'Satz weicht von der Priorität ab',
};

function WaiverRow({ waiver, mayRevoke }: { waiver: ListedWaiver; mayRevoke: boolean }): JSX.Element {
  return (
    <Row>
      <RowHead>
        <RecordLink waiver={waiver} />
      </RowHead>
      <Cell column={columns.finding}>
        <span safe>{findingWords(waiver)}</span>
      </Cell>
      <Cell column={columns.reason}>
        <span safe>{waiver.reason}</span>
      </Cell>
      <Cell column={columns.until}>
        <span class="num" safe>
          {formatDay(waiver.until, 'de')}
        </span>
        {waiver.revokedAt !== null && (
          <span class="sub" safe>
            {`aufgehoben am ${formatInstant(waiver.revokedAt)} von ${waiver.revokedBy ?? 'gelöschter Person'}: ${waiver.revokedReason ?? ''}`}
          </span>
        )}
      </Cell>
      <Cell column={columns.who}>
        <span safe>{waiver.grantedBy ?? 'gelöschte Person'}</span>
        <span class="sub num" safe>
          {formatInstant(waiver.grantedAt)}
        </span>
      </Cell>
      <Cell column={columns.revoke}>
        {mayRevoke && (
          <a href={`${waiversPath}/${waiver.id}/aufheben`}>
            Aufheben<span class="vh" safe>{`: ${waiver.name ?? waiver.id}`}</span>
          </a>
        )}
      </Cell>
    </Row>
  );
}

function RecordLink({ waiver: { reference, draftId, name } }: { waiver: ListedWaiver }): JSX.Element {
  if (name === null) return <span safe>{reference ?? 'verworfener Entwurf'}</span>;
  const href =
    reference === null
      ? `/servicestelle/pruefen/${draftId}`
      : `/servicestelle/vorhaben/${encodeURIComponent(reference)}/befunde`;
  return (
    <>
      <a href={href} lang="de" safe>
        {name}
      </a>
      <span class="sub" safe>
        {reference ?? 'Entwurf'}
      </span>
    </>
  );
}
