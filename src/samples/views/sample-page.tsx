import { formatInstant } from '../../kernel/format.js';
import {
  AmountText,
  BodyRows,
  Cell,
  type Column,
  DownloadList,
  Mark,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import type { DrawnSample } from '../commands/draw-sample.js';
import type { KeptSample, namesOf } from '../queries/samples.js';
import { methodText, planLines, populationLines, samplePath } from '../words.js';

export interface SampleView {
  readonly kept: KeptSample;
  readonly sample: DrawnSample;
  readonly names: Awaited<ReturnType<typeof namesOf>>;
}

const columns = {
  project: { label: 'Vorhaben' },
  stratum: { label: 'Schicht' },
  chosen: { label: 'Auswahl' },
  amount: { label: 'Betrag', kind: 'amount' },
} as const satisfies Record<string, Column>;

/** One sample with its parameters, its population, its method and what was drawn; made to be printed. */
export function SamplePage({ view }: { view: SampleView }): JSX.Element {
  const { kept, sample } = view;
  const isSame = sample.listing === kept.listing;
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <p class="over">
          <span
            safe
          >{`Gezogen ${formatInstant(kept.drawnAt)} von ${kept.drawnBy ?? 'gelöschter Person'}`}</span>
        </p>
        <h1 safe>{`Stichprobe: ${kept.purpose}`}</h1>
        <p>
          <Mark
            tone={isSame ? 'ok' : 'error'}
            word={
              isSame
                ? 'Noch einmal gezogen: dieselbe Liste, Zeichen für Zeichen.'
                : 'Noch einmal gezogen: Die Liste weicht ab.'
            }
          />
        </p>
      </div>
      <div class="grid grid--side">
        <div>
          <section>
            <h2 safe>{`Gezogen: ${sample.draw.drawn.length} Vorhaben`}</h2>
            <ItemsTable view={view} />
          </section>
          <section class="sec">
            <h2>Verfahren</h2>
            <ul class="list">
              {methodText(sample).map((line) => (
                <li safe>{line}</li>
              ))}
            </ul>
          </section>
        </div>
        <aside class="side" aria-label="Parameter und Grundgesamtheit">
          <section>
            <h2>Parameter</h2>
            <Lines lines={planLines(kept.plan)} />
          </section>
          <section>
            <h2>Grundgesamtheit</h2>
            <Lines lines={populationLines(sample)} />
          </section>
          <section>
            <h2>Prüfwert</h2>
            <p class="code small" safe>
              {kept.sha256.replace(/(.{8})/g, '$1 ').trim()}
            </p>
            <DownloadList
              downloads={[
                {
                  label: 'Mappe für Feststellungen',
                  href: `${samplePath(kept.id)}/mappe.xlsx`,
                  kind: 'document',
                  meta: 'XLSX, rechnet hoch',
                },
                {
                  label: 'Liste',
                  href: `${samplePath(kept.id)}/liste.csv`,
                  kind: 'data',
                  meta: 'CSV, wie gezogen',
                },
              ]}
            />
          </section>
        </aside>
      </div>
    </div>
  );
}

function Lines({ lines }: { lines: readonly (readonly [string, string])[] }): JSX.Element {
  return (
    <ul class="list small">
      {lines.map(([label, value]) => (
        <li>
          <div class="meta" safe>
            {label}
          </div>
          <span class="line" safe>
            {value}
          </span>
        </li>
      ))}
    </ul>
  );
}

function ItemsTable({ view: { kept, sample, names } }: { view: SampleView }): JSX.Element {
  if (sample.draw.drawn.length === 0)
    return <p class="small muted">Aus dieser Grundgesamtheit ist nichts zu ziehen.</p>;
  const isStratified = kept.plan.stratifyBy !== null;
  const shown = Object.values(columns).filter((column) => isStratified || column !== columns.stratum);
  return (
    <RecordTable caption="Gezogene Vorhaben" columns={shown} language="de">
      <BodyRows>
        {sample.draw.drawn.map(({ reference, amount, stratum, certain }) => (
          <Row>
            <RowHead>
              <a href={`/servicestelle/vorhaben/${encodeURIComponent(reference)}/verlauf`} lang="de" safe>
                {names.get(reference)?.name ?? reference}
              </a>
              <span class="sub" safe>
                {[reference, names.get(reference)?.beneficiary].filter((part) => part != null).join(' · ')}
              </span>
            </RowHead>
            {isStratified && (
              <Cell column={columns.stratum}>
                <span safe>{stratum}</span>
              </Cell>
            )}
            <Cell column={columns.chosen}>
              <span>{certain ? 'sicher' : 'gezogen'}</span>
            </Cell>
            <Cell column={columns.amount}>
              <AmountText cents={amount} language="de" />
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}
