import type { CheckedRecord } from '../../city-records/index.js';
import { formatCount } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
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
import type { Implementation } from '../implementation.js';
import { sumMessages, implementationMessages as words } from '../messages.js';

/** Every published implementation, by city. */
export function ImplementationList(props: {
  records: readonly CheckedRecord<Implementation>[];
  language: Language;
}): JSX.Element {
  const { records, language } = props;
  const columns = {
    name: { label: words.name[language] },
    city: { label: words.city[language] },
    option: { label: words.costOption[language] },
    indicators: { label: words.indicators[language], kind: 'amount' },
  } as const satisfies Record<string, Column>;
  return (
    <>
      <p>
        <a href={localPath(language, '/indikatoren')} safe>
          {sumMessages.title[language]}
        </a>
      </p>
      <RecordTable caption={words.title[language]} columns={Object.values(columns)} language={language}>
        <BodyRows>
          {records.map(({ content: one, reference, cityAgs }) => (
            <Row>
              <RowHead>
                <a href={localPath(language, `/umsetzung/${reference}`)} lang="de" safe>
                  {one.name}
                </a>
                <span class="sub" safe>
                  {one.project}
                </span>
              </RowHead>
              <Cell column={columns.city}>
                <CityLink ags={cityAgs} language={language} />
              </Cell>
              <Cell column={columns.option}>
                <span class={one.costOption === null ? 'muted' : undefined} safe>
                  {(one.costOption === null ? words.unknown : words.costOptions[one.costOption])[language]}
                </span>
              </Cell>
              <Cell column={columns.indicators}>
                <span safe>{formatCount(one.indicators.length, language)}</span>
              </Cell>
            </Row>
          ))}
        </BodyRows>
      </RecordTable>
    </>
  );
}
