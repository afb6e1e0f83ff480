import { addDays } from '../kernel/day.js';
import { publishAccepted } from '../submissions/index.js';
import { accepted, amendmentOf, scaled } from './sample-drafts.js';
import { sampleCities } from './sample-places.js';
import type { Stage } from './sample-work.js';

const { chemnitz } = sampleCities;

/**
 * The last publication: what a report has to tell beside new projects. More money and time by a decision, a name put right,
 * a project withdrawn; all of one city, so that the stories of the others stay as they are.
 */
export async function sampleAmendments(stage: Stage): Promise<void> {
  const [more, named, gone] = [
    await stage.project(chemnitz, 0),
    await stage.project(chemnitz, 1),
    await stage.project(chemnitz, 2),
  ];
  const drafts = [
    await accepted(stage, chemnitz, {
      on: { reference: more, kind: 'amendment', note: 'Änderungsbescheid: mehr Mittel, sechs Monate länger' },
      change: (present) => {
        const { start, end } = present.period;
        const period = { start, end: end === null ? null : addDays(end, 184) };
        return {
          period,
          amounts: scaled(present, 11n),
          decisions: [
            ...present.decisions,
            amendmentOf({ ...present, period }, 11n, 'Erhöhung und Verlängerung'),
          ],
        };
      },
      basis: 'decision',
    }),
    await accepted(stage, chemnitz, {
      on: { reference: named, kind: 'amendment', note: 'Bezeichnung wie im Bescheid' },
      change: ({ name }) => ({ name: name.replace(/ Sonnenberg$/, ' auf dem Sonnenberg') }),
    }),
    await accepted(stage, chemnitz, {
      on: {
        reference: gone,
        kind: 'withdrawal',
        note: 'Der Träger hat das Vorhaben vor dem Beginn aufgegeben; es wurde nichts ausgezahlt.',
      },
    }),
  ];
  await publishAccepted(
    stage.database,
    stage.as('lead'),
    drafts,
    'Chemnitz: Änderungsbescheid, Bezeichnung, Rücknahme',
  );
}
