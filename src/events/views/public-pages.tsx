import { formatDay } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { programmeCityOptions } from '../../places/index.js';
import type { SentForm } from '../../platform/http/form-body.js';
import {
  Button,
  CheckGroup,
  type Download,
  DownloadList,
  ErrorSummary,
  fieldId,
  LinkedData,
  localPath,
  Notice,
  PublicNetworkTabs,
  SelectField,
  TextField,
} from '../../web/index.js';
import { freeSeats, type HeldEvent } from '../event.js';
import { type GuestFaults, guestFields } from '../guest-form.js';
import type { EventsAsked } from '../queries.js';
import { cityEventsPath, eventsPath, eventMessages as words } from '../words.js';
import { EventFacts } from './event-facts.js';
import { EventFilters } from './event-filters.js';
import { EventTable } from './event-table.js';

export interface EventLists {
  readonly upcoming: readonly HeldEvent[];
  readonly past: readonly HeldEvent[];
}

/** What is announced, and below it what was held. */
export function EventsPage(props: {
  lists: EventLists;
  language: Language;
  asked: EventsAsked;
  isPast: boolean;
}): JSX.Element {
  const { lists, language, asked } = props;
  const isFiltered = Object.values(asked).some((value) => value !== undefined);
  const pathOf = ({ reference }: HeldEvent) => localPath(language, `${eventsPath}/${reference}`);
  return (
    <div class="wrap main">
      <div class="phead">
        <div>
          <h1 safe>{words.title[language]}</h1>
          <p class="lead" safe>
            {words.lead[language]}
          </p>
        </div>
        <PublicNetworkTabs current="events" language={language} />
      </div>
      <EventFilters asked={asked} language={language} />
      <section class="sec">
        <h2 safe>{words.upcoming[language]}</h2>
        {lists.upcoming.length === 0 ? (
          <p safe>{(isFiltered ? words.noneSuch : words.none)[language]}</p>
        ) : (
          <>
            <EventTable
              caption={words.upcoming[language]}
              events={lists.upcoming}
              language={language}
              pathOf={pathOf}
            />
            {!props.isPast && (
              <p class="small">
                <a href="/api/v1/events.ics" safe>
                  {words.allCalendar[language]}
                </a>
              </p>
            )}
          </>
        )}
      </section>
      {lists.past.length > 0 && (
        <section class="sec">
          <h2 safe>{words.past[language]}</h2>
          <EventTable
            caption={words.past[language]}
            events={lists.past}
            language={language}
            pathOf={pathOf}
          />
        </section>
      )}
    </div>
  );
}

export interface EventPageView {
  readonly event: HeldEvent;
  readonly language: Language;
  /** The event in the vocabulary of schema.org. */
  readonly data: object;
  /** True in an earlier state: then nobody registers, and no calendar gets it. */
  readonly isPast: boolean;
  /** True right after somebody registered. */
  readonly wasReceived: boolean;
  readonly typed: SentForm;
  readonly faults: GuestFaults;
}

/** One event as everybody sees it, with the form to register. */
export function EventPage(props: { view: EventPageView }): JSX.Element {
  const { event, language, isPast, wasReceived, faults } = props.view;
  const { isOpen, isOver } = event;
  const errors = guestFields.flatMap((field) => {
    const message = faults[field];
    return message === undefined ? [] : [{ fieldId: fieldId(field), message }];
  });
  return (
    <div class="wrap main">
      {!isPast && <LinkedData data={props.view.data} />}
      <ErrorSummary errors={errors} language={language} />
      <div class="phead">
        <div>
          <h1 lang="de" safe>
            {event.title}
          </h1>
        </div>
      </div>
      <div class="grid grid--side">
        <div class="stack">
          {event.state === 'cancelled' && (
            <Notice tone="warn" title={words.cancelled[language]} text={words.cancelledLong[language]} />
          )}
          {wasReceived && <Notice title={words.received[language]} text={words.receivedNote[language]} />}
          <EventFacts event={event} language={language} />
          {event.description !== null && (
            <p class="verbatim" lang="de" safe>
              {event.description}
            </p>
          )}
          {isOpen && !isPast && event.audience === 'public' && !wasReceived && (
            <GuestForm view={props.view} />
          )}
          {!isOpen && event.state === 'announced' && (
            <p class="muted" safe>
              {(isOver ? words.over : words.closed)[language]}
            </p>
          )}
        </div>
        <aside>
          <DownloadList
            downloads={[
              ...(isPast ? [] : [calendarOf(event, language)]),
              {
                label: words.facts[language],
                href: `/api/v1/events/${event.reference}`,
                kind: 'data',
                meta: 'JSON',
              },
            ]}
          />
        </aside>
      </div>
    </div>
  );
}

const calendarOf = ({ reference }: HeldEvent, language: Language): Download => ({
  label: words.calendar[language],
  href: `/api/v1/events/${reference}/event.ics`,
  kind: 'data',
  meta: 'iCalendar (.ics)',
});

function GuestForm(props: { view: EventPageView }): JSX.Element {
  const { event, language, typed, faults } = props.view;
  const field = (name: 'name' | 'email' | 'organisation' | 'city' | 'consent') => ({
    name,
    label: words[name][language],
    value: typed[name] ?? '',
    errors: faults[name] === undefined ? [] : [faults[name]],
  });
  const until = formatDay(event.deleteAfter, language);
  return (
    <section class="stack" id="anmelden">
      <h2 safe>{words.register[language]}</h2>
      {freeSeats(event) === 0 && <p safe>{words.fullNote[language]}</p>}
      <p class="small">
        <a href={`${cityEventsPath}/${event.reference}`} hreflang="de" safe>
          {words.forSignedIn[language]}
        </a>
      </p>
      <form class="form" method="post" action={localPath(language, `${eventsPath}/${event.reference}`)}>
        <TextField {...field('name')} autocomplete="name" />
        <TextField {...field('email')} type="email" autocomplete="email" />
        <TextField {...field('organisation')} hint={words.optional[language]} autocomplete="organization" />
        <SelectField
          {...field('city')}
          hint={words.optional[language]}
          empty={words.noCity[language]}
          options={programmeCityOptions()}
        />
        <CheckGroup
          {...field('consent')}
          chosen={(typed.consent ?? '') === '' ? [] : ['1']}
          options={[{ value: '1', label: words.consentTo(until)[language] }]}
          none=""
        />
        <p class="btns">
          <Button label={words.register[language]} kind="primary" />
        </p>
      </form>
    </section>
  );
}
