/** A circle that wants its name beside it, in units of the map. */
export interface LabelledCircle {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface PlacedLabel {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Fits even at the type size of a phone. */
  readonly fitsPhone: boolean;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Type sizes of the labels in units of the map; the style sheet uses the same. */
const typeSize = { desk: 15, phone: 27 } as const;
/** Width of a letter in parts of the type size, on the safe side for the pages' typeface. */
const letterWidth = 0.56;
/** As many names as a phone can carry. */
const phoneLabels = 6;
const deskLabels = 14;

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const circleBox = (circle: LabelledCircle): Box => ({
  left: circle.x - circle.radius,
  right: circle.x + circle.radius,
  top: circle.y - circle.radius,
  bottom: circle.y + circle.radius,
});

/** Above and below a name may stand a little aside of its circle, where the frame ends. */
function candidates(circle: LabelledCircle, size: number, frame: Box) {
  const width = circle.name.length * size * letterWidth;
  const gap = circle.radius + size * 0.3;
  const box = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + size });
  const { x, y } = circle;
  const left = Math.max(frame.left, Math.min(x - width / 2, frame.right - width));
  const middle = left + width / 2;
  const aside = (top: number): Box => ({
    left,
    top,
    right: Math.min(left + width, frame.right),
    bottom: top + size,
  });
  return [
    { x: x + gap, y: y + size * 0.35, anchor: 'start', box: box(x + gap, y - size / 2) },
    { x: x - gap, y: y + size * 0.35, anchor: 'end', box: box(x - gap - width, y - size / 2) },
    { x: middle, y: y - gap, anchor: 'middle', box: aside(y - gap - size) },
    { x: middle, y: y + gap + size * 0.75, anchor: 'middle', box: aside(y + gap) },
  ] as const;
}

/**
 * Places names beside circles so that no name covers another or a circle; names without room are left out.
 * Circles come in order of importance. `frame` is what names must stay inside.
 */
export function placeLabels(circles: readonly LabelledCircle[], frame: Box): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  const taken: Box[] = [];
  const inside = (box: Box) => box.left >= frame.left && box.right <= frame.right && box.top >= frame.top;
  for (const [index, circle] of circles.slice(0, deskLabels).entries()) {
    const obstacles = [...taken, ...circles.filter((other) => other !== circle).map(circleBox)];
    const fit = (size: number) =>
      candidates(circle, size, frame).find(
        (place) => inside(place.box) && !obstacles.some((obstacle) => overlap(place.box, obstacle)),
      );
    const forPhone = index < phoneLabels ? fit(typeSize.phone) : undefined;
    const place = forPhone ?? fit(typeSize.desk);
    if (place === undefined) continue;
    taken.push(place.box);
    placed.push({
      name: circle.name,
      x: place.x,
      y: place.y,
      anchor: place.anchor,
      fitsPhone: forPhone !== undefined,
    });
  }
  return placed;
}
