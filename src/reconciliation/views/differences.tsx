import type { PropsWithChildren } from '@kitajs/html';
import { formatCount } from '../../kernel/format.js';
import {
  BodyRows,
  Button,
  Cell,
  type Column,
  fieldId,
  LongTextField,
  Mark,
  type MarkTone,
  Pagination,
  RecordTable,
  Row,
  RowHead,
  SelectField,
  Tabs,
} from '../../web/index.js';
import { differenceKinds } from '../differences.js';
import { reconciliationPath, whatDiffers } from '../document.js';
import type { Difference, DifferenceFilter } from '../queries.js';
import { longestExplanation } from '../schemas.js';
import {
  type DifferenceState,
  differenceStates,
  kindWords,
  matchWords,
  type Reason,
  reasonCodes,
  reasons,
  stateWords,
} from '../words.js';
import type { DifferenceCounts, ReconciliationView } from './reconciliation-page.js';

/** Views of the differences, with their names in addresses. */
export const differenceViews = {
  all: { name: 'alle', label: 'Alle' },
  open: { name: 'offen', label: 'Offen' },
  fresh: { name: 'neu', label: 'Neu oder geändert' },
  settled: { name: 'erledigt', label: 'Erklärt, erledigt' },
  mine: { name: 'meine', label: 'Mir zugewiesen' },
} as const satisfies Readonly<Record<keyof DifferenceCounts, { name: string; label: string }>>;

/** Address of one view of the differences. */
export function differencesHref(
  id: string,
  { shown, kind, page = 1 }: { shown: string; kind?: string | undefined; page?: number },
): string {
  const query = new URLSearchParams({ zeigen: shown });
  if (kind !== undefined) query.set('art', kind);
  if (page > 1) query.set('seite', String(page));
  return `${reconciliationPath(id)}?${query}#abweichungen`;
}

export function Differences({ view }: { view: ReconciliationView }): JSX.Element {
  const { found, counts, rows, fitting, page, hasMore, shown, filter } = view;
  const here = { shown: differenceViews[shown].name, kind: filter.kind };
  return (
    <section class="sec" id="abweichungen">
      <h2>Abweichungen</h2>
      <Tabs
        label="Abweichungen nach Stand"
        tabs={Object.entries(differenceViews).map(([key, { name, label }]) => ({
          label,
          href: differencesHref(found.id, { shown: name, kind: filter.kind }),
          count: counts[key as keyof DifferenceCounts],
          current: key === shown,
        }))}
      />
      <KindLinks id={found.id} shown={here.shown} filter={filter} />
      {rows.length === 0 ? (
        <div class="empty">
          <p>Hier ist keine Abweichung.</p>
        </div>
      ) : (
        <SettleForm view={view} here={here}>
          <DifferencesTable rows={rows} mayWrite={view.mayWrite} />
          <Pagination
            shown={`${formatCount(rows.length, 'de')} von ${formatCount(fitting, 'de')} Abweichungen`}
            beginningHref={page === 1 ? null : differencesHref(found.id, here)}
            nextHref={hasMore ? differencesHref(found.id, { ...here, page: page + 1 }) : null}
            language="de"
          />
        </SettleForm>
      )}
    </section>
  );
}

function KindLinks(props: { id: string; shown: string; filter: DifferenceFilter }): JSX.Element {
  const link = (kind: DifferenceFilter['kind'], label: string): JSX.Element => (
    <a
      href={differencesHref(props.id, { shown: props.shown, kind })}
      aria-current={props.filter.kind === kind ? 'true' : undefined}
      safe
    >
      {label}
    </a>
  );
  return (
    <p class="small noprint">
      {'Art: '}
      {link(undefined, 'alle')}
      {differenceKinds.map((kind) => (
        <>
          {' · '}
          {link(kind, kindWords[kind].de)}
        </>
      ))}
    </p>
  );
}

const columns = {
  project: { label: 'Vorhaben' },
  what: { label: 'Abweichung' },
  here: { label: 'Register' },
  there: { label: 'Liste' },
  state: { label: 'Stand' },
} as const satisfies Record<string, Column>;

const tones: Readonly<Record<DifferenceState, MarkTone>> = { open: 'open', explained: 'hint', closed: 'ok' };

