import { formatCount } from '../../kernel/format.js';
import { ActionBar, Icon } from '../../web/index.js';
import type { ApiImport } from '../schemas.js';
import { acceptedRows, type ImportView, importPath, leftOutRows, withdrawnRows } from './import-view.js';

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
      {delivery.committedRevision !== null && (
        <a class="lnk" href={`${at}/ruecknahme`}>
          {delivery.undo === null ? 'Zurücknehmen …' : 'Rücknahme ansehen'}
        </a>
      )}
      {may.change && <Act action={`${at}/verwerfen`} label="Verwerfen" />}
      {may.takeBack && <Act action={`${at}/zuruecknehmen`} label="Vorschlag zurücknehmen" />}
      {may.publish && <Act action={at} label="Einlesung veröffentlichen" isMain />}
      {may.propose && <Act action={`${at}/vorschlagen`} label={proposalLabel(delivery)} isMain />}
    </ActionBar>
  );
}

/** "86 Zeilen zur Übernahme vorschlagen" */
export function proposalLabel(delivery: ApiImport): string {
  const rows = acceptedRows(delivery) + withdrawnRows(delivery);
  return rows === 1
    ? '1 Zeile zur Übernahme vorschlagen'
    : `${formatCount(rows, 'de')} Zeilen zur Übernahme vorschlagen`;
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

function stateOf({ delivery }: ImportView): string {
  const { state, counts, committedRevision, changedNothing, undo } = delivery;
  if (changedNothing) return 'Abgeschlossen: Das Register wusste schon alles.';
  if (undo?.state === 'published') return `Zurückgenommen mit Registerstand ${undo.publishedRevision}.`;
  if (undo !== null) return 'Die Rücknahme wartet auf eine zweite Person.';
  if (state === 'committed') return `Veröffentlicht als Registerstand ${committedRevision}.`;
  if (state === 'proposed') return 'Wartet auf eine zweite Person.';
  const of = `${formatCount(acceptedRows(delivery), 'de')} von ${formatCount(counts.rows, 'de')} Zeilen`;
  return leftOutRows(delivery) === 0 ? `${of} können übernommen werden.` : `${of} sind ausgewählt.`;
}

/** What of it is not taken over, and what leaves the registry. */
function moreOf({ delivery }: ImportView): string {
  const { errors } = delivery.counts;
  return [
    [errors, 'mit Fehlern bleibt liegen.', 'mit Fehlern bleiben liegen.'] as const,
    [leftOutRows(delivery), 'ist weggelassen.', 'sind weggelassen.'] as const,
    [withdrawnRows(delivery), 'wird zurückgezogen.', 'werden zurückgezogen.'] as const,
  ]
    .flatMap(([rows, one, many]) =>
      rows === 0 ? [] : [`${formatCount(rows, 'de')} ${rows === 1 ? one : many}`],
    )
    .join(' ');
}
