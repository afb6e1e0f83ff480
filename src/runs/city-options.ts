import { isProgrammeCity, referencePlaces } from '../places/index.js';
import type { RegisteredReport } from '../reporting/index.js';
import type { Option } from '../web/index.js';
import { fieldsOf, parameterName } from './parameter-fields.js';
import type { Typed } from './run-form.js';

/** Cities of the programme, and what else an address has chosen: any municipality can be reported on. */
export function cityOptions(report: RegisteredReport, typed: Typed): Option[] {
  const places = referencePlaces();
  const chosen = fieldsOf(report)
    .filter(({ kind }) => kind === 'city' || kind === 'cities')
    .flatMap(({ name }) => typed(parameterName(name)).split(','));
  return places.municipalities
    .filter((place) => isProgrammeCity(place) || chosen.includes(place.ags))
    .map(({ ags, name }) => ({ value: ags, label: name }));
}
