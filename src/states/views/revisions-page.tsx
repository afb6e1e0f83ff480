import { formatCount, formatInstant } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import {
  BodyRows,
  Cell,
  type Column,
  localPath,
  Pagination,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import { statesMessages as words } from '../messages.js';
import type { ListedRevision } from '../queries/revisions.js';
import { comparisonPath } from '../question.js';

export interface RevisionsView {
  readonly revisions: readonly ListedRevision[];
  readonly beginningHref: string | null;
  readonly nextHref: string | null;
}

/** Every published state of the registry, with the way to look at it and to what it changed. */
export function RevisionsPage({ view, language }: { view: RevisionsView; language: Language }): JSX.Element {
  const { revisions } = view;
  return (
    <div class="wrap main">
      <div class="phead">
        <div>
          <h1 safe>{words.states[language]}</h1>
          <p class="lead" safe>
            {words.statesLead[language]}
          </p>
        </div>
      </div>
      {revisions.length === 0 ? (
        <p safe>{words.noStates[language]}</p>
      ) : (
        <Revisions view={view} language={language} />
      )}
    </div>
  );
}

function Revisions({ view, language }: { view: RevisionsView; language: Language }): JSX.Element {
  const { revisions, beginningHref, nextHref } = view;
  const columns = {
    revision: { label: words.revision[language] },
    publishedAt: { label: words.publishedAt[language] },
    look: { label: words.look[language] },
    changes: { label: words.whatChanged[language] },
  } as const satisfies Record<string, Column>;
  return (
    <>
      <RecordTable caption={words.states[language]} columns={Object.values(columns)} language={language}>
        <BodyRows>
          {revisions.map(({ revision, publishedAt }) => {
            const number = formatCount(revision, language);
            return (
              <Row>
                <RowHead>
                  <span safe>{number}</span>
                </RowHead>
                <Cell column={columns.publishedAt}>
                  <span safe>{formatInstant(publishedAt)}</span>
                </Cell>
                <Cell column={columns.look}>
                  <a href={localPath(language, `/vorhaben?asOf=${revision}`)} safe>
                    {words.lookList(number)[language]}
                  </a>
                </Cell>
                <Cell column={columns.changes}>
                  <a
                    href={localPath(
                      language,
                      `${comparisonPath}?from=${revision - 1}&to=${revision}&scope=all`,
                    )}
                    safe
                  >
                    {words.changesOf(number)[language]}
                  </a>
                </Cell>
              </Row>
            );
          })}
        </BodyRows>
      </RecordTable>
      <Pagination
        shown={words.shown(formatCount(revisions.length, language))[language]}
        beginningHref={beginningHref}
        nextHref={nextHref}
        language={language}
      />
    </>
  );
}
