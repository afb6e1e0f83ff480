import { recordsAt } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import type { Transaction } from '../platform/database/database.js';
import type { RegisteredReport } from '../reporting/index.js';
import { cityName, type Option } from '../web/index.js';
import { fieldsOf } from './parameter-fields.js';

/** Published areas by city and name, for reports that are about one. */
export async function areaOptions(tx: Transaction, report: RegisteredReport): Promise<Option[]> {
  if (fieldsOf(report).every(({ kind }) => kind !== 'area')) return [];
  const { revision } = await viewpointAt(tx);
  const areas = await recordsAt(tx, 'area', revision);
  return areas
    .map(({ reference, cityAgs, content }) => ({
      value: reference,
      label: `${cityName(cityAgs)}, ${content.name}`,
    }))
    .sort((one, other) => one.label.localeCompare(other.label, 'de'));
}
