import { formatCount } from '../../kernel/format.js';
import { Mark } from '../../web/index.js';
import type { ApiImport } from '../schemas.js';

type Group = ApiImport['findings'][number];
type Place = Group['places'][number];

/** Everything that was found, at once, identical findings as one; errors first. */
export function Findings({ delivery }: { delivery: Pick<ApiImport, 'findings'> }): JSX.Element {
  const { findings } = delivery;
  if (findings.length === 0)
    return (
      <section class="sec">
        <h2>Befunde</h2>
        <p>
          <Mark tone="ok" word="Keine Fehler und keine Hinweise." />
        </p>
      </section>
    );
  return (
    <section class="sec" id="befunde">
      <div class="sechead">
        <h2>Befunde</h2>
        <span class="small muted" safe>
          {[counted(findings, 'error', 'Fehler', 'Fehler'), counted(findings, 'hint', 'Hinweis', 'Hinweise')]
            .filter((part) => part !== null)
            .join(', ')}
        </span>
      </div>
      {alike(findings).map((groups) => (
        <OneKind groups={groups} />
      ))}
    </section>
  );
}

/** Findings of one kind in one column are shown as cards up to this many, else as one card with a list. */
const mostCards = 3;

/** Groups that say the same of different values, together; in the order of the first of each. */
function alike(findings: readonly Group[]): Group[][] {
  const kinds = new Map<string, Group[]>();
  for (const group of findings) {
    const kind = [group.severity, group.code, group.field, group.places[0]?.column].join('\n');
    kinds.set(kind, [...(kinds.get(kind) ?? []), group]);
  }
  return [...kinds.values()];
}

function OneKind({ groups }: { groups: readonly Group[] }): JSX.Element {
  if (groups.length > mostCards) return <ManyCard groups={groups} />;
  return (
    <div>
      {groups.map((group) => (
        <FindingCard group={group} />
      ))}
    </div>
  );
}

/** Many findings of one kind, such as fifty titles the catalogue does not know. */
function ManyCard({ groups }: { groups: readonly Group[] }): JSX.Element {
  const [first] = groups;
  if (first === undefined) return '';
  const all = groups.reduce((sum, { count }) => sum + count, 0);
  const rest = groups.length - 1;
  return (
    <article class={first.severity === 'error' ? 'find' : 'find find--hint'}>
      <FindingHead
        severity={first.severity}
        text={`${first.reason.de} Ebenso ${rest === 1 ? '1 andere Angabe' : `${formatCount(rest, 'de')} andere Angaben`}.`}
        where={whereOf({ ...first, count: all })}
      />
      <Remedy group={first} />
      <details>
        <summary>Alle Angaben zeigen</summary>
        <ul class="bullets">
          {groups.map(({ reason, count, places: [place] }) => (
            <li>
              <span safe>{reason.de}</span>{' '}
              <span class="muted" safe>
                {place?.cell == null
                  ? `${formatCount(count, 'de')}-mal`
                  : `${formatCount(count, 'de')}-mal, zuerst in ${place.cell}`}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </article>
  );
}

/** "12 Fehler in 3 Gruppen" */
function counted(
  findings: readonly Group[],
  severity: Group['severity'],
  one: string,
  many: string,
): string | null {
  const groups = findings.filter((group) => group.severity === severity);
  if (groups.length === 0) return null;
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const inGroups = groups.length === 1 ? '1 Gruppe' : `${groups.length} Gruppen`;
  return `${formatCount(count, 'de')} ${count === 1 ? one : many} in ${inGroups}`;
}

function FindingCard({ group }: { group: Group }): JSX.Element {
  return (
    <article class={group.severity === 'error' ? 'find' : 'find find--hint'}>
      <FindingHead severity={group.severity} text={group.reason.de} where={whereOf(group)} />
      <Remedy group={group} />
      {group.places.some(showsMore) && <Places group={group} />}
    </article>
  );
}

/** A whole column has no wording of its own, and the head says which it is. */
const showsMore = ({ cell, row }: Place, _: number, places: readonly Place[]): boolean =>
  cell === null ? row !== null : !isColumn(cell) || places.length > 1;

function FindingHead(props: { severity: Group['severity']; text: string; where: string }): JSX.Element {
  const isError = props.severity === 'error';
  return (
    <h3>
      <span class="l">
        <Mark tone={isError ? 'error' : 'hint'} word={isError ? 'Fehler' : 'Hinweis'} />
        <span safe>{props.text}</span>
      </span>
      <span class="meta" safe>
        {props.where}
      </span>
    </h3>
  );
}

function Remedy({ group: { remedy, clause } }: { group: Group }): JSX.Element {
  return (
    <p class="small">
      <b>Abhilfe:</b> <span safe>{remedy.de}</span>
      {clause !== null && <span class="muted" safe>{` (${clause})`}</span>}
    </p>
  );
}

/** "8 Zellen, Spalte „EU-Betrag“", "3 Zeilen", "ganze Datei" */
function whereOf({ count, places: [first] }: Group): string {
  if (first === undefined || (first.cell === null && first.row === null)) return 'ganze Datei';
  const { one, many } = nounOf(first);
  const places = count === 1 ? `${one} ${first.cell ?? first.row}` : `${formatCount(count, 'de')} ${many}`;
  return first.column === null
    ? places
    : `${places}, Spalte „${first.column.replace(/\s+/gu, ' ').slice(0, 60)}“`;
}

/** A finding is about a row, about one cell ("E7") or about a whole column ("E"). */
function nounOf({ cell }: Place): { readonly one: string; readonly many: string } {
  if (cell === null) return { one: 'Zeile', many: 'Zeilen' };
  return isColumn(cell) ? { one: 'Spalte', many: 'Spalten' } : { one: 'Zelle', many: 'Zellen' };
}

const isColumn = (cell: string): boolean => !/\d/u.test(cell);

function Places({ group: { count, places } }: { group: Group }): JSX.Element {
  const [first] = places;
  const withSheet = new Set(places.map(({ sheet }) => sheet)).size > 1;
  return (
    <details>
      <summary>{first ? `${nounOf(first).many} zeigen` : 'Stellen zeigen'}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Betroffene Stellen">
        <table class="tbl">
          <thead>
            <tr>
              <th scope="col">Stelle</th>
              <th scope="col">In der Datei</th>
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <tr>
                <th scope="row" safe>
                  {placeText(place, withSheet)}
                </th>
                <td class="verbatim" safe>
                  {wordingOf(place)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {count > places.length && (
        <p class="small muted" safe>{`und ${formatCount(count - places.length, 'de')} weitere`}</p>
      )}
    </details>
  );
}

function wordingOf({ cell, value }: Place): string {
  if (cell !== null && isColumn(cell)) return value ?? '';
  return value === null || value === '' ? '(leer)' : value;
}

function placeText({ sheet, cell, row }: Place, withSheet: boolean): string {
  const at = cell === null ? `Zeile ${row}` : isColumn(cell) ? `Spalte ${cell}` : cell;
  return withSheet && sheet !== null ? `${sheet}, ${at}` : at;
}
