import { formatDay } from '../../kernel/format.js';
import { Button, KeyFigures, Mark, Notice } from '../../web/index.js';
import type { CityStanding } from '../queries/board.js';
import { requirementLabel } from '../requirements.js';
import { canBeConfirmedTogether, type DueProject, isAnswered, type Round } from '../round.js';
import { daysLeft, dueSentence, phaseMarks, projects, standingWords } from '../words.js';
import { ContactChoice } from './contact-choice.js';
import { ProjectList } from './project-list.js';

interface CityView {
  readonly round: Round;
  readonly city: CityStanding;
  /** The lead hands in; others prepare. */
  readonly mayAnswer: boolean;
}

/** What a round asks of the reader's city, how far it is, and what to do next. */
export function CityRoundPage({ view }: { view: CityView }): JSX.Element {
  const { round, city } = view;
  const isOpen = city.terms.openUntil !== null;
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <p class="over">
          <Mark {...phaseMarks[isOpen ? (round.phase === 'closed' ? 'late' : round.phase) : 'closed']} />
        </p>
        <h1 safe>{round.name}</h1>
        <p
          class="lead"
          safe
        >{`${isOpen || round.phase === 'planned' ? dueSentence(round, city.terms) : 'Diese Bitte um Zuarbeit ist beendet.'} ${standingWords(city)}.`}</p>
      </div>
      <KeyFigures figures={figuresOf(view)} />
      <div class="grid grid--side sec">
        <section>
          <h2>Ihre Vorhaben</h2>
          {city.projects.length === 0 ? (
            <p class="empty">Zu dieser Bitte gibt es kein Vorhaben Ihrer Stadt. Sie müssen nichts tun.</p>
          ) : (
            <ProjectList
              round={round}
              projects={city.projects}
              hrefOf={(project) => editHref(round, project)}
              {...(isOpen
                ? { action: { label: 'Antwort', of: (project) => <Answer project={project} view={view} /> } }
                : {})}
            />
          )}
          {isOpen && (
            <p class="btns">
              <Button
                label="Neues Vorhaben anlegen"
                href={`/arbeitsbereich/vorhaben/neu?runde=${round.id}`}
              />
            </p>
          )}
        </section>
        <aside class="side" aria-label="Zur Bitte um Zuarbeit">
          {isOpen && <AnswerAll view={view} />}
          <Terms view={view} />
          {isOpen && <ContactChoice round={round} city={city} />}
          {isOpen && <InExcel round={round} city={city} />}
          <Asked round={round} />
          <section>
            <h2>Erinnerungen</h2>
            <p class="small">
              <a href="/konto/erinnerungen">Erinnerungen an- oder abstellen</a>
            </p>
          </section>
        </aside>
      </div>
    </div>
  );
}

function figuresOf({ round, city }: CityView) {
  const filled = city.projects.reduce(
    (sum, { missing }) => sum + round.requirements.length - missing.length,
    0,
  );
  const asked = city.projects.length * round.requirements.length;
  return [
    { label: 'beantwortet', value: `${city.total - city.open}`, unit: `von ${city.total}`, notes: [] },
    { label: 'fehlen', value: `${city.open}`, notes: [] },
    { label: 'Angaben ausgefüllt', value: `${filled}`, unit: `von ${asked}`, notes: [] },
    {
      label: 'Ihr Stichtag',
      value: formatDay(city.terms.dueOn, 'de'),
      notes: [daysLeft(round.today, city.terms.dueOn)],
    },
  ];
}

/** The form of the project, prefilled with what is known and bound to this round. */
function editHref(round: Round, { reference, draftId }: DueProject): string {
  return reference === null
    ? `/arbeitsbereich/entwurf/${draftId}`
    : `/arbeitsbereich/vorhaben/${encodeURIComponent(reference)}/aendern?runde=${round.id}`;
}

