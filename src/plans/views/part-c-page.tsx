import { FindingGroups, Findings, RowDifferences } from '../../imports/index.js';
import { formatCount, formatEuro } from '../../kernel/format.js';
import { parseDecimal } from '../../kernel/money.js';
import {
  BodyRows,
  Button,
  Cell,
  CheckField,
  type Column,
  FileField,
  Mark,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import { kindWords, type MoneyKey, moneyHeading, textColumns } from '../part-c/columns.js';
import type { PartCChange } from '../part-c/compare-part-c.js';
import { partCFile, partCPath } from '../part-c/paths.js';
import type { PartCPreview } from '../part-c/preview.js';

export interface PartCView {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly preview?: PartCPreview;
  /** Why the file could not be read at all. */
  readonly fault?: string;
}

/** Part C by a workbook: download, upload, and what would change. */
export function PartCPage({ view }: { view: PartCView }): JSX.Element {
  const { id, preview } = view;
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <p class="over">
          <span safe>{view.name}</span>
        </p>
        <h1>Teil C als Excel-Mappe</h1>
        <p class="lead">
          Alle Vorhaben des Konzepts mit Kosten und Finanzierung nach Jahren: herunterladen, in Excel oder
          LibreOffice ausfüllen, hochladen. Übernommen wird es in diesen Entwurf, und erst nach der Vorschau.
        </p>
      </div>
      {preview !== undefined && <Preview view={view} preview={preview} />}
      <section class="sec">
        <h2>1. Mappe herunterladen</h2>
        <p class="btns">
          <Button
            kind={preview === undefined ? 'primary' : 'secondary'}
            label="Teil C herunterladen (XLSX)"
            href={partCFile(id)}
          />
        </p>
        <p class="small muted">Darin steht der gespeicherte Stand des Entwurfs.</p>
      </section>
      <section class="sec">
        <h2>2. Ausgefüllte Mappe hochladen</h2>
        <form class="form" method="post" action={partCPath(id)} enctype="multipart/form-data">
          <FileField
            name="file"
            label="Datei"
            hint="Excel (.xlsx) oder CSV. Aus LibreOffice als .xlsx speichern."
            accept=".xlsx,.csv"
            errors={view.fault === undefined ? [] : [view.fault]}
          />
          <div class="btns">
            <Button label="Datei lesen" />
          </div>
        </form>
      </section>
    </div>
  );
}

function Preview({ view, preview }: { view: PartCView; preview: PartCPreview }): JSX.Element {
  const groups = new FindingGroups();
  for (const finding of preview.findings) groups.add(finding);
  const findings = groups.all().map((group) => ({ ...group, places: [...group.places] }));
  const changed = preview.changes.filter(({ change }) => change !== 'unchanged');
  return (
    <section aria-labelledby="vorschau">
      <h2 id="vorschau">Vorschau</h2>
      <p safe>{summaryOf(preview)}</p>
      {changed.length > 0 && <Changes changes={changed} />}
      <Findings delivery={{ findings }} />
      {!preview.hasErrors && changed.length > 0 && <TakeOver view={view} preview={preview} />}
    </section>
  );
}

const marks = {
  new: { tone: 'ok', word: 'neu' },
  changed: { tone: 'open', word: 'geändert' },
  missing: { tone: 'warn', word: 'fehlt in der Datei' },
  unchanged: { tone: 'open', word: 'unverändert' },
} as const;

function summaryOf({ changes, hasErrors }: PartCPreview): string {
  const count = (kind: PartCChange['change']) =>
    formatCount(changes.filter(({ change }) => change === kind).length, 'de');
  const said = `${count('new')} neu, ${count('changed')} geändert, ${count('unchanged')} unverändert, ${count('missing')} fehlen in der Datei.`;
  return hasErrors
    ? `${said} Die Datei hat Fehler; übernommen wird erst, wenn sie behoben sind.`
    : `${said} Noch ist nichts übernommen.`;
}

const columns = {
  project: { label: 'Vorhaben' },
  change: { label: 'Was geschieht' },
  differences: { label: 'Was sich ändert' },
} as const satisfies Record<string, Column>;

const Changes = ({ changes }: { changes: readonly PartCChange[] }): JSX.Element => (
  <RecordTable caption="Was sich an Teil C ändert" columns={Object.values(columns)} language="de">
    <BodyRows>
      {changes.map(({ number, name, change, differences }) => (
        <Row>
          <RowHead>
            <span safe>{`${number} ${name}`}</span>
          </RowHead>
          <Cell column={columns.change}>
            <Mark {...marks[change]} />
          </Cell>
          <Cell column={columns.differences}>
            {change === 'missing' ? (
              <span class="muted">bleibt stehen</span>
            ) : (
              <RowDifferences differences={differences} labelOf={labelOf} shownAs={shownAs} />
            )}
          </Cell>
        </Row>
      ))}
    </BodyRows>
  </RecordTable>
);

function TakeOver({ view, preview }: { view: PartCView; preview: PartCPreview }): JSX.Element {
  const missing = preview.changes.filter(({ change }) => change === 'missing').map(({ number }) => number);
  return (
    <form class="form" method="post" action={`${partCPath(view.id)}/uebernehmen`}>
      <input type="hidden" name="version" value={String(view.version)} />
      <input type="hidden" name="projects" value={JSON.stringify(preview.projects)} />
      <input type="hidden" name="missing" value={missing.join('\n')} />
      {missing.length > 0 && (
        <CheckField
          name="remove"
          label={`Was in der Datei fehlt, aus Teil C nehmen: ${missing.join(', ')}`}
          checked={false}
        />
      )}
      <div class="btns">
        <Button kind="primary" label="In den Entwurf übernehmen" />
      </div>
    </form>
  );
}

function labelOf(field: string): string {
  const [key = '', year] = field.split('.');
  if (year !== undefined) return moneyHeading(key as MoneyKey, Number(year));
  return textColumns.find((column) => column.key === key)?.heading ?? field;
}

function shownAs(field: string, value: string | null): string {
  if (value === null) return 'nicht angegeben';
  if (field === 'kind') return kindWords[value as keyof typeof kindWords] ?? value;
  const amount = field.includes('.') ? parseDecimal(value) : null;
  return amount === null ? value : formatEuro(amount, 'de');
}
