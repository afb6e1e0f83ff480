import { isProgrammeCity, referencePlaces } from '../places/index.js';
import type { RegisteredReport } from '../reporting/index.js';
import { cityName, type Option } from '../web/index.js';
import { fieldsOf, parameterName } from './parameter-fields.js';
import type { Typed } from './run-form.js';

/** The own city alone where a city has a report of itself; else cities of the programme, and what else an address has chosen: any municipality can be reported on. */
export function cityOptions(report: RegisteredReport, typed: Typed, own: string | null): Option[] {
  const places = referencePlaces();
  if (own !== null) return [{ value: own, label: cityName(own) }];
  const chosen = fieldsOf(report)
    .filter(({ kind }) => kind === 'city' || kind === 'cities')
    .flatMap(({ name }) => typed(parameterName(name)).split(','));
  return places.municipalities
    .filter((place) => isProgrammeCity(place) || chosen.includes(place.ags))
    .map(({ ags, name }) => ({ value: ags, label: name }));
}
