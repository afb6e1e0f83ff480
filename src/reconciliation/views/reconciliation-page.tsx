import { type ApiImport, Questions, ReadingProgress } from '../../imports/index.js';
import { formatCount, formatEuro, formatInstant } from '../../kernel/format.js';
import { parseDecimal } from '../../kernel/money.js';
import {
  Button,
  type Download,
  DownloadMenu,
  ErrorSummary,
  type FieldError,
  type KeyFigure,
  KeyFigures,
  Notice,
  type Option,
} from '../../web/index.js';
import { reconciliationPath, sumParts } from '../document.js';
import type { Difference, DifferenceFilter } from '../queries.js';
import { matchKeys } from '../record.js';
import type { ApiReconciliation } from '../schemas.js';
import { bodyWords, matchWords, measureWords } from '../words.js';
import { Differences } from './differences.js';

export interface ReconciliationView {
  readonly found: ApiReconciliation;
  /** The list as it was read; its questions are asked until it is compared. */
  readonly list: ApiImport;
  readonly previous: { readonly id: string; readonly name: string } | null;
  readonly filter: DifferenceFilter;
  /** Which of the views of the differences is shown. */
  readonly shown: keyof DifferenceCounts;
  readonly counts: DifferenceCounts;
  readonly rows: readonly Difference[];
  /** How many differences fit the filter. */
  readonly fitting: number;
  readonly page: number;
  readonly hasMore: boolean;
  readonly people: readonly Option[];
  readonly mayWrite: boolean;
  readonly errors: readonly FieldError[];
}

/** How many differences there are by what one filters by. */
export type DifferenceCounts = Readonly<Record<'all' | 'open' | 'fresh' | 'settled' | 'mine', number>>;

/** One reconciliation: sums that explain each other, and the differences with what was decided about them. */
export function ReconciliationPage({ view }: { view: ReconciliationView }): JSX.Element {
  const { found } = view;
  const name = found.fileName ?? found.title;
  return (
    <div class="wrap main">
      <ErrorSummary errors={view.errors} language="de" title="Nicht gespeichert." />
      <div class="phead">
        <div>
          <h1 safe>{`Abgleich: ${name}`}</h1>
          <p class="lead" safe>
            {leadOf(found)}
          </p>
          {view.previous !== null && (
            <p class="small muted">
              Schließt an einen früheren Abgleich an:{' '}
              <a href={reconciliationPath(view.previous.id)} safe>
                {view.previous.name}
              </a>
            </p>
          )}
        </div>
        {found.state === 'compared' && (
          <DownloadMenu label="Drucken, mitnehmen" note={downloadNote} downloads={downloadsOf(found)} />
        )}
      </div>
      {found.state === 'compared' ? <Compared view={view} /> : <NotCompared view={view} />}
    </div>
  );
}

const leadOf = ({ body, title, revision, comparedAt }: ApiReconciliation): string => {
  const list = `${bodyWords[body].de}: ${title}.`;
  return comparedAt === null
    ? `${list} Noch nicht verglichen.`
    : `${list} Verglichen mit Registerstand ${revision} am ${formatInstant(new Date(comparedAt))}.`;
};

const downloadNote = 'Summen und alle Abweichungen mit ihrem Stand. Auch diese Seite lässt sich drucken.';

function downloadsOf({ id, differences }: ApiReconciliation): Download[] {
  const what = `${formatCount(differences, 'de')} Abweichungen`;
  return [
    { label: 'PDF', href: `/api/v1/reconciliations/${id}/file.pdf`, kind: 'document', meta: what },
    { label: 'Excel', href: `/api/v1/reconciliations/${id}/file.xlsx`, kind: 'data', meta: what },
  ];
}

