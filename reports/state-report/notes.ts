import { unionUnknown } from '../../src/aggregates/index.js';
import type { Language } from '../../src/kernel/text.js';
import type { Block } from '../../src/reporting/index.js';
import { derivedNote, note } from '../shared/notes.js';
import { common } from '../shared/words.js';
import type { StateReportData } from './dataset.js';
import { costUnknownSentence } from './sentences.js';

/** What has to be known to read the tables above. */
export function notes({ totals }: StateReportData, language: Language): Block[] {
  const { unionContribution, unionContributionDerived } = totals.amounts;
  const kinds = [
    { known: unionContribution.known, name: common.unionStated[language] },
    { known: unionContributionDerived.known, name: common.unionDerived[language] },
    { known: unionUnknown(totals), name: common.unionUnknown[language] },
  ];
  const absent = kinds.filter(({ known }) => known === 0).map(({ name }) => name);
  const unknown = costUnknownSentence(totals, language);
  const partly = [unionContribution, unionContributionDerived].some(
    ({ known }) => known > 0 && known < totals.projects,
  );
  return [
    ...(partly ? [note(null, common.dash[language])] : []),
    ...(unionContributionDerived.known > 0 ? [note('a', derivedNote[language])] : []),
    ...(unknown === '' ? [] : [note(null, unknown)]),
    ...(absent.length === 0 ? [] : [note(null, common.notShown(absent.join('; '))[language])]),
  ];
}
