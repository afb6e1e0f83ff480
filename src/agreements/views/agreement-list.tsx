import type { CheckedRecord } from '../../city-records/index.js';
import type { Day } from '../../kernel/day.js';
import { formatCount } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { periodText } from '../../projects/index.js';
import {
  BodyRows,
  Cell,
  CityLink,
  type Column,
  localPath,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import { type Agreement, isOverdue, stateOfCommitment } from '../agreement.js';
import { agreementMessages as words } from '../messages.js';

/** Every published neighbourhood agreement, by city. */
export function AgreementList(props: {
  records: readonly CheckedRecord<Agreement>[];
  language: Language;
  on: Day;
}): JSX.Element {
  const { records, language, on } = props;
  const columns = {
    name: { label: words.name[language] },
    city: { label: words.city[language] },
    period: { label: words.period[language] },
    commitments: { label: words.commitments[language], kind: 'amount' },
  } as const satisfies Record<string, Column>;
  return (
    <RecordTable caption={words.title[language]} columns={Object.values(columns)} language={language}>
      <BodyRows>
        {records.map(({ content: agreement, reference, cityAgs }) => (
          <Row>
            <RowHead>
              <a href={localPath(language, `/quartiersvereinbarungen/${reference}`)} lang="de" safe>
                {agreement.name}
              </a>
              <span class="sub" lang="de" safe>
                {agreement.parties.map(({ name }) => name).join(', ')}
              </span>
            </RowHead>
            <Cell column={columns.city}>
              <CityLink ags={cityAgs} language={language} />
            </Cell>
            <Cell column={columns.period}>
              <span class="num" safe>
                {periodText(agreement.period, language)}
              </span>
            </Cell>
            <Cell column={columns.commitments}>
              <div>
                <span safe>{formatCount(agreement.commitments.length, language)}</span>
                <span class="sub" safe>
                  {countWords(agreement, on, language)}
                </span>
              </div>
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}

function countWords({ commitments }: Agreement, on: Day, language: Language): string {
  const kept = commitments.filter((one) => stateOfCommitment(one) === 'kept').length;
  const late = commitments.filter((one) => isOverdue(one, on)).length;
  return [
    `${formatCount(kept, language)} ${words.kept[language]}`,
    ...(late === 0 ? [] : [`${formatCount(late, language)} ${words.overdue[language]}`]),
  ].join(', ');
}
