import { Brand } from '../components/brand.js';
import { Icon } from '../components/icon.js';
import { shellMessages } from '../messages/shell.js';
import { workspaceMessages } from '../messages/workspace.js';
import { navigationOf } from './navigation.js';
import { type Workspace, workplaceOf } from './workspace-head.js';

/** Sections beside each other in the header of a usual screen; "Mehr" takes the place of the last. */
const mostInRow = 8;

/** The grey header of the workspaces: what this role has to do, who is signed in, and the way out. */
export function WorkspaceHeader(props: { workspace: Workspace }): JSX.Element {
  const { actor, section } = props.workspace;
  const sections = navigationOf(actor.role);
  const inRow = sections.slice(0, sections.length > mostInRow ? mostInRow - 1 : mostInRow);
  const further = sections.slice(inRow.length);
  return (
    <header>
      <div class="top top--work">
        <div class="wrap">
          <Brand language="de" />
          <nav class="nav" aria-label={shellMessages.mainNavigation.de}>
            <ul>
              {inRow.map((entry) => (
                <SectionItem entry={entry} current={section} />
              ))}
              {further.length > 0 && <FurtherSections entries={further} current={section} />}
            </ul>
          </nav>
          <PersonMenu workspace={props.workspace} />
        </div>
      </div>
    </header>
  );
}

type Entry = ReturnType<typeof navigationOf>[number];
type Current = Workspace['section'];

function SectionItem({ entry, current }: { entry: Entry; current: Current }): JSX.Element {
  return (
    <li>
      <a href={entry.path} aria-current={entry.section === current ? 'page' : undefined} safe>
        {entry.label}
      </a>
    </li>
  );
}

/** What no longer fits into the row, behind a word that opens without a script; it names the section one is in. */
function FurtherSections({ entries, current }: { entries: readonly Entry[]; current: Current }): JSX.Element {
  const here = entries.find(({ section }) => section === current);
  return (
    <li>
      <details class="role role--nav">
        <summary class={here && 'is-here'}>
          <span safe>{here?.label ?? workspaceMessages.more}</span>
          <Icon name="down" />
          {here !== undefined && <span class="vh">{workspaceMessages.moreSections}</span>}
        </summary>
        <ul>
          {entries.map((entry) => (
            <SectionItem entry={entry} current={current} />
          ))}
        </ul>
      </details>
    </li>
  );
}

function PersonMenu(props: { workspace: Workspace }): JSX.Element {
  const { actor, section } = props.workspace;
  return (
    <details class="role">
      <summary>
        <span>
          <b safe>{workplaceOf(actor)}</b>
          <span class="who" safe>
            {actor.label}
          </span>
        </span>
        {actor.role === 'auditor' && <span class="tag">{workspaceMessages.readOnly}</span>}
        <Icon name="down" />
        <span class="vh">{workspaceMessages.menuOf}</span>
      </summary>
      <ul>
        <li>
          <a href="/konto" aria-current={section === 'account' ? 'page' : undefined}>
            {workspaceMessages.account}
          </a>
        </li>
        <li>
          <a href="/vorhaben">{workspaceMessages.publicPages}</a>
        </li>
        <li>
          <form method="post" action="/abmelden">
            <button type="submit">{workspaceMessages.signOut}</button>
          </form>
        </li>
      </ul>
    </details>
  );
}
