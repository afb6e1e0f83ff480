import { formatCount, formatEuro } from '../../kernel/format.js';
import { parseDecimal } from '../../kernel/money.js';
import { type KeyFigure, KeyFigures, Notice, WizardSteps } from '../../web/index.js';
import type { ApiImport } from '../schemas.js';
import { Findings } from './findings.js';
import { ImportActions } from './import-actions.js';
import { type ImportView, importPath, importSteps } from './import-view.js';
import { Questions, RememberedAnswers } from './questions.js';
import { ImportRows } from './rows.js';
import { SimilarRowsPart } from './similar-rows.js';
import { fieldLabel } from './values.js';

/** What a file says, what is wrong with it, and what taking it over would change. */
export function ImportPage({ view }: { view: ImportView }): JSX.Element {
  const { delivery } = view;
  const { source } = delivery;
  return (
    <>
      <div class="wrap main">
        <div class="phead">
          <div>
            <h1
              safe
            >{`${delivery.state === 'committed' ? 'Einlesung' : 'Vorschau'}: ${source.fileName ?? source.title}`}</h1>
            <p class="lead" safe>
              {leadOf(view)}
            </p>
            {view.proposed !== null && (
              <p class="small muted" safe>
                {view.proposed}
              </p>
            )}
          </div>
        </div>
        <WizardSteps label="Fortschritt" steps={importSteps} current={stepOf(delivery)} />
        {!isUnread(delivery) && <KeyFigures figures={figuresOf(view)} />}
        {delivery.changedNothing && (
          <Notice title="Nichts geändert." text="Das Register wusste schon alles, was in der Datei steht." />
        )}
        <NotPublished delivery={delivery} />
        <Questions
          delivery={delivery}
          mayAnswer={view.may.change}
          action={`${importPath(delivery.id)}/antworten`}
          isRemembered
        />
        <RememberedAnswers delivery={delivery} />
        <Findings delivery={delivery} />
        <SimilarRowsPart view={view} />
        {!isUnread(delivery) && <ImportRows view={view} />}
        <ReadColumns delivery={delivery} />
      </div>
      <ImportActions view={view} />
    </>
  );
}

/** Why it could not be published the last time. */
function NotPublished({ delivery: { publication } }: { delivery: ApiImport }): JSX.Element {
  const failure = publication?.failure ?? null;
  if (failure === null) return '';
  return <Notice tone="warn" title="Nichts ist veröffentlicht." text={failure.detail.de} />;
}

/** Nothing in the file could be read as a row: the findings say why, and there is nothing else to show. */
const isUnread = ({ counts }: ApiImport): boolean => counts.rows === 0 && counts.missing === 0;

function stepOf(delivery: ApiImport): number {
  if (delivery.state === 'committed') return importSteps.length;
  if (isUnread(delivery)) return 1;
  return delivery.questions.length > 0 ? 2 : 3;
}

function leadOf({ delivery: { state, counts, source, columns } }: ImportView): string {
  const sheets = [...new Set(columns.map(({ sheet }) => sheet).filter((sheet) => sheet !== null))];
  const where =
    sheets.length === 0 ? source.title : `Blatt ${sheets.map((sheet) => `„${sheet}“`).join(', ')}`;
  const what = source.name === null ? where : `${where}, Quelle „${source.name}“`;
  const rows = counts.rows === 1 ? '1 Zeile mit Daten' : `${formatCount(counts.rows, 'de')} Zeilen mit Daten`;
  return state === 'committed' ? `${what}, ${rows}.` : `${what}, ${rows}. Noch ist nichts veröffentlicht.`;
}

const euro = (decimal: string): string => formatEuro(parseDecimal(decimal) ?? 0n, 'de');

function figuresOf({ delivery: { counts, sums, chosen }, costOfChanged }: ImportView): KeyFigure[] {
  const count = (value: number) => formatCount(value, 'de');
  return [
    {
      label: 'neu',
      value: count(counts.new),
      notes: [costNote(sums.new), ...chosenNote(chosen?.new.projects, counts.new)],
    },
    {
      label: 'geändert',
      value: count(counts.changed),
      notes: [
        `Förderfähige Gesamtkosten ${costOfChanged}`,
        ...chosenNote(chosen?.changed.projects, counts.changed),
      ],
    },
    { label: 'unverändert', value: count(counts.unchanged), notes: ['werden nicht angefasst'] },
    {
      label: 'fehlen gegenüber der letzten Lieferung',
      value: count(counts.missing),
      notes: [missingNote(chosen?.missing.projects ?? 0)],
    },
  ];
}

/** What is not stated is not nothing. */
function costNote({ projects, totalEligibleCost, costsNotStated = 0 }: ApiImport['sums']['new']): string {
  if (costsNotStated > 0 && costsNotStated === projects) return 'Förderfähige Gesamtkosten nicht angegeben';
  const left = costsNotStated === 0 ? '' : `, bei ${formatCount(costsNotStated, 'de')} nicht angegeben`;
  return `Förderfähige Gesamtkosten ${euro(totalEligibleCost)}${left}`;
}

const chosenNote = (chosen: number | undefined, all: number): string[] =>
  chosen === undefined || chosen === all ? [] : [`${formatCount(chosen, 'de')} davon ausgewählt`];

function missingNote(chosen: number): string {
  if (chosen === 0) return 'werden nicht gelöscht';
  return chosen === 1 ? '1 wird zurückgezogen' : `${formatCount(chosen, 'de')} werden zurückgezogen`;
}

/** How each column of the file was understood. */
function ReadColumns({ delivery: { columns } }: { delivery: ApiImport }): JSX.Element {
  if (columns.length === 0) return '';
  return (
    <section class="sec">
      <details class="dat">
        <summary>Wie die Spalten gelesen sind</summary>
        <ul class="bullets">
          {columns.map(({ letters, heading, field }) => (
            <li>
              <span safe>{`${letters} „${heading.replace(/\s+/gu, ' ').slice(0, 120)}“: `}</span>
              <b safe>{field === null ? 'bleibt im Wortlaut erhalten' : fieldLabel(field)}</b>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
