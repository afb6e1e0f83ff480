import { formatCount, formatMoment } from '../../kernel/format.js';
import type { RegisteredReport } from '../../reporting/index.js';
import { Mark, type MarkTone } from '../../web/index.js';
import { isOpen, type Run, type RunState } from '../run.js';
import { formatWords, stateWords, stepWords } from '../words.js';

export const reportsPath = '/berichte';
export const runsPath = `${reportsPath}/laeufe`;
export const runPath = (id: string): string => `${runsPath}/${id}`;
export const redactionPath = (id: string): string => `${runPath(id)}/loeschen`;
export const formPath = (reportId: string): string => `${reportsPath}/${reportId}`;

/** Reports by id, with words for one that no longer exists. */
export interface Titles {
  of(reportId: string): string;
  find(reportId: string): RegisteredReport | undefined;
}

export const titlesOf = (reports: readonly RegisteredReport[]): Titles => {
  const find = (reportId: string) => reports.find(({ id }) => id === reportId);
  return { find, of: (reportId) => find(reportId)?.title.de ?? reportId };
};

const tones: Readonly<Record<RunState, MarkTone>> = {
  waiting: 'open',
  running: 'hint',
  done: 'ok',
  failed: 'error',
  cancelled: 'warn',
};

export function RunMark(props: { state: RunState }): JSX.Element {
  return <Mark tone={tones[props.state]} word={stateWords[props.state]} />;
}

/** How far a run is: a bar of its steps, and in words what it does. */
export function RunBar(props: { run: Run; now: Date }): JSX.Element {
  const { run, now } = props;
  const { progress } = run;
  if (run.state !== 'running' || progress === null)
    return <p class="small muted">Wartet, bis ein anderer Bericht fertig ist.</p>;
  const { step, done, total } = progress;
  const share = (100 * done) / total;
  return (
    <div class="runbar">
      <svg class="bar" height="8" role="img" aria-label={`${done} von ${total} Schritten sind fertig`}>
        <rect width="100%" height="8" class="fw" />
        <rect width={`${share.toFixed(1)}%`} height="8" class="f1" />
      </svg>
      <p class="small muted" safe>
        {`Schritt ${Math.min(done + 1, total)} von ${total}: ${stepWords[step]}${since(run.startedAt, now)}`}
      </p>
    </div>
  );
}

const since = (start: Date | null, now: Date): string =>
  start === null ? '' : `, seit ${lasting(start, now)}`;

/** `12 Sekunden`, `3 Minuten`. */
export function lasting(from: Date, to: Date): string {
  const seconds = Math.max(1, Math.round((to.getTime() - from.getTime()) / 1_000));
  if (seconds < 120) return seconds === 1 ? '1 Sekunde' : `${seconds} Sekunden`;
  return `${Math.round(seconds / 60)} Minuten`;
}

/** Links to the files of a run, short, for lists. */
export function FileLinks(props: { run: Run }): JSX.Element {
  const { run } = props;
  if (run.files.length === 0) return <span class="muted">{isOpen(run) ? '–' : 'keine'}</span>;
  return (
    <span class="filelinks">
      {run.files.map(({ format, redactedAt, pages }) =>
        redactedAt === null ? (
          <span>
            <a href={`/api/v1/runs/${run.id}/file.${format}`}>{shortName[format]}</a>
            {pages !== null && (
              <span class="small muted nowrap" safe>
                {` ${pagesWords(pages)}`}
              </span>
            )}
          </span>
        ) : (
          <span class="muted" safe>{`${shortName[format]} gelöscht`}</span>
        ),
      )}
    </span>
  );
}

const shortName = { pdf: 'PDF', xlsx: 'Excel', html: 'Webseite', csv: 'CSV', json: 'JSON' } as const;

export const formatLabel = (format: Run['formats'][number]): string => formatWords[format].label;

/** `18 Seiten`; null where they were not counted. */
export const pagesWords = (pages: number | null): string | null =>
  pages === null ? null : pages === 1 ? '1 Seite' : `${formatCount(pages, 'de')} Seiten`;

/** `12 kB`, `3,4 MB`. */
export const sizeOf = (bytes: number): string =>
  bytes < 1_000_000
    ? `${formatCount(Math.ceil(bytes / 1_000), 'de')} kB`
    : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;

export const momentOf = (at: Date | null): string => (at === null ? '–' : formatMoment(at));
