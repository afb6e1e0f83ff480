import { formatCount } from '../../kernel/format.js';
import { ActionBar, Icon } from '../../web/index.js';
import { acceptedRows, type ImportView, importPath } from './import-view.js';

/** What can be done with a delivery now, and by whom. */
export function ImportActions({ view }: { view: ImportView }): JSX.Element {
  const { delivery, may, hindrance } = view;
  const at = importPath(delivery.id);
  return (
    <ActionBar state={stateOf(view)} more={hindrance ?? moreOf(view)}>
      {delivery.format === 'list' && (
        <a class="lnk" href={`/api/v1/imports/${delivery.id}/workbook.xlsx`}>
          <Icon name="download" />
          <span>Datei mit Anmerkungen</span>
        </a>
      )}
      {delivery.committedRevision !== null && (
        <a class="kern-btn kern-btn--secondary" href={`/servicestelle/staende/${delivery.committedRevision}`}>
          <span class="kern-label" safe>{`Registerstand ${delivery.committedRevision} ansehen`}</span>
        </a>
      )}
      {may.change && <Act action={`${at}/verwerfen`} label="Verwerfen" />}
      {may.takeBack && <Act action={`${at}/zuruecknehmen`} label="Vorschlag zurücknehmen" />}
      {may.publish && <Act action={at} label="Einlesung veröffentlichen" isMain />}
      {may.propose && <Act action={`${at}/vorschlagen`} label={proposal(acceptedRows(delivery))} isMain />}
    </ActionBar>
  );
}

const proposal = (rows: number): string =>
  rows === 1
    ? '1 Zeile zur Übernahme vorschlagen'
    : `${formatCount(rows, 'de')} Zeilen zur Übernahme vorschlagen`;

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

function stateOf({ delivery }: ImportView): string {
  const { state, counts, committedRevision, changedNothing } = delivery;
  if (changedNothing) return 'Abgeschlossen: Das Register wusste schon alles.';
  if (state === 'committed') return `Veröffentlicht als Registerstand ${committedRevision}.`;
  if (state === 'proposed') return 'Wartet auf eine zweite Person.';
  const accepted = acceptedRows(delivery);
  return `${formatCount(accepted, 'de')} von ${formatCount(counts.rows, 'de')} Zeilen können übernommen werden.`;
}

function moreOf({ delivery: { state, counts } }: ImportView): string {
  if (state !== 'preview' || counts.errors === 0) return '';
  return counts.errors === 1
    ? '1 mit Fehlern bleibt liegen.'
    : `${formatCount(counts.errors, 'de')} mit Fehlern bleiben liegen.`;
}
