import { formatCount } from '../../kernel/format.js';
import {
  BodyRows,
  Cell,
  type Column,
  Notice,
  Pagination,
  RecordTable,
  Row,
  RowHead,
  Tabs,
} from '../../web/index.js';
import type { Question } from '../queries/questions.js';
import { AgreementWords, ProjectLines } from './parts.js';
import { decisionsPath, duplicatesPath, questionPath } from './paths.js';

export interface ListView {
  readonly questions: readonly Question[];
  readonly open: number;
  /** Whether everything published has been looked at. */
  readonly isDone: boolean;
  readonly isFirstPage: boolean;
  readonly nextHref: string | null;
}

/** The two views of duplicates side by side. */
export function DuplicateTabs(props: { open: number; current: 'open' | 'decided' }): JSX.Element {
  return (
    <Tabs
      label="Doppelte Vorhaben"
      tabs={[
        { label: 'Offen', href: duplicatesPath, count: props.open, current: props.current === 'open' },
        { label: 'Entschieden', href: decisionsPath, current: props.current === 'decided' },
      ]}
    />
  );
}

export function DuplicatesHead(): JSX.Element {
  return (
    <div class="phead phead--over">
      <h1>Doppelte Vorhaben</h1>
      <p class="lead">
        Vorhaben, die in mehreren Quellen, Städten oder Runden stehen und vielleicht dasselbe sind. Wer
        entscheidet, wird nicht noch einmal gefragt, auch nicht bei der nächsten Lieferung.
      </p>
    </div>
  );
}

const columns = {
  one: { label: 'Vorhaben' },
  other: { label: 'Ähnliches Vorhaben' },
  score: { label: 'Punkte', kind: 'amount' },
  why: { label: 'Gründe' },
  decide: { label: 'Entscheiden' },
} as const satisfies Record<string, Column>;

/** Open questions, the most alike first. */
export function ListPage({ view }: { view: ListView }): JSX.Element {
  return (
    <div class="wrap main">
      <DuplicatesHead />
      <DuplicateTabs open={view.open} current="open" />
      {!view.isDone && (
        <Notice title="Die Suche läuft noch." text="Was zuletzt veröffentlicht wurde, kommt gleich dazu." />
      )}
      {view.questions.length === 0 ? (
        <div class="empty">
          <p>Keine Frage ist offen.</p>
        </div>
      ) : (
        <>
          <RecordTable caption="Offene Fragen" columns={Object.values(columns)} language="de">
            <BodyRows>
              {view.questions.map((question) => (
                <QuestionRow question={question} />
              ))}
            </BodyRows>
          </RecordTable>
          <Pagination
            shown={`${formatCount(view.questions.length, 'de')} von ${formatCount(view.open, 'de')} Fragen`}
            beginningHref={view.isFirstPage ? null : duplicatesPath}
            nextHref={view.nextHref}
            language="de"
          />
        </>
      )}
      <p class="small muted">
        Verglichen werden Name, Kosten, Zeitraum, Ort und Begünstigter; ab 70 von 100 Punkten wird gefragt.
        Innerhalb einer Liste zählt nur, was in allem gleich ist: solche Zeilen sind eine einzige Frage.
      </p>
    </div>
  );
}

function QuestionRow({ question }: { question: Question }): JSX.Element {
  const [one, other] = question.projects;
  const href = questionPath(one.reference, other.reference);
  return (
    <Row>
      <RowHead>
        <ProjectLines project={one} />
      </RowHead>
      <Cell column={columns.other}>
        {question.count === 2 ? (
          <ProjectLines project={other} />
        ) : (
          <span safe>{alsoEqual(question.count - 1)}</span>
        )}
      </Cell>
      <Cell column={columns.score}>
        <b class="num">{question.score}</b>
      </Cell>
      <Cell column={columns.why}>
        <AgreementWords parts={question.parts} />
      </Cell>
      <Cell column={columns.decide}>
        <a href={href}>
          Vergleichen
          <span class="vh" safe>{`: ${one.name}`}</span>
        </a>
      </Cell>
    </Row>
  );
}

const alsoEqual = (others: number): string =>
  others === 1 ? '1 weiteres, in allem gleich' : `${formatCount(others, 'de')} weitere, in allem gleich`;
