import { dayInBerlin } from '../../kernel/clock.js';
import { formatCount, formatDay, formatEuro } from '../../kernel/format.js';
import type { Language, Text } from '../../kernel/text.js';
import { componentMessages, DownloadList, localPath, PlaceMap } from '../../web/index.js';
import { statewideCity } from '../filter.js';
import type { ProjectRecord } from '../record.js';
import { changedLabels } from './changes.js';
import { projectMessages } from './project-messages.js';
import type { ProjectView } from './project-view.js';

interface SideProps {
  readonly view: ProjectView;
  readonly language: Language;
}

/** Beside the sheet: files, place, neighbours, history. */
export function ProjectSide(props: SideProps): JSX.Element {
  const { view, language } = props;
  return (
    <aside class="side" aria-label={projectMessages.beside[language]}>
      <Downloads reference={view.record.reference} language={language} />
      <PlacePart {...props} />
      <Naming {...props} />
      <Neighbours {...props} />
      <History {...props} />
    </aside>
  );
}

function Downloads(props: { reference: string; language: Language }): JSX.Element {
  const { language } = props;
  const base = `/api/v1/projects/${encodeURIComponent(props.reference)}`;
  return (
    <section>
      <h2 safe>{projectMessages.downloads[language]}</h2>
      <DownloadList
        downloads={[
          {
            label: projectMessages.steckbriefPdf[language],
            href: `${base}/steckbrief.pdf`,
            kind: 'document',
            meta: projectMessages.onePage[language],
          },
          {
            label: projectMessages.steckbriefXlsx[language],
            href: `${base}/steckbrief.xlsx`,
            kind: 'data',
            meta: 'XLSX',
          },
          { label: projectMessages.steckbriefJson[language], href: base, kind: 'data', meta: 'JSON' },
        ]}
      />
    </section>
  );
}

function PlacePart({ view, language }: SideProps): JSX.Element {
  const { place } = view.record;
  if (place.kind === 'statewide') {
    return (
      <section class="stack-s">
        <h2 safe>{projectMessages.place[language]}</h2>
        <PlaceMap geometry={view.map} place={null} language={language} />
        <p>
          <a href={localPath(language, `/vorhaben?city=${statewideCity}`)} safe>
            {projectMessages.statewide[language]}
          </a>
        </p>
        <p class="small muted" safe>
          {projectMessages.statewideNote[language]}
        </p>
      </section>
    );
  }
  if (place.ags === null || place.name === null) return '';
  return (
    <section class="stack-s">
      <h2 safe>{projectMessages.place[language]}</h2>
      {place.longitude !== null && place.latitude !== null && (
        <PlaceMap
          geometry={view.map}
          place={{
            name: place.name,
            longitude: place.longitude,
            latitude: place.latitude,
            districtAgs: place.district?.ags ?? null,
          }}
          language={language}
        />
      )}
      <p>
        <a href={localPath(language, `/vorhaben?city=${place.ags}`)} safe>
          {place.name}
        </a>
        {view.record.area !== null && <span lang="de" safe>{`, ${view.record.area}`}</span>}
        <span class="small muted line" safe>
          {
            projectMessages.municipalityKey(districtOf(place.ags, place.district?.name ?? ''), place.ags)[
              language
            ]
          }
        </span>
      </p>
    </section>
  );
}

const pathsOfKinds = { plan: '/handlungskonzepte', goal: '/ziele', implementation: '/umsetzung' } as const;

/** The plan it comes from, the goals it serves, how it is carried out; nothing where nobody names it. */
function Naming({ view, language }: SideProps): JSX.Element {
  if (view.naming.length === 0) return '';
  return (
    <section>
      <h2 safe>{projectMessages.naming[language]}</h2>
      <ul class="list">
        {view.naming.map(({ kind, reference, name }) => (
          <li>
            <a href={localPath(language, `${pathsOfKinds[kind]}/${reference}`)} lang="de" safe>
              {name}
            </a>
            <div class="meta" safe>
              {projectMessages.namingKinds[kind][language]}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A municipality whose key ends in 000 is a district by itself. */
const districtOf = (ags: string, district: string): Text =>
  ags.endsWith('000') ? projectMessages.urbanDistrict : projectMessages.inDistrict(district);

function Neighbours({ view, language }: SideProps): JSX.Element {
  const { neighbours, record } = view;
  if (neighbours.length === 0) return '';
  const heading =
    record.place.kind === 'statewide'
      ? projectMessages.moreStatewide
      : projectMessages.moreIn(record.place.name ?? '');
  return (
    <section>
      <h2 safe>{heading[language]}</h2>
      <ul class="list">
        {neighbours.map((neighbour) => (
          <li>
            <a
              href={localPath(language, `/vorhaben/${encodeURIComponent(neighbour.reference)}`)}
              lang="de"
              safe
            >
              {neighbour.name}
            </a>
            <div class="meta" safe>
              {neighbourMeta(neighbour, language)}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "E.1 · 2025–2028 · 167.632,35 €" */
function neighbourMeta({ planNumber, period, amounts }: ProjectRecord, language: Language): string {
  const years = [period.start, period.end].map((day) => day?.slice(0, 4));
  const cost = amounts.totalEligibleCost;
  return [
    ...(planNumber === null ? [] : [planNumber]),
    ...(years[0] === undefined || years[1] === undefined ? [] : [[...new Set(years)].join('–')]),
    cost === null ? componentMessages.notStated[language] : formatEuro(cost.cents, language),
  ].join(' · ');
}

function History({ view, language }: SideProps): JSX.Element {
  const { versions } = view;
  return (
    <section>
      <h2 safe>{projectMessages.history[language]}</h2>
      <ol class="list">
        {versions.map((version, index) => (
          <li>
            <div class="small" safe>
              {
                projectMessages.version(
                  formatCount(version.versionNumber, language),
                  formatCount(version.publishedRevision, language),
                  formatDay(dayInBerlin(version.publishedAt), language),
                )[language]
              }
            </div>
            <div class="meta" safe>
              {whatChanged(version, versions[index + 1], language)}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function whatChanged(version: ProjectRecord, before: ProjectRecord | undefined, language: Language): string {
  if (before === undefined) return projectMessages.firstPublished[language];
  const fields = changedLabels(before, version).map((label) => label[language]);
  return (fields.length === 0 ? projectMessages.unchanged : projectMessages.changed(fields.join(', ')))[
    language
  ];
}
