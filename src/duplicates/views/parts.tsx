import { BodyRows, Cell, type Column, RecordTable, Row, RowHead } from '../../web/index.js';
import type { LikenessPart } from '../likeness.js';
import type { ComparedProject } from '../queries/questions.js';
import { costWords, equalReason, partWords, periodWords } from '../words.js';

/** A project in a few lines: what it is called, where, when, how much, and who says so. */
export function ProjectLines({ project }: { project: ComparedProject }): JSX.Element {
  const { reference, name, place, source } = project;
  return (
    <div class="below">
      <a href={`/vorhaben/${encodeURIComponent(reference)}`} lang="de" safe>
        {name}
      </a>
      <span class="sub" safe>
        {[reference, place].filter((part) => part !== null).join(', ')}
      </span>
      <span class="sub num" safe>
        {`${periodWords(project)}, ${costWords(project)}`}
      </span>
      <span class="sub" safe>
        {source}
      </span>
    </div>
  );
}

const listed = (parts: readonly LikenessPart[]): string =>
  parts.map(({ part }) => partWords[part].de).join(', ');

/** What agrees and what does not, in a few words. */
export function AgreementWords({ parts }: { parts: readonly LikenessPart[] }): JSX.Element {
  if (parts.length === 0) return <span safe>{equalReason.de}</span>;
  const agreeing = parts.filter(({ points, of }) => points === of);
  const alike = parts.filter(({ points, of }) => points < of && points > 0);
  const apart = parts.filter(({ points }) => points === 0);
  return (
    <ul>
      {agreeing.length > 0 && <li safe>{`gleich: ${listed(agreeing)}`}</li>}
      {alike.length > 0 && <li safe>{`ähnlich oder unklar: ${listed(alike)}`}</li>}
      {apart.length > 0 && <li safe>{`verschieden: ${listed(apart)}`}</li>}
    </ul>
  );
}

const scoreColumns = {
  reason: { label: 'Grund' },
  points: { label: 'Punkte', kind: 'amount' },
} as const satisfies Record<string, Column>;

/** The parts of a score with their reasons. */
export function ScoreTable({ parts }: { parts: readonly LikenessPart[] }): JSX.Element {
  return (
    <RecordTable caption="Woraus sich die Punkte ergeben" columns={Object.values(scoreColumns)} language="de">
      <BodyRows>
        {parts.map(({ part, points, of, reason }) => (
          <Row>
            <RowHead>
              <span safe>{reason.de}</span>
              <span class="sub" safe>
                {partWords[part].de}
              </span>
            </RowHead>
            <Cell column={scoreColumns.points}>
              <span safe>{`${points} von ${of}`}</span>
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}

const memberColumns = {
  project: { label: 'Vorhaben' },
  source: { label: 'Quelle' },
} as const satisfies Record<string, Column>;

/** All projects that are equal, by reference and source: in everything else they agree. */
export function MembersTable({ projects }: { projects: readonly ComparedProject[] }): JSX.Element {
  return (
    <RecordTable caption="Alle gleichen Vorhaben" columns={Object.values(memberColumns)} language="de">
      <BodyRows>
        {projects.map(({ reference, source }) => (
          <Row>
            <RowHead>
              <a href={`/vorhaben/${encodeURIComponent(reference)}`} safe>
                {reference}
              </a>
            </RowHead>
            <Cell column={memberColumns.source}>
              <span safe>{source}</span>
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}
