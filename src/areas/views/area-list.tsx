import type { CheckedRecord } from '../../city-records/index.js';
import { formatCount, formatRate } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import {
  BodyRows,
  Cell,
  CityLink,
  type Column,
  componentMessages,
  localPath,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import type { Area } from '../area.js';
import { areaMessages as words } from '../messages.js';
import { wholeHectares } from '../size.js';

/** Every published area, by city. */
export function AreaList(props: {
  records: readonly CheckedRecord<Area>[];
  language: Language;
}): JSX.Element {
  const { records, language } = props;
  const columns = {
    name: { label: words.name[language] },
    city: { label: words.city[language] },
    inhabitants: { label: words.inhabitants[language], kind: 'amount' },
    rate: { label: words.sgb2Rate[language], kind: 'amount' },
    size: { label: `${words.size[language]} (${words.hectares[language]})`, kind: 'amount' },
  } as const satisfies Record<string, Column>;
  const figure = (column: Column, value: string | null): JSX.Element => (
    <Cell column={column}>
      {value === null ? (
        <span class="muted" safe>
          {componentMessages.notStated[language]}
        </span>
      ) : (
        <span safe>{value}</span>
      )}
    </Cell>
  );
  return (
    <RecordTable caption={words.title[language]} columns={Object.values(columns)} language={language}>
      <BodyRows>
        {records.map(({ content: area, reference, cityAgs, perimeter }) => (
          <Row>
            <RowHead>
              <a href={localPath(language, `/gebiete/${reference}`)} lang="de" safe>
                {area.name}
              </a>
              <span class="sub" safe>
                {[words.kinds[area.kind][language], area.fundingPeriod?.replace('-', '–')]
                  .filter((part) => part !== undefined)
                  .join(' · ')}
              </span>
            </RowHead>
            <Cell column={columns.city}>
              <CityLink ags={cityAgs} language={language} />
            </Cell>
            {figure(
              columns.inhabitants,
              area.inhabitants === null ? null : formatCount(area.inhabitants, language),
            )}
            {figure(columns.rate, area.sgb2Rate === null ? null : formatRate(area.sgb2Rate, language))}
            {figure(
              columns.size,
              perimeter === null ? null : formatCount(wholeHectares(perimeter), language),
            )}
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}
