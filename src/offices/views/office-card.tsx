import type { CheckedRecord } from '../../city-records/index.js';
import type { Day } from '../../kernel/day.js';
import { formatDay } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { localPath, MailAddress } from '../../web/index.js';
import { hoursLines } from '../hours.js';
import { officeMessages as words } from '../messages.js';
import { isValidOn, type Office } from '../office.js';
import { Notices } from './office-sheet.js';

/** An office in brief: what visitors should know first, where it is, when it opens, what it does. */
export function OfficeCard(props: {
  record: CheckedRecord<Office>;
  language: Language;
  /** Day for which notices are shown. */
  on: Day;
}): JSX.Element {
  const { record, language, on } = props;
  const { content: office, reference } = record;
  const town = [office.postcode, office.town].filter((part) => part !== null).join(' ');
  const opening = [...hoursLines(office.hours, language), office.hoursNote].filter((line) => line !== null);
  return (
    <div class="panel stack-s">
      <h3>
        <a href={localPath(language, `/quartiersbueros/${reference}`)} lang="de" safe>
          {office.name}
        </a>
      </h3>
      <Notices notices={office.notices.filter((notice) => isValidOn(notice, on))} language={language} />
      <Lines lines={[office.street, town === '' ? null : town]} />
      {office.email !== null && (
        <p>
          <MailAddress address={office.email} link />
        </p>
      )}
      {opening.length > 0 && <Labelled label={words.hours[language]} lines={opening} />}
      {office.tasks.length > 0 && (
        <Labelled label={words.tasks[language]} lines={[office.tasks.join(', ')]} />
      )}
      {office.checkedOn !== null && (
        <p class="small muted" safe>
          {`${words.checked[language]} ${formatDay(office.checkedOn, language)}`}
        </p>
      )}
    </div>
  );
}

function Lines({ lines }: { lines: readonly (string | null)[] }): JSX.Element {
  const known = lines.filter((line) => line !== null);
  if (known.length === 0) return '';
  return (
    <p lang="de">
      {known.map((line) => (
        <span class="line" safe>
          {line}
        </span>
      ))}
    </p>
  );
}

function Labelled({ label, lines }: { label: string; lines: readonly string[] }): JSX.Element {
  return (
    <div>
      <p class="small muted" safe>
        {label}
      </p>
      <Lines lines={lines} />
    </div>
  );
}
