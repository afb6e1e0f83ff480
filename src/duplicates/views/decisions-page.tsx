import { formatInstant } from '../../kernel/format.js';
import {
  BodyRows,
  Button,
  Cell,
  type Column,
  Mark,
  type MarkTone,
  Pagination,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import type { DecidedProject, Decision } from '../queries/decisions.js';
import { verdictWords } from '../words.js';
import { DuplicatesHead, DuplicateTabs } from './list-page.js';
import { decisionsPath } from './paths.js';

export interface DecisionsView {
  readonly decisions: readonly Decision[];
  readonly open: number;
  readonly page: number;
  readonly hasMore: boolean;
  readonly mayRevoke: boolean;
}

const columns = {
  projects: { label: 'Vorhaben' },
  verdict: { label: 'Entscheidung' },
  reason: { label: 'Grund' },
  who: { label: 'Wer und wann' },
  revoke: { label: 'Aufheben' },
} as const satisfies Record<string, Column>;

/** What was decided, the newest first. */
export function DecisionsPage({ view }: { view: DecisionsView }): JSX.Element {
  return (
    <div class="wrap main">
      <DuplicatesHead />
      <DuplicateTabs open={view.open} current="decided" />
      {view.decisions.length === 0 ? (
        <div class="empty">
          <p>Noch ist nichts entschieden.</p>
        </div>
      ) : (
        <>
          <RecordTable caption="Entscheidungen" columns={Object.values(columns)} language="de">
            <BodyRows>
              {view.decisions.map((decision) => (
                <DecisionRow decision={decision} mayRevoke={view.mayRevoke} />
              ))}
            </BodyRows>
          </RecordTable>
          <Pagination
            shown={`${view.decisions.length} auf dieser Seite`}
            beginningHref={view.page === 1 ? null : decisionsPath}
            nextHref={view.hasMore ? `${decisionsPath}?seite=${view.page + 1}` : null}
            language="de"
          />
        </>
      )}
    </div>
  );
}

function DecisionRow({ decision, mayRevoke }: { decision: Decision; mayRevoke: boolean }): JSX.Element {
  const [tone, word] = standing(decision);
  const shown = decision.projects.slice(0, 3);
  const more = decision.projects.length - shown.length;
  return (
    <Row>
      <RowHead>
        {shown.map((project) => (
          <Decided project={project} />
        ))}
        {more > 0 && <span class="sub" safe>{`und ${more} weitere`}</span>}
      </RowHead>
      <Cell column={columns.verdict}>
        <Mark tone={tone} word={word} />
        <span class="sub" safe>
          {decision.kept === null ? '' : `es bleibt ${decision.kept}`}
        </span>
      </Cell>
      <Cell column={columns.reason}>
        <span safe>{decision.reason ?? ''}</span>
      </Cell>
      <Cell column={columns.who}>
        <span safe>{decision.decidedBy ?? 'gelöschte Person'}</span>
        <span class="sub num" safe>
          {formatInstant(decision.decidedAt)}
        </span>
      </Cell>
      <Cell column={columns.revoke}>
        {mayRevoke && canRevoke(decision) && <Revoke decision={decision} />}
      </Cell>
    </Row>
  );
}

function Decided({ project: { reference, name } }: { project: DecidedProject }): JSX.Element {
  return (
    <span class="line">
      {name === null ? (
        <span safe>{`${reference}, zurückgezogen`}</span>
      ) : (
        <a href={`/vorhaben/${encodeURIComponent(reference)}`} safe>
          {`${reference} ${name}`}
        </a>
      )}
    </span>
  );
}

/** How a decision stands: of a merge also how far it is. */
function standing({ verdict, revokedAt, projects, kept }: Decision): readonly [MarkTone, string] {
  if (revokedAt !== null) return ['open', `aufgehoben am ${formatInstant(revokedAt)}`];
  if (verdict !== 'merge') return ['ok', verdictWords[verdict].de];
  const others = projects.filter(({ reference }) => reference !== kept);
  if (others.some(({ withdrawal }) => withdrawal !== null))
    return ['hint', 'Zusammenführung wartet auf die Veröffentlichung'];
  return others.some(({ name }) => name === null)
    ? ['ok', verdictWords.merge.de]
    : ['warn', 'Rücknahme verworfen: Entscheidung aufheben'];
}

/** Whether it can still be undone: nothing that was merged is withdrawn yet. */
const canRevoke = ({ verdict, revokedAt, projects }: Decision): boolean =>
  revokedAt === null && (verdict !== 'merge' || projects.every(({ name }) => name !== null));

function Revoke({ decision }: { decision: Decision }): JSX.Element {
  return (
    <form method="post" action={`${decisionsPath}/${decision.id}/aufheben`}>
      <Button label="Aufheben" kind="tertiary" />
    </form>
  );
}

/** The decision that holds, above the question it answers. */
export function DecisionNotice(props: { decision: Decision; mayRevoke: boolean }): JSX.Element {
  const { decision } = props;
  const [tone, word] = standing(decision);
  return (
    <section class="sec" aria-label="Entscheidung">
      <p>
        <Mark tone={tone} word={`Entschieden: ${word}`} />
      </p>
      <p class="small muted" safe>
        {[
          `${decision.decidedBy ?? 'gelöschte Person'}, ${formatInstant(decision.decidedAt)}`,
          decision.reason,
          decision.kept === null ? null : `Es bleibt ${decision.kept}.`,
        ]
          .filter((part) => part !== null)
          .join('. ')}
      </p>
      {props.mayRevoke && canRevoke(decision) && <Revoke decision={decision} />}
    </section>
  );
}
