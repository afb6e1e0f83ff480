import { formatDay } from '../../kernel/format.js';
import {
  BodyRows,
  Cell,
  type Column,
  MailAddress,
  Mark,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import type { NetworkPerson } from '../entry.js';
import { consentMark, staffNetworkPath } from '../words.js';

const columns = {
  name: { label: 'Name' },
  organisation: { label: 'Organisation' },
  reach: { label: 'Erreichbar' },
  consent: { label: 'Einwilligung' },
  deleteOn: { label: 'Löschtag' },
} as const satisfies Record<string, Column>;

export const pathOfPerson = (reference: string): string => `${staffNetworkPath}/personen/${reference}`;

/** People of the network as the service centre sees them. */
export function PeopleTable(props: { people: readonly NetworkPerson[]; caption: string }): JSX.Element {
  return (
    <RecordTable caption={props.caption} columns={Object.values(columns)} language="de">
      <BodyRows>
        {props.people.map((person) => (
          <Row>
            <RowHead>
              <a href={pathOfPerson(person.reference)} safe>
                {person.name}
              </a>
              <span class="sub" safe>
                {person.function ?? person.topics.join(', ')}
              </span>
            </RowHead>
            <Cell column={columns.organisation}>
              <span safe>{person.organisationName ?? 'keine'}</span>
            </Cell>
            <Cell column={columns.reach}>
              <span>
                {person.email === null ? (
                  <span safe>{person.phone ?? 'nicht angegeben'}</span>
                ) : (
                  <MailAddress address={person.email} />
                )}
                {person.email !== null && person.phone !== null && (
                  <span class="sub" safe>
                    {person.phone}
                  </span>
                )}
              </span>
            </Cell>
            <Cell column={columns.consent}>
              <Mark {...consentMark(person)} />
            </Cell>
            <Cell column={columns.deleteOn}>
              <span>
                <span class="num" safe>
                  {formatDay(person.deleteOn, 'de')}
                </span>
                {person.isDueSoon && <span class="sub">{person.isDue ? 'vorbei' : 'bald'}</span>}
              </span>
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}
