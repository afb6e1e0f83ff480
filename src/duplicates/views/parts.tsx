import type { LikenessPart } from '../likeness.js';
import type { ComparedProject } from '../queries/questions.js';
import { costWords, equalReason, partWords, periodWords } from '../words.js';

/** A project in a few lines: what it is called, where, when, how much, and who says so. */
export function ProjectLines({ project }: { project: ComparedProject }): JSX.Element {
  const { reference, name, place, source } = project;
  return (
    <>
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
    </>
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

/** The parts of a score with their reasons. */
export function ScoreTable({ parts }: { parts: readonly LikenessPart[] }): JSX.Element {
  return (
    <table class="tbl">
      <caption class="vh">Woraus sich die Punkte ergeben</caption>
      <thead>
        <tr>
          <th scope="col">Angabe</th>
          <th scope="col">Grund</th>
          <th scope="col" class="r">
            Punkte
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ part, points, of, reason }) => (
          <tr>
            <th scope="row" safe>
              {partWords[part].de}
            </th>
            <td safe>{reason.de}</td>
            <td class="r" safe>{`${points} von ${of}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
