import { formatCount, formatDay } from '../../kernel/format.js';
import { findingsPath, waiversPath } from '../../waivers/index.js';
import {
  BodyRows,
  Cell,
  type Column,
  type Download,
  DownloadList,
  Fact,
  FactsList,
  FactText,
  Mark,
  Notice,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import { openDataPath } from '../addresses.js';
import type { ListCheck } from '../list-checks.js';
import { pointText } from '../operations-list/column.js';
import type { Gap } from '../operations-list/gaps.js';
import type { ListState } from '../queries/updates.js';
import { freshnessOf, freshnessText } from './freshness.js';

export const listDeskPath = '/servicestelle/listen';
export const listDeskTitle = 'Öffentliche Listen';

interface CheckedList {
  readonly state: ListState;
  readonly check: ListCheck;
}

/** The public lists: how fresh they are, what they lack, where they can be fetched. */
export function ListDeskPage({ listed }: { listed: readonly CheckedList[] }): JSX.Element {
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <h1>{listDeskTitle}</h1>
        <p class="lead">
          Was der Öffentlichkeit und Datenportalen als Liste der Vorhaben angeboten wird, wie alt es ist und
          was nach der Verordnung fehlt.
        </p>
        <p class="small">
          <a href={waiversPath}>Ausnahmen</a>: was für einzelne Vorhaben hingenommen wird, bis wann und warum.
        </p>
      </div>
      {listed.map((list) => (
        <ListPart {...list} />
      ))}
    </div>
  );
}

function ListPart({ state, check }: CheckedList): JSX.Element {
  const { list, operations } = state;
  const freshness = freshnessOf(state);
  return (
    <section class="sec">
      <h2 safe>{list.title.de}</h2>
      {freshness !== 'fresh' && operations > 0 && (
        <Notice
          tone="warn"
          title={freshness === 'stale' ? 'Die Liste ist veraltet.' : 'Die Liste wird bald zu alt.'}
          text={freshnessText(state)}
        />
      )}
      {operations === 0 ? (
        <div class="empty">
          <p>Aus dieser Förderperiode ist noch nichts veröffentlicht.</p>
        </div>
      ) : (
        <>
          <ListFacts state={state} check={check} />
          <Gaps check={check} list={list.key} />
          <DownloadList tiles downloads={downloadsOf(state)} />
        </>
      )}
    </section>
  );
}

const day = (value: string | null): string => (value === null ? 'noch nie' : formatDay(value, 'de'));

function ListFacts({ state, check }: CheckedList): JSX.Element {
  const { list, operations, lastUpdated, updateDue } = state;
  return (
    <FactsList>
      <Fact label="Rechtsgrundlage">
        <FactText text={list.legalBasis.de} />
      </Fact>
      <Fact label="Vorhaben">
        <FactText text={formatCount(operations, 'de')} />
      </Fact>
      <Fact label="Zuletzt geändert">
        <FactText text={day(lastUpdated)} />
      </Fact>
      <Fact label="Nächste Änderung bis" notes={[`mindestens alle ${list.monthsBetweenUpdates} Monate`]}>
        <FactText text={day(updateDue)} />
      </Fact>
      <Fact label="Vollständig nach der Verordnung">
        <FactText
          text={`${formatCount(check.complete, 'de')} von ${formatCount(check.operations, 'de')} Vorhaben${check.accepted === 0 ? '' : `, ${formatCount(check.accepted, 'de')} weitere mit Ausnahme`}`}
        />
      </Fact>
    </FactsList>
  );
}

const point: Column = { label: 'Stelle der Verordnung' };
const affected: Column = { label: 'Vorhaben', kind: 'amount' };
const example: Column = { label: 'Zum Beispiel' };
const columns: readonly Column[] = [{ label: 'Fehlendes Feld' }, point, affected, example];

function Gaps({ check, list }: { check: ListCheck; list: string }): JSX.Element {
  if (check.gaps.length === 0)
    return (
      <p>
        <Mark tone="ok" word="Kein vorgeschriebenes Feld fehlt." />
      </p>
    );
  return (
    <>
      <h3 class="after">Was fehlt</h3>
      <RecordTable caption={`Fehlende Felder der Liste ${list}`} columns={columns} language="de">
        <BodyRows>
          {check.gaps.map((gap) => (
            <GapRow gap={gap} />
          ))}
        </BodyRows>
      </RecordTable>
    </>
  );
}

function GapRow({ gap: { column, operations, accepted, examples } }: { gap: Gap }): JSX.Element {
  return (
    <Row>
      <RowHead>
        <span safe>{column.heading.de}</span>
      </RowHead>
      <Cell column={point}>
        <span safe>{pointText(column)}</span>
      </Cell>
      <Cell column={affected}>
        <span safe>{formatCount(operations, 'de')}</span>
        {accepted > 0 && <span class="sub" safe>{`davon ${formatCount(accepted, 'de')} mit Ausnahme`}</span>}
      </Cell>
      <Cell column={example}>
        <div>
          {examples.map(({ reference, name }) => (
            <a class="line" href={findingsPath(reference)} safe>
              {name}
            </a>
          ))}
        </div>
      </Cell>
    </Row>
  );
}

function downloadsOf({ list }: ListState): Download[] {
  return [
    {
      label: 'Prüfbericht',
      href: `${listDeskPath}/${list.key}/pruefbericht.csv`,
      kind: 'document',
      meta: 'CSV, jedes fehlende Feld eine Zeile',
    },
    {
      label: 'Die Liste',
      href: openDataPath,
      kind: 'document',
      meta: `öffentlich, ${list.extensions.map((extension) => extension.toUpperCase()).join(', ')}`,
    },
  ];
}
