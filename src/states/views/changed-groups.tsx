import { formatCount } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { BodyRows, Cell, type Column, RecordTable, Row, RowHead, TotalRows } from '../../web/index.js';
import type { ComparedDimension, ComparedMeasure } from '../measures.js';
import { dimensionNames, groupPartWords, statesMessages as words } from '../messages.js';
import type { ChangedGroup } from '../queries/changed-groups.js';
import { signed, written } from './written.js';

/** Every group whose total differs: before, after, and in words what came and went. */
export function ChangedGroups(props: {
  groups: readonly ChangedGroup[];
  dimension: ComparedDimension;
  measure: ComparedMeasure;
  language: Language;
}): JSX.Element {
  const { groups, dimension, measure, language } = props;
  if (groups.length === 0) return '';
  const title = words.inPlaces(dimensionNames[dimension][language])[language];
  const columns = {
    group: { label: dimensionNames[dimension][language] },
    why: { label: words.change[language] },
    before: { label: words.earlier[language], kind: 'amount' },
    after: { label: words.later[language], kind: 'amount' },
    difference: { label: words.difference[language], kind: 'amount' },
  } as const satisfies Record<string, Column>;
  const total = groups.reduce((sum, { before, after }) => sum + after - before, 0n);
  return (
    <section class="sec">
      <h2 safe>{title}</h2>
      <RecordTable caption={title} columns={Object.values(columns)} language={language}>
        <BodyRows>
          {groups.map((changed) => (
            <Row>
              <RowHead>
                <span safe>{groupName(changed, language)}</span>
              </RowHead>
              <Cell column={columns.why}>
                <span safe>{whyOf(changed, language)}</span>
              </Cell>
              <Cell column={columns.before}>
                <span safe>{written(changed.before, measure, language)}</span>
              </Cell>
              <Cell column={columns.after}>
                <span safe>{written(changed.after, measure, language)}</span>
              </Cell>
              <Cell column={columns.difference}>
                <b safe>{signed(changed.after - changed.before, measure, language)}</b>
              </Cell>
            </Row>
          ))}
        </BodyRows>
        <TotalRows>
          <Row>
            <RowHead>
              <span safe>{words.difference[language]}</span>
            </RowHead>
            {[columns.why, columns.before, columns.after].map((column) => (
              <Cell column={column}>{''}</Cell>
            ))}
            <Cell column={columns.difference}>
              <b safe>{signed(total, measure, language)}</b>
            </Cell>
          </Row>
        </TotalRows>
      </RecordTable>
    </section>
  );
}

function groupName({ group }: ChangedGroup, language: Language): string {
  const title = group.title?.[language] ?? words.notAssigned[language];
  return group.code === null || title.includes(group.code) || /^\d{8}$/.test(group.code)
    ? title
    : `${group.code} ${title}`;
}

/** "2 neu, 1 geändert" */
const whyOf = ({ parts }: ChangedGroup, language: Language): string =>
  parts
    .map(({ kind, projects }) => `${formatCount(projects, language)} ${groupPartWords[kind][language]}`)
    .join(', ');
