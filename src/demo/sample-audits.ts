import { answerCheck, keepCheck, keepRecovery, recordPayment } from '../audits/index.js';
import { viewpointAt } from '../history/index.js';
import { addDays } from '../kernel/day.js';
import { sampleCities } from './sample-places.js';
import type { Stage } from './sample-work.js';

const { bautzen, dresden } = sampleCities;

/** Payments, a check with the city's answer, a recovery that is repaid in part, and a check that waits for an answer. */
export async function sampleAudits(stage: Stage): Promise<void> {
  const { reckoningDay: today } = await viewpointAt(stage.database.orm);
  const ago = (days: number) => addDays(today, -days);
  const { database } = stage;
  const audited = { database, writer: stage.as('staff'), reference: await stage.project(bautzen, 1) };
  const paid = { kind: 'interim', recoveryId: null, source: 'Auszahlungsmitteilung der SAB' } as const;
  await recordPayment(audited, { ...paid, advance: false, paidOn: ago(400), amount: 4_120_000n });
  await recordPayment(audited, { ...paid, advance: true, paidOn: ago(160), amount: 3_865_050n });
  const check = await keepCheck(audited, null, {
    body: 'Prüfbehörde ESF',
    checkedOn: ago(120),
    finding: 'Für zwei Honorare fehlen die Leistungsnachweise.',
    amount: 184_000n,
    followUp: 'Rückforderung der nicht belegten Honorare.',
    followUpDue: ago(30),
    closedOn: null,
  });
  await answerCheck(
    { ...audited, writer: stage.as('cityLead', bautzen) },
    check,
    'Ein Nachweis ließ sich nachreichen, der andere nicht.',
  );
  const recoveryId = await keepRecovery(audited, null, {
    decision: 'Rückforderungsbescheid 2026/0412',
    decidedOn: ago(60),
    principal: 92_000n,
    interest: 1_235n,
    checkId: check,
    note: null,
  });
  await recordPayment(audited, {
    kind: 'repayment',
    paidOn: ago(20),
    amount: 50_000n,
    recoveryId,
    advance: null,
    source: 'Kontoauszug der Stadtkasse',
  });
  await keepCheck({ ...audited, reference: await stage.project(dresden, 0) }, null, {
    body: 'SAB, Vor-Ort-Kontrolle',
    checkedOn: ago(12),
    finding: 'Das Schild mit dem Emblem der Union hängt nicht am Eingang.',
    amount: null,
    followUp: 'Foto des angebrachten Schilds.',
    followUpDue: addDays(today, 18),
    closedOn: null,
  });
}
