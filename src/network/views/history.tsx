import { formatMoment } from '../../kernel/format.js';
import { Timeline, TimelineItem } from '../../web/index.js';
import type { EntryChange } from '../queries.js';

const labels: Readonly<Record<string, string>> = {
  name: 'Name',
  function: 'Funktion',
  organisation_id: 'Organisation',
  email: 'E-Mail',
  phone: 'Telefon',
  topics: 'Themen',
  note: 'Bemerkung',
  in_directory: 'Verzeichnis',
  gets_invitations: 'Einladungen',
  consent_on: 'Eingewilligt am',
  consent_how: 'Wie eingewilligt',
  withdrawn_on: 'Widerrufen am',
  delete_on: 'Löschtag',
  kind: 'Art',
  website: 'Internetseite',
};

/** Every change of an entry, the newest first, with what was there before. */
export function History({ changes }: { changes: readonly EntryChange[] }): JSX.Element {
  return (
    <Timeline>
      {changes.map((change) => (
        <TimelineItem
          title={change.operation === 'insert' ? 'Aufgenommen' : 'Geändert'}
          meta={`${formatMoment(change.at)}, ${whoOf(change)}`}
        >
          {change.operation === 'update' && (
            <ul>
              {changedFields(change).map(([label, before, after]) => (
                <li>
                  <b safe>{label}</b>
                  <span safe>{`: ${before} → ${after}`}</span>
                </li>
              ))}
            </ul>
          )}
        </TimelineItem>
      ))}
    </Timeline>
  );
}

/** What the program does by itself has no name. */
const whoOf = ({ who }: EntryChange): string =>
  who === 'system:public-form' ? 'die Person selbst, über den Link einer Einladung' : who;

const changedFields = ({ before, after }: EntryChange): [string, string, string][] =>
  Object.entries(labels).flatMap(([column, label]) =>
    column in after && written(before[column]) !== written(after[column])
      ? [[label, written(before[column]), written(after[column])] as [string, string, string]]
      : [],
  );

function written(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'leer';
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  return Array.isArray(value) ? value.join(', ') || 'leer' : String(value);
}
