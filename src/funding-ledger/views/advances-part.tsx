import { formatDay } from '../../kernel/format.js';
import { Mark } from '../../web/index.js';
import type { Ledger, WarnedAdvance } from '../ledger.js';
import { advanceRemedy, advanceWords, ledgerPath } from '../words.js';

/** Advances that are not spent, each with what to do; under the name of their project where one is given. */
export function AdvancesPart(props: {
  advances: readonly { readonly advance: WarnedAdvance; readonly ledger?: Ledger }[];
}): JSX.Element {
  if (props.advances.length === 0) return '';
  return (
    <section class="sec">
      <h2>Vorauszahlungen, die noch nicht verbraucht sind</h2>
      <ul class="list">
        {props.advances.map(({ advance, ledger }) => (
          <li>
            <Mark
              tone={advance.overdue ? 'warn' : 'hint'}
              word={`${advance.overdue ? 'Frist verstrichen am' : 'Frist bis'} ${formatDay(advance.dueOn, 'de')}`}
            />
            {ledger !== undefined && (
              <a class="line" href={ledgerPath(ledger.reference)} lang="de" safe>
                {ledger.name}
              </a>
            )}
            <span class="meta line" safe>
              {`${advanceWords(advance)} ${advanceRemedy(advance)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