function DifferencesTable(props: { rows: readonly Difference[]; mayWrite: boolean }): JSX.Element {
  return (
    <RecordTable caption="Abweichungen" columns={Object.values(columns)} language="de">
      <BodyRows>
        {props.rows.map((one) => (
          <Row>
            <RowHead>{props.mayWrite ? <Choosable one={one} /> : <Name one={one} />}</RowHead>
            <Cell column={columns.what}>
              <span safe>{whatDiffers(one)}</span>
              {one.since !== 'same' && (
                <span class="sub">{one.since === 'new' ? 'neu' : 'geändert seit dem letzten Mal'}</span>
              )}
            </Cell>
            <Cell column={columns.here}>
              <span safe>{said(one.here, one.kind === 'onlyThere')}</span>
            </Cell>
            <Cell column={columns.there}>
              <span safe>{said(one.there, one.kind === 'onlyHere')}</span>
            </Cell>
            <Cell column={columns.state}>
              <Settled one={one} />
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}

const said = (value: string | null, isAbsent: boolean): string =>
  value ?? (isAbsent ? 'steht nicht darin' : 'nicht angegeben');

function Name({ one }: { one: Difference }): JSX.Element {
  const where = [
    one.rowNumber === null ? null : `Zeile ${one.rowNumber}`,
    one.matchedBy === null
      ? null
      : `zugeordnet nach ${matchWords[one.matchedBy as keyof typeof matchWords].de}`,
  ].filter((part) => part !== null);
  return (
    <span>
      {one.reference === null ? (
        <span lang="de" safe>
          {one.title}
        </span>
      ) : (
        <a href={`/servicestelle/vorhaben/${encodeURIComponent(one.reference)}/verlauf`} lang="de" safe>
          {one.title}
        </a>
      )}
      <span class="sub" safe>
        {[one.reference, ...where].filter((part) => part !== null).join(', ')}
      </span>
    </span>
  );
}

function Choosable({ one }: { one: Difference }): JSX.Element {
  const id = `abweichung-${one.id}`;
  return (
    <span class="pick">
      <input type="checkbox" id={id} name="abweichung" value={one.id} />
      <label class="vh" for={id} safe>
        {`Auswählen: ${one.title}, ${whatDiffers(one)}`}
      </label>
      <Name one={one} />
    </span>
  );
}

function Settled({ one }: { one: Difference }): JSX.Element {
  const { reason, explanation, earlier, assignedToName } = one;
  return (
    <span>
      <Mark tone={tones[one.state]} word={stateWords[one.state].de} />
      {reason !== null && (
        <span class="sub" safe>
          {[reasons[reason as Reason]?.de ?? reason, explanation].filter((part) => part !== null).join(': ')}
        </span>
      )}
      {earlier !== null && <span class="sub" safe>{`früher erklärt: ${earlier}`}</span>}
      {assignedToName !== null && <span class="sub" safe>{`zuständig: ${assignedToName}`}</span>}
    </span>
  );
}

function SettleForm(
  props: PropsWithChildren<{
    view: ReconciliationView;
    here: { readonly shown: string; readonly kind?: string | undefined };
  }>,
): JSX.Element {
  const { view, here, children } = props;
  if (!view.mayWrite) return <>{children}</>;
  const faults = (name: string) =>
    view.errors.filter((error) => error.fieldId === fieldId(name)).map(({ message }) => message);
  return (
    <form method="post" action={`${reconciliationPath(view.found.id)}/abweichungen`}>
      <input type="hidden" name="zeigen" value={here.shown} />
      {here.kind !== undefined && <input type="hidden" name="art" value={here.kind} />}
      <input type="hidden" name="seite" value={String(view.page)} />
      {children}
      <fieldset class="form noprint settle">
        <legend>Ausgewählte Abweichungen bearbeiten</legend>
        <SelectField
          name="assignedTo"
          label="Zuständig"
          value=""
          empty="unverändert"
          options={[{ value: 'niemand', label: 'niemand' }, ...view.people]}
          errors={faults('assignedTo')}
        />
        <SelectField
          name="state"
          label="Stand"
          value=""
          empty="unverändert"
          options={differenceStates.map((value) => ({ value, label: stateWords[value].de }))}
        />
        <SelectField
          name="reason"
          label="Grund"
          value=""
          empty="unverändert"
          options={reasonCodes.map((value) => ({ value, label: reasons[value].de }))}
          errors={faults('reason')}
        />
        <LongTextField
          name="explanation"
          label="Erläuterung"
          value=""
          upTo={longestExplanation}
          rows={3}
          errors={faults('explanation')}
        />
        <div class="btns">
          <Button kind="primary" label="Auf ausgewählte anwenden" />
          <Button
            kind="tertiary"
            label={`Auf alle ${formatCount(view.fitting, 'de')} dieser Ansicht anwenden`}
            name="welche"
            value="alle"
          />
        </div>
      </fieldset>
    </form>
  );
}
