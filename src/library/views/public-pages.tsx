import { dayInBerlin } from '../../kernel/clock.js';
import { formatDay } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import {
  Button,
  DownloadList,
  Fact,
  FactsList,
  FactText,
  localPath,
  PublicNetworkTabs,
  TextField,
} from '../../web/index.js';
import { countingFiles, type Handout, type HandoutFile } from '../handout.js';
import {
  audienceWords,
  fileWords,
  kindWords,
  libraryPath,
  licenceWords,
  withdrawnWords,
  libraryMessages as words,
} from '../words.js';

/** The library: a search, and below it what it found or everything there is. */
export function LibraryPage(props: {
  handouts: readonly Handout[];
  q: string;
  language: Language;
}): JSX.Element {
  const { handouts, q, language } = props;
  const none = q === '' ? words.none : words.nothingFound;
  return (
    <div class="wrap main">
      <div class="phead">
        <div>
          <h1 safe>{words.title[language]}</h1>
          <p class="lead" safe>
            {words.lead[language]}
          </p>
        </div>
        <PublicNetworkTabs current="library" language={language} />
      </div>
      <form class="form" method="get" action={localPath(language, libraryPath)}>
        <TextField name="q" label={words.searchFor[language]} value={q} maxlength={200} />
        <p class="btns">
          <Button label={words.search[language]} kind="primary" />
          {q !== '' && <Button label={words.showAll[language]} href={localPath(language, libraryPath)} />}
        </p>
      </form>
      <section class="sec stack">
        {q !== '' && handouts.length > 0 && <p safe>{words.found(handouts.length)[language]}</p>}
        {handouts.length === 0 ? (
          <p safe>{none[language]}</p>
        ) : (
          handouts.map((handout) => <Entry handout={handout} language={language} />)
        )}
      </section>
    </div>
  );
}

function Entry({ handout, language }: { handout: Handout; language: Language }): JSX.Element {
  const [newest] = countingFiles(handout);
  return (
    <article class="pair">
      <h2 class="subhead">
        <a href={localPath(language, `${libraryPath}/${handout.reference}`)} lang="de" safe>
          {handout.title}
        </a>
      </h2>
      <p class="small muted" safe>
        {[
          kindWords[handout.kind][language],
          ...(newest === undefined ? [] : [fileWords(newest, language)]),
          licenceWords[handout.licence].name[language],
          ...(handout.audience === 'public' ? [] : [audienceWords.cities[language]]),
        ].join(' · ')}
      </p>
      {handout.excerpt === null ? (
        handout.description !== null && (
          <p lang="de" safe>
            {handout.description}
          </p>
        )
      ) : (
        <p lang="de">
          <Excerpt text={handout.excerpt} />
        </p>
      )}
    </article>
  );
}

/** Words around the hits, the hits marked. */
function Excerpt({ text }: { text: string }): JSX.Element {
  return (
    <>
      {text
        .split(/(⟦[^⟧]*⟧)/)
        .map((piece) =>
          piece.startsWith('⟦') ? <mark safe>{piece.slice(1, -1)}</mark> : <span safe>{piece}</span>,
        )}
    </>
  );
}

/** One handout with every version of its file. */
export function HandoutPage({ handout, language }: { handout: Handout; language: Language }): JSX.Element {
  const [newest, ...earlier] = countingFiles(handout);
  const withdrawn = handout.files.filter(({ withdrawnAt }) => withdrawnAt !== null);
  const licence = licenceWords[handout.licence];
  return (
    <div class="wrap main">
      <div class="phead">
        <div>
          <h1 lang="de" safe>
            {handout.title}
          </h1>
        </div>
      </div>
      <div class="grid grid--side">
        <div class="stack">
          {handout.description !== null && (
            <p class="verbatim" lang="de" safe>
              {handout.description}
            </p>
          )}
          <FactsList>
            <Fact label={words.kind[language]}>
              <FactText text={kindWords[handout.kind][language]} />
            </Fact>
            {handout.author !== null && (
              <Fact label={words.author[language]}>
                <FactText text={handout.author} lang="de" />
              </Fact>
            )}
            <Fact label={words.licence[language]}>
              {licence.address === null ? (
                <FactText text={licence.name[language]} />
              ) : (
                <a href={licence.address} rel="license" safe>
                  {licence.name[language]}
                </a>
              )}
            </Fact>
          </FactsList>
        </div>
        <aside class="stack">
          {newest !== undefined && (
            <>
              <h2 safe>{words.newest[language]}</h2>
              <Files files={[newest]} reference={handout.reference} language={language} />
            </>
          )}
          {earlier.length > 0 && (
            <>
              <h2 safe>{words.earlier[language]}</h2>
              <Files files={earlier} reference={handout.reference} language={language} />
            </>
          )}
          {withdrawn.length > 0 && (
            <>
              <h2 safe>{words.withdrawn[language]}</h2>
              <ul class="list">
                {withdrawn.map((file) => (
                  <li class="small">
                    <span safe>{withdrawnWords(file, language)}</span>
                    <div class="meta" lang="de" safe>
                      {file.withdrawnReason}
                    </div>
                  </li>
                ))}
              </ul>
            </>
          )}
        </aside>
      </div>
    </div>
  );
}

/** Versions to load; of an earlier state also those that were withdrawn since, which are named only. */
function Files(props: { files: readonly HandoutFile[]; reference: string; language: Language }): JSX.Element {
  const { reference, language } = props;
  const nameOf = ({ number, addedAt }: HandoutFile): string =>
    words.version(number, formatDay(dayInBerlin(addedAt), language))[language];
  const kept = props.files.filter(({ isKept }) => isKept);
  const gone = props.files.filter(({ isKept }) => !isKept);
  return (
    <>
      {kept.length > 0 && (
        <DownloadList
          downloads={kept.map((file) => ({
            label: nameOf(file),
            href: `/api/v1/handouts/${reference}/files/${file.number}`,
            kind: 'document',
            meta: [fileWords(file, language), ...(file.note === null ? [] : [file.note])].join(' · '),
          }))}
        />
      )}
      {gone.length > 0 && (
        <ul class="list">
          {gone.map((file) => (
            <li class="small">
              <span safe>{nameOf(file)}</span>
              <div class="meta" safe>
                {words.noLongerGiven[language]}
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
