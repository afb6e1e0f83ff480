import type { Viewpoint } from '../../history/index.js';
import type { Finding } from '../../kernel/finding.js';
import { text } from '../../kernel/text.js';
import type { ProjectRecord } from '../../projects/index.js';
import { contextAt } from './column.js';
import { fieldOfColumn, missingField } from './field-of-column.js';
import { missingColumns } from './gaps.js';
import { operationsLists } from './lists.js';

/** What the public list of its funding period asks for and the record lacks, as findings. */
export function gapFindings(record: ProjectRecord, viewpoint: Viewpoint): Finding[] {
  const list = operationsLists.find(({ key }) => key === record.catalogue.fundingPeriod.key);
  if (list === undefined) return [];
  return missingColumns(list, record, contextAt(viewpoint)).map((column) => ({
    severity: 'hint',
    code: missingField,
    field: fieldOfColumn(column),
    reason: text(
      `In der öffentlichen Liste fehlt „${column.heading.de}“.`,
      `The public list lacks "${column.heading.en}".`,
    ),
    remedy: text('Ergänzen Sie die Angabe, sobald sie bekannt ist.', 'Add it as soon as it is known.'),
    clause: column.point === null || column.point === '' ? null : `${list.legalBasis.de}, ${column.point}`,
  }));
}
