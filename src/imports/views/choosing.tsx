import type { PropsWithChildren } from '@kitajs/html';
import { formatCount } from '../../kernel/format.js';
import { parseDecimal } from '../../kernel/money.js';
import { BodyRows, Button, Cell, type Column, Mark, RecordTable, Row, RowHead } from '../../web/index.js';
import { groupKinds } from '../row-groups.js';
import type { ApiImport, ApiImportRow } from '../schemas.js';
import { groupNames, type ImportView, importPath, isChoosable, tabNames } from './import-view.js';
import { signedEuro } from './values.js';

const groupLabels = {
  fundingGuideline: 'nach Förderrichtlinie',
  city: 'nach Stadt',
  equal: 'gleiche Zeilen',
} as const;

/** What is chosen of a delivery and what that does to the registry: "+ 12 Vorhaben, förderfähige Gesamtkosten …". */
export function choiceWords({ chosen }: ApiImport): string {
  if (chosen === null) return '';
  const { new: added, changed, missing } = chosen;
  const projects = added.projects - missing.projects;
  const cents = [added, changed, missing].reduce(
    (sum, { totalEligibleCost }) => sum + (parseDecimal(totalEligibleCost) ?? 0n),
    0n,
  );
  const unstated = added.costsNotStated ?? 0;
  const left =
    unstated === 0 ? '' : ` Bei ${formatCount(unstated, 'de')} neuen Vorhaben sind sie nicht angegeben.`;
  return `Mit dieser Auswahl ändert sich das Register um ${projects < 0 ? '−' : '+'} ${formatCount(Math.abs(projects), 'de')} Vorhaben und ${signedEuro(cents)} förderfähige Gesamtkosten.${left}`;
}

/** Around the rows of a tab: what is chosen, by groups or one by one. Saved by its button, or by itself with script. */
export function Choosing({ view, children }: PropsWithChildren<{ view: ImportView }>): JSX.Element {
  const { delivery, tab } = view;
  if (!isChoosable(tab) || delivery.chosen === null) return <>{children}</>;
  return (
    <>
      <p class="choice-effect" role="status" data-choice-words safe>
        {choiceWords(delivery)}
      </p>
      <GroupLinks view={view} />
      {view.groups !== null && <Groups view={view} />}
      {view.mayChoose ? <RowsForm view={view}>{children}</RowsForm> : children}
    </>
  );
}

const tabAddress = ({ delivery, tab }: ImportView): string =>
  `${importPath(delivery.id)}?zeilen=${tabNames[tab]}`;

function GroupLinks({ view }: { view: ImportView }): JSX.Element {
  return (
    <p class="small">
      {'Zusammen ansehen: '}
      {groupKinds.map((kind, at) => (
        <>
          {at > 0 && ' · '}
          <a
            href={`${tabAddress(view)}&gruppen=${groupNames[kind]}#zeilen`}
            aria-current={view.groups?.by === kind ? 'true' : undefined}
          >
            {groupLabels[kind]}
          </a>
        </>
      ))}
    </p>
  );
}

const columns = {
  group: { label: 'Gruppe' },
  rows: { label: 'Zeilen', kind: 'amount' },
  taken: { label: 'Ausgewählt', kind: 'amount' },
  cost: { label: 'Förderfähige Gesamtkosten', kind: 'amount' },
  choose: { label: 'Auswahl' },
} as const satisfies Record<string, Column>;

