import { Findings, Questions } from '../../imports/index.js';
import { formatCount } from '../../kernel/format.js';
import { ActionBar, Icon, type KeyFigure, KeyFigures, Notice, WizardSteps } from '../../web/index.js';
import type { ApiUpload } from '../schemas.js';
import { uploadPath } from './paths.js';
import { UploadRows } from './upload-rows.js';
import { takenRows, type UploadView } from './upload-view.js';

const steps = ['Datei gelesen', 'Spalten zugeordnet', 'Vorschau', 'Als Entwürfe übernommen'] as const;

/** What a city's file says, what is wrong with it, and which drafts it would create and change. */
export function UploadPage({ view }: { view: UploadView }): JSX.Element {
  const { upload } = view;
  const isOpen = upload.state === 'preview';
  return (
    <>
      <div class="wrap main">
        <div class="phead">
          <div>
            <h1 safe>{`${isOpen ? 'Vorschau' : 'Übernommen'}: ${upload.fileName ?? 'Ihre Datei'}`}</h1>
            <p class="lead" safe>
              {leadOf(upload)}
            </p>
          </div>
        </div>
        <WizardSteps label="Fortschritt" steps={steps} current={stepOf(upload)} />
        <KeyFigures figures={figuresOf(upload)} />
        {isOpen && takenRows(upload) === 0 && upload.counts.errors === 0 && upload.questions.length === 0 && (
          <Notice
            title="Nichts zu übernehmen."
            text="Das Register und Ihre Entwürfe enthalten schon alles, was in der Datei steht."
          />
        )}
        <Questions
          delivery={{ questions: upload.questions, answers: [] }}
          mayAnswer={isOpen}
          action={`${uploadPath(upload.id)}/antworten`}
          isRemembered={false}
        />
        <Findings delivery={upload} />
        <UploadRows view={view} />
      </div>
      <UploadActions upload={upload} />
    </>
  );
}

function stepOf({ state, questions }: ApiUpload): number {
  if (state === 'taken') return steps.length;
  return questions.length > 0 ? 2 : 3;
}

function leadOf({ state, counts, template, round }: ApiUpload): string {
  const rows = counts.rows === 1 ? '1 Zeile' : `${formatCount(counts.rows, 'de')} Zeilen`;
  const what = template === null ? 'Eigene Liste' : 'Vorlage Ihrer Stadt';
  const forRound = round?.name == null ? '' : ` Die Entwürfe gehören zur Bitte „${round.name}“.`;
  const now =
    state === 'taken'
      ? 'Was neu oder geändert ist, steht jetzt in Ihren Entwürfen.'
      : 'Noch ist nichts übernommen.';
  return `${what}, ${rows}. ${now}${forRound}`;
}

function figuresOf({ counts }: ApiUpload): KeyFigure[] {
  const count = (value: number): string => formatCount(value, 'de');
  return [
    { label: 'neu', value: count(counts.new), notes: ['werden neue Entwürfe'] },
    { label: 'geändert', value: count(counts.changed), notes: ['werden Entwürfe einer Änderung'] },
    { label: 'unverändert', value: count(counts.unchanged), notes: ['werden nicht angefasst'] },
    { label: 'mit Fehlern', value: count(counts.errors), notes: ['bleiben liegen'] },
  ];
}

function UploadActions({ upload }: { upload: ApiUpload }): JSX.Element {
  const at = uploadPath(upload.id);
  const taken = takenRows(upload);
  return (
    <ActionBar state={stateOf(upload)} more={moreOf(upload)}>
      <a class="lnk" href={`/api/v1/city-uploads/${upload.id}/workbook.xlsx`}>
        <Icon name="download" />
        <span>Datei mit Anmerkungen</span>
      </a>
      {upload.state === 'preview' ? (
        <>
          <Act action={`${at}/verwerfen`} label="Verwerfen" />
          {taken > 0 && <Act action={`${at}/uebernehmen`} label={taking(taken)} isMain />}
        </>
      ) : (
        <a class="kern-btn kern-btn--primary" href="/arbeitsbereich">
          <span class="kern-label">Zu meinen Entwürfen</span>
        </a>
      )}
    </ActionBar>
  );
}

const taking = (rows: number): string =>
  rows === 1 ? '1 Entwurf übernehmen' : `${formatCount(rows, 'de')} Entwürfe übernehmen`;

function stateOf(upload: ApiUpload): string {
  const taken = takenRows(upload);
  if (upload.state === 'taken')
    return taken === 1 ? '1 Entwurf übernommen.' : `${formatCount(taken, 'de')} Entwürfe übernommen.`;
  if (taken === 0) return 'Nichts zu übernehmen.';
  return `${formatCount(taken, 'de')} von ${formatCount(upload.counts.rows, 'de')} Zeilen werden Entwürfe.`;
}

function moreOf({ state, counts: { errors } }: ApiUpload): string {
  if (errors === 0) return state === 'preview' ? 'Eingereicht und veröffentlicht wird damit nichts.' : '';
  return errors === 1 ? '1 mit Fehlern bleibt liegen.' : `${errors} mit Fehlern bleiben liegen.`;
}

function Act(props: { action: string; label: string; isMain?: boolean }): JSX.Element {
  return (
    <form method="post" action={props.action}>
      <button class={`kern-btn kern-btn--${props.isMain ? 'primary' : 'secondary'}`} type="submit">
        <span class="kern-label" safe>
          {props.label}
        </span>
      </button>
    </form>
  );
}
