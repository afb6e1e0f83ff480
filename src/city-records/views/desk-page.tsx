import {
  BodyRows,
  Button,
  Cell,
  type Column,
  cityName,
  Mark,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import type { CheckedRecord, CityRecordKind } from '../kind.js';
import { deskPath, draftPath, versionsPath } from '../paths.js';
import type { CityDraft } from '../queries.js';
import { draftMark } from './marks.js';

interface KindSection {
  readonly kind: CityRecordKind;
  readonly published: readonly CheckedRecord[];
  readonly drafts: readonly { readonly draft: CityDraft; readonly record: CheckedRecord }[];
}

export interface RecordDeskView {
  readonly sections: readonly KindSection[];
  /** Whether records of several cities stand side by side. */
  readonly withCity: boolean;
  readonly mayKeep: boolean;
}

const columns = {
  name: { label: 'Name' },
  state: { label: 'Stand' },
  action: { label: 'Weiter' },
} as const satisfies Record<string, Column>;

/** What is kept about the neighbourhoods of a city, or of all: drafts first, then what is published. */
export function RecordDeskPage({ view }: { view: RecordDeskView }): JSX.Element {
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <h1>Gebiete und Konzepte</h1>
        <p class="lead">
          {view.withCity
            ? 'Was die Städte über ihre Quartiere festhalten'
            : 'Was Ihre Stadt über ihre Quartiere festhält'}
          , vom Gebiet bis zur Vereinbarung. Öffentlich wird, was die Servicestelle veröffentlicht.
        </p>
      </div>
      {view.sections.map((section) => (
        <Section section={section} view={view} />
      ))}
    </div>
  );
}

function Section({ section, view }: { section: KindSection; view: RecordDeskView }): JSX.Element {
  const { kind, published, drafts } = section;
  const changing = new Set(drafts.map(({ draft }) => draft.reference));
  const isEmpty = published.length === 0 && drafts.length === 0;
  return (
    <section class="sec" aria-labelledby={`art-${kind.kind}`}>
      <div class="sechead">
        <h2 id={`art-${kind.kind}`} safe>
          {kind.plural.de}
        </h2>
        {view.mayKeep && <Button label={`${kind.word.de} anlegen`} href={`${deskPath}/neu/${kind.kind}`} />}
      </div>
      {isEmpty ? (
        <p class="muted">Noch nichts eingetragen.</p>
      ) : (
        <RecordTable caption={kind.plural.de} columns={Object.values(columns)} language="de">
          <BodyRows>
            {drafts.map(({ draft, record }) => (
              <DraftRow draft={draft} name={kind.nameOf(record.content)} withCity={view.withCity} />
            ))}
            {published
              .filter(({ reference }) => !changing.has(reference))
              .map((record) => (
                <PublishedRow record={record} kind={kind} view={view} />
              ))}
          </BodyRows>
        </RecordTable>
      )}
      {kind.overview !== undefined && (
        <p class="small">
          <a href={kind.overview.path} safe>
            {kind.overview.label}
          </a>
        </p>
      )}
      {view.withCity && kind.reminders !== undefined && (
        <p class="small">
          <a href={kind.reminders.path} safe>
            {kind.reminders.label}
          </a>
        </p>
      )}
    </section>
  );
}

const under = (parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null).join(' · ');

function DraftRow(props: { draft: CityDraft; name: string; withCity: boolean }): JSX.Element {
  const { draft, name } = props;
  return (
    <Row>
      <RowHead>
        <a href={draftPath(draft.id)} safe>
          {name}
        </a>
        <span class="sub" safe>
          {under([
            draft.reference ?? 'noch nicht veröffentlicht',
            props.withCity ? cityName(draft.cityAgs) : null,
          ])}
        </span>
      </RowHead>
      <Cell column={columns.state}>
        <Mark {...draftMark(draft)} />
      </Cell>
      <Cell column={columns.action}>
        <a href={draftPath(draft.id)}>
          Öffnen<span class="vh" safe>{`: ${name}`}</span>
        </a>
      </Cell>
    </Row>
  );
}

function PublishedRow(props: {
  record: CheckedRecord;
  kind: CityRecordKind;
  view: RecordDeskView;
}): JSX.Element {
  const { record, kind, view } = props;
  const name = kind.nameOf(record.content);
  return (
    <Row>
      <RowHead>
        <a id={record.reference ?? undefined} href={`${kind.path}/${record.reference}`} safe>
          {name}
        </a>
        <span class="sub" safe>
          {under([record.reference, view.withCity ? cityName(record.cityAgs) : null])}
        </span>
      </RowHead>
      <Cell column={columns.state}>
        <Mark tone="ok" word="veröffentlicht" />
      </Cell>
      <Cell column={columns.action}>
        <div>
          <a href={versionsPath(record.reference ?? '')}>
            Fassungen<span class="vh" safe>{`: ${name}`}</span>
          </a>
          {view.mayKeep && kind.beside !== undefined && (
            <>
              {' '}
              <a href={kind.beside.path(record.reference ?? '')}>
                <span safe>{kind.beside.label}</span>
                <span class="vh" safe>{`: ${name}`}</span>
              </a>
            </>
          )}
          {view.mayKeep && (
            <form method="post" action={`${deskPath}/aendern/${record.reference}`}>
              <button class="aslink" type="submit">
                Ändern<span class="vh" safe>{`: ${name}`}</span>
              </button>{' '}
              <button class="aslink" type="submit" name="ruecknahme" value="1">
                Zurücknehmen<span class="vh" safe>{`: ${name}`}</span>
              </button>
            </form>
          )}
        </div>
      </Cell>
    </Row>
  );
}
