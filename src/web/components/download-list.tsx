import { Icon } from './icon.js';

export interface Download {
  readonly label: string;
  readonly href: string;
  readonly kind: 'document' | 'data';
  /** Format and what it covers: "CSV · 86 Vorhaben". */
  readonly meta: string;
}

/** Files to take away, each with its format; `tiles` sets short ones side by side. */
export function DownloadList(props: { downloads: readonly Download[]; tiles?: boolean }): JSX.Element {
  return (
    <ul class={props.tiles === true ? 'list list--tiles' : 'list'}>
      {props.downloads.map((download) => (
        <li>
          <a class="lnk" href={download.href}>
            <Icon name={download.kind === 'document' ? 'document' : 'download'} />
            <span safe>{download.label}</span>
          </a>
          <div class="meta" safe>
            {download.meta}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The same files folded behind one button. */
export function DownloadMenu(props: {
  label: string;
  note: string;
  downloads: readonly Download[];
}): JSX.Element {
  if (props.downloads.length === 0) return '';
  return (
    <details class="menu">
      <summary>
        <Icon name="download" />
        <span safe>{props.label}</span>
      </summary>
      <div>
        <ul>
          {props.downloads.map((download) => (
            <li>
              <a href={download.href}>
                <span safe>{download.label}</span>
                <span safe>{download.meta}</span>
              </a>
            </li>
          ))}
        </ul>
        <p safe>{props.note}</p>
      </div>
    </details>
  );
}
