import type { Language } from '../../kernel/text.js';
import { programmeCityOptions } from '../../places/index.js';
import { Button, DayField, localPath, SelectField, typed } from '../../web/index.js';
import { eventKinds } from '../event.js';
import type { EventsAsked } from '../queries.js';
import { eventsPath, kindWords, eventMessages as words } from '../words.js';

/** Which events are shown: by kind, city and time. */
export function EventFilters(props: { asked: EventsAsked; language: Language }): JSX.Element {
  const { asked, language } = props;
  return (
    <form class="form" method="get" action={localPath(language, eventsPath)} role="search">
      <div class="flds">
        <SelectField
          name="kind"
          label={words.kind[language]}
          empty={words.any[language]}
          value={asked.kind ?? ''}
          options={eventKinds.map((kind) => ({ value: kind, label: kindWords[kind][language] }))}
        />
        <SelectField
          name="city"
          label={words.city[language]}
          empty={words.any[language]}
          value={asked.city ?? ''}
          options={programmeCityOptions()}
        />
      </div>
      <div class="flds">
        <DayField name="from" label={words.from[language]} value={typed.day(asked.from ?? null)} />
        <DayField name="until" label={words.untilDay[language]} value={typed.day(asked.until ?? null)} />
      </div>
      <p class="btns">
        <Button label={words.filter[language]} />
      </p>
    </form>
  );
}
