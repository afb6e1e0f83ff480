import { Mark } from '../../web/index.js';
import { fieldId } from './changes-part.js';
import type { ShownCheck } from './review-view.js';

const words = { ok: 'erfüllt', hint: 'Hinweis', error: 'Fehler' } as const;

/** What the rules say: faults first, then hints, then what is met. */
export function ChecksPart(props: {
  checks: readonly ShownCheck[];
  shownFields: ReadonlySet<string>;
}): JSX.Element {
  const { checks, shownFields } = props;
  return (
    <section class="sec">
      <h2>Prüfregeln</h2>
      <ul class="list checks">
        {checks.map((check) => (
          <li>
            <Mark
              tone={check.accepted ? 'open' : check.tone}
              word={check.accepted ? 'zugelassen' : words[check.tone]}
            />
            <span>
              {check.field !== null && shownFields.has(check.field) ? (
                <a href={`#${fieldId(check.field)}`} safe>
                  {check.title}
                </a>
              ) : (
                <span safe>{check.title}</span>
              )}
              {check.remedy !== null && (
                <span class="meta line" safe>
                  {check.remedy}
                </span>
              )}
              {check.waiveHref != null && (
                <a class="small" href={check.waiveHref}>
                  Ausnahme zulassen<span class="vh" safe>{`: ${check.title}`}</span>
                </a>
              )}
            </span>
            {check.clause !== null && (
              <span class="meta" safe>
                {check.clause}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
