import { escapeHtml } from '@kitajs/html';
import type { Actor } from '../kernel/actor.js';
import type { Day } from '../kernel/day.js';
import { formatCount, formatDay } from '../kernel/format.js';
import type { Language } from '../kernel/text.js';
import type { ScriptName } from './assets.js';
import { citiesPath } from './city-paths.js';
import { Brand } from './components/brand.js';
import { Breadcrumb, type Crumb } from './components/breadcrumb.js';
import { Flash } from './components/flash.js';
import { FundingNotice } from './components/funding-notice.js';
import { StateSwitch, statesPath } from './components/state-switch.js';
import { localPath } from './links.js';
import { shellMessages } from './messages/shell.js';
import { stateMessages } from './messages/states.js';
import { workspaceMessages } from './messages/workspace.js';
import type { PageState } from './page-state.js';
import { keepInState } from './past-links.js';
import type { Site } from './site.js';
import type { Workspace } from './workspace/workspace-head.js';
import { WorkspaceHeader } from './workspace/workspace-header.js';

/** The published state a page shows (Registerstand). */
export interface RegistryState {
  readonly revision: number;
  readonly publishedOn: Day;
}

/** What a page says about itself; the frame around it follows from this. */
export interface PageHead {
  readonly language: Language;
  /** Address without the language prefix, with its query: "/vorhaben?q=Bautzen". */
  readonly path: string;
  readonly title: string;
  readonly section: 'projects' | 'areas' | 'network' | 'analysis' | null;
  readonly crumbs: readonly Crumb[];
  /** Null before the first publication; `unread` on pages that do not ask the database. */
  readonly registry: RegistryState | null | 'unread';
  /** Set on pages that can show any state of the registry: they get the switch, and their links stay in the state shown. */
  readonly state?: PageState;
  /** Who looks at a public page; null for the public. Left out where the page is the same for everybody. */
  readonly person?: Actor | null;
  /** Set on pages for signed-in people: they get the frame of the workspaces. */
  readonly workspace?: Workspace;
  /** Scripts that help on this page, in order; everything works without them. */
  readonly scripts?: readonly ScriptName[];
  /** Seconds after which the page renews itself, while something on it is under way. */
  readonly refreshSeconds?: number;
}

interface FrameProps {
  readonly site: Site;
  readonly head: PageHead;
}

/** The whole page as HTML: frame of the service around `content`. */
export async function renderPage(site: Site, head: PageHead, content: JSX.Element): Promise<string> {
  const page = await (
    <html lang={head.language} data-kern-theme="light">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        {head.refreshSeconds !== undefined && (
          <meta http-equiv="refresh" content={String(head.refreshSeconds)} />
        )}
        <title safe>{`${head.title} – Steckbrief`}</title>
        <link rel="stylesheet" href={site.assets.styles} />
        {head.scripts?.map((name) => (
          <script src={site.assets.scripts[name]} defer></script>
        ))}
      </head>
      <body class="sb">
        <a class="skip" href="#inhalt" safe>
          {shellMessages.skip[head.language]}
        </a>
        {head.workspace === undefined ? (
          <Header head={head} />
        ) : (
          <WorkspaceHeader workspace={head.workspace} />
        )}
        {head.crumbs.length > 0 && (
          <Breadcrumb language={head.language} crumbs={head.crumbs} home={homeOf(head)} />
        )}
        {head.state !== undefined && (
          <StateSwitch state={head.state} path={head.path} language={head.language} />
        )}
        <main id="inhalt" tabindex="-1">
          {head.workspace !== undefined && <Flash code={head.workspace.flash} />}
          {content as 'safe'}
        </main>
        <Footer site={site} head={head} />
      </body>
    </html>
  );
  return `<!doctype html>\n${keepInState(page, head.state?.asOf ?? null)}`;
}

function Header(props: { head: PageHead }): JSX.Element {
  const { language, path } = props.head;
  const other: Language = language === 'de' ? 'en' : 'de';
  return (
    <header>
      <div class="strip">
        <div class="wrap">
          <span>
            <span safe>{shellMessages.programmeStart[language]}</span>
            {escapeHtml(shellMessages.programmeEnd[language])}
          </span>
          <span class="acts">
            <Person head={props.head} />
            <a href={localPath(other, path)} hreflang={other} lang={other} safe>
              {shellMessages.otherLanguage[language]}
            </a>
          </span>
        </div>
      </div>
      <div class="top">
        <div class="wrap">
          <Brand language={language} />
          <Navigation head={props.head} />
          <FundingNotice language={language} />
        </div>
      </div>
    </header>
  );
}

