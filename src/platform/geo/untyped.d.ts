declare module 'shpjs' {
  /** GeoJSON geometries of a `.shp` file in its own coordinates; null for empty shapes. */
  export function parseShp(shp: Uint8Array): unknown[];
}
