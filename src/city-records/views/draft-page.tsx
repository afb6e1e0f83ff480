import type { Catalogue } from '../../catalogue/index.js';
import { formatInstant } from '../../kernel/format.js';
import { AreaMap, Button, cityName, DownloadList, FileField, LongTextField, Mark } from '../../web/index.js';
import type { RecordDifference } from '../differences.js';
import { type CheckedRecord, type CityRecordKind, type FormView, sayingsOf } from '../kind.js';
import { draftPath, versionsPath } from '../paths.js';
import type { CityDraft } from '../queries.js';
import { draftMark } from './marks.js';
import { FormErrors } from './new-page.js';
import { RecordDifferences } from './record-differences.js';

export interface DraftPageView {
  readonly draft: CityDraft;
  readonly kind: CityRecordKind;
  readonly record: CheckedRecord;
  readonly form: FormView;
  readonly catalogue: Catalogue;
  /** What it changes about the published record; null where there is nothing to compare. */
  readonly differences: readonly RecordDifference[] | null;
  /** What who looks may do with it now. */
  readonly steps: readonly string[];
  readonly mayChange: boolean;
}

/** One draft: its form while it can be changed, else the sheet as it would be published; its steps beside it. */
export function DraftPage({ view }: { view: DraftPageView }): JSX.Element {
  const { draft, kind, record, form } = view;
  return (
    <div class="wrap main">
      <FormErrors form={form} />
      <div class="phead phead--rec">
        <p class="over">
          {draft.reference !== null && <b safe>{draft.reference}</b>}
          <span safe>{kind.word.de}</span>
          <span safe>{cityName(draft.cityAgs)}</span>
          <Mark {...draftMark(draft)} />
        </p>
        {view.mayChange && <h1 safe>{kind.nameOf(record.content)}</h1>}
      </div>
      {draft.returnedReason !== null && (
        <div class="note note--warn">
          <b>Zurückgegeben</b>
          <span safe>{draft.returnedReason}</span>
        </div>
      )}
      <div class="grid grid--side">
        {view.mayChange ? (
          <form class="form" method="post" action={draftPath(draft.id)}>
            <input type="hidden" name="version" value={String(draft.version)} />
            {kind.form.Fields({ view: form })}
            <p class="btns">
              <Button label="Speichern" kind="primary" />
            </p>
          </form>
        ) : (
          <div>{kind.Sheet({ record, language: 'de', catalogue: view.catalogue })}</div>
        )}
        <aside class="side" aria-label="Stand und nächste Schritte">
          <StepsPart view={view} />
          {kind.draftFile !== undefined && (
            <section>
              <h2>Datei</h2>
              <DownloadList
                downloads={[
                  {
                    label: kind.draftFile.label,
                    href: kind.draftFile.path(draft.id),
                    kind: 'document',
                    meta: 'gespeicherter Stand',
                  },
                ]}
              />
            </section>
          )}
          {kind.workbook !== undefined && view.mayChange && (
            <section>
              <h2>Mappe</h2>
              <p class="small">
                Herunterladen, ausfüllen, hochladen; übernommen wird erst nach der Vorschau.
              </p>
              <p class="small">
                <a href={kind.workbook.path(draft.id)} safe>
                  {kind.workbook.label}
                </a>
              </p>
            </section>
          )}
          {kind.readPerimeter !== undefined && <PerimeterPart view={view} />}
          <FindingsPart view={view} />
        </aside>
      </div>
      {view.differences !== null && draft.reference !== null && (
        <section class="sec" aria-labelledby="aenderungen">
          <div class="sechead">
            <h2 id="aenderungen">Was sich ändert</h2>
            <a href={versionsPath(draft.reference)}>Frühere Fassungen</a>
          </div>
          <RecordDifferences differences={view.differences} before="veröffentlicht" after="dieser Entwurf" />
        </section>
      )}
    </div>
  );
}

function StepsPart({ view }: { view: DraftPageView }): JSX.Element {
  const { draft, steps, form } = view;
  const may = (step: string) => steps.includes(step);
  return (
    <section>
      <h2>Nächster Schritt</h2>
      <p class="small" safe>
        {stateWords(draft)}
      </p>
      <form class="sideform" method="post" action={`${draftPath(draft.id)}/schritt`}>
        <input type="hidden" name="version" value={String(draft.version)} />
        {may('zurueckgeben') && (
          <LongTextField
            name="reason"
            label="Grund der Rückgabe"
            rows={2}
            value=""
            errors={sayingsOf(form, 'reason').errors}
          />
        )}
        <div class="btns">
          {may('veroeffentlichen') && (
            <Button label="Veröffentlichen" kind="primary" name="schritt" value="veroeffentlichen" />
          )}
          {may('zurueckgeben') && <Button label="Zurückgeben" name="schritt" value="zurueckgeben" />}
          {may('einreichen') && (
            <Button label="Einreichen" kind="primary" name="schritt" value="einreichen" />
          )}
          {may('zurueckholen') && <Button label="Zurückholen" name="schritt" value="zurueckholen" />}
          {may('verwerfen') && <Button label="Verwerfen" kind="tertiary" name="schritt" value="verwerfen" />}
        </div>
      </form>
    </section>
  );
}

function stateWords({ state, handedInAt, withdrawal }: CityDraft): string {
  if (state === 'submitted' && handedInAt !== null)
    return `Eingereicht am ${formatInstant(handedInAt)}. Eine zweite Person veröffentlicht.`;
  return withdrawal
    ? 'Mit der Rücknahme verschwindet der Eintrag aus dem heutigen Stand. Frühere Stände zeigen ihn weiter.'
    : 'Speichern Sie zuerst, was Sie geändert haben. Eingereicht wird der gespeicherte Stand.';
}

function PerimeterPart({ view }: { view: DraftPageView }): JSX.Element {
  const { draft, record, form } = view;
  const { perimeter } = record;
  return (
    <section id="umgriff">
      <h2>Gebietsumgriff</h2>
      {perimeter === null ? (
        <p class="small muted">Noch keine Datei.</p>
      ) : (
        <>
          <AreaMap polygons={perimeter.coordinates} label="Karte des Gebietsumgriffs" />
          <p class="small muted" safe>
            {[perimeter.source.fileName, perimeter.source.system].filter((part) => part !== null).join(' · ')}
          </p>
        </>
      )}
      {view.mayChange && (
        <form
          class="sideform"
          method="post"
          action={`${draftPath(draft.id)}/umgriff`}
          enctype="multipart/form-data"
        >
          <input type="hidden" name="version" value={String(draft.version)} />
          <FileField
            name="file"
            id="f-perimeter"
            label={perimeter === null ? 'Datei' : 'Andere Datei'}
            hint="ZIP mit .shp, .dbf und .prj (ETRS89/UTM 33N oder 32N, WGS 84) oder GeoJSON."
            accept=".zip,.geojson,.json"
            errors={form.faults.perimeter === undefined ? [] : [form.faults.perimeter]}
          />
          <div class="btns">
            <Button label="Hochladen" />
          </div>
        </form>
      )}
    </section>
  );
}

/** What the rules say about the saved state; in the form it stands at the fields, too. */
function FindingsPart({ view }: { view: DraftPageView }): JSX.Element {
  const { findings } = view.form;
  if (findings.length === 0) return '';
  return (
    <section>
      <h2>Hinweise</h2>
      <ul class="list small">
        {findings.map(({ reason, remedy, clause }) => (
          <li>
            <span safe>{`${reason.de} ${remedy.de}`}</span>
            {clause !== null && (
              <div class="meta" safe>
                {clause}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