/** The way into the workspaces, beside the other language: public pages are not about it. */
function Person(props: { head: PageHead }): JSX.Element {
  const { language, person } = props.head;
  if (person === undefined) return '';
  if (person === null)
    return (
      <a href="/anmelden" hreflang="de" safe>
        {workspaceMessages.signIn[language]}
      </a>
    );
  return (
    <a href="/arbeitsbereich" hreflang="de" safe>
      {`${workspaceMessages.workspace[language]}: ${person.label}`}
    </a>
  );
}

/** First crumb: the start page for the public, the desk for those who work. */
const homeOf = ({ language, workspace }: PageHead): Crumb & { readonly path: string } =>
  workspace === undefined
    ? { label: shellMessages.home[language], path: '/' }
    : { label: shellMessages.desk[language], path: '/arbeitsbereich' };

function Navigation(props: { head: PageHead }): JSX.Element {
  const { language, section } = props.head;
  return (
    <nav class="nav" aria-label={shellMessages.mainNavigation[language]}>
      <ul>
        <li>
          <a
            href={localPath(language, '/vorhaben')}
            aria-current={section === 'projects' ? 'page' : undefined}
            safe
          >
            {shellMessages.projects[language]}
          </a>
        </li>
        <li>
          <a
            href={localPath(language, citiesPath)}
            aria-current={section === 'areas' ? 'page' : undefined}
            safe
          >
            {shellMessages.areas[language]}
          </a>
        </li>
        <li>
          <a
            href={localPath(language, '/veranstaltungen')}
            aria-current={section === 'network' ? 'page' : undefined}
            safe
          >
            {shellMessages.network[language]}
          </a>
        </li>
        <li>
          <a
            href={localPath(language, '/auswertung')}
            aria-current={section === 'analysis' ? 'page' : undefined}
            safe
          >
            {shellMessages.analysis[language]}
          </a>
        </li>
        <li class="wide-only">
          <a href="/docs" safe>
            {shellMessages.api[language]}
          </a>
        </li>
      </ul>
    </nav>
  );
}

function stateSentence({ language, registry }: PageHead): string | null {
  if (registry === 'unread') return null;
  if (registry === null) return shellMessages.noRegistryState[language];
  return `${stateOf(registry, language)}.`;
}

/** "Registerstand 47 vom 31.10.2026" */
export function stateOf(registry: RegistryState, language: Language): string {
  const revision = formatCount(registry.revision, language);
  return shellMessages.registryState(revision, formatDay(registry.publishedOn, language))[language];
}

function Footer(props: FrameProps): JSX.Element {
  const { language } = props.head;
  const state = stateSentence(props.head);
  return (
    <footer class="foot">
      <div class="wrap">
        <div class="cols">
          <div>
            <h2 safe>{shellMessages.register[language]}</h2>
            {state !== null && <p safe>{state}</p>}
            <p class="muted" safe>
              {`${shellMessages.supports[language]} ${shellMessages.decisionCounts[language]}`}
            </p>
          </div>
          <div>
            <h2 safe>{shellMessages.data[language]}</h2>
            <ul>
              <li>
                <a
                  href={
                    props.head.workspace === undefined
                      ? localPath(language, '/suche')
                      : '/arbeitsbereich/suche'
                  }
                  safe
                >
                  {shellMessages.searchAll[language]}
                </a>
              </li>
              <li>
                <a href={localPath(language, '/vorhaben')} safe>
                  {shellMessages.listOfProjects[language]}
                </a>
              </li>
              <li>
                <a href={localPath(language, '/open-data')} safe>
                  {shellMessages.openData[language]}
                </a>
              </li>
              <li>
                <a href={localPath(language, '/organisationen')} safe>
                  {shellMessages.organisations[language]}
                </a>
              </li>
              <li>
                <a href={localPath(language, statesPath)} safe>
                  {stateMessages.all[language]}
                </a>
              </li>
              <li>
                <a href={localPath(language, '/siegel')} safe>
                  {shellMessages.seal[language]}
                </a>
              </li>
              <li>
                <a href="/docs" safe>
                  {shellMessages.api[language]}
                </a>
              </li>
              {props.site.demo && (
                <li>
                  <a href="/postausgang" safe>
                    {shellMessages.outbox[language]}
                  </a>
                </li>
              )}
            </ul>
          </div>
          <Funding {...props} />
        </div>
        <p class="credit" safe>
          {shellMessages.mapCredit[language]}
        </p>
      </div>
    </footer>
  );
}

function Funding(props: FrameProps): JSX.Element {
  const { site, head } = props;
  return (
    <div>
      <h2 safe>{shellMessages.funding[head.language]}</h2>
      <FundingNotice language={head.language} />
      {(site.assets.signet !== null || site.landNotice !== null) && (
        <p class="land">
          {site.assets.signet !== null && (
            <img src={site.assets.signet} alt={shellMessages.signet[head.language]} />
          )}
          {site.landNotice !== null && (
            <span lang="de" safe>
              {site.landNotice}
            </span>
          )}
        </p>
      )}
    </div>
  );
}
