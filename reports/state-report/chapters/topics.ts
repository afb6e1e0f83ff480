import type { Language, Text } from '../../../src/kernel/text.js';
import type { Block } from '../../../src/reporting/index.js';
import { actionFields } from '../../shared/action-fields.js';
import { bars } from '../../shared/bars.js';
import { headings } from '../../shared/headings.js';
import { amountNotes, section } from '../../shared/notes.js';
import { catalogueTable } from '../../shared/sum-tables.js';
import type { StateReportData } from '../dataset.js';
import { catalogueSentence, nouns } from '../sentences.js';
import { tableTitles, words } from '../words.js';

/** What the projects are for, and under which guideline. */
export function topics(data: StateReportData, language: Language): Block[] {
  return [
    { kind: 'chapter', key: 'topics', title: words.topics[language], lead: null },
    ...topic(data, 'category', 'categories', language),
    ...topic(data, 'objective', 'objectives', language),
    ...topic(data, 'guideline', 'guidelines', language),
    ...topic(data, 'object', 'objects', language),
    ...actionFields(data.totals, data.actionFields, language),
    ...amountNotes(data.totals, language),
  ];
}

type Topic = 'category' | 'objective' | 'guideline' | 'object';

function topic({ totals, sums }: StateReportData, key: Topic, anchor: string, language: Language): Block[] {
  const title: Text = tableTitles[key];
  const heading: Text = headings[key];
  return [
    section(anchor, title[language], catalogueSentence(sums[key], nouns[key], language)),
    ...bars(sums[key], heading[language], language),
    catalogueTable(totals, sums[key], { key, title, heading }, language),
  ];
}
