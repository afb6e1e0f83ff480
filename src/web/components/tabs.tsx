import { formatCount } from '../../kernel/format.js';

export interface Tab {
  readonly label: string;
  readonly href: string;
  readonly count?: number;
  readonly current: boolean;
}

/** Views of one list side by side; each is a page of its own. */
export function Tabs(props: { label: string; tabs: readonly Tab[] }): JSX.Element {
  return (
    <nav class="tabs" aria-label={props.label}>
      <ul>
        {props.tabs.map((tab) => (
          <li>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              <span safe>{tab.label}</span>
              {tab.count !== undefined && (
                <span class="c" safe>
                  {formatCount(tab.count, 'de')}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
