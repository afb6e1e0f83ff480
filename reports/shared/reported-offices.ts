import { readRecord, recordsAt } from '../../src/city-records/index.js';
import type { Day } from '../../src/kernel/day.js';
import { isValidOn, type Office, officeKind } from '../../src/offices/index.js';
import type { Reading } from '../../src/reporting/index.js';
import { cityName } from '../../src/web/index.js';

/** A neighbourhood office as it is published, with the notices that hang out on the reckoning day. People are not named. */
export type ReportedOffice = Office & { readonly reference: string; readonly cityAgs: string };

/** Published offices at the revision, of one city or of all, by city and name. */
export async function officesAt(
  { tx, viewpoint: { revision, reckoningDay } }: Pick<Reading, 'tx' | 'viewpoint'>,
  city?: string,
): Promise<ReportedOffice[]> {
  const kept = await recordsAt(tx, 'office', revision, city);
  return kept
    .map((record) => {
      const { content } = readRecord(officeKind, record);
      return {
        ...content,
        notices: noticesOn(content, reckoningDay),
        reference: record.reference,
        cityAgs: record.cityAgs,
      };
    })
    .sort(
      (one, other) =>
        collator.compare(cityName(one.cityAgs), cityName(other.cityAgs)) ||
        collator.compare(one.name, other.name) ||
        (one.reference < other.reference ? -1 : 1),
    );
}

const collator = new Intl.Collator('de');

const noticesOn = ({ notices }: Office, on: Day) => notices.filter((notice) => isValidOn(notice, on));
