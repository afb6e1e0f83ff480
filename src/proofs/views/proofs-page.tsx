import type { RecordTask } from '../../city-records/index.js';
import { type AdvanceOfProject, AdvancesPart } from '../../funding-ledger/index.js';
import { formatCount } from '../../kernel/format.js';
import {
  BodyRows,
  Cell,
  type Column,
  cityName,
  ErrorSummary,
  KeyFigures,
  Mark,
  RecordTable,
  Row,
  RowHead,
  Tabs,
} from '../../web/index.js';
import { isWithCity, type Proof } from '../proof.js';
import { dueBasisWords, dueWords, proofMark, proofPath, proofTitle } from '../words.js';
import { NoticesPart, type NoticesView } from './notices-part.js';
import { TasksPart } from './tasks-part.js';

export const proofTabs = ['offen', 'unbestimmt', 'erledigt'] as const;
export type ProofTab = (typeof proofTabs)[number];

export interface ProofsView {
  /** `/arbeitsbereich` for cities, `/servicestelle` for those who see all. */
  readonly area: string;
  readonly proofs: readonly Proof[];
  /** Money paid in advance and not spent. */
  readonly advances: readonly AdvanceOfProject[];
  readonly tab: ProofTab;
  readonly notices: NoticesView;
  /** Reviews of goals and commitments of agreements that are due, by day. */
  readonly tasks: readonly RecordTask[];
}

const tabOf = (proof: Proof): ProofTab =>
  !isWithCity(proof) ? 'erledigt' : proof.dueOn === null ? 'unbestimmt' : 'offen';
const tabLabels: Readonly<Record<ProofTab, string>> = {
  offen: 'Offen',
  unbestimmt: 'Noch nicht bestimmt',
  erledigt: 'Bei der SAB oder erledigt',
};

/** Proofs of use by urgency, and what the SAB must be told at once. */
export function ProofsPage({ view }: { view: ProofsView }): JSX.Element {
  const { proofs, tab, area } = view;
  const shown = proofs.filter((proof) => tabOf(proof) === tab);
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <h1>Nachweise</h1>
        <p class="lead">
          Zwischen- und Verwendungsnachweise, einzureichen bei der SAB. Maßgeblich ist der Zuwendungsbescheid.
        </p>
        {area === '/servicestelle' && (
          <p class="small">
            <a href="/arbeitsbereich/mittel">Mittel: Plan gegen Ist</a>,{' '}
            <a href="/servicestelle/publizitaet">Publizität: was fehlt</a>,{' '}
            <a href="/pruefung/vor-ort">Prüfungen, Rückforderungen, Zahlungen</a>,{' '}
            <a href="/pruefung/aufbewahrung">Aufbewahrung</a>, <a href="/pruefung/tests">Tests</a>,{' '}
            <a href="/pruefung/stichproben">Stichproben</a>
          </p>
        )}
      </div>
      <ErrorSummary errors={view.notices.errors} language="de" />
      <KeyFigures figures={figuresOf(view)} />
      <section class="sec">
        <div class="sechead">
          <h2>Fristen</h2>
          {area === '/servicestelle' && (
            <a href="/servicestelle/nachweise/fristen">Fristen der Richtlinien</a>
          )}
        </div>
        <Tabs
          label="Nachweise nach Stand"
          tabs={proofTabs.map((one) => ({
            label: tabLabels[one],
            href: one === 'offen' ? `${area}/nachweise` : `${area}/nachweise?stand=${one}`,
            count: proofs.filter((proof) => tabOf(proof) === one).length,
            current: one === tab,
          }))}
        />
        {shown.length === 0 ? (
          <p class="empty">Hier ist nichts.</p>
        ) : (
          <ProofTable proofs={shown} area={area} />
        )}
        {tab === 'unbestimmt' && (
          <p class="tnote">
            Ohne Bewilligungszeitraum im Bescheid gibt es keinen Tag. Tragen Sie den Bescheid beim Vorhaben
            ein, oder den Tag, den die SAB gesetzt hat.
          </p>
        )}
      </section>
      <AdvancesPart advances={view.advances} />
      <TasksPart tasks={view.tasks} ofAll={area === '/servicestelle'} />
      <NoticesPart view={view.notices} />
    </div>
  );
}

function figuresOf({ proofs, notices }: ProofsView) {
  const open = proofs.filter((proof) => tabOf(proof) === 'offen');
  const late = open.filter(({ overdue }) => overdue).length;
  const unknown = proofs.filter((proof) => tabOf(proof) === 'unbestimmt').length;
  const value = (count: number) => formatCount(count, 'de');
  return [
    { label: 'überfällig', value: value(late), notes: [] },
    { label: 'noch fällig', value: value(open.length - late), notes: [] },
    { label: 'noch nicht bestimmt', value: value(unknown), notes: [] },
    { label: 'der SAB anzuzeigen', value: value(notices.pending.length), notes: [] },
  ];
}

const head: Column = { label: 'Nachweis' };
const city: Column = { label: 'Stadt' };
const due: Column = { label: 'Fällig bei der SAB' };
const state: Column = { label: 'Stand' };
const attached: Column = { label: 'Von Trägern' };

function ProofTable({ proofs, area }: { proofs: readonly Proof[]; area: string }): JSX.Element {
  const ofAll = area === '/servicestelle';
  const columns = [head, ...(ofAll ? [city] : []), due, state, attached];
  return (
    <RecordTable caption="Nachweise" columns={columns} language="de">
      <BodyRows>
        {proofs.map((proof) => (
          <Row>
            <RowHead>
              <a href={`${area}${proofPath(proof)}`} safe>
                {proofTitle(proof)}
              </a>
              <span class="sub" safe>
                {[proof.planNumber, proof.projectName].filter((part) => part !== null).join(' ')}
              </span>
            </RowHead>
            {ofAll && (
              <Cell column={city}>
                <span safe>{proof.city === null ? 'landesweit' : cityName(proof.city)}</span>
              </Cell>
            )}
            <Cell column={due}>
              <span class={proof.overdue ? 'due--late' : undefined}>
                <span class="num" safe>
                  {dueWords(proof)}
                </span>
                <span class="sub" safe>
                  {dueBasisWords(proof)}
                </span>
              </span>
            </Cell>
            <Cell column={state}>
              <Mark {...proofMark(proof)} />
            </Cell>
            <Cell column={attached}>
              <span safe>{attachedWords(proof)}</span>
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}

function attachedWords({ bodies }: Proof): string {
  if (bodies.length === 0) return 'keine vermerkt';
  return `${bodies.filter(({ receivedOn }) => receivedOn !== null).length} von ${bodies.length} da`;
}
