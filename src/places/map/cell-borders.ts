import { Delaunay } from 'd3-delaunay';
import type { Point } from './projection.js';

/** A settlement on the plane and the area it belongs to; `outside` lies beyond the Land. */
export interface Settlement {
  readonly point: Point;
  readonly area: string;
}

export const outside = 'outside';

/** A border between two areas, from one meeting point of three areas to the next; closed when first and last point are one. */
export interface Border {
  readonly areas: readonly [string, string];
  readonly points: readonly Point[];
}

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly areas: readonly [string, string];
}

/**
 * Borders of the areas that arise when every spot counts to its nearest settlement. Neighbours share each border, so
 * whatever smooths it leaves no gaps.
 */
export function bordersBetween(
  settlements: readonly Settlement[],
  bounds: readonly [number, number, number, number],
): Border[] {
  const delaunay = new Delaunay(settlements.flatMap(({ point }) => point));
  const areas = joinStragglers(
    delaunay,
    settlements.map(({ area }) => area),
  );
  const { circumcenters } = delaunay.voronoi(bounds);
  const edges = edgesBetween(delaunay, areas);
  const at = (corner: number): Point => [circumcenters[corner * 2] ?? 0, circumcenters[corner * 2 + 1] ?? 0];
  return chains(edges).map(({ areas, corners }) => ({ areas, points: corners.map(at) }));
}

/** Settlements cut off from the rest of their area join the neighbours around them: the map knows no exclaves. */
function joinStragglers(delaunay: Delaunay, areas: readonly string[]): readonly string[] {
  const joined = [...areas];
  for (const area of new Set(areas)) {
    if (area === outside) continue;
    const parts = connectedParts(delaunay, areas, area).sort((a, b) => b.length - a.length);
    for (const cell of parts.slice(1).flat())
      joined[cell] = commonest(neighbourAreas(delaunay, areas, cell, area));
  }
  return joined;
}

function neighbourAreas(
  delaunay: Delaunay,
  areas: readonly string[],
  cell: number,
  own: string,
): readonly string[] {
  return [...delaunay.neighbors(cell)]
    .map((neighbour) => areas[neighbour] ?? outside)
    .filter((area) => area !== own);
}

function connectedParts(delaunay: Delaunay, areas: readonly string[], area: string): number[][] {
  const parts: number[][] = [];
  const seen = new Set<number>();
  for (const start of areas.keys()) {
    if (areas[start] !== area || seen.has(start)) continue;
    const part = [start];
    seen.add(start);
    for (const cell of part)
      for (const neighbour of delaunay.neighbors(cell)) {
        if (areas[neighbour] !== area || seen.has(neighbour)) continue;
        seen.add(neighbour);
        part.push(neighbour);
      }
    parts.push(part);
  }
  return parts;
}

function commonest(values: readonly string[]): string {
  const count = (value: string) => values.filter((other) => other === value).length;
  return [...values].sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))[0] ?? outside;
}

function edgesBetween({ triangles, halfedges }: Delaunay, areas: readonly string[]): Edge[] {
  const edges: Edge[] = [];
  for (const [half, opposite] of halfedges.entries()) {
    if (opposite < half) continue;
    const one = areas[triangles[half] ?? -1] ?? outside;
    const other = areas[triangles[opposite] ?? -1] ?? outside;
    if (one !== other)
      edges.push({
        from: Math.floor(half / 3),
        to: Math.floor(opposite / 3),
        areas: one < other ? [one, other] : [other, one],
      });
  }
  return edges;
}

/** Strings edges together between the corners where three areas meet; what has no such corner becomes a ring. */
function chains(edges: readonly Edge[]): { areas: readonly [string, string]; corners: number[] }[] {
  const atCorner = new Map<number, Edge[]>();
  for (const edge of edges)
    for (const corner of [edge.from, edge.to]) atCorner.set(corner, [...(atCorner.get(corner) ?? []), edge]);
  const unused = new Set(edges);
  const follow = (first: Edge, start: number) => {
    const corners = [start];
    for (let edge: Edge | undefined = first, corner = start; edge !== undefined; ) {
      unused.delete(edge);
      corner = edge.from === corner ? edge.to : edge.from;
      corners.push(corner);
      const next: readonly Edge[] = atCorner.get(corner) ?? [];
      edge = next.length === 2 ? next.find((other) => unused.has(other)) : undefined;
    }
    return { areas: first.areas, corners };
  };
  const meetings = [...atCorner].filter(([, meeting]) => meeting.length !== 2);
  const open = meetings.flatMap(([corner, meeting]) =>
    meeting.flatMap((edge) => (unused.has(edge) ? [follow(edge, corner)] : [])),
  );
  const rings = [...edges].flatMap((edge) => (unused.has(edge) ? [follow(edge, edge.from)] : []));
  return [...open, ...rings];
}
