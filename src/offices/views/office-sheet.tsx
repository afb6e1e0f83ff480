import { AreaLinks, type CheckedRecord } from '../../city-records/index.js';
import type { Day } from '../../kernel/day.js';
import { formatCount, formatDay } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import {
  BodyRows,
  Cell,
  type Column,
  componentMessages,
  Fact,
  FactsList,
  FactText,
  MailAddress,
  Notice,
  RecordTable,
  Row,
  RowHead,
  SheetHead,
} from '../../web/index.js';
import { hoursLines } from '../hours.js';
import { officeMessages as words } from '../messages.js';
import { isValidOn, type Office, type OfficeNotice } from '../office.js';
import type { OfficePerson } from '../office-person.js';

interface SheetProps {
  readonly record: CheckedRecord<Office>;
  readonly language: Language;
  /** Only notices valid on this day are shown; all of them where it is left out, as in a draft. */
  readonly on?: Day;
  /** Whom visitors meet, of those who agreed to be named; nobody in earlier states. */
  readonly people?: readonly OfficePerson[];
  /** Names of areas by reference; left out where nobody looked. */
  readonly names?: ReadonlyMap<string, string>;
}

/** The sheet of an office: what visitors should know first, then how to reach it, then what it does. */
export function OfficeSheet({ record, language, on, people = [], names }: SheetProps): JSX.Element {
  const { content: office, reference, cityAgs } = record;
  return (
    <article class="sheet" aria-labelledby="titel">
      <SheetHead
        tag={words.kind[language]}
        reference={reference}
        cityAgs={cityAgs}
        name={office.name}
        language={language}
      />
      <div class="sec">
        <Notices
          notices={office.notices.filter((notice) => on === undefined || isValidOn(notice, on))}
          language={language}
        />
      </div>
      <section class="sec">
        <h2 safe>{words.reach[language]}</h2>
        <Reach office={office} names={names} language={language} />
      </section>
      {people.length > 0 && <People people={people} language={language} />}
      {(['tasks', 'offers', 'goals'] as const).map((part) => (
        <Lines title={words[part][language]} lines={office[part]} />
      ))}
      <Rooms office={office} language={language} />
    </article>
  );
}

function People(props: { people: readonly OfficePerson[]; language: Language }): JSX.Element {
  const { people, language } = props;
  return (
    <section class="sec">
      <h2 safe>{words.people[language]}</h2>
      <FactsList>
        {people.map(({ name, task, phone, email }) => (
          <Fact label={name} notes={task === null ? [] : [task]}>
            {phone !== null && <span safe>{email === null ? phone : `${phone}, `}</span>}
            {email !== null && <MailAddress address={email} />}
          </Fact>
        ))}
      </FactsList>
    </section>
  );
}

/** What hangs out, each with its validity and who stands in. */
export function Notices(props: { notices: readonly OfficeNotice[]; language: Language }): JSX.Element {
  const { notices, language } = props;
  return (
    <>
      {notices.map((notice) => (
        <Notice tone="warn" title={notice.title} text={noticeText(notice, language)} />
      ))}
    </>
  );
}

/** Validity, text and who stands in, as sentences. */
export function noticeText({ text, standIn, from, until }: OfficeNotice, language: Language): string {
  const day = (on: Day): string => formatDay(on, language);
  const validity =
    from !== null && until !== null
      ? words.between(day(from), day(until))
      : from !== null
        ? words.since(day(from))
        : until !== null
          ? words.until(day(until))
          : null;
  const parts = [validity?.[language], text, standIn === null ? null : words.standIn(standIn)[language]];
  return parts
    .filter((part) => part !== null && part !== undefined)
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(' ');
}

function Reach(props: { office: Office; names: SheetProps['names']; language: Language }): JSX.Element {
  const { office, names, language } = props;
  const { street, postcode, town, phone, email, website, hours, hoursNote, carrier, area } = office;
  const { booking, checkedOn } = office;
  const address = [street, [postcode, town].filter((part) => part !== null).join(' ')]
    .filter(Boolean)
    .join('\n');
  const opening = [...hoursLines(hours, language), ...(hoursNote === null ? [] : [hoursNote])].join('\n');
  return (
    <FactsList>
      <Fact label={words.address[language]}>
        <Known text={address} language={language} />
      </Fact>
      <Fact label={words.hours[language]}>
        <Known text={opening} language={language} />
      </Fact>
      <Fact label={words.phone[language]}>
        <Known text={phone ?? ''} language={language} />
      </Fact>
      <Fact label={words.email[language]}>
        {email === null ? <Known text="" language={language} /> : <MailAddress address={email} link />}
      </Fact>
      {website !== null && (
        <Fact label={words.website[language]}>
          <a href={website} rel="nofollow" safe>
            {website.replace(/^https?:\/\//, '')}
          </a>
        </Fact>
      )}
      <Fact label={words.carrier[language]}>
        <Known text={carrier ?? ''} language={language} />
      </Fact>
      {booking !== null && (
        <Fact label={words.booking[language]}>
          {/^[^\s@]+@[^\s@]+$/.test(booking) ? (
            <MailAddress address={booking} link />
          ) : (
            <FactText text={booking} />
          )}
        </Fact>
      )}
      <Fact label={words.checked[language]}>
        <Known text={checkedOn === null ? '' : formatDay(checkedOn, language)} language={language} />
      </Fact>
      {area !== null && (
        <AreaLinks label={words.area[language]} areas={[area]} names={names} language={language} />
      )}
    </FactsList>
  );
}

function Known({ text, language }: { text: string; language: Language }): JSX.Element {
  if (text !== '') return <FactText text={text} verbatim />;
  return (
    <span class="muted" safe>
      {componentMessages.notStated[language]}
    </span>
  );
}

function Lines(props: { title: string; lines: readonly string[] }): JSX.Element {
  if (props.lines.length === 0) return '';
  return (
    <section class="sec">
      <h2 safe>{props.title}</h2>
      <ul class="plain" lang="de">
        {props.lines.map((line) => (
          <li safe>{line}</li>
        ))}
      </ul>
    </section>
  );
}

function Rooms({ office: { rooms }, language }: { office: Office; language: Language }): JSX.Element {
  if (rooms.length === 0) return '';
  const columns = {
    name: { label: words.name[language] },
    seats: { label: words.seats[language], kind: 'amount' },
    equipment: { label: words.equipment[language] },
  } as const satisfies Record<string, Column>;
  return (
    <section class="sec">
      <h2 safe>{words.rooms[language]}</h2>
      <RecordTable caption={words.rooms[language]} columns={Object.values(columns)} language={language}>
        <BodyRows>
          {rooms.map(({ name, seats, equipment }) => (
            <Row>
              <RowHead>
                <span lang="de" safe>
                  {name}
                </span>
              </RowHead>
              <Cell column={columns.seats}>
                <span safe>
                  {seats === null ? componentMessages.notStated[language] : formatCount(seats, language)}
                </span>
              </Cell>
              <Cell column={columns.equipment}>
                <span lang="de" safe>
                  {equipment ?? '–'}
                </span>
              </Cell>
            </Row>
          ))}
        </BodyRows>
      </RecordTable>
    </section>
  );
}
