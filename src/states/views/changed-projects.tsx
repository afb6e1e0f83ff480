import { formatCount } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { changesBetween } from '../../projects/index.js';
import { ChangedValue, InlineDifference, localPath, Pagination } from '../../web/index.js';
import { kindWords, statesMessages as words } from '../messages.js';
import type { ChangedProject } from '../queries/changed-projects.js';
import { type AskedComparison, comparisonHref } from '../question.js';
import { signed } from './written.js';

interface Props {
  readonly asked: AskedComparison;
  readonly projects: readonly ChangedProject[];
  readonly hasMore: boolean;
  readonly language: Language;
}

/** Every changed project with what it adds to the difference; of an amended one field by field what was and is. */
export function ChangedProjects(props: Props): JSX.Element {
  const { asked, projects, hasMore, language } = props;
  const number = (value: number) => formatCount(value, language);
  const until = asked.start + projects.length;
  return (
    <section class="sec">
      <h2 safe>{words.changedProjects[language]}</h2>
      <p class="small muted" safe>
        {words.largestFirst[language]}
      </p>
      <ol class="changed">
        {projects.map((project) => (
          <Changed {...props} project={project} />
        ))}
      </ol>
      <Pagination
        shown={words.shownProjects(number(asked.start + 1), number(until))[language]}
        beginningHref={asked.start === 0 ? null : comparisonHref(language, asked)}
        nextHref={hasMore ? comparisonHref(language, asked, until) : null}
        language={language}
      />
    </section>
  );
}

function Changed({ asked, project, language }: Props & { project: ChangedProject }): JSX.Element {
  const { reference, name, kind, difference, past, present } = project;
  const address = `/vorhaben/${encodeURIComponent(reference)}${addressedState(project, asked)}`;
  return (
    <li>
      <div class="changed-head">
        <h3>
          <a href={localPath(language, address)} lang="de" safe>
            {name}
          </a>
        </h3>
        <span class="num" safe>
          {signed(difference, asked.measure, language)}
        </span>
      </div>
      <p class="small muted" safe>
        {`${reference} · ${kindWords[kind][language]}`}
      </p>
      {past !== null && present !== null && <Fields past={past} present={present} language={language} />}
    </li>
  );
}

/** What is gone is shown as it last was. */
const addressedState = ({ kind }: ChangedProject, { from, to }: AskedComparison): string => {
  const state = kind === 'gone' ? from : to;
  return state === undefined ? '' : `?asOf=${state.kind === 'day' ? state.day : state.revision}`;
};

function Fields(props: {
  past: NonNullable<ChangedProject['past']>;
  present: NonNullable<ChangedProject['present']>;
  language: Language;
}): JSX.Element {
  const { past, present, language } = props;
  const changes = changesBetween(past, present, null, language);
  if (changes.length === 0)
    return (
      <p class="small" safe>
        {words.onlySource[language]}
      </p>
    );
  return (
    <dl class="moves">
      {changes.map(({ label, before, after, kind }) => (
        <div>
          <dt safe>{label[language]}</dt>
          <dd lang="de">
            {kind === 'longText' && before !== null && after !== null ? (
              <InlineDifference before={before} after={after} />
            ) : (
              <>
                <ChangedValue value={before ?? words.notStated[language]} side="before" />
                <span class="arrow" aria-hidden="true">
                  {' → '}
                </span>
                <ChangedValue value={after ?? words.notStated[language]} side="after" />
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
