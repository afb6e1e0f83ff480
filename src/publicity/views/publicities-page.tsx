import { BodyRows, Cell, type Column, Mark, RecordTable, Row, RowHead } from '../../web/index.js';
import { type Publicity, standingOf } from '../publicity.js';
import type { Duty } from '../rules.js';
import { publicityPath, standingMarks } from '../words.js';

const columns = {
  project: { label: 'Vorhaben' },
  duty: { label: 'Pflicht' },
  standing: { label: 'Stand' },
  poster: { label: 'Plakat' },
} as const satisfies Record<string, Column>;

export const shortDuty: Readonly<Record<Duty['kind'], string>> = {
  plaque: 'Schild',
  poster: 'Plakat',
  posterOrPlaque: 'Plakat oder Schild',
  none: 'keine',
};

/** Every running project of a city with how its support has to be shown, what is missing first. */
export function PublicitiesPage(props: { publicities: readonly Publicity[] }): JSX.Element {
  const publicities = props.publicities.toSorted(
    (one, other) => Number(isMissing(other)) - Number(isMissing(one)),
  );
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <h1>Publizität</h1>
        <p class="lead">
          Wo auf die Förderung der Europäischen Union hingewiesen wird: Schild oder Plakat am Ort, mit Foto
          belegt. Nach NBest-EU 7.8 kostet ein Verstoß bis zu drei Prozent der Zuwendung.
        </p>
      </div>
      {publicities.length === 0 ? (
        <div class="empty">
          <p>Kein Vorhaben läuft.</p>
        </div>
      ) : (
        <RecordTable caption="Publizität der Vorhaben" columns={Object.values(columns)} language="de">
          <BodyRows>
            {publicities.map((publicity) => (
              <ProjectRow publicity={publicity} />
            ))}
          </BodyRows>
        </RecordTable>
      )}
    </div>
  );
}

const isMissing = (publicity: Publicity): boolean => standingOf(publicity) === 'missing';

function ProjectRow({ publicity }: { publicity: Publicity }): JSX.Element {
  const { reference, name, duty } = publicity;
  return (
    <Row>
      <RowHead>
        <a href={publicityPath(reference)} lang="de" safe>
          {name}
        </a>
        <span class="sub" safe>
          {reference}
        </span>
      </RowHead>
      <Cell column={columns.duty}>
        <span safe>{duty === null ? 'nicht bekannt' : shortDuty[duty.kind]}</span>
      </Cell>
      <Cell column={columns.standing}>
        <Mark {...standingMarks[standingOf(publicity)]} />
      </Cell>
      <Cell column={columns.poster}>
        <a href={`/api/v1/projects/${encodeURIComponent(reference)}/poster.pdf`}>
          PDF,&nbsp;A3<span class="vh" safe>{`: ${name}`}</span>
        </a>
      </Cell>
    </Row>
  );
}
