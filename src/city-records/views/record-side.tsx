import { dayInBerlin } from '../../kernel/clock.js';
import { formatCount, formatDay } from '../../kernel/format.js';
import { type Language, text } from '../../kernel/text.js';
import { mapOfSaxony, referencePlaces } from '../../places/index.js';
import { cityPath, type Download, DownloadList, localPath, PlaceMap } from '../../web/index.js';
import type { RecordVersion } from '../queries.js';

interface SideProps {
  readonly cityAgs: string;
  /** Address of the record's page. */
  readonly path: string;
  readonly downloads: readonly Download[];
  readonly versions: readonly RecordVersion[];
  readonly language: Language;
}

const words = {
  beside: text('Dateien, Lage und Verlauf', 'Files, place and history'),
  files: text('Dateien', 'Files'),
  place: text('Lage', 'Place'),
  history: text('Verlauf', 'History'),
  version: (number: string, revision: string, day: string) =>
    text(
      `Fassung ${number}, Registerstand ${revision} vom ${day}`,
      `Version ${number}, registry revision ${revision} of ${day}`,
    ),
};

/** Beside the sheet of a published record: its files, where its city lies, its versions. */
export function RecordSide(props: SideProps): JSX.Element {
  const { downloads, language } = props;
  return (
    <aside class="side" aria-label={words.beside[language]}>
      <section>
        <h2 safe>{words.files[language]}</h2>
        <DownloadList downloads={downloads} />
      </section>
      <PlacePart {...props} />
      <HistoryPart {...props} />
    </aside>
  );
}

function PlacePart({ cityAgs, language }: SideProps): JSX.Element {
  const city = referencePlaces().byAgs(cityAgs);
  if (city === undefined) return '';
  const { name, longitude, latitude, districtAgs } = city;
  return (
    <section class="stack-s">
      <h2 safe>{words.place[language]}</h2>
      {longitude !== null && latitude !== null && (
        <PlaceMap
          geometry={mapOfSaxony()}
          place={{ name, longitude, latitude, districtAgs }}
          language={language}
        />
      )}
      <p>
        <a href={localPath(language, cityPath(cityAgs))} safe>
          {name}
        </a>
      </p>
    </section>
  );
}

function HistoryPart({ versions, path, language }: SideProps): JSX.Element {
  return (
    <section>
      <h2 safe>{words.history[language]}</h2>
      <ol class="list">
        {versions.map(({ publishedRevision, publishedAt }, index) => (
          <li class="small">
            <a href={localPath(language, `${path}?asOf=${publishedRevision}`)} safe>
              {
                words.version(
                  formatCount(versions.length - index, language),
                  formatCount(publishedRevision, language),
                  formatDay(dayInBerlin(publishedAt), language),
                )[language]
              }
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