function NotCompared({ view: { found, list, mayWrite } }: { view: ReconciliationView }): JSX.Element {
  const at = reconciliationPath(found.id);
  if (found.state === 'failed')
    return (
      <>
        <Notice
          tone="warn"
          title="Die Liste ist nicht gelesen."
          text={list.failure?.detail.de ?? 'Senden Sie die Datei noch einmal.'}
        />
        {mayWrite && <Step action={`${at}/wiederholen`} label="Noch einmal lesen" />}
      </>
    );
  if (found.state === 'reading')
    return (
      <>
        <ReadingProgress
          delivery={list}
          note="Sie können die Seite verlassen: Gelesen und verglichen wird weiter, und der Abgleich steht in der Liste."
        />
        {mayWrite && <Step action={`${at}/abbrechen`} label="Abbrechen" />}
      </>
    );
  return (
    <>
      <Questions delivery={list} mayAnswer={mayWrite} action={`${at}/antworten`} isRemembered />
      {list.questions.length === 0 && mayWrite && (
        <Step action={`${at}/vergleichen`} label="Mit dem Register vergleichen" kind="primary" />
      )}
    </>
  );
}

function Step(props: { action: string; label: string; kind?: 'primary' | 'secondary' }): JSX.Element {
  return (
    <form class="btns" method="post" action={props.action}>
      <Button kind={props.kind ?? 'secondary'} label={props.label} />
    </form>
  );
}

function Compared({ view }: { view: ReconciliationView }): JSX.Element {
  const { found, mayWrite } = view;
  const { outcome } = found;
  if (outcome === null) return '';
  const keys = matchKeys.filter((key) => (outcome.byKey[key] ?? 0) > 0);
  return (
    <>
      <KeyFigures figures={figuresOf(found)} />
      <p class="small muted" safe>
        {`Zugeordnet nach: ${keys.map((key) => `${matchWords[key].de} (${formatCount(outcome.byKey[key] ?? 0, 'de')})`).join(', ') || 'nichts'}.`}
      </p>
      <Sums found={found} />
      <Differences view={view} />
      {mayWrite && (
        <form class="btns noprint" method="post" action={`${reconciliationPath(found.id)}/wiederholen`}>
          <Button label="Mit dem heutigen Register wiederholen" />
        </form>
      )}
    </>
  );
}

function figuresOf({ outcome, differences, open }: ApiReconciliation): KeyFigure[] {
  const count = (value: number): string => formatCount(value, 'de');
  return [
    {
      label: 'Vorhaben im Register',
      value: count(outcome?.projectsHere ?? 0),
      notes: [`${count((outcome?.projectsHere ?? 0) - (outcome?.matched ?? 0))} nur hier`],
    },
    {
      label: 'Zeilen der Liste',
      value: count(outcome?.projectsThere ?? 0),
      notes: [`${count((outcome?.projectsThere ?? 0) - (outcome?.matched ?? 0))} nur dort`],
    },
    { label: 'stimmen überein', value: count(outcome?.equal ?? 0), notes: ['in allem, was die Liste sagt'] },
    { label: 'Abweichungen', value: count(differences), notes: [`${count(open)} offen`] },
  ];
}

/** From one total to the other, part by part. */
function Sums({ found: { outcome } }: { found: ApiReconciliation }): JSX.Element {
  const sums = outcome?.sums ?? [];
  if (sums.length === 0) return '';
  const euro = (decimal: string): string => formatEuro(parseDecimal(decimal) ?? 0n, 'de');
  return (
    <section class="sec">
      <h2>Summen</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="Summen">
        <table class="tbl">
          <thead>
            <tr>
              <th scope="col">Anteil</th>
              {sums.map(({ measure }) => (
                <th scope="col" class="r" safe>
                  {measureWords[measure].de}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sumParts.map(([part, label]) => (
              <tr>
                <th scope="row">
                  {part === 'here' || part === 'there' ? <b>{label}</b> : <span>{label}</span>}
                </th>
                {sums.map((one) => (
                  <td class="r">
                    {part === 'here' || part === 'there' ? (
                      <b safe>{euro(one[part])}</b>
                    ) : (
                      <span safe>{euro(one[part])}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="small muted">
        Die Anteile führen von der Summe im Register zur Summe der Liste. Unbekannte Beträge sind in keiner
        Summe enthalten.
      </p>
    </section>
  );
}
