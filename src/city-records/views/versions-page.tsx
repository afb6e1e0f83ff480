import { Button, ControlChoice, cityName } from '../../web/index.js';
import type { RecordDifference } from '../differences.js';
import type { CityRecordKind } from '../kind.js';
import { versionsPath } from '../paths.js';
import { RecordDifferences } from './record-differences.js';

export interface VersionsView {
  readonly kind: CityRecordKind;
  readonly reference: string;
  readonly cityAgs: string;
  readonly name: string;
  /** Every version to choose, the oldest first: its number and what it is called. */
  readonly versions: readonly { readonly value: string; readonly label: string }[];
  /** Numbers of the two that are compared. */
  readonly before: number;
  readonly after: number;
  readonly differences: readonly RecordDifference[];
}

/** The versions of a record, two of them side by side. */
export function VersionsPage({ view }: { view: VersionsView }): JSX.Element {
  const { kind, reference, versions, before, after } = view;
  return (
    <div class="wrap main">
      <div class="phead phead--rec">
        <p class="over">
          <b safe>{reference}</b>
          <span safe>{kind.word.de}</span>
          <span safe>{cityName(view.cityAgs)}</span>
        </p>
        <h1 safe>{view.name}</h1>
      </div>
      {versions.length === 1 ? (
        <p class="muted" safe>{`Bisher gibt es nur ${versions[0]?.label ?? 'eine Fassung'}.`}</p>
      ) : (
        <>
          <form class="ctrl" method="get" action={versionsPath(reference)} aria-label="Fassungen wählen">
            <ControlChoice
              name="fassung"
              label="Fassung"
              value={String(after)}
              options={versions.toReversed()}
            />
            <ControlChoice
              name="mit"
              label="verglichen mit"
              value={String(before)}
              options={versions.toReversed()}
            />
            <Button label="Vergleichen" />
          </form>
          <section class="sec">
            <h2>Was sich unterscheidet</h2>
            <RecordDifferences
              differences={view.differences}
              before={`Fassung ${before}`}
              after={`Fassung ${after}`}
            />
          </section>
        </>
      )}
      <p class="small">
        <a href={`${kind.path}/${reference}`}>Öffentliche Seite</a>
      </p>
    </div>
  );
}