function Answer({ project, view }: { project: DueProject; view: CityView }): JSX.Element {
  const { round } = view;
  const { reference, state } = project;
  const edit = (label: string) => <Button label={label} href={editHref(round, project)} />;
  if (state === 'handedIn') return <span class="small muted">bei der Servicestelle</span>;
  if (reference === null || state === 'returned' || state === 'inWork')
    return <span class="row">{edit(state === 'returned' ? 'Überarbeiten' : 'Weiter')}</span>;
  if (!view.mayAnswer) return <span class="row">{edit('Ändern')}</span>;
  const action = `/arbeitsbereich/runden/${round.id}/vorhaben/${encodeURIComponent(reference)}`;
  return (
    <span class="row">
      {state === 'unchanged' ? (
        <form method="post" action={`${action}/zuruecknehmen`}>
          <Button kind="tertiary" label="Zurücknehmen" />
        </form>
      ) : (
        <form method="post" action={`${action}/unveraendert`}>
          <Button label="Keine Änderungen" />
        </form>
      )}
      {edit('Ändern')}
    </span>
  );
}

function AnswerAll({ view }: { view: CityView }): JSX.Element {
  const { round, city } = view;
  const together = city.projects.filter(canBeConfirmedTogether).length;
  const alone = city.projects.filter(({ state }) => !isAnswered(state)).length - together;
  if (!view.mayAnswer)
    return (
      <section>
        <h2>Keine Änderungen</h2>
        <p class="small">Das bestätigt die Leitung Ihrer Stadt. Entwürfe können Sie vorbereiten.</p>
      </section>
    );
  if (city.open === 0 && city.total > 0)
    return (
      <Notice
        title="Alles beantwortet."
        text="Sie müssen nichts weiter tun. Ändern können Sie bis zum Schluss."
      />
    );
  return (
    <section class="stack-s">
      <h2>Alle auf einmal</h2>
      {together > 0 && (
        <form method="post" action={`/arbeitsbereich/runden/${round.id}/unveraendert`}>
          <Button
            kind="primary"
            label={`Keine Änderungen bei ${together === 1 ? '1 Vorhaben' : `allen ${together}`}`}
          />
        </form>
      )}
      {alone > 0 && (
        <p
          class="small muted"
          safe
        >{`${projects(alone)} ${alone === 1 ? 'braucht' : 'brauchen'} einen eigenen Blick: Angaben fehlen, oder ein Entwurf ist begonnen.`}</p>
      )}
    </section>
  );
}

function Terms({ view }: { view: CityView }): JSX.Element {
  const { round, city } = view;
  const { extension } = city.terms;
  return (
    <>
      {extension !== null && (
        <section>
          <h2>Verlängert</h2>
          <p class="small" safe>{`Bis ${formatDay(extension.until, 'de')}. ${extension.reason}`}</p>
        </section>
      )}
      {round.note !== null && (
        <section>
          <h2>Die Servicestelle schreibt</h2>
          <p class="small verbatim" safe>
            {round.note}
          </p>
        </section>
      )}
    </>
  );
}

/** The same answers, in a workbook. */
function InExcel({ round, city }: Pick<CityView, 'round' | 'city'>): JSX.Element {
  return (
    <section>
      <h2>In Excel</h2>
      <ul class="list small">
        <li>
          <a href={`/api/v1/cities/${city.terms.ags}/template.xlsx?round=${round.id}`}>
            Vorlage mit Ihren Vorhaben herunterladen (XLSX)
          </a>
        </li>
        <li>
          <a href="/arbeitsbereich/vorlage">Ausgefüllte Vorlage hochladen</a>
        </li>
      </ul>
    </section>
  );
}

function Asked({ round }: { round: Round }): JSX.Element {
  return (
    <section>
      <h2>Was ausgefüllt sein soll</h2>
      <ul class="list small">
        {round.requirements.map((field) => (
          <li safe>{requirementLabel(field).de}</li>
        ))}
      </ul>
      <p class="small muted">
        Wissen Sie eine Angabe nicht, lassen Sie sie leer. „Keine Änderungen“ geht auch dann, für jedes
        Vorhaben einzeln.
      </p>
    </section>
  );
}
