import type { CheckedRecord } from '../../city-records/index.js';
import type { Day } from '../../kernel/day.js';
import { formatCount } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { mapOfSaxony, referencePlaces } from '../../places/index.js';
import {
  BodyRows,
  Cell,
  CityLink,
  type Column,
  cityName,
  componentMessages,
  localPath,
  MailAddress,
  type MapPlace,
  Mark,
  officeDirectoryPath,
  RecordTable,
  Row,
  RowHead,
  SaxonyMap,
} from '../../web/index.js';
import { hoursLines } from '../hours.js';
import { officeMessages as words } from '../messages.js';
import { isValidOn, type Office } from '../office.js';

interface DirectoryProps {
  readonly records: readonly CheckedRecord<Office>[];
  readonly language: Language;
  /** Day for which notices are shown. */
  readonly on: Day;
  /** AGS of the city the list is narrowed to. */
  readonly city: string | null;
}

/** Every published office, by city, with the hours and the way to reach it; a map and a list of cities narrow it. */
export function Directory(props: DirectoryProps): JSX.Element {
  const { records, language } = props;
  return (
    <>
      <section class="sec grid grid--chart" aria-label={words.map[language]}>
        <SaxonyMap
          geometry={mapOfSaxony()}
          places={placesOf(records, language)}
          counted={{ word: words.count, said: words.officesIn }}
          language={language}
        />
        <Cities {...props} />
      </section>
      <section class="sec stack-s">
        <Offices {...props} />
        <p class="tnote">
          <a href={localPath(language, officeDirectoryPath(props.city))} safe>
            {words.printed[language]}
          </a>
        </p>
      </section>
    </>
  );
}

/** One circle per city that has an office; it leads to those of the city. */
function placesOf(offices: DirectoryProps['records'], language: Language): MapPlace[] {
  const cities = [...new Set(offices.map(({ cityAgs }) => cityAgs))];
  return cities.flatMap((ags) => {
    const place = referencePlaces().byAgs(ags);
    if (place === undefined || place.longitude === null || place.latitude === null) return [];
    const { name, longitude, latitude } = place;
    const count = offices.filter(({ cityAgs }) => cityAgs === ags).length;
    return [{ name, longitude, latitude, count, href: localPath(language, `/quartiersbueros?city=${ags}`) }];
  });
}

/** The same links as on the map, by name. */
function Cities({ records: offices, city, language }: DirectoryProps): JSX.Element {
  const places = placesOf(offices, language).sort((one, other) => one.name.localeCompare(other.name, 'de'));
  return (
    <ul class="list">
      {places.map(({ name, count, href }) => (
        <li>
          <a href={href} aria-current={city !== null && name === cityName(city) ? 'true' : undefined} safe>
            {name}
          </a>{' '}
          <span class="small muted" safe>
            {formatCount(count, language)}
          </span>
        </li>
      ))}
      {city !== null && (
        <li>
          <a href={localPath(language, '/quartiersbueros')} safe>
            {words.all[language]}
          </a>
        </li>
      )}
    </ul>
  );
}

function Offices({ records, on, city, language }: DirectoryProps): JSX.Element {
  const offices = records.filter(({ cityAgs }) => city === null || cityAgs === city);
  const columns = {
    name: { label: words.name[language] },
    city: { label: words.city[language] },
    hours: { label: words.hours[language] },
    reach: { label: words.reach[language] },
  } as const satisfies Record<string, Column>;
  return (
    <RecordTable caption={words.title[language]} columns={Object.values(columns)} language={language}>
      <BodyRows>
        {offices.map(({ content: office, reference, cityAgs }) => (
          <Row>
            <RowHead>
              <a href={localPath(language, `/quartiersbueros/${reference}`)} lang="de" safe>
                {office.name}
              </a>
              {office.carrier !== null && (
                <span class="sub" lang="de" safe>
                  {office.carrier}
                </span>
              )}
              {office.notices
                .filter((notice) => isValidOn(notice, on))
                .map(({ title }) => (
                  <span class="line" lang="de">
                    <Mark tone="warn" word={title} />
                  </span>
                ))}
            </RowHead>
            <Cell column={columns.city}>
              <CityLink ags={cityAgs} language={language} />
            </Cell>
            <Cell column={columns.hours}>
              <TextLines lines={hoursLines(office.hours, language)} language={language} />
            </Cell>
            <Cell column={columns.reach}>
              <Reach office={office} language={language} />
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}

function Reach({ office, language }: { office: Office; language: Language }): JSX.Element {
  const { street, phone, email } = office;
  const lines = [street, phone].filter((line) => line !== null);
  return (
    <span>
      {(lines.length > 0 || email === null) && <TextLines lines={lines} language={language} />}
      {email !== null && <MailAddress address={email} class="line" />}
    </span>
  );
}

function TextLines({ lines, language }: { lines: readonly string[]; language: Language }): JSX.Element {
  if (lines.length === 0)
    return (
      <span class="muted" safe>
        {componentMessages.notStated[language]}
      </span>
    );
  return (
    <span>
      {lines.map((line) => (
        <span class="line" safe>
          {line}
        </span>
      ))}
    </span>
  );
}
