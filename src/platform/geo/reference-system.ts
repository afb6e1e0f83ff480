import proj4 from 'proj4';
import { GeoFault } from './geo-fault.js';
import type { Position } from './polygons.js';

/** A reference system files come in, and the way from its coordinates to degrees in WGS 84. */
export interface ReferenceSystem {
  /** "ETRS89 / UTM 33N" */
  readonly name: string;
  toDegrees(x: number, y: number): Position;
}

/** ETRS89 and WGS 84 differ by less than a metre, which no perimeter is drawn to. */
export const degrees: ReferenceSystem = { name: 'WGS 84', toDegrees: (x, y) => [x, y] };

const centimetres = 7;
const rounded = (value: number): number => Number(value.toFixed(centimetres));

/** A zone of UTM; some Saxon offices write the number of the zone in front of the easting. */
function utm(zone: 32 | 33, falseEasting: number): ReferenceSystem {
  const meridian = zone === 32 ? 9 : 15;
  const projected = proj4(
    `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=0.9996 +x_0=${falseEasting} +y_0=0 +ellps=GRS80 +units=m +no_defs`,
  );
  return {
    name: `ETRS89 / UTM ${zone}N`,
    toDegrees(x, y) {
      const [longitude = Number.NaN, latitude = Number.NaN] = projected.inverse([x, y]);
      return [rounded(longitude), rounded(latitude)];
    },
  };
}

/**
 * The reference system a `.prj` file describes: ETRS89 or WGS 84, in degrees or in UTM zone 32 or 33.
 *
 * @throws GeoFault `unknown_system` with its name for any other
 */
export function systemOf(prj: string): ReferenceSystem {
  const name = /^\s*\w+\s*\[\s*"([^"]*)"/.exec(prj)?.[1] ?? '';
  const isDatum =
    /D_ETRS_1989|ETRS89|European_Terrestrial_Reference_System_1989|D_WGS_1984|WGS_1984|WGS ?84/i;
  if (!isDatum.test(prj)) throw new GeoFault('unknown_system', name);
  if (!/^\s*PROJC/i.test(prj)) return degrees;
  const parameter = (key: string): number =>
    Number(new RegExp(`PARAMETER\\s*\\[\\s*"${key}"\\s*,\\s*(-?[\\d.]+)`, 'i').exec(prj)?.[1] ?? Number.NaN);
  const meridian = parameter('central_meridian');
  const isUtm = /Transverse_?Mercator/i.test(prj) && Math.abs(parameter('scale_factor') - 0.9996) < 1e-9;
  const zone = meridian === 9 ? 32 : meridian === 15 ? 33 : null;
  if (!isUtm || zone === null || !Number.isFinite(parameter('false_easting')))
    throw new GeoFault('unknown_system', name);
  return utm(zone, parameter('false_easting'));
}

/** The system an old GeoJSON names in its `crs`. @throws GeoFault `unknown_system` */
export function systemOfCode(code: string): ReferenceSystem {
  if (/CRS84$|EPSG:+(?:4326|4258)$/i.test(code)) return degrees;
  if (/EPSG:+25832$/i.test(code)) return utm(32, 500_000);
  if (/EPSG:+25833$/i.test(code)) return utm(33, 500_000);
  throw new GeoFault('unknown_system', code.slice(0, 60));
}
