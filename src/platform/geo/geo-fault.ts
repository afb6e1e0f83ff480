/** Why a file of polygons cannot be taken. */
export type GeoFaultCode =
  | 'not_a_shape_file'
  | 'shape_part_missing'
  | 'several_shape_files'
  | 'damaged'
  | 'unknown_system'
  | 'not_geojson'
  | 'no_polygon'
  | 'too_many_points'
  | 'open_ring'
  | 'impossible_position'
  | 'crosses_itself';

export class GeoFault extends Error {
  constructor(
    readonly code: GeoFaultCode,
    /** What the message names: a part of the archive, a reference system, a place in degrees. */
    readonly about: string | null = null,
    options?: ErrorOptions,
  ) {
    super(`the polygons cannot be read: ${code}`, options);
  }
}