function Groups({ view }: { view: ImportView }): JSX.Element {
  const items = view.groups?.items ?? [];
  if (items.length === 0)
    return (
      <div class="empty">
        <p>Keine Zeile gleicht einer anderen.</p>
      </div>
    );
  const shown = Object.values(columns).slice(0, view.mayChoose ? 5 : 4);
  return (
    <RecordTable caption="Zeilen in Gruppen" columns={shown} language="de">
      <BodyRows>
        {items.map((group) => (
          <Row>
            <RowHead>
              <span safe>{group.title}</span>
            </RowHead>
            <Cell column={columns.rows}>
              <span safe>{formatCount(group.rows, 'de')}</span>
            </Cell>
            <Cell column={columns.taken}>
              <span safe>{formatCount(group.taken, 'de')}</span>
            </Cell>
            <Cell column={columns.cost}>
              <span safe>{signedEuro(parseDecimal(group.totalEligibleCost) ?? 0n)}</span>
            </Cell>
            {view.mayChoose && (
              <Cell column={columns.choose}>
                <GroupForm view={view} group={group} />
              </Cell>
            )}
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}

type Group = NonNullable<ImportView['groups']>['items'][number];

function GroupForm({ view, group }: { view: ImportView; group: Group }): JSX.Element {
  const step = (take: boolean, label: string): JSX.Element => (
    <button class="kern-btn kern-btn--tertiary" type="submit" name="schritt" value={take ? 'alle' : 'keine'}>
      <span class="kern-label">
        <span safe>{label}</span>
        <span class="vh" safe>
          {`: ${group.title}`}
        </span>
      </span>
    </button>
  );
  return (
    <form class="row" method="post" action={`${importPath(view.delivery.id)}/auswahl`}>
      <Here view={view} />
      <input type="hidden" name="gruppe" value={group.key} />
      {group.taken < group.rows && step(true, 'übernehmen')}
      {group.taken > 0 && step(false, 'weglassen')}
    </form>
  );
}

/** Which rows the page shows, so that what was done leads back there. */
function Here({ view }: { view: ImportView }): JSX.Element {
  return (
    <>
      <input type="hidden" name="zeilen" value={tabNames[view.tab]} />
      {view.here.after !== null && <input type="hidden" name="ab" value={view.here.after} />}
      {view.groups !== null && <input type="hidden" name="gruppen" value={groupNames[view.groups.by]} />}
    </>
  );
}

function RowsForm({ view, children }: PropsWithChildren<{ view: ImportView }>): JSX.Element {
  const withdraws = view.tab === 'missing';
  return (
    <form data-choose method="post" action={`${importPath(view.delivery.id)}/auswahl`}>
      <Here view={view} />
      {view.rows.map(({ position }) => (
        <input type="hidden" name="gezeigt" value={String(position)} />
      ))}
      {withdraws && (
        <p class="small muted">
          Was fehlt, bleibt im Register. Nur was Sie hier ankreuzen, wird mit der Veröffentlichung
          zurückgezogen.
        </p>
      )}
      {children}
      <div class="btns">
        <span data-choice-save>
          <Button label="Auswahl dieser Seite speichern" />
        </span>
        <Button
          kind="tertiary"
          label={withdraws ? 'Alle fehlenden zurückziehen' : 'Alle übernehmen'}
          name="schritt"
          value="alle"
        />
        <Button
          kind="tertiary"
          label={withdraws ? 'Keines zurückziehen' : 'Alle weglassen'}
          name="schritt"
          value="keine"
        />
      </div>
    </form>
  );
}

/** A row with a box: taken over when it is ticked. */
export function Choosable(props: PropsWithChildren<{ row: ApiImportRow }>): JSX.Element {
  const { position, change, isLeftOut, values, reference } = props.row;
  const id = `zeile-${position}`;
  const name = values?.name ?? reference ?? `Zeile ${position}`;
  return (
    <span class="pick">
      <input type="checkbox" id={id} name="nehmen" value={String(position)} checked={!isLeftOut} />
      <label class="vh" for={id} safe>
        {`${change === 'missing' ? 'Zurückziehen' : 'Übernehmen'}: ${name}`}
      </label>
      <span>{props.children}</span>
    </span>
  );
}

/** What was decided about a row, where it can no longer be changed. */
export function LeftOutMark({ row: { change, isLeftOut } }: { row: ApiImportRow }): JSX.Element {
  if (change === 'missing') return isLeftOut ? '' : <Mark tone="hint" word="wird zurückgezogen" />;
  return isLeftOut ? <Mark tone="open" word="weggelassen" /> : '';
}
