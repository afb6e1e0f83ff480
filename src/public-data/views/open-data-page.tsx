import { formatCount, formatDay } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { type Download, DownloadList, Notice } from '../../web/index.js';
import { catalogPath, listPath } from '../addresses.js';
import { openDataMessages as words } from '../messages.js';
import { type ListExtension, reuseNote } from '../operations-list/lists.js';
import { licenceAddress, licences, type Publisher } from '../publisher.js';
import type { ListState } from '../queries/updates.js';

interface Props {
  readonly states: readonly ListState[];
  readonly publisher: Publisher;
  readonly language: Language;
}

/** What can be fetched, under which terms, and what it is worth beside the official list. */
export function OpenDataPage(props: Props): JSX.Element {
  const { states, publisher, language } = props;
  return (
    <div class="wrap main">
      <div class="phead">
        <div>
          <h1 safe>{words.title[language]}</h1>
          <p class="lead" safe>
            {words.lead[language]}
          </p>
        </div>
      </div>
      <Notice title={words.official[language]} text={reuseNote[language]} />
      {states.map((state) => (
        <ListSection state={state} language={language} />
      ))}
      <section class="sec">
        <h2 safe>{words.forPrograms[language]}</h2>
        <p safe>{words.forProgramsText[language]}</p>
        <DownloadList
          tiles
          downloads={(['ttl', 'jsonld'] as const).map((extension) => ({
            label: extension === 'ttl' ? 'Turtle' : 'JSON-LD',
            href: catalogPath(extension),
            kind: 'data',
            meta: 'DCAT-AP.de',
          }))}
        />
      </section>
      <section class="sec">
        <h2 safe>{words.terms[language]}</h2>
        <p>
          <span safe>{words.publishedBy(publisher.name)[language]}</span>{' '}
          <a href={licenceAddress(publisher.licence)} hreflang="de">
            {licences[publisher.licence]}
          </a>
        </p>
        {publisher.contact !== null && (
          <p>
            <span safe>{words.contact[language]}</span>{' '}
            <a href={`mailto:${publisher.contact}`} safe>
              {publisher.contact}
            </a>
          </p>
        )}
        <p class="small muted" safe>
          {words.naturalPersons[language]}
        </p>
      </section>
    </div>
  );
}

function ListSection({ state, language }: { state: ListState; language: Language }): JSX.Element {
  const { list, operations } = state;
  return (
    <section class="sec">
      <h2 safe>{list.title[language]}</h2>
      <p safe>{aboutList(state, language)}</p>
      {operations === 0 ? (
        <div class="empty">
          <p safe>{words.nothing[language]}</p>
        </div>
      ) : (
        <DownloadList tiles downloads={downloadsOf(state, language)} />
      )}
    </section>
  );
}

/** "79 Vorhaben, zuletzt geändert am 26.11.2026. Felder nach Artikel 49 …" */
function aboutList({ list, operations, lastUpdated }: ListState, language: Language): string {
  const fields = `${words.legalBasis[language]} ${list.legalBasis[language]}.`;
  if (lastUpdated === null) return fields;
  const count = words.operations(formatCount(operations, language))[language];
  return `${count}, ${words.updated(formatDay(lastUpdated, language))[language]}. ${fields}`;
}

const meanings: Readonly<Record<ListExtension, string>> = {
  csv: 'UTF-8',
  xlsx: 'Excel, LibreOffice',
  json: 'UTF-8',
  xml: 'UTF-8',
};

function downloadsOf({ list }: ListState, language: Language): Download[] {
  const files = list.extensions.map(
    (extension): Download => ({
      label: extension.toUpperCase(),
      href: listPath(list.key, extension),
      kind: 'data',
      meta: meanings[extension],
    }),
  );
  const forExcel: Download = {
    label: words.germanCsv[language],
    href: `${listPath(list.key, 'csv')}?dialect=excel-de`,
    kind: 'data',
    meta: 'Semikolon, Dezimalkomma',
  };
  return [...files, forExcel];
}
