import { Button, DownloadList, TextField } from '../../web/index.js';

interface Way {
  readonly href: string;
  readonly label: string;
  readonly text: string;
  /** Closed to the service centre, whose readings it holds as well. */
  readonly auditorsOnly?: true;
}

const ways: readonly Way[] = [
  {
    href: '/pruefung/tests',
    label: 'Tests auf dem ganzen Register',
    text: 'Fragen an alle Vorhaben zugleich, mit der Liste dahinter.',
  },
  {
    href: '/pruefung/stichproben',
    label: 'Stichproben',
    text: 'Zufall, Schichten, Monetary Unit; jederzeit noch einmal zu ziehen.',
  },
  {
    href: '/pruefung/vor-ort',
    label: 'Prüfungen, Rückforderungen, Zahlungen',
    text: 'Was vor Ort festgestellt wurde und was daraus wurde.',
  },
  {
    href: '/pruefung/aufbewahrung',
    label: 'Aufbewahrung',
    text: 'Wie lange Unterlagen bleiben, Sperren, Löschprotokoll.',
  },
  {
    href: '/servicestelle/ausnahmen',
    label: 'Ausnahmen',
    text: 'Befunde, die für ein Vorhaben hingenommen wurden.',
  },
  {
    href: '/servicestelle/einlesen',
    label: 'Einlesungen',
    text: 'Listen, aus denen das Register entstand, Zeile für Zeile.',
  },
  {
    href: '/servicestelle/abgleich',
    label: 'Abgleich',
    text: 'Register neben Listen der SAB und der Verwaltungsbehörde.',
  },
  {
    href: '/servicestelle/nachweise',
    label: 'Nachweise',
    text: 'Zwischen- und Verwendungsnachweise mit Frist und Stand.',
  },
  {
    href: '/servicestelle/runden',
    label: 'Runden',
    text: 'Bitten um Zuarbeit und was die Städte antworteten.',
  },
  {
    href: '/servicestelle/anfragen',
    label: 'Anfragen',
    text: 'Fragen aus dem Landtag mit festgehaltenen Zahlen.',
  },
  {
    href: '/verwaltung/siegel',
    label: 'Siegel',
    text: 'Die Kette der Änderungen prüfen, hier oder ohne diesen Server.',
  },
  {
    href: '/verwaltung/zugriffe',
    label: 'Zugriffsprotokoll',
    text: 'Wer gelesen hat, was nicht öffentlich ist.',
    auditorsOnly: true,
  },
];

/** Where an auditor begins: one project, the whole registry, or a workbook to take along. */
export function DeskPage(props: { mandate: string | null; isAuditor: boolean }): JSX.Element {
  const { mandate, isAuditor } = props;
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <h1>Prüfung</h1>
        <p class="lead">Alles lesen, nichts ändern: jede Zahl mit Herkunft, Verlauf und Siegel.</p>
        {mandate !== null && (
          <p class="small" safe>
            {mandate}
          </p>
        )}
      </div>
      <form class="narrow" method="get" action="/pruefung">
        <TextField
          name="kennung"
          label="Kennung eines Vorhabens"
          value=""
          width="short"
          maxlength={50}
          errors={[]}
        />
        <Button label="Verlauf öffnen" />
      </form>
      <section class="sec">
        <h2>Das ganze Register</h2>
        <ul class="list">
          {ways
            .filter(({ auditorsOnly }) => isAuditor || !auditorsOnly)
            .map(({ href, label, text }) => (
              <li>
                <a href={href} safe>
                  {label}
                </a>
                <div class="meta" safe>
                  {text}
                </div>
              </li>
            ))}
        </ul>
      </section>
      <section class="sec">
        <h2>Mitnehmen</h2>
        <DownloadList
          downloads={[
            {
              label: 'Prüfmappe des ganzen Registers',
              href: '/pruefung/mappe.xlsx',
              kind: 'document',
              meta: 'XLSX: Vorhaben, Verlauf, Summen als Formeln',
            },
            {
              label: 'Prüfmappe des Programms',
              href: '/pruefung/mappe.xlsx?bereich=programm',
              kind: 'document',
              meta: 'XLSX, nur nachhaltige soziale Stadtentwicklung',
            },
          ]}
        />
      </section>
    </div>
  );
}
