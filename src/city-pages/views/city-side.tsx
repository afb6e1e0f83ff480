import type { Area } from '../../areas/index.js';
import { type CheckedRecord, RecordLinks } from '../../city-records/index.js';
import { formatCount } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { OfficeCard } from '../../offices/index.js';
import { mapOfSaxony } from '../../places/index.js';
import { PlanBrief } from '../../plans/index.js';
import {
  AreaMap,
  cityReportPath,
  type Download,
  DownloadList,
  localPath,
  PlaceMap,
} from '../../web/index.js';
import { cityMessages as words } from '../messages.js';
import type { CityView } from '../read-city.js';

interface Props {
  readonly view: CityView;
  readonly language: Language;
}

/** Beside the projects of a city: where it lies, its areas, plans and offices, and what can be taken away. */
export function CitySide({ view, language }: Props): JSX.Element {
  const { areas, plans, offices, viewpoint } = view;
  return (
    <aside class="side" aria-label={words.beside[language]}>
      <PlacePart view={view} language={language} />
      {areas.map((record) => (
        <AreaPart record={record} language={language} />
      ))}
      {plans.length > 0 && (
        <section class="stack-s">
          <h2 safe>{words.plans[language]}</h2>
          {plans.map((record) => (
            <PlanBrief record={record} language={language} />
          ))}
        </section>
      )}
      {offices.length > 0 && (
        <section class="stack-s">
          <h2 safe>{words.offices[language]}</h2>
          {offices.map((record) => (
            <OfficeCard record={record} language={language} on={viewpoint.reckoningDay} />
          ))}
        </section>
      )}
      {view.further.map(({ kind, records }) => (
        <RecordLinks
          heading={kind.plural[language]}
          path={kind.path}
          records={records}
          language={language}
          beside
        />
      ))}
      <section>
        <h2 safe>{words.reports[language]}</h2>
        <DownloadList downloads={downloadsOf({ view, language })} />
      </section>
    </aside>
  );
}

function PlacePart({ view: { city }, language }: Props): JSX.Element {
  const { name, longitude, latitude, districtAgs } = city;
  if (longitude === null || latitude === null) return '';
  return (
    <section>
      <h2 safe>{words.place[language]}</h2>
      <PlaceMap
        geometry={mapOfSaxony()}
        place={{ name, longitude, latitude, districtAgs }}
        language={language}
      />
    </section>
  );
}

function AreaPart(props: { record: CheckedRecord<Area>; language: Language }): JSX.Element {
  const { record, language } = props;
  const { content: area, reference, perimeter } = record;
  return (
    <section class="stack-s">
      <h2>
        <a href={localPath(language, `/gebiete/${reference}`)} safe>
          {words.area(area.name)[language]}
        </a>
      </h2>
      {perimeter !== null && (
        <AreaMap polygons={perimeter.coordinates} label={words.area(area.name)[language]} />
      )}
      {area.description !== null && (
        <p class="small verbatim" lang="de" safe>
          {area.description}
        </p>
      )}
      {area.inhabitants !== null && (
        <p class="small muted" safe>
          {words.inhabitants(formatCount(area.inhabitants, language))[language]}
        </p>
      )}
    </section>
  );
}

function downloadsOf({ view: { city }, language }: Props): Download[] {
  return [
    {
      label: words.cityReport[language],
      href: localPath(language, cityReportPath(city.ags)),
      kind: 'document',
      meta: words.cityReportMeta[language],
    },
    {
      label: words.compared[language],
      href: localPath(language, `/auswertung/staedte/${city.ags}`),
      kind: 'document',
      meta: words.comparedMeta[language],
    },
    { label: words.facts[language], href: `/api/v1/cities/${city.ags}`, kind: 'data', meta: 'JSON' },
  ];
}
