import { formatDay, formatInstant } from '../../kernel/format.js';
import type { SentForm } from '../../platform/http/form-body.js';
import {
  Button,
  DayField,
  DownloadList,
  ErrorSummary,
  FileField,
  fieldId,
  Mark,
  RadioField,
  TextField,
} from '../../web/index.js';
import { type Display, type Publicity, standingOf } from '../publicity.js';
import { displayKinds } from '../tables.js';
import { displayWords, dutySentence, publicityPath, standingMarks } from '../words.js';

interface PublicityView {
  readonly publicity: Publicity;
  readonly mayKeep: boolean;
  readonly values: SentForm;
  readonly faults: Readonly<Record<string, string>>;
}

/** How the support of one project has to be shown, where it is, and the poster to print. */
export function PublicityPage({ view }: { view: PublicityView }): JSX.Element {
  const { publicity, mayKeep, faults } = view;
  const { reference, name, duty, displays } = publicity;
  const poster = `/api/v1/projects/${encodeURIComponent(reference)}/poster.pdf`;
  return (
    <div class="wrap main">
      <ErrorSummary
        language="de"
        errors={Object.entries(faults).map(([field, message]) => ({ fieldId: fieldId(field), message }))}
      />
      <div class="phead phead--over">
        <p class="over">
          <b safe>{reference}</b>
        </p>
        <h1 lang="de" safe>{`Publizität: ${name}`}</h1>
        <p class="lead" safe>
          {dutySentence(duty)}
        </p>
        <p>
          <Mark {...standingMarks[standingOf(publicity)]} />
        </p>
      </div>
      <div class="grid grid--side">
        <div>
          <h2>Wo es zu sehen ist</h2>
          {displays.length === 0 ? (
            <p class="muted">Noch nichts eingetragen.</p>
          ) : (
            <ul class="list">
              {displays.map((display) => (
                <DisplayLine display={display} view={view} />
              ))}
            </ul>
          )}
          {mayKeep && <NewDisplay view={view} />}
        </div>
        <aside class="side" aria-label="Plakat">
          <section>
            <h2>Plakat zum Drucken</h2>
            <DownloadList
              downloads={[
                { label: 'Plakat', href: poster, kind: 'document', meta: 'PDF, DIN A3 hoch' },
                {
                  label: 'Plakat auf Englisch',
                  href: `${poster}?language=en`,
                  kind: 'document',
                  meta: 'PDF, DIN A3 hoch',
                },
              ]}
            />
            <p class="small muted">
              Aus dem veröffentlichten Steckbrief, mit EU-Emblem und Hinweis. Schilder bestellen Sie nach den
              Vorlagen unter europa-foerdert-sachsen.de.
            </p>
          </section>
        </aside>
      </div>
    </div>
  );
}

function DisplayLine({ display, view }: { display: Display; view: PublicityView }): JSX.Element {
  const { publicity, mayKeep } = view;
  const { id, kind, place, shownOn, hasPhoto, recordedAt, recordedBy, removedAt } = display;
  const title = `${displayWords[kind]}: ${place}`;
  const address = `${publicityPath(publicity.reference)}/${id}`;
  const photo = `/api/v1/publicity/${encodeURIComponent(publicity.reference)}/displays/${id}/photo`;
  return (
    <li>
      {removedAt === null ? (
        <b lang="de" safe>
          {title}
        </b>
      ) : (
        <s lang="de" safe>
          {title}
        </s>
      )}
      <span class="meta line" safe>
        {`seit ${formatDay(shownOn, 'de')} · eingetragen ${formatInstant(recordedAt)} von ${recordedBy ?? 'gelöschter Person'}`}
      </span>
      {removedAt !== null && (
        <span class="meta line" safe>
          {`entfernt ${formatInstant(removedAt)} von ${display.removedBy ?? 'gelöschter Person'}: ${display.removedReason ?? ''}`}
        </span>
      )}
      {hasPhoto && (
        <a class="small" href={photo}>
          Foto ansehen<span class="vh" safe>{`: ${title}`}</span>
        </a>
      )}
      {mayKeep && removedAt === null && (
        <>
          {!hasPhoto && <PhotoForm view={view} id={id} title={title} action={`${address}/foto`} />}
          <RemovalForm view={view} id={id} title={title} action={`${address}/entfernen`} />
        </>
      )}
    </li>
  );
}

interface LineForm {
  readonly view: PublicityView;
  readonly id: string;
  readonly title: string;
  readonly action: string;
}

const errorsOf = ({ faults }: PublicityView, field: string): string[] =>
  faults[field] === undefined ? [] : [faults[field]];

function PhotoForm({ view, id, title, action }: LineForm): JSX.Element {
  const field = `photo.${id}`;
  return (
    <details class="fold" open={view.faults[field] !== undefined}>
      <summary>
        Foto nachreichen<span class="vh" safe>{`: ${title}`}</span>
      </summary>
      <form class="form" method="post" action={action} enctype="multipart/form-data">
        <FileField
          name="file"
          id={fieldId(field)}
          label="Foto"
          hint="JPEG oder PNG, höchstens 20 MB."
          accept="image/jpeg,image/png"
          errors={errorsOf(view, field)}
        />
        <p class="btns">
          <Button label="Foto senden" />
        </p>
      </form>
    </details>
  );
}

function RemovalForm({ view, id, title, action }: LineForm): JSX.Element {
  const field = `reason.${id}`;
  return (
    <details class="fold" open={view.faults[field] !== undefined}>
      <summary>
        Ist nicht mehr da<span class="vh" safe>{`: ${title}`}</span>
      </summary>
      <form class="form" method="post" action={action}>
        <TextField
          name={field}
          label="Grund"
          value={view.values[field] ?? ''}
          maxlength={1000}
          errors={errorsOf(view, field)}
        />
        <p class="btns">
          <Button label="Vermerken" />
        </p>
      </form>
    </details>
  );
}

function NewDisplay({ view }: { view: PublicityView }): JSX.Element {
  const { reference } = view.publicity;
  const field = (name: string) => ({
    name,
    value: view.values[name] ?? '',
    errors: errorsOf(view, name),
  });
  return (
    <section class="sec">
      <h2>Eintragen</h2>
      <form class="form" method="post" action={publicityPath(reference)} enctype="multipart/form-data">
        <RadioField
          {...field('kind')}
          label="Was zu sehen ist"
          options={displayKinds.map((kind) => ({ value: kind, label: displayWords[kind] }))}
        />
        <TextField
          {...field('place')}
          label="Ort"
          hint="Gebäude und Stelle, etwa Bürgerhaus, Eingang; bei einer Website ihre Adresse."
          maxlength={300}
        />
        <DayField {...field('shownOn')} label="Seit wann" hint="Zum Beispiel 14.10.2026." />
        <FileField
          name="file"
          label="Foto (kann nachgereicht werden)"
          hint="JPEG oder PNG, höchstens 20 MB. Bitte ohne Personen."
          accept="image/jpeg,image/png"
          errors={errorsOf(view, 'file')}
        />
        <p class="btns">
          <Button label="Eintragen" kind="primary" />
        </p>
      </form>
    </section>
  );
}
