import { formatDay } from '../../kernel/format.js';
import {
  BodyRows,
  Button,
  Cell,
  type Column,
  cityName,
  Notice,
  RecordTable,
  Row,
  RowHead,
  Tabs,
  TextField,
} from '../../web/index.js';
import type { Deletion } from '../commands/delete-due.js';
import type { RetainedProject, RetentionState } from '../queries/retentions.js';
import { removedWords, retentionOfPath, retentionPath, retentionWords, stateWords } from '../words.js';

export interface ListView {
  readonly projects: readonly RetainedProject[];
  readonly state: RetentionState;
  /** Published projects of which nothing is known. */
  readonly unknown: number;
  readonly mayDelete: boolean;
  /** What a dry run said; null when none was asked for. */
  readonly dryRun: readonly Deletion[] | null;
  readonly unknownReference: string | null;
}

export const states: readonly RetentionState[] = ['due', 'running', 'held', 'undetermined', 'deleted'];

const columns = {
  project: { label: 'Vorhaben' },
  until: { label: 'Aufbewahren bis' },
  basis: { label: 'Regel' },
} as const satisfies Record<string, Column>;

/** How long documents are kept, project by project, and deleting what is due. */
export function ListPage({ view }: { view: ListView }): JSX.Element {
  const { projects, state, unknown, dryRun, unknownReference } = view;
  const shown = projects.filter((project) => project.state === state);
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <h1>Aufbewahrung</h1>
        <p class="lead">
          2021–2027 fünf Jahre ab dem 31.12. des Jahres der letzten Zahlung, 2014–2020 ab der Rechnungslegung.
          Tage der SAB und längere Beihilfefristen gehen vor. Nichts unter Sperre oder in der Frist wird
          gelöscht.
        </p>
      </div>
      {dryRun !== null && <DryRunPart deletions={dryRun} />}
      <form class="narrow" method="get" action={retentionPath}>
        <TextField
          name="kennung"
          label="Kennung des Vorhabens"
          value={unknownReference ?? ''}
          width="short"
          maxlength={50}
          errors={
            unknownReference === null
              ? []
              : [`Kein Vorhaben ${unknownReference} gefunden, das Sie sehen dürfen.`]
          }
        />
        <Button label="Öffnen" />
      </form>
      <Tabs
        label="Vorhaben nach Stand der Aufbewahrung"
        tabs={states.map((one) => ({
          label: stateWords[one],
          href: one === 'due' ? retentionPath : `${retentionPath}?stand=${one}`,
          count: projects.filter((project) => project.state === one).length,
          current: one === state,
        }))}
      />
      {state === 'undetermined' && unknown > 0 && (
        <p
          class="small muted"
          safe
        >{`Dazu ${unknown} Vorhaben, zu denen noch keine Zahlung eingetragen ist.`}</p>
      )}
      {shown.length === 0 ? (
        <div class="empty">
          <p>Hier steht kein Vorhaben.</p>
        </div>
      ) : (
        <RecordTable caption={stateWords[state]} columns={Object.values(columns)} language="de">
          <BodyRows>
            {shown.map((project) => (
              <Row>
                <RowHead>
                  <a href={retentionOfPath(project.reference)} lang="de" safe>
                    {project.name}
                  </a>
                  <span class="sub" safe>
                    {`${project.reference} · ${project.city === null ? 'landesweit' : cityName(project.city)}`}
                  </span>
                </RowHead>
                <Cell column={columns.until}>
                  <span class="num" safe>
                    {project.until === null ? 'noch nicht bestimmt' : formatDay(project.until, 'de')}
                  </span>
                </Cell>
                <Cell column={columns.basis}>
                  <span safe>{retentionWords(project)}</span>
                  <span class="sub" safe>
                    {project.clause}
                  </span>
                </Cell>
              </Row>
            ))}
          </BodyRows>
        </RecordTable>
      )}
      {state === 'due' && view.mayDelete && shown.length > 0 && (
        <form method="post" action={`${retentionPath}/loeschen`}>
          <p class="btns">
            <Button label="Probelauf: was würde gelöscht?" name="tun" value="probe" kind="primary" />
            {dryRun !== null && <Button label="Endgültig löschen" name="tun" value="loeschen" />}
          </p>
        </form>
      )}
    </div>
  );
}

function DryRunPart({ deletions }: { deletions: readonly Deletion[] }): JSX.Element {
  return (
    <section class="sec">
      <Notice
        title="Probelauf: Es ist noch nichts gelöscht."
        text="Veröffentlichte Fassungen, die Kette der Änderungen und ihr Siegel bleiben; was unten steht, verschwindet für immer."
      />
      <ul class="list">
        {deletions.map(({ project, removed }) => (
          <li>
            <span>
              <span safe>{`${project.reference}: ${project.name}`}</span>
              <span class="meta line" safe>
                {removedWords(removed)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
