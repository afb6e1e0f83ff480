import { Brand } from '../components/brand.js';
import { Icon } from '../components/icon.js';
import { shellMessages } from '../messages/shell.js';
import { workspaceMessages } from '../messages/workspace.js';
import { navigationOf } from './navigation.js';
import { type Workspace, workplaceOf } from './workspace-head.js';

/** The grey header of the workspaces: what this role has to do, who is signed in, and the way out. */
export function WorkspaceHeader(props: { workspace: Workspace }): JSX.Element {
  const { actor, section } = props.workspace;
  return (
    <header>
      <div class="top top--work">
        <div class="wrap">
          <Brand language="de" />
          <nav class="nav" aria-label={shellMessages.mainNavigation.de}>
            <ul>
              {navigationOf(actor.role).map((entry) => (
                <li>
                  <a href={entry.path} aria-current={entry.section === section ? 'page' : undefined} safe>
                    {entry.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <PersonMenu workspace={props.workspace} />
        </div>
      </div>
    </header>
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
