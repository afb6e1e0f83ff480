import type { Forgotten } from './commands/forget-person.js';

/** What becomes of something, as pages and the command line say it. */
export const outcomeWords: Readonly<Record<Forgotten['outcome'], string>> = {
  deleted: 'wird gelöscht',
  emptied: 'wird geleert',
  ended: 'endet heute',
  redacted: 'Name, Adresse und Nummer werden ersetzt',
  kept: 'bleibt unter der Kennung',
  mentioned: 'bleibt mit Nennung',
};

/** Why something stays, for rows that do. */
export function whyKept({ concerns, outcome }: Forgotten): string {
  if (outcome === 'kept')
    return concerns.startsWith('access_log')
      ? 'Nur noch die Kennung steht darin; nach zwölf Monaten gehen auch diese Einträge.'
      : 'Nur noch die Kennung steht darin: Schritte, Vier-Augen-Prüfung und Änderungsprotokoll bleiben gültig.';
  return concerns === 'audit_entry' || concerns === 'workflow_step'
    ? 'In einer Begründung steht der Name oder eine Adresse; der Prüfpfad wird nicht umgeschrieben (Art. 17 Abs. 3 Buchst. b DSGVO).'
    : 'In einem Text steht der Name oder eine Adresse: veröffentlicht oder Beleg (Art. 17 Abs. 3 Buchst. b DSGVO). Prüfen Sie, ob er dort stehen muss.';
}
