import { dayInBerlin } from '../kernel/clock.js';
import { formatDay } from '../kernel/format.js';
import type { Language } from '../kernel/text.js';
import { changedLabels, placeName } from '../projects/index.js';
import { localPath } from '../web/index.js';
import { startMessages } from './messages.js';
import type { RecentProject, StartView } from './start-view.js';

/** What was published last: new projects, and which details changed in others. */
export function RecentList(props: { view: StartView; language: Language }): JSX.Element {
  const { view, language } = props;
  return (
    <div>
      <h2 id="neu" safe>
        {startMessages.recent[language]}
      </h2>
      <ul class="list">
        {view.recent.map((recent) => (
          <li>
            <a
              href={localPath(language, `/vorhaben/${encodeURIComponent(recent.record.reference)}`)}
              lang="de"
              safe
            >
              {recent.record.name}
            </a>
            <div class="meta" safe>
              {`${whereOf(recent, language)} · ${whatHappened(recent, language)}`}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function whereOf({ record }: RecentProject, language: Language): string {
  const place = placeName(record.place, language);
  return record.area === null ? place : `${place}, ${record.area}`;
}

function whatHappened({ record, before }: RecentProject, language: Language): string {
  const day = formatDay(dayInBerlin(record.publishedAt), language);
  if (before === null) return startMessages.isNew(day)[language];
  const fields = changedLabels(before, record).map((label) => label[language]);
  return (
    fields.length === 0 ? startMessages.confirmedOn(day) : startMessages.changedOn(day, fields.join(', '))
  )[language];
}
